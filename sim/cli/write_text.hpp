/// Texts that commands leave behind.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "io/durable_file.hpp"

namespace corridor::cli {

/// Throws FileError where `path` exists, unless it may be replaced.
void refuse_to_replace(const std::filesystem::path& path, bool force);

/// Throws CommandError where `out` is one of the files that the command reads, whatever else may be replaced.
void refuse_to_replace_inputs(const std::filesystem::path& out,
                              std::span<const std::filesystem::path> inputs);

/// What to do where somebody takes the name after it was found free.
inline IfTaken if_taken(bool force)
{
    return force ? IfTaken::replace : IfTaken::refuse;
}

/// Writes beside `path`, then gives it its name: nobody ever sees half a text. Throws FileError where that
/// fails.
void write_text(const std::filesystem::path& path, std::string_view text);

}  // namespace corridor::cli
