#include "run/compare.hpp"

#include <limits>

namespace corridor {

Verdict verdict_of(const PairedDifference& difference, Direction direction)
{
    if (difference.n == 0) return Verdict::undefined;
    if (difference.is_exactly_zero) return Verdict::unchanged;
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
                  .values = {}};
    totals.values.assign(totals.scenarios * totals.indicators.size() * totals.replicates,
                         std::numeric_limits<double>::quiet_NaN());
    return totals;
}

void add_record(Totals& totals, const Network& network, std::size_t scenario, std::uint32_t replicate,
                const Record& record)
{
    for (std::size_t i = 0; i < totals.indicators.size(); ++i)
        totals.of(scenario, i)[replicate] = over_horizon(totals.indicators[i], {record, network});
}

Comparison comparison_of(const Experiment& experiment, const Totals& totals)
{
    Comparison comparison;
    comparison.replicates = totals.replicates;
    for (const Scenario& scenario : experiment.scenarios) {
        comparison.scenario_ids.push_back(scenario.id);
        comparison.scenario_titles.push_back(scenario.title);
    }
    for (std::size_t scenario = 1; scenario < totals.scenarios; ++scenario) {
        for (std::size_t i = 0; i < totals.indicators.size(); ++i) {
            const Indicator& indicator = totals.indicators[i];
            const PairedDifference difference = paired_difference(totals.of(0, i), totals.of(scenario, i));
            comparison.rows.push_back(
                {scenario, indicator, difference, verdict_of(difference, indicator.info->direction)});
        }
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
