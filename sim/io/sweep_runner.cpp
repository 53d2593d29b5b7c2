#include "io/sweep_runner.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "io/text_file.hpp"
#include "run/replicate.hpp"

namespace corridor {
namespace {

/// A reason must not be empty: that is how a run says that it is done.
std::string reason_of(const std::exception& error)
{
    const std::string reason = error.what();
    return reason.empty() ? "it gave no reason" : reason;
}

// Says something of the machine and nothing of the run, which another one may make.
constexpr std::string_view not_enough_memory =
    "is not made: there is not enough memory; fewer --threads need less";

/// The runs as several threads take them.
class Runner {
public:
    Runner(const RunFolder& folder, std::span<const std::uint64_t> runs, const RunModel& model,
           const RunnerPlan& plan)
        : folder_(folder), runs_(runs), model_(model), plan_(plan)
    {}

    /// Takes one run after another until there is none, or somebody stops.
    void work()
    {
        try {
            for (std::size_t at = next_++; at < runs_.size() && !stopped_; at = next_++) take(runs_[at]);
        } catch (...) {
            stopped_ = true;
            throw;
        }
    }

    const RunsMade& made() const { return made_; }

private:
    void take(std::uint64_t run)
    {
        if (plan_.may_go_on && !plan_.may_go_on()) throw Interrupted{};
        const auto mine = folder_.claim(run);
        // Asked again under the claim: another program may have made it since the runs were counted.
        const RunState state = mine ? folder_.find(run).state() : RunState::missing;
        const bool is_wanted =
            state == RunState::missing || (state == RunState::failed && plan_.retry_failed);
        if (!mine || !is_wanted) {
            const std::lock_guard lock(mutex_);
            ++made_.elsewhere;
            return;
        }
        const RunOutcome outcome = outcome_of(run);
        folder_.keep(outcome);
        const std::lock_guard lock(mutex_);
        ++(outcome.is_done() ? made_.done : made_.failed);
        if (plan_.on_run) plan_.on_run(outcome);
    }

    RunOutcome outcome_of(std::uint64_t run) const
    {
        try {
            return {.run = run, .values = model_(run)};
        } catch (const FileError&) {
            throw;
        } catch (const Bug&) {
            throw;
        } catch (const std::bad_alloc&) {
            throw FileError(folder_.file_of(run), not_enough_memory);
        } catch (const std::exception& error) {
            return {.run = run, .reason = reason_of(error)};
        }
    }

    const RunFolder& folder_;
    std::span<const std::uint64_t> runs_;
    const RunModel& model_;
    const RunnerPlan& plan_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> stopped_ = false;
    std::mutex mutex_;
    RunsMade made_;
};

}  // namespace

RunsMade make_runs(const RunFolder& folder, std::span<const std::uint64_t> runs, const RunModel& model,
                   const RunnerPlan& plan)
{
    const ThreadCount threads(plan.threads);
    Runner runner(folder, runs, model, plan);
    const std::size_t workers = std::min(runs.size(), static_cast<std::size_t>(thread_count()));
    const ThreadCount one_a_run(
        static_cast<int>(workers));  // a last run alone does not spread over the others'
    for_each_index(workers, [&](std::size_t) { runner.work(); });
    return runner.made();
}

}  // namespace corridor
