/// Files that are there whole or not at all, whatever happens to the program or the machine.
#pragma once

#include <filesystem>
#include <string_view>

namespace corridor {

/// Brings a file, or the list of names of a folder, to the disk. Throws FileError where that fails.
void sync_to_disk(const std::filesystem::path& file);
void sync_folder_to_disk(const std::filesystem::path& folder);

/// Gives a file on the disk its name, replacing what had it, and brings that to the disk too. Throws
/// FileError where that fails.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Ends the name of a file that is being written: "NAME.abc123.part".
inline constexpr std::string_view part_ending = ".part";

/// Writes beside `file` under a name of its own, brings that to the disk, then gives it its name. When it
/// returns, the bytes survive a power cut; when it throws FileError, there is no new file and no rest of one.
void write_durably(const std::filesystem::path& file, std::string_view bytes);

}  // namespace corridor
