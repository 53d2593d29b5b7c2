/// Points of a sweep that its author chose: a CSV with a column for each factor and a row for each point.
#pragma once

#include <span>
#include <string>

#include "core/problems.hpp"
#include "run/sweep.hpp"

namespace corridor {

/// What the columns mean.
struct PointColumns {
    std::span<const Factor> factors;
    std::span<const std::string> scenarios;  // words that a factor over scenarios lists, in its order
    const Experiment* experiment = nullptr;  // nothing of a test function
};

/// Reads the points. A cell out of the factor's range, or none of its values, becomes a problem.
PointValues read_own_points(const SourceFile& file, const PointColumns& columns, Problems& problems);

}  // namespace corridor
