/// Files that are there whole or not at all, whatever happens to the program or the machine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace corridor {

/// Brings a file, or the list of names of a folder, to the disk. Throws FileError where that fails.
void sync_to_disk(const std::filesystem::path& file);
void sync_folder_to_disk(const std::filesystem::path& folder);

/// Ends the name of a file that is being written: "NAME.0a1b2c3d.part".
inline constexpr std::string_view part_ending = ".part";

/// What happens where another file has the name that a new one should get.
enum class IfTaken : std::uint8_t { refuse, replace };

/// A file while it is written: beside its place, under a name that no other writer has. Gone at the end of
/// its life, unless it has got its name.
class PartFile {
public:
    /// Makes it, empty. Throws FileError, which names `file`, where that fails.
    explicit PartFile(std::filesystem::path file);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

    /// Appends. Throws FileError where the disk does not take the bytes.
    void write(std::string_view bytes);

    /// Brings what was written, by whatever way, to the disk; then gives the file its name and brings that to
    /// the disk too. Of several writers of one name, each gives it a whole file; with IfTaken::refuse the
    /// first alone succeeds. False where somebody has removed the part, with nothing done. Throws FileError
    /// where anything else fails: before the name is given, then nothing has changed; or after it, where the
    /// folder cannot be brought to the disk, then the whole file has its name, and a power cut may take it.
    bool take_name(IfTaken if_taken);

private:
    std::filesystem::path file_;  // its name to be
    std::filesystem::path path_;
    int descriptor_ = -1;
    bool is_named_ = false;
};

/// Writes `file` as a PartFile, replacing what has its name; again, three times at most, where somebody took
/// the part for one of the dead and removed it. When it returns, the bytes survive a power cut. Throws
/// FileError as PartFile::take_name does, and leaves no rest.
void write_durably(const std::filesystem::path& file, std::string_view bytes);

}  // namespace corridor
