#include "cli/write_text.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "io/text_file.hpp"

namespace corridor::cli {

namespace fs = std::filesystem;

void refuse_to_replace(const fs::path& path, bool force)
{
    if (!force && fs::exists(path)) throw FileError(path, "exists already (--force replaces it)");
}

void write_text(const fs::path& path, std::string_view text)
{
    fs::path part = path;
    part += ".part";
    std::ofstream stream(part, std::ios::binary);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream) throw FileError(path, std::string("cannot be written: ") + std::strerror(errno));
    std::error_code error;
    fs::rename(part, path, error);
    if (error) throw FileError(path, "cannot be given its name: " + error.message());
}

}  // namespace corridor::cli
