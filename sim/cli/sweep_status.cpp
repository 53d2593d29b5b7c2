/// `corridor sweep status`: how far a sweep has come.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/progress.hpp"
#include "cli/sweep_tally.hpp"
#include "core/text_table.hpp"

namespace corridor::cli {
namespace {

/// "3,7-9": runs as --only reads them, until there are too many.
std::string ranges(const std::vector<std::uint64_t>& runs)
{
    constexpr std::size_t most = 10;  // a longer list helps nobody
    std::string text;
    std::size_t told = 0;
    for (std::size_t i = 0; i < runs.size(); ++told) {
        if (told == most) return text + fmt::format(",... ({} in all)", runs.size());
        std::size_t last = i;
        while (last + 1 < runs.size() && runs[last + 1] == runs[last] + 1) ++last;
        text += fmt::format("{}{}", text.empty() ? "" : ",", runs[i]);
        if (last > i) text += fmt::format("-{}", runs[last]);
        i = last + 1;
    }
    return text;
}

/// Nothing where nobody is at work, or nobody knows how fast.
std::optional<double> seconds_left(const Tally& tally)
{
    if (tally.elsewhere == 0 || !tally.seconds_a_run) return std::nullopt;
    return *tally.seconds_a_run * static_cast<double>(tally.missing + tally.elsewhere);
}

std::string status_text(const Tally& tally)
{
    std::string text = to_text(tally) + "\n";
    for (const auto& [reason, runs] : tally.reasons)
        text += fmt::format("failed: {}: {}\n", ranges(runs), reason);
    if (!tally.damaged.empty())
        text += fmt::format("damaged files, counted as missing: {}\n", ranges(tally.damaged));
    if (const auto left = seconds_left(tally)) text += fmt::format("about {} left\n", duration(*left));
    return text;
}

std::string status_json(const SweepPlan& plan, const Tally& tally)
{
    nlohmann::ordered_json reasons = nlohmann::ordered_json::array();
    for (const auto& [reason, runs] : tally.reasons) reasons.push_back({{"reason", reason}, {"runs", runs}});
    nlohmann::ordered_json document{{"plan", plan.sha256()},
                                    {"runs", tally.runs},
                                    {"done", tally.done},
                                    {"failed", tally.failed},
                                    {"being_made", tally.elsewhere},
                                    {"missing", tally.missing},
                                    {"damaged", tally.damaged},
                                    {"reasons", std::move(reasons)},
                                    {"seconds_left", nullptr}};
    if (const auto left = seconds_left(tally)) document["seconds_left"] = *left;
    return document.dump(2) + "\n";
}

}  // namespace

void sweep_status(const SweepOptions& options)
{
    const SweepPlan plan = read_plan(options.plan);
    const Tally tally = tally_of(plan, folder_of(plan, options.plan));
    if (options.json) {
        fmt::print("{}", status_json(plan, tally));
    } else if (!options.quiet) {
        fmt::print("{}", status_text(tally));
    }
}

}  // namespace corridor::cli
