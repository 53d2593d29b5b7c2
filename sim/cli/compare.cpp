#include "run/compare.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/execute.hpp"
#include "cli/exit_code.hpp"
#include "cli/request_words.hpp"

namespace corridor::cli {
namespace {

/// A ratio with its interval; null where it cannot be told.
nlohmann::ordered_json ratio_json(const RatioOfMeans& ratio)
{
    if (!ratio.estimable) return nullptr;
    return {{"value", ratio.ratio}, {"low", ratio.low}, {"high", ratio.high}};
}

nlohmann::ordered_json row_json(const Comparison& comparison, const ComparisonRow& row)
{
    const PairedDifference& difference = row.difference;
    return {{"scenario", comparison.scenario_ids[row.scenario]},
            {"indicator", row.indicator.name},
            {"unit", row.indicator.info->unit},
            {"baseline", difference.baseline},
            {"value", difference.scenario},
            {"change", difference.mean},
            {"low", difference.low},
            {"high", difference.high},
            {"bootstrap_low", difference.bootstrap_low},
            {"bootstrap_high", difference.bootstrap_high},
            {"could_be_seen_from", difference.detectable},
            {"replicates_to_halve", difference.to_halve},
            {"same_sign", difference.same_sign},
            {"replicates", difference.n},
            {"verdict", verdict_names[static_cast<std::size_t>(row.verdict)]}};
}

/// Whether and when what waits began; days are null where it never did.
nlohmann::ordered_json awaited_json(const Awaited& one)
{
    const auto day = [&](Date date) {
        return one.began == 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(date.to_string());
    };
    return {{"intervention", one.intervention},
            {"waits_for", one.indicator},
            {"began_in", one.began},
            {"earliest", day(one.earliest)},
            {"latest", day(one.latest)}};
}

std::string comparison_json(const Comparison& comparison, const Outcome& outcome,
                            const std::filesystem::path& out)
{
    nlohmann::ordered_json changes = nlohmann::ordered_json::array();
    for (const ComparisonRow& row : comparison.rows) changes.push_back(row_json(comparison, row));
    nlohmann::ordered_json findings = nlohmann::ordered_json::array();
    for (std::size_t scenario = 1; scenario < comparison.scenario_ids.size(); ++scenario) {
        const Findings& found = comparison.findings[scenario - 1];
        nlohmann::ordered_json displacement = nlohmann::ordered_json::array();
        for (const ComparisonRow& row : found.displacement) displacement.push_back(row_json(comparison, row));
        nlohmann::ordered_json costs = nlohmann::ordered_json::object();
        for (const CostOfOutcome& one : found.costs) costs[one.indicator] = ratio_json(one.cost);
        nlohmann::ordered_json awaited = nlohmann::ordered_json::array();
        for (const Awaited& one : found.awaited) awaited.push_back(awaited_json(one));
        findings.push_back({{"scenario", comparison.scenario_ids[scenario]},
                            {"treated_legs", found.treated_legs},
                            {"legs", found.legs},
                            {"displacement", std::move(displacement)},
                            {"displaced_share", ratio_json(found.displaced)},
                            {"cost_each", std::move(costs)},
                            {"awaited", std::move(awaited)}});
    }
    const nlohmann::ordered_json document{{"results", out.string()},
                                          {"experiment", outcome.sha256},
                                          {"changes", std::move(changes)},
                                          {"findings", std::move(findings)}};
    return document.dump(2) + "\n";
}

}  // namespace

void compare(const RunOptions& options)
{
    if (options.experiment.scenarios.empty())
        throw CommandError(
            "compare: with what? Give --scenario, once or more; the baseline is always included");
    const Request request = read_request(options.experiment, true);
    const auto out =
        options.out.empty() ? std::filesystem::path(request.corridor.id + "_compare.h5") : options.out;
    if (options.dry_run) return rehearse(request, options, out);
    const Outcome outcome = execute(request, options, out);
    const Comparison comparison = comparison_of(outcome.experiment, outcome.totals);
    if (options.json) {
        fmt::print("{}", comparison_json(comparison, outcome, out));
    } else if (!options.quiet) {
        fmt::print("{}\nEvery month, place and group of every scenario: {}\n", to_text(comparison),
                   out.string());
    }
}

}  // namespace corridor::cli
