#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/text.hpp"
#include "run/compare.hpp"

namespace corridor {
namespace {

using Cells = std::vector<std::string>;

/// Four digits that count, whole numbers from a thousand on with separators: 0.01234, 12.34, 1,234,567.
std::string readable(double number)
{
    if (std::isnan(number)) return "-";
    if (number == 0.0) return "0";
    const double size = std::abs(number);
    if (size < 999.95 || size >= 1e15) return fmt::format("{:.4g}", number);
    std::string digits = fmt::format("{}", std::llround(size));
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return (number < 0 ? "-" : "") + digits;
}

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

/// Columns as wide as their widest cell; the first two and the last stand left, numbers right.
std::string aligned(const std::vector<Cells>& lines)
{
    std::vector<std::size_t> width(lines.front().size(), 0);
    for (const Cells& cells : lines) {
        for (std::size_t column = 0; column < cells.size(); ++column)
            width[column] = std::max(width[column], cells[column].size());
    }
    std::string text;
    for (const Cells& cells : lines) {
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const bool last = column + 1 == cells.size();
            const bool left = column < 2 || last;
            if (last)
                text += cells[column] + "\n";
            else
                text += left ? fmt::format("{:<{}}  ", cells[column], width[column])
                             : fmt::format("{:>{}}  ", cells[column], width[column]);
        }
    }
    return text;
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
        text += aligned(lines) + "\n";
        const std::string notes = worse_than_before(rows) + cost_of_outcomes(rows);
        if (!notes.empty()) text += notes + "\n";
    }
    if (n_indicators > 0) text += legend(n_indicators);
    return text;
}

}  // namespace corridor
