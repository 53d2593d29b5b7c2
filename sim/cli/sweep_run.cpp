/// `corridor sweep run`: makes the runs that are missing. Whatever stops it, the same command goes on.

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "cli/run_numbers.hpp"
#include "cli/sweep_tally.hpp"
#include "core/text_table.hpp"
#include "io/sweep_runner.hpp"
#include "run/replicate.hpp"

namespace corridor::cli {
namespace {

/// Runs to be made, and how many of those asked for are there already.
struct Work {
    std::vector<std::uint64_t> runs;
    std::uint64_t there = 0;
    std::uint64_t failed_before = 0;  // left as they are
};

Work work_for(const SweepPlan& plan, const RunFolder& folder, const SweepOptions& options)
{
    const Shard shard = shard_of(options.shard);
    Work work;
    for (const std::uint64_t run : runs_in(options.only, plan.n_runs())) {
        if (!shard.has(run)) continue;
        const RunState state = folder.find(run).state();
        if (state == RunState::missing || (state == RunState::failed && options.retry_failed)) {
            work.runs.push_back(run);
        } else {
            ++(state == RunState::done ? work.there : work.failed_before);
        }
    }
    return work;
}

RunModel model_of(const SweepPlan& plan)
{
    static const RunPlan stops{.threads = 1,
                               .on_month = [](const Progress&) { return !Interruption::is_asked_for(); }};
    return [&plan](std::uint64_t run) {
        const RunPlace place = place_of(plan.sweep, run);
        return run_point(plan.sweep, plan.points[place.point], place, stops);
    };
}

std::string told(const Work& work, const RunsMade& made, const std::filesystem::path& plan)
{
    std::string text = fmt::format("{} made", counted(made.done + made.failed, "run"));
    if (made.failed > 0)
        text += fmt::format(", {} of them failed (`corridor sweep status {}` says why)", made.failed,
                            plan.string());
    if (work.there > 0) text += fmt::format("; {} were there", work.there);
    if (work.failed_before > 0)
        text += fmt::format("; {} failed before (--retry-failed makes them again)", work.failed_before);
    if (made.elsewhere > 0)
        text += fmt::format("; {} left to another program that makes them", made.elsewhere);
    return text;
}

}  // namespace

void sweep_run(const SweepOptions& options)
{
    shard_of(options.shard);  // a slip of the keyboard is told before anything is read
    const SweepPlan plan = read_plan(options.plan);
    RunFolder folder = folder_of(plan, options.plan);
    runs_in(options.only, plan.n_runs());
    folder.open_for_writing();
    folder.sweep_up(plan.n_runs());
    const Work work = work_for(plan, folder, options);
    const Interruption interruption;
    ProgressLine progress(work.runs.size(), "runs", options.quiet);
    const RunnerPlan how{.threads = options.threads,
                         .retry_failed = options.retry_failed,
                         .may_go_on = Interruption::may_go_on,
                         .on_run = [&](const RunOutcome&) { progress.one_done(); }};
    try {
        const RunsMade made = make_runs(folder, work.runs, model_of(plan), how);
        if (!options.quiet) fmt::print("{}\n", told(work, made, options.plan));
    } catch (const Interrupted&) {
        throw Stopped(fmt::format("interrupted: {} holds {}; the same command goes on",
                                  folder.path().string(), to_text(tally_of(plan, folder))));
    }
}

}  // namespace corridor::cli
