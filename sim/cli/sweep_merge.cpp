/// `corridor sweep merge`: all runs in one file.

#include "io/sweep_merge.hpp"

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/sweep_tally.hpp"
#include "cli/write_text.hpp"
#include "io/text_file.hpp"

namespace corridor::cli {

void sweep_merge(const SweepOptions& options)
{
    refuse_to_replace(options.out, options.force);
    const SweepPlan plan = read_plan(options.plan);
    const RunFolder folder = folder_of(plan, options.plan);
    const Tally tally = tally_of(plan, folder);
    if (tally.done < tally.runs && !options.partial)
        throw FileError(folder.path(), fmt::format("is not complete ({}); `corridor sweep run {}` goes on, "
                                                   "--partial merges what there is",
                                                   to_text(tally), options.plan.string()));
    merge_runs(plan, folder, options.out);
    if (!options.quiet) fmt::print("{} holds {}\n", options.out.string(), to_text(tally));
}

}  // namespace corridor::cli
