/// A folder of texts that is there as a whole or not at all.
#pragma once

#include <filesystem>
#include <vector>

#include "model/corridor.hpp"

namespace corridor::cli {

/// Throws FileError where `folder` exists, unless it may be replaced and holds files of a corridor alone.
void refuse_to_replace_corridor(const std::filesystem::path& folder, bool force);

/// Writes `files` into a folder beside `folder` and gives it its name when it is whole; an earlier corridor
/// of that name then goes. Throws FileError where that fails, and the earlier corridor has its name again or
/// the message says where it is; and where the part of a killed run is in the way.
void write_folder(const std::filesystem::path& folder, const std::vector<SourceFile>& files);

}  // namespace corridor::cli
