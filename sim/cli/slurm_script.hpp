/// The text of a script that runs a sweep on a cluster with Slurm.
#pragma once

#include <cstdint>
#include <string>

namespace corridor::cli {

/// What the script asks for, and each processor makes one run at a time.
inline constexpr std::uint64_t processors_of_a_task = 4;

struct SlurmJob {
    std::string plan;   // path of the plan, as the script finds it
    std::string title;  // of the sweep
    std::uint64_t runs = 0;
    std::uint64_t shards = 1;
};

/// A bash script: called by hand, it submits itself twice, as an array of tasks and as the merge after them.
std::string slurm_script(const SlurmJob& job);

}  // namespace corridor::cli
