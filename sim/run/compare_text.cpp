#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/text.hpp"
#include "core/text_table.hpp"
#include "run/compare.hpp"

namespace corridor {
namespace {

using Cells = std::vector<std::string>;

constexpr std::size_t widest = 120;  // letters of a line of running text

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
            row.verdict == Verdict::unchanged ? "-" : percent(difference.same_sign),
            std::string(verdict_names[static_cast<std::size_t>(row.verdict)])};
}

std::vector<const ComparisonRow*> rows_of(const Comparison& comparison, std::size_t scenario)
{
    std::vector<const ComparisonRow*> rows;
    for (const ComparisonRow& row : comparison.rows) {
        if (row.scenario == scenario && !row.indicator.info->is_detail) rows.push_back(&row);
    }
    return rows;
}

/// Replicates below which resampling makes the interval of a mean too narrow.
constexpr std::size_t least_to_resample = 10;

/// Every harm once more: whether it grew, and how small an effect could have been seen.
std::string harm_table(const std::vector<const ComparisonRow*>& rows)
{
    std::vector<Cells> lines{{"harm", "difference", "bootstrap interval", "could be seen from", "verdict"}};
    for (const ComparisonRow* row : rows) {
        if (row->indicator.info->direction != Direction::more_is_harm) continue;
        const PairedDifference& difference = row->difference;
        const bool too_few = difference.n < least_to_resample || std::isnan(difference.bootstrap_low);
        const std::string resampled = too_few ? "-"
                                              : fmt::format("{} to {}", with_sign(difference.bootstrap_low),
                                                            with_sign(difference.bootstrap_high));
        lines.push_back({row->indicator.name, with_sign(difference.mean), resampled,
                         std::isnan(difference.detectable) ? "-" : readable(difference.detectable),
                         std::string(verdict_names[static_cast<std::size_t>(row->verdict)])});
    }
    return lines.size() == 1 ? "" : aligned(lines, "lrrrl") + "\n";
}

/// Which harms grew and which goods shrank: what a policy does besides what it is meant to do.
std::string worse_than_before(const std::vector<const ComparisonRow*>& rows)
{
    std::vector<std::string> names;
    for (const ComparisonRow* row : rows) {
        if (row->verdict == Verdict::worse) names.push_back(row->indicator.name);
    }
    return names.empty() ? "" : wrapped(fmt::format("Worse than baseline: {}.", join(names)), widest);
}

std::string ratio_text(const RatioOfMeans& ratio, double factor, std::string_view unit)
{
    if (!ratio.estimable) return "not estimable";
    return fmt::format("{}{} ({} to {})", readable(factor * ratio.ratio), unit, readable(factor * ratio.low),
                       readable(factor * ratio.high));
}

std::string displaced(const Findings& findings)
{
    if (findings.treated_legs == 0) return "It acts on no leg: there is no displacement to measure.\n";
    if (findings.treated_legs == findings.legs)
        return "It acts on every leg: there is no other leg to be displaced to.\n";
    const std::string where =
        fmt::format("on the {} of {} legs acted on", findings.treated_legs, findings.legs);
    const PairedDifference& treated = findings.displacement.front().difference;
    if (treated.low > 0)
        return fmt::format("Attempts rose {}: nothing was deterred there, nothing displaced.\n", where);
    if (!(treated.high < 0))
        return fmt::format("Whether attempts {} fell cannot be told, nor what was displaced.\n", where);
    const RatioOfMeans& share = findings.displaced;
    if (!share.estimable || (share.low <= 0 && share.high >= 1))
        return fmt::format(
            "Which share of the attempts deterred {} reappeared on the others cannot be told.\n", where);
    return fmt::format("Of the attempts deterred {}, reappeared on the others: {}.\n", where,
                       ratio_text(share, 100, " %"));
}

/// What each case fewer, or more, cost, as if the whole scenario had been paid for it alone; deaths stand
/// there whatever became of them.
std::string costs(const Findings& findings, const std::vector<const ComparisonRow*>& rows)
{
    const auto named = [&](std::string_view name) {
        return std::ranges::find_if(rows,
                                    [&](const ComparisonRow* row) { return row->indicator.name == name; });
    };
    const auto spent = named("policy_cost");
    if (spent == rows.end() || !((*spent)->difference.mean > 0)) return "";
    std::vector<std::string> each;
    bool tells_deaths = false;
    for (const CostOfOutcome& one : findings.costs) {
        tells_deaths = tells_deaths || one.indicator == "deaths";
        each.push_back(fmt::format("{} {}", one.indicator, ratio_text(one.cost, 1, "")));
    }
    const auto deaths = named("deaths");
    if (!tells_deaths && deaths != rows.end()) {
        const auto verdict = static_cast<std::size_t>((*deaths)->verdict);
        each.insert(each.begin(), fmt::format("deaths not estimable ({})", verdict_names[verdict]));
    }
    return wrapped(
        fmt::format("Policy cost [USD] for each case that got better, each bearing the whole cost of "
                    "the scenario (95 %, Fieller): {}.",
                    join(each)),
        widest);
}

