#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/text.hpp"
#include "core/text_table.hpp"
#include "run/compare.hpp"

namespace corridor {
namespace {

using Cells = std::vector<std::string>;

std::string with_sign(double number)
{
    return number > 0 ? "+" + readable(number) : readable(number);
}

std::string interval(const PairedDifference& difference)
{
    if (std::isnan(difference.low)) return "-";
    return fmt::format("{} to {}", with_sign(difference.low), with_sign(difference.high));
}

std::string percent(double share)
{
    return std::isnan(share) ? "-" : fmt::format("{:.0f} %", 100 * share);
}

Cells cells_of(const ComparisonRow& row)
{
    const PairedDifference& difference = row.difference;
    return {row.indicator.name,
            std::string(row.indicator.info->unit),
            readable(difference.baseline),
            readable(difference.scenario),
            with_sign(difference.mean),
            interval(difference),
            percent(difference.same_sign),
            std::string(verdict_names[static_cast<std::size_t>(row.verdict)])};
}

std::vector<const ComparisonRow*> rows_of(const Comparison& comparison, std::size_t scenario)
{
    std::vector<const ComparisonRow*> rows;
    for (const ComparisonRow& row : comparison.rows) {
        if (row.scenario == scenario) rows.push_back(&row);
    }
    return rows;
}

/// Which harms grew and which goods shrank: what a policy does besides what it is meant to do.
std::string worse_than_before(const std::vector<const ComparisonRow*>& rows)
{
    std::vector<std::string> names;
    for (const ComparisonRow* row : rows) {
        if (row->verdict == Verdict::worse) names.push_back(row->indicator.name);
    }
    return names.empty() ? "" : fmt::format("Worse than baseline: {}.\n", join(names));
}

/// Policy cost over each total that got better: persons spared, victims identified ...
std::string cost_of_outcomes(const std::vector<const ComparisonRow*>& rows)
{
    const auto cost = std::ranges::find_if(
        rows, [](const ComparisonRow* row) { return row->indicator.name == "policy_cost"; });
    if (cost == rows.end() || !((*cost)->difference.mean > 0)) return "";
    std::vector<std::string> outcomes;
    for (const ComparisonRow* row : rows) {
        if (row->verdict != Verdict::better || row->indicator.info->unit != "persons") continue;
        if (row->indicator.summary() != Summary::sum) continue;
        const double each = (*cost)->difference.mean / std::abs(row->difference.mean);
        outcomes.push_back(fmt::format("{} {}", row->indicator.name, readable(each)));
    }
    if (outcomes.empty()) return "";
    return fmt::format("Policy cost [USD] for each person by whom it got better: {}.\n", join(outcomes));
}

std::string legend(std::size_t n_indicators)
{
    return fmt::format(
        "Difference: scenario less baseline, mean over replicates that share their random numbers; interval: "
        "95 %, t.\n"
        "Unresolved: the interval holds 0. Of {} indicators, chance alone would resolve about {:.0f}.\n",
        n_indicators, 0.05 * static_cast<double>(n_indicators));
}

}  // namespace

std::string to_text(const Comparison& comparison)
{
    const Cells header{"indicator",  "unit",          "baseline",  "scenario",
                       "difference", "95 % interval", "same sign", "verdict"};
    std::string text;
    std::size_t n_indicators = 0;
    for (std::size_t scenario = 1; scenario < comparison.scenario_ids.size(); ++scenario) {
        const auto rows = rows_of(comparison, scenario);
        std::vector<Cells> lines{header};
        for (const ComparisonRow* row : rows) lines.push_back(cells_of(*row));
        n_indicators = rows.size();
        text += fmt::format("{}: {}\n{} {}, paired by seed with {}\n\n", comparison.scenario_ids[scenario],
                            comparison.scenario_titles[scenario], comparison.replicates,
                            comparison.replicates == 1 ? "replicate" : "replicates",
                            comparison.scenario_ids.front());
        text += aligned(lines, "llrrrrrl") + "\n";
        const std::string notes = worse_than_before(rows) + cost_of_outcomes(rows);
        if (!notes.empty()) text += notes + "\n";
    }
    if (n_indicators > 0) text += legend(n_indicators);
    return text;
}

}  // namespace corridor
