/// Runs a request into a results file, with all that a user should hear on the way.
#pragma once

#include <filesystem>

#include "cli/commands.hpp"
#include "io/request.hpp"
#include "run/compare.hpp"

namespace corridor::cli {

/// What came out, for the tables.
struct Outcome {
    Experiment experiment;
    Totals totals;
    std::string sha256;  // of the experiment
};

/// What a user should know before an experiment runs: which figures its scale makes coarse, which
/// interventions do nothing within it, and what they ask of levers beyond their range. Lines, or nothing.
std::string notes_on(const Experiment& experiment);

/// Runs everything and writes it to `out`. Throws Stopped where the user interrupts: what was finished is
/// then in the part.
Outcome execute(const Request& request, const RunOptions& options, const std::filesystem::path& out);

/// Reads everything, says what `execute` would do, writes nothing.
void rehearse(const Request& request, const RunOptions& options, const std::filesystem::path& out);

}  // namespace corridor::cli
