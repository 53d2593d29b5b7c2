/// `corridor sweep slurm`: a script for a cluster.

#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/slurm_script.hpp"
#include "cli/write_text.hpp"
#include "io/sweep_plan.hpp"

namespace corridor::cli {
namespace {

/// Few enough for the queue of a cluster, many enough to be worth one.
constexpr std::uint64_t usual_shards = 100;

/// Parts of a sweep where nobody says how many: none with fewer runs than a task has processors.
std::uint64_t shards_for(std::uint64_t runs)
{
    return std::clamp<std::uint64_t>(runs / processors_of_a_task, 1, usual_shards);
}

}  // namespace

void sweep_slurm(const SweepOptions& options)
{
    if (!options.out.empty()) {
        refuse_to_replace_inputs(options.out, {{options.plan}});
        refuse_to_replace(options.out, options.force);
    }
    const SweepPlan plan = read_plan(options.plan);
    const std::uint64_t runs = plan.n_runs();
    if (options.shards > runs)
        throw CommandError(fmt::format("--shards {}: the plan has {} runs, and a part needs one at least",
                                       options.shards, runs));
    const std::string script = slurm_script({.plan = options.plan.string(),
                                             .title = plan.sweep.title,
                                             .runs = runs,
                                             .shards = options.shards ? options.shards : shards_for(runs)});
    if (options.out.empty()) {
        fmt::print("{}", script);
        return;
    }
    write_text(options.out, script);
    if (!options.quiet) fmt::print("{0}: `bash {0}` submits it\n", options.out.string());
}

}  // namespace corridor::cli
