/// From a folder of tables to a corridor that the model can run on.
#pragma once

#include <filesystem>
#include <vector>

#include "io/corridor_texts.hpp"
#include "io/sources_table.hpp"
#include "model/corridor.hpp"

namespace corridor {

/// Reads and checks a corridor. Throws InputError with every mistake of every file, each with file and line.
/// Rows are sorted by id before they are numbered: the order of lines in a file decides nothing.
Corridor read_corridor(const CorridorTexts& texts);

/// The same from a folder. Throws FileError where a file cannot be read.
Corridor read_corridor(const std::filesystem::path& folder);

/// The statements of SOURCES.csv of a corridor that `read_corridor` accepts.
std::vector<SourceRow> read_corridor_sources(const CorridorTexts& texts);

}  // namespace corridor
