#include "io/durable_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/text_file.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

void sync(const fs::path& path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    const std::string why = done ? "" : std::strerror(errno);
    if (descriptor >= 0) ::close(descriptor);
    if (!done) throw FileError(path, "cannot be brought to the disk: " + why);
}

fs::path folder_of(const fs::path& file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

bool write_all(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

/// The name under which a file is written, made by the system so that no two writers share one.
std::string part_name(const fs::path& file)
{
    return file.string() + ".XXXXXX" + std::string(part_ending);
}

}  // namespace

void sync_to_disk(const fs::path& file)
{
    sync(file, O_RDONLY);
}

void sync_folder_to_disk(const fs::path& folder)
{
    sync(folder, O_RDONLY | O_DIRECTORY);
}

void rename_durably(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::rename(from, to, error);
    if (error) throw FileError(to, "cannot be given its name: " + error.message());
    sync_folder_to_disk(folder_of(to));
}

void write_durably(const fs::path& file, std::string_view bytes)
{
    std::string part = part_name(file);
    const int descriptor = ::mkostemps(part.data(), static_cast<int>(part_ending.size()), O_CLOEXEC);
    if (descriptor < 0) throw FileError(file, std::string("cannot be written: ") + std::strerror(errno));
    bool done = write_all(descriptor, bytes) && ::fsync(descriptor) == 0 && ::fchmod(descriptor, 0644) == 0;
    std::string why = done ? "" : std::strerror(errno);
    if (::close(descriptor) != 0 && done) {  // some network file systems tell only now that they are full
        done = false;
        why = std::strerror(errno);
    }
    try {
        if (!done) throw FileError(file, "cannot be written: " + why);
        rename_durably(part, file);
    } catch (...) {
        ::unlink(part.c_str());
        throw;
    }
}

}  // namespace corridor
