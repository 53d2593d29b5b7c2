/// Makes the runs of a plan that are missing, one to a thread, and keeps each as soon as it is over.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "io/run_folder.hpp"

namespace corridor {

/// What one run leaves. Throws where it fails.
using RunModel = std::function<std::vector<double>(std::uint64_t run)>;

/// What came of it.
struct RunsMade {
    std::uint64_t done = 0;       // made here
    std::uint64_t failed = 0;     // likewise, without values
    std::uint64_t elsewhere = 0;  // held, or finished in the meantime, by another program
};

struct RunnerPlan {
    int threads = 0;  // 0: as many as the machine has
    bool retry_failed = false;
    std::function<bool()> may_go_on{};                // asked before each run; false stops
    std::function<void(const RunOutcome&)> on_run{};  // after a run is kept; from any thread
};

/// Makes `runs`, in their order, but for those that are there already or that another program holds. A run
/// that throws is kept as failed, with its reason, and stops no other. Throws FileError where the disk takes
/// no more or the memory does not suffice, Bug where the model does, and Interrupted where the plan says stop
/// or the model does: what was kept before stays, and the run that was being made is missing.
RunsMade make_runs(const RunFolder& folder, std::span<const std::uint64_t> runs, const RunModel& model,
                   const RunnerPlan& plan);

}  // namespace corridor
