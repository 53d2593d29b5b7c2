#include "cli/sweep_tally.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "core/text_table.hpp"
#include "run/replicate.hpp"

namespace corridor::cli {
namespace {

/// Of the moments at which runs were kept, the pace of the latest hundred.
std::optional<double> pace(std::vector<std::filesystem::file_time_type> written)
{
    constexpr std::size_t latest = 100;
    if (written.size() < 2) return std::nullopt;
    std::ranges::sort(written);
    const std::size_t n = std::min(latest, written.size() - 1);
    const std::chrono::duration<double> passed = written.back() - written[written.size() - 1 - n];
    return passed.count() / static_cast<double>(n);
}

}  // namespace

RunFolder folder_of(const SweepPlan& plan, const std::filesystem::path& file)
{
    return RunFolder(RunFolder::beside(file), plan.sha256(), plan.sweep.n_values());
}

Tally tally_of(const SweepPlan& plan, const RunFolder& folder, const std::function<bool()>& may_go_on)
{
    Tally tally{.runs = plan.n_runs()};
    std::vector<std::filesystem::file_time_type> written;
    for (std::uint64_t run = 0; run < tally.runs; ++run) {
        if (may_go_on && !may_go_on()) throw Interrupted{};
        const FoundRun found = folder.find(run);
        if (found.damaged) tally.damaged.push_back(run);
        if (found.outcome) written.push_back(found.written);
        switch (found.state()) {
        case RunState::done:
            ++tally.done;
            break;
        case RunState::failed:
            ++tally.failed;
            tally.reasons[found.outcome->reason].push_back(run);
            break;
        case RunState::missing:
            ++(folder.is_claimed_elsewhere(run) ? tally.elsewhere : tally.missing);
        }
    }
    tally.seconds_a_run = pace(std::move(written));
    return tally;
}

std::string to_text(const Tally& tally)
{
    std::string text = fmt::format("{}: {} done", counted(tally.runs, "run"), tally.done);
    if (tally.failed > 0) text += fmt::format(", {} failed", tally.failed);
    if (tally.elsewhere > 0) text += fmt::format(", {} being made", tally.elsewhere);
    return text + fmt::format(", {} missing", tally.missing);
}

}  // namespace corridor::cli