/// How much of the time the policy cannot have changed anything; empty where it begins with the figures.
std::string dilution(const Comparison& comparison, Date begins, bool waits)
{
    if (begins <= comparison.from || begins >= comparison.until) return "";
    const int before = months_between(comparison.from, begins);
    if (before == 0) return "";
    return fmt::format(
        "{} of the {} months lie before the policy {}; they count in every figure and dilute it\n", before,
        months_between(comparison.from, comparison.until), waits ? "may begin" : "begins");
}

/// Whether and when what waits for an indicator began.
std::string beginnings(const std::vector<Awaited>& awaited, std::size_t replicates)
{
    std::string text;
    for (const Awaited& one : awaited) {
        std::string when;
        if (one.began > 0 && one.earliest == one.latest) {
            when = fmt::format(", on {}", one.earliest.to_string());
        } else if (one.began > 0) {
            when = fmt::format(", at the earliest on {}, at the latest on {}", one.earliest.to_string(),
                               one.latest.to_string());
        }
        text += wrapped(fmt::format("{} waits for {}: it began in {} of {}{}", one.intervention,
                                    one.indicator, one.began == 0 ? "none" : fmt::format("{}", one.began),
                                    counted(replicates, "replicate"), when),
                        widest);
    }
    return text;
}

/// Where and when: what the figures are of.
std::string heading(const Comparison& comparison, std::size_t scenario)
{
    std::string text =
        fmt::format("{}: {}\n", comparison.scenario_ids[scenario], comparison.scenario_titles[scenario]);
    if (!comparison.corridor.empty()) {
        const Date begins = comparison.policy_begins[scenario - 1];
        const bool waits = comparison.policy_waits[scenario - 1];
        const std::string policy =
            begins < comparison.until
                ? fmt::format("policy {} {}", waits ? "waits for an indicator from" : "begins on",
                              std::max(begins, comparison.from).to_string() + (waits ? " on" : ""))
                : "policy begins later and changes nothing";
        text += wrapped(fmt::format("{}; figures are of {} to {}, {}", comparison.corridor,
                                    comparison.from.to_string(), (comparison.until - 1).to_string(), policy),
                        widest);
        text += dilution(comparison, begins, waits);
    }
    if (scenario <= comparison.findings.size())
        text += beginnings(comparison.findings[scenario - 1].awaited, comparison.replicates);
    return text + fmt::format("{} {}, paired by seed with {}\n\n", comparison.replicates,
                              comparison.replicates == 1 ? "replicate" : "replicates",
                              comparison.scenario_ids.front());
}

/// Replicates that would halve the intervals; the same for every indicator that is defined in all of them.
std::string precision(const std::vector<const ComparisonRow*>& rows)
{
    if (rows.empty() || std::isnan(rows.front()->difference.to_halve)) return "";
    return fmt::format("{:.0f} replicates would halve the intervals.\n", rows.front()->difference.to_halve);
}

std::string legend(std::size_t n_indicators)
{
    return fmt::format(
        "Difference: scenario less baseline, mean over replicates that share their random numbers; interval: "
        "95 %, t.\n"
        "Intervals hold the noise of simulation, not what is unknown of the parameters. Could be seen from: "
        "an\n"
        "effect of that size would be resolved four times in five.\n"
        "Unresolved: the interval holds 0. Of {} indicators, chance alone would resolve about {:.0f}.\n"
        "Verdicts go by the t interval; the bootstrap one stands beside it from {} replicates on. Higher, "
        "lower:\n"
        "of what is neither harm nor good by itself. Same sign: of how many replicates the change has the "
        "mean's "
        "sign.\n",
        n_indicators, 0.05 * static_cast<double>(n_indicators), least_to_resample);
}

}  // namespace

std::string to_text(const Comparison& comparison)
{
    const Cells header{"indicator",  "unit",          "baseline",  "scenario",
                       "difference", "95 % interval", "same sign", "verdict"};
    std::string text;
    std::size_t n_indicators = 0;
    for (std::size_t scenario = 1; scenario < comparison.scenario_ids.size(); ++scenario) {
        auto rows = rows_of(comparison, scenario);
        n_indicators = rows.size();
        if (scenario <= comparison.findings.size()) {
            for (const ComparisonRow& row : comparison.findings[scenario - 1].displacement)
                rows.push_back(&row);
        }
        std::vector<Cells> lines{header};
        for (const ComparisonRow* row : rows) lines.push_back(cells_of(*row));
        text += heading(comparison, scenario);
        text += aligned(lines, "llrrrrrl") + "\n";
        text += harm_table(rows);
        std::string notes = worse_than_before(rows);
        if (scenario <= comparison.findings.size()) {
            const Findings& findings = comparison.findings[scenario - 1];
            notes += displaced(findings) + costs(findings, rows);
        }
        notes += precision(rows);
        if (!notes.empty()) text += notes + "\n";
    }
    if (n_indicators > 0) text += legend(n_indicators);
    return text;
}

}  // namespace corridor
