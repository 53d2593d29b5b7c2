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

bool may_go_on()
{
    return !Interruption::is_asked_for();
}

Tally merge(const SweepOptions& options)
{
    const SweepPlan plan = read_plan(options.plan);
    const RunFolder folder = folder_of(plan, options.plan);
    const Interruption interruption;
    const Tally tally = tally_of(plan, folder, may_go_on);
    if (tally.done < tally.runs && !options.partial)
        throw FileError(folder.path(), fmt::format("is not complete ({}); `corridor sweep run {}` goes on, "
                                                   "--partial merges what there is",
                                                   to_text(tally), options.plan.string()));
    merge_runs(plan, folder, options.out, {.if_taken = if_taken(options.force), .may_go_on = may_go_on});
    return tally;
}

}  // namespace

void sweep_merge(const SweepOptions& options)
{
    refuse_to_replace(options.out, options.force);
    try {
        const Tally tally = merge(options);
        if (!options.quiet) fmt::print("{} holds {}\n", options.out.string(), to_text(tally));
    } catch (const Interrupted&) {
        throw Stopped("interrupted: no results were written");
    }
}

}  // namespace corridor::cli
