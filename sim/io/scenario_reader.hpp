/// From a scenario file to interventions that act on the corridor at hand.
#pragma once

#include <filesystem>

#include "core/problems.hpp"
#include "model/corridor.hpp"
#include "policy/scenario.hpp"

namespace corridor {

/// Reads a scenario whose text is at hand; `file.name` is how messages name it, and its stem the scenario's
/// id. Every mistake is added to `problems`; what is returned then is of no use.
///
/// A scenario fits any corridor whose ids and tags it names: `origins = "all"` means every member of the
/// scope. Interventions come back sorted by kind, then first day, so that their order in the file decides as
/// little as it can: the numbering of campaigns that begin on one day.
Scenario read_scenario(const SourceFile& file, const Corridor& corridor, Problems& problems);

/// The same from a disk. Throws InputError with every mistake, FileError where the file cannot be read.
Scenario read_scenario(const std::filesystem::path& file, const Corridor& corridor);

}  // namespace corridor
