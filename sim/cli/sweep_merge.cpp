/// `corridor sweep merge`: all runs in one file.

#include "io/sweep_merge.hpp"

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/sweep_tally.hpp"
#include "cli/write_text.hpp"
#include "io/text_file.hpp"
#include "run/replicate.hpp"

namespace corridor::cli {
namespace {

/// Why these runs are not merged, and what to do; empty where they are.
std::string refusal(const Tally& tally, const SweepOptions& options)
{
    const std::string plan = options.plan.string();
    if (tally.done == tally.runs || options.partial) return "";
    const bool all_tried = tally.done + tally.failed == tally.runs;
    const std::string way =
        all_tried ? fmt::format("`corridor sweep status {0}` says why runs failed, `corridor sweep run {0} "
                                "--retry-failed` makes them again",
                                plan)
                  : fmt::format("`corridor sweep run {}` goes on", plan);
    return fmt::format("is not complete ({}); {}, --partial merges what there is", to_text(tally), way);
}

Tally merge(const SweepOptions& options)
{
    const SweepPlan plan = read_plan(options.plan);
    const RunFolder folder = folder_of(plan, options.plan);
    const Interruption interruption;
    const Tally tally = tally_of(plan, folder, Interruption::may_go_on);
    const std::string why_not = refusal(tally, options);
    if (!why_not.empty()) throw FileError(folder.path(), why_not);
    merge_runs(plan, folder, options.out,
               {.if_taken = if_taken(options.force), .may_go_on = Interruption::may_go_on});
    return tally;
}

}  // namespace

void sweep_merge(const SweepOptions& options)
{
    refuse_to_replace_inputs(options.out, {{options.plan}});
    refuse_to_replace(options.out, options.force);
    try {
        const Tally tally = merge(options);
        if (options.quiet) return;
        fmt::print("{} holds {}\n", options.out.string(), to_text(tally));
        if (tally.done == 0) fmt::print(stderr, "no run is done: all that it holds is the plan\n");
    } catch (const Interrupted&) {
        throw Stopped("interrupted: no results were written");
    }
}

}  // namespace corridor::cli
