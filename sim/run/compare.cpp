#include "run/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "policy/treated.hpp"

namespace corridor {
namespace {

/// Flows and deaths where a scenario acts and where it does not: harm and trade may move from one to the
/// other.
constexpr std::array displacement{
    IndicatorInfo{.name = "attempts_treated",
                  .unit = "persons",
                  .meaning =
                      "attempts to cross a border, guided or alone, on the legs that the scenario acts on"},
    IndicatorInfo{.name = "attempts_elsewhere", .unit = "persons", .meaning = "attempts on all other legs"},
    IndicatorInfo{.name = "deaths_treated",
                  .unit = "persons",
                  .meaning = "deaths on the legs that the scenario acts on",
                  .direction = Direction::more_is_harm},
    IndicatorInfo{.name = "deaths_elsewhere",
                  .unit = "persons",
                  .meaning = "deaths on all other legs",
                  .direction = Direction::more_is_harm},
};

std::vector<double> totals_of(const Table<LegSeries>& table, LegSeries series)
{
    std::vector<double> totals(table.members, 0.0);
    for (std::size_t month = 0; month < table.months(); ++month) {
        for (std::size_t leg = 0; leg < table.members; ++leg) totals[leg] += table.at(month, series, leg);
    }
    return totals;
}

/// Attempts of each leg: departures across a border, with a smuggler or alone. None on legs within a country,
/// which nobody stops and which the same travellers take before or after a border.
std::vector<double> attempts_of(const Table<LegSeries>& table, const Network& network)
{
    std::vector<double> attempts = totals_of(table, LegSeries::departures);
    const std::vector<double> alone = totals_of(table, LegSeries::departures_alone);
    for (const LegId leg : network.legs.indices())
        attempts[leg.value] = network.crosses_border(leg) ? attempts[leg.value] + alone[leg.value] : 0.0;
    return attempts;
}

/// Of each replicate, the sum over the legs that are treated, or over those that are not.
std::vector<double> over_legs(const Totals& totals, const std::vector<std::vector<double>>& values,
                              std::size_t scenario, const std::vector<bool>& treated, bool which)
{
    std::vector<double> sums;
    for (std::size_t replicate = 0; replicate < totals.replicates; ++replicate) {
        const std::vector<double>& legs = values[scenario * totals.replicates + replicate];
        double sum = 0;
        for (std::size_t leg = 0; leg < legs.size(); ++leg) {
            if (treated[leg] == which) sum += legs[leg];
        }
        sums.push_back(sum);
    }
    return sums;
}

std::vector<double> differences(std::span<const double> a, std::span<const double> b)
{
    std::vector<double> result;
    for (std::size_t i = 0; i < a.size(); ++i) result.push_back(a[i] - b[i]);
    return result;
}

/// Fills in the rows of displacement; returns how much of what was deterred went elsewhere: not estimable
/// unless attempts on the legs acted on fell beyond chance, since else nothing was deterred.
RatioOfMeans add_displacement(Findings& findings, const Totals& totals, std::size_t scenario,
                              const std::vector<bool>& treated, std::int64_t scale)
{
    std::array<std::vector<double>, 2> change;
    for (std::size_t row = 0; row < displacement.size(); ++row) {
        const auto& values = row < 2 ? totals.leg_attempts : totals.leg_deaths;
        const bool which = row % 2 == 0;
        const auto before = over_legs(totals, values, 0, treated, which);
        const auto after = over_legs(totals, values, scenario, treated, which);
        const PairedDifference difference = paired_difference(before, after);
        findings.displacement.push_back(
            {scenario,
             {&displacement[row], 0, std::string(displacement[row].name)},
             difference,
             verdict_of(difference, displacement[row].direction, step_of(displacement[row], scale))});
        // What was deterred counts as a gain, what reappears as a gain elsewhere.
        if (row < 2) change[row] = which ? differences(before, after) : differences(after, before);
    }
    const bool deterred = findings.displacement.front().difference.high < 0;
    return deterred ? ratio_of_means(change[1], change[0]) : RatioOfMeans{};
}

/// What each person by whom it got better cost. Outcomes that got worse have no price.
std::vector<CostOfOutcome> costs_of(const Comparison& comparison, const Totals& totals, std::size_t scenario)
{
    const auto named = [](const Indicator& indicator) { return indicator.name == "policy_cost"; };
    const auto cost = std::ranges::find_if(totals.indicators, named);
    if (cost == totals.indicators.end()) return {};
    const auto c = static_cast<std::size_t>(cost - totals.indicators.begin());
    const std::vector<double> spent = differences(totals.of(scenario, c), totals.of(0, c));
    std::vector<CostOfOutcome> costs;
    for (const ComparisonRow& row : comparison.rows) {
        if (row.scenario != scenario || row.verdict != Verdict::better) continue;
        if (row.indicator.info->unit != "persons" || row.indicator.summary() != Summary::sum) continue;
        const auto same = [&](const Indicator& indicator) { return indicator.name == row.indicator.name; };
        const auto at = std::ranges::find_if(totals.indicators, same);
        if (at == totals.indicators.end()) continue;
        const auto i = static_cast<std::size_t>(at - totals.indicators.begin());
        std::vector<double> gained = differences(totals.of(scenario, i), totals.of(0, i));
        if (row.indicator.info->direction == Direction::more_is_harm) {
            for (double& one : gained) one = -one;
        }
        costs.push_back({row.indicator.name, ratio_of_means(spent, gained)});
    }
    return costs;
}

/// The first month in which each intervention was in force.
std::vector<std::optional<std::size_t>> first_months_in_force(const Table<InterventionSeries>& table)
{
    std::vector<std::optional<std::size_t>> first(table.members);
    for (std::size_t month = 0; month < table.months(); ++month) {
        for (std::size_t i = 0; i < table.members; ++i) {
            if (!first[i] && table.at(month, InterventionSeries::in_force, i) > 0) first[i] = month;
        }
    }
    return first;
}

/// When what waits came into force, replicate by replicate. Triggers are pulled on first days of months.
std::vector<Awaited> awaited_of(const Experiment& experiment, const Totals& totals, std::size_t scenario)
{
    const Scenario& written = experiment.scenarios[scenario];
    const std::vector<std::string> names = names_of_interventions(written);
    std::vector<Awaited> all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Trigger& trigger = schedule_of(written.interventions[i]).trigger;
        if (!trigger.waits()) continue;
        Awaited one{.intervention = names[i], .indicator = trigger.indicator};
        for (std::size_t replicate = 0; replicate < totals.replicates; ++replicate) {
            const auto& first = totals.first_months[scenario * totals.replicates + replicate];
            if (i >= first.size() || !first[i]) continue;
            const Date day = experiment.corridor.start.add_months(static_cast<int>(*first[i]));
            one.earliest = one.began == 0 ? day : std::min(one.earliest, day);
            one.latest = one.began == 0 ? day : std::max(one.latest, day);
            ++one.began;
        }
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

std::span<const IndicatorInfo> comparison_indicators()
{
    return displacement;
}

double step_of(const IndicatorInfo& indicator, std::int64_t scale)
{
    return indicator.unit == "persons" ? static_cast<double>(scale) : 0.0;
}

Verdict verdict_of(const PairedDifference& difference, Direction direction, double step)
{
    if (difference.n == 0) return Verdict::undefined;
    if (difference.is_exactly_zero) return Verdict::unchanged;
    const bool has_no_width = difference.low == difference.high;
    if (has_no_width && std::abs(difference.mean) <= 2 * step) return Verdict::unresolved;
    const bool rises = difference.low > 0;
    const bool falls = difference.high < 0;
    if (!rises && !falls) return Verdict::unresolved;
    switch (direction) {
    case Direction::more_is_harm:
        return rises ? Verdict::worse : Verdict::better;
    case Direction::more_is_good:
        return rises ? Verdict::better : Verdict::worse;
    case Direction::neither:
        break;
    }
    return rises ? Verdict::higher : Verdict::lower;
}

Totals totals_for(const Experiment& experiment)
{
    Totals totals{.indicators = indicators_of(experiment.corridor.network),
                  .scenarios = experiment.scenarios.size(),
                  .replicates = experiment.replicates,
                  .values = {},
                  .leg_attempts = {},
                  .leg_deaths = {},
                  .first_months = {}};
    totals.first_months.resize(totals.scenarios * totals.replicates);
    totals.leg_attempts.resize(totals.scenarios * totals.replicates);
    totals.leg_deaths.resize(totals.scenarios * totals.replicates);
    totals.values.assign(totals.scenarios * totals.indicators.size() * totals.replicates,
                         std::numeric_limits<double>::quiet_NaN());
    return totals;
}

void add_record(Totals& totals, const Network& network, std::size_t scenario, std::uint32_t replicate,
                const Record& record)
{
    for (std::size_t i = 0; i < totals.indicators.size(); ++i)
        totals.of(scenario, i)[replicate] = over_horizon(totals.indicators[i], {record, network});
    const std::size_t run = scenario * totals.replicates + replicate;
    totals.leg_attempts[run] = attempts_of(record.legs, network);
    totals.leg_deaths[run] = totals_of(record.legs, LegSeries::deaths);
    totals.first_months[run] = first_months_in_force(record.interventions);
}

Comparison comparison_of(const Experiment& experiment, const Totals& totals)
{
    Comparison comparison;
    comparison.replicates = totals.replicates;
    comparison.corridor = experiment.corridor.title;
    comparison.from = experiment.corridor.start;
    comparison.until = experiment.until;
    for (const Scenario& scenario : experiment.scenarios) {
        comparison.scenario_ids.push_back(scenario.id);
        comparison.scenario_titles.push_back(scenario.title);
    }
    for (std::size_t scenario = 1; scenario < totals.scenarios; ++scenario) {
        for (std::size_t i = 0; i < totals.indicators.size(); ++i) {
            const Indicator& indicator = totals.indicators[i];
            const PairedDifference difference = paired_difference(totals.of(0, i), totals.of(scenario, i));
            const double step = step_of(*indicator.info, experiment.scale);
            comparison.rows.push_back(
                {scenario, indicator, difference, verdict_of(difference, indicator.info->direction, step)});
        }
        const std::vector<bool> treated = treated_legs(experiment.scenarios[scenario], experiment.corridor,
                                                       experiment.corridor.start, experiment.until);
        comparison.policy_begins.push_back(first_day_of(experiment.scenarios[scenario]));
        comparison.policy_waits.push_back(waits_altogether(experiment.scenarios[scenario]));
        Findings findings;
        findings.legs = treated.size();
        findings.treated_legs = static_cast<std::size_t>(std::ranges::count(treated, true));
        findings.displaced = add_displacement(findings, totals, scenario, treated, experiment.scale);
        findings.costs = costs_of(comparison, totals, scenario);
        findings.awaited = awaited_of(experiment, totals, scenario);
        comparison.findings.push_back(std::move(findings));
    }
    return comparison;
}

Comparison compare(const Experiment& experiment, const RunPlan& plan, const RecordSink& sink)
{
    Totals totals = totals_for(experiment);
    run_all(experiment, plan, [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
        add_record(totals, experiment.corridor.network, scenario, replicate, record);
        if (sink) sink(scenario, replicate, record);
    });
    return comparison_of(experiment, totals);
}

}  // namespace corridor
