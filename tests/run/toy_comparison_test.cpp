/// What the paired design promises, on the toy corridor: a policy that does nothing differs by nothing, and
/// pairing takes most of the noise away.
#include <filesystem>

#include <gtest/gtest.h>

#include "io/corridor_reader.hpp"
#include "io/scenario_reader.hpp"
#include "run/compare.hpp"

namespace corridor {
namespace {

const std::filesystem::path root = CORRIDOR_SOURCE_DIR;

/// A few years of the toy, each simulated person standing for twenty.
Experiment toy_with(const std::vector<std::string>& scenarios, std::uint32_t replicates)
{
    Experiment experiment{.corridor = read_corridor(root / "configs" / "toy"),
                          .scenarios = {baseline()},
                          .until = Date::of(2015, 1, 1),
                          .scale = 20,
                          .replicates = replicates,
                          .seed = 7};
    experiment.corridor.start = Date::of(2013, 1, 1);
    for (const std::string& name : scenarios)
        experiment.scenarios.push_back(
            read_scenario(root / "scenarios" / (name + ".toml"), experiment.corridor));
    return experiment;
}

const ComparisonRow& row_of(const Comparison& comparison, std::size_t scenario, std::string_view indicator)
{
    for (const ComparisonRow& row : comparison.rows) {
        if (row.scenario == scenario && row.indicator.name == indicator) return row;
    }
    throw std::logic_error("no row " + std::string(indicator));
}

double variance(std::span<const double> values)
{
    double mean = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
}

TEST(ToyComparison, ThePlaceboDiffersByExactlyNothing)
{
    const Comparison comparison = compare(toy_with({"placebo"}, 2), {});
    EXPECT_GT(row_of(comparison, 1, "journeys").difference.baseline, 100)
        << "an empty world would pass anything";
    EXPECT_GT(row_of(comparison, 1, "deaths").difference.baseline, 0);
    for (const ComparisonRow& row : comparison.rows) {
        EXPECT_TRUE(row.verdict == Verdict::unchanged || row.verdict == Verdict::undefined)
            << row.indicator.name << " differs by " << row.difference.mean;
    }
}

TEST(ToyComparison, RecordsArriveInOrderAndTheTableIsTheSameOnAnyNumberOfThreads)
{
    const Experiment experiment = toy_with({"enhanced_penalties"}, 2);
    std::vector<std::string> tables;
    for (const int threads : {1, 2, 3}) {
        std::vector<std::pair<std::size_t, std::uint32_t>> order;
        const RunPlan plan{.threads = threads, .on_month = {}};
        const auto note = [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
            order.emplace_back(scenario, replicate);
            EXPECT_EQ(record.corridor.months(), recorded_months(experiment));
        };
        tables.push_back(to_text(compare(experiment, plan, note)));
        EXPECT_EQ(order,
                  (std::vector<std::pair<std::size_t, std::uint32_t>>{{0, 0}, {0, 1}, {1, 0}, {1, 1}}));
    }
    EXPECT_EQ(tables[1], tables[0]);
    EXPECT_EQ(tables[2], tables[0]);
}

// With draws of its own a scenario would differ from the baseline by Var(a) + Var(b); shared draws must do
// better.
TEST(ToyComparison, PairedVarianceIsSmallerThanUnpaired)
{
    const Experiment experiment = toy_with({"enhanced_penalties"}, 8);
    Totals totals = totals_for(experiment);
    run_all(experiment, {}, [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
        add_record(totals, experiment.corridor.network, scenario, replicate, record);
    });
    for (std::size_t i = 0; i < totals.indicators.size(); ++i) {
        if (totals.indicators[i].name != "journeys" && totals.indicators[i].name != "revenue") continue;
        const auto before = totals.of(0, i);
        const auto after = totals.of(1, i);
        const double unpaired = variance(before) + variance(after);
        const double sd = paired_difference(before, after).sd;
        EXPECT_LT(sd * sd, unpaired) << totals.indicators[i].name;
    }
}

TEST(ToyComparison, AnInterruptionEndsTheRunAfterWhatIsComplete)
{
    const Experiment experiment = toy_with({"placebo"}, 2);
    std::size_t complete = 0;
    const RunPlan plan{.threads = 1,
                       .on_month = [&](const Progress& progress) { return progress.scenario == 0; }};
    EXPECT_THROW(run_all(experiment, plan, [&](auto, auto, const Record&) { ++complete; }), Interrupted);
    EXPECT_EQ(complete, 2U) << "both replicates of the baseline";
}

}  // namespace
}  // namespace corridor
