#include "cli/write_text.hpp"

#include "io/text_file.hpp"

namespace corridor::cli {

namespace fs = std::filesystem;

void refuse_to_replace(const fs::path& path, bool force)
{
    if (!force && fs::exists(path)) throw FileError(path, "exists already (--force replaces it)");
}

void write_text(const fs::path& path, std::string_view text)
{
    write_durably(path, text);
}

}  // namespace corridor::cli
