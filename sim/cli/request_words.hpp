/// From what was typed to what is asked for.
#pragma once

#include "cli/commands.hpp"
#include "io/request.hpp"

namespace corridor::cli {

/// Finds and loads the corridor and the scenarios, and reads dates and settings. Throws CommandError with
/// every word that cannot be understood, FileError where a file cannot be read.
Request read_request(const ExperimentWords& words, bool with_baseline);

/// Files of one scenario: its own, or those of names joined by '+'. What cannot be found is added to
/// `mistakes`.
std::vector<std::filesystem::path> scenario_files(const std::string& word,
                                                  std::vector<std::string>& mistakes);

}  // namespace corridor::cli
