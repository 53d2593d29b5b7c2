#include "io/durable_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/random.h>
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

/// A name beside `file`. Chance keeps apart the programs of several machines, which may have equal numbers.
fs::path part_name(const fs::path& file)
{
    std::uint32_t chance = 0;
    if (::getrandom(&chance, sizeof chance, 0) != sizeof chance)
        chance = static_cast<std::uint32_t>(::getpid());
    fs::path part = file;
    part += fmt::format(".{:08x}{}", chance, part_ending);
    return part;
}

/// Renames unless the new name is taken; 0, or the error, EEXIST where it is.
int rename_unless_taken(const fs::path& from, const fs::path& to)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP) return errno;
    // Network file systems know no such renaming, but second names of one file.
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return 0;
    }
    if (errno != EPERM && errno != ENOSYS && errno != EOPNOTSUPP) return errno;
    // File systems of memory cards know neither: here another writer may slip in between question and answer.
    std::error_code error;
    if (fs::exists(to, error)) return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
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

PartFile::PartFile(fs::path file) : file_(std::move(file))
{
    do {
        path_ = part_name(file_);
        descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (descriptor_ < 0 && errno == EEXIST);
    if (descriptor_ < 0) throw FileError(file_, std::string("cannot be written: ") + std::strerror(errno));
}

PartFile::~PartFile()
{
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!is_named_) ::unlink(path_.c_str());
}

void PartFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(descriptor_, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw FileError(file_, std::string("cannot be written: ") + std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

bool PartFile::take_name(IfTaken if_taken)
{
    bool is_whole = ::fsync(descriptor_) == 0;
    // Some network file systems tell only at the end that they are full.
    if (is_whole) is_whole = ::close(std::exchange(descriptor_, -1)) == 0;
    if (!is_whole) throw FileError(file_, std::string("cannot be written: ") + std::strerror(errno));
    int error = 0;
    if (if_taken == IfTaken::refuse)
        error = rename_unless_taken(path_, file_);
    else if (::rename(path_.c_str(), file_.c_str()) != 0)
        error = errno;
    if (error == ENOENT) return false;
    if (error == EEXIST && if_taken == IfTaken::refuse)
        throw FileError(file_, "exists already (--force replaces it)");
    if (error != 0) throw FileError(file_, std::string("cannot be given its name: ") + std::strerror(error));
    is_named_ = true;
    sync_folder_to_disk(folder_of(file_));
    return true;
}

void write_durably(const fs::path& file, std::string_view bytes)
{
    constexpr int tries = 3;
    for (int i = 0; i < tries; ++i) {
        PartFile part(file);
        part.write(bytes);
        if (part.take_name(IfTaken::replace)) return;
    }
    throw FileError(file, "cannot be given its name: something removes the file while it is written");
}

}  // namespace corridor
