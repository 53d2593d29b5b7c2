/// Every replicate of every scenario of an experiment, one to a thread.
#pragma once

#include <cstdint>
#include <functional>

#include "run/replicate.hpp"

namespace corridor {

/// Takes one record; it is gone afterwards. Called by one thread at a time.
using RecordSink = std::function<void(std::size_t scenario, std::uint32_t replicate, const Record& record)>;

/// Runs all, and hands the records over in order: scenario by scenario, in each replicate by replicate, on
/// any number of threads. At most two records a thread wait for their turn, so that memory does not grow with
/// the number of runs. Where a run fails or is interrupted no new one begins, and the error of the first in
/// order is thrown; records that came before it have been handed over.
void run_all(const Experiment& experiment, const RunPlan& plan, const RecordSink& sink);

}  // namespace corridor
