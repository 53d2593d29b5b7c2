/// From what was typed to what is asked for.
#pragma once

#include "cli/commands.hpp"
#include "io/request.hpp"

namespace corridor::cli {

/// Finds and loads the corridor and the scenarios, and reads dates and settings. Throws CommandError with
/// every word that cannot be understood, FileError where a file cannot be read.
Request read_request(const ExperimentWords& words, bool with_baseline);

}  // namespace corridor::cli
