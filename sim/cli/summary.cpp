#include "cli/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text_table.hpp"

namespace corridor::cli {
namespace {

/// What a first look asks for; --json and the results file have them all.
constexpr std::array<std::string_view, 20> chief_indicators{"first_departures", "arrivals",
                                                            "intercepted",      "stopped",
                                                            "returned",         "regular_departures",
                                                            "deaths",           "deaths_per_1000_journeys",
                                                            "abused",           "trafficked",
                                                            "identified_share", "in_detention",
                                                            "mean_fee",         "revenue",
                                                            "organisations",    "concentration",
                                                            "arrests",          "convictions",
                                                            "impunity",         "policy_cost"};

/// Mean over replicates and its 95 % interval: the paired difference to nothing.
PairedDifference mean_over_replicates(const Totals& totals, std::size_t scenario, std::size_t indicator)
{
    const std::vector<double> nothing(totals.replicates, 0.0);
    return paired_difference(nothing, totals.of(scenario, indicator));
}

std::string interval(const PairedDifference& mean)
{
    return std::isnan(mean.low) ? "-" : fmt::format("{} to {}", readable(mean.low), readable(mean.high));
}

std::string block(const Outcome& outcome, std::size_t scenario)
{
    const Totals& totals = outcome.totals;
    const bool several = totals.replicates > 1;
    TextRows rows{{"indicator", "unit", several ? "mean" : "value"}};
    if (several) rows.front().emplace_back("95 % interval");
    for (std::size_t i = 0; i < totals.indicators.size(); ++i) {
        const Indicator& indicator = totals.indicators[i];
        if (std::ranges::find(chief_indicators, indicator.name) == chief_indicators.end()) continue;
        const PairedDifference mean = mean_over_replicates(totals, scenario, i);
        rows.push_back({indicator.name, std::string(indicator.info->unit), readable(mean.mean)});
        if (several) rows.back().push_back(interval(mean));
    }
    return aligned(rows, several ? "llrr" : "llr");
}

}  // namespace

std::string summary_text(const Outcome& outcome)
{
    const Experiment& experiment = outcome.experiment;
    std::string text =
        fmt::format("{}\n{} to {}; {}, scale {}, seed {}\n", experiment.corridor.title,
                    experiment.corridor.start.to_string(), (experiment.until - 1).to_string(),
                    counted(experiment.replicates, "replicate"), experiment.scale, experiment.seed);
    for (std::size_t scenario = 0; scenario < experiment.scenarios.size(); ++scenario) {
        const Scenario& one = experiment.scenarios[scenario];
        text += fmt::format("\n{}: {}\n\n{}", one.id, one.title, block(outcome, scenario));
    }
    return text;
}

std::string summary_json(const Outcome& outcome, const std::filesystem::path& out)
{
    const Totals& totals = outcome.totals;
    nlohmann::ordered_json indicators = nlohmann::ordered_json::array();
    for (std::size_t scenario = 0; scenario < totals.scenarios; ++scenario) {
        for (std::size_t i = 0; i < totals.indicators.size(); ++i) {
            const PairedDifference mean = mean_over_replicates(totals, scenario, i);
            indicators.push_back({{"scenario", outcome.experiment.scenarios[scenario].id},
                                  {"indicator", totals.indicators[i].name},
                                  {"unit", totals.indicators[i].info->unit},
                                  {"mean", mean.mean},
                                  {"low", mean.low},
                                  {"high", mean.high},
                                  {"replicates", mean.n}});
        }
    }
    const nlohmann::ordered_json document{
        {"results", out.string()}, {"experiment", outcome.sha256}, {"indicators", std::move(indicators)}};
    return document.dump(2) + "\n";
}

}  // namespace corridor::cli
