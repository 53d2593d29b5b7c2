/// Indicators over the horizon, as `corridor run` shows them.
#pragma once

#include <string>

#include "cli/execute.hpp"

namespace corridor::cli {

/// A table of the chief indicators, one block a scenario: mean over replicates, with its interval where there
/// are several.
std::string summary_text(const Outcome& outcome);

/// Every indicator of every scenario as JSON; undefined values are null.
std::string summary_json(const Outcome& outcome, const std::filesystem::path& out);

}  // namespace corridor::cli
