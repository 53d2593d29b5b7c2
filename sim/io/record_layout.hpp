/// What the results of an experiment hold: axes and variables, made of the catalogues of series and
/// indicators.
#pragma once

#include "io/results_layout.hpp"
#include "model/record.hpp"
#include "run/experiment.hpp"

namespace corridor {

/// Of the results of `experiment`. Fixed variables first, then those by replicate, then the comparison with
/// the baseline where there is one.
ResultsLayout layout_of(const Experiment& experiment);

/// Whether results hold a comparison: the baseline is the first of several scenarios.
bool compares(const Experiment& experiment);

/// Whether a series counts whole things, so that it is stored as integers.
bool is_count(const SeriesInfo& series);

}  // namespace corridor
