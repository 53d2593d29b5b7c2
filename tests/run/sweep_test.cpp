#include "run/sweep.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace corridor {
namespace {

Sweep small_sweep(std::size_t scenarios, std::uint32_t replicates)
{
    Sweep sweep{.title = "test"};
    sweep.experiment.scenarios.resize(scenarios);
    sweep.experiment.replicates = replicates;
    sweep.experiment.seed = 7;
    return sweep;
}

TEST(Sweep, NumbersRunsByPointThenScenarioThenReplicate)
{
    const Sweep sweep = small_sweep(2, 3);
    EXPECT_EQ(sweep.runs_per_point(), 6U);
    EXPECT_EQ(place_of(sweep, 0), (RunPlace{0, 0, 0}));
    EXPECT_EQ(place_of(sweep, 1), (RunPlace{0, 0, 1}));
    EXPECT_EQ(place_of(sweep, 2), (RunPlace{0, 0, 2}));
    EXPECT_EQ(place_of(sweep, 3), (RunPlace{0, 1, 0}));
    EXPECT_EQ(place_of(sweep, 17), (RunPlace{2, 1, 2}));
}

TEST(Sweep, AFactorOverScenariosLeavesOneScenarioAPoint)
{
    Sweep sweep = small_sweep(4, 3);
    sweep.factors.push_back({.name = "scenario", .kind = FactorKind::scenario});
    EXPECT_EQ(sweep.n_scenarios(), 1U);
    EXPECT_EQ(place_of(sweep, 3), (RunPlace{1, 0, 0}));
}

TEST(Sweep, CommonRandomNumbersAreTheSameAtEveryPointAndOwnSeedsAtNone)
{
    Sweep sweep = small_sweep(1, 1);
    EXPECT_EQ(seed_of_point(sweep, 0), 7U);
    EXPECT_EQ(seed_of_point(sweep, 999), 7U);
    sweep.common_random_numbers = false;
    std::set<std::uint64_t> seeds;
    for (std::size_t point = 0; point < 1000; ++point) seeds.insert(seed_of_point(sweep, point));
    EXPECT_EQ(seeds.size(), 1000U);
    EXPECT_EQ(seeds.count(7), 0U);
}

TEST(Shard, PartsTogetherHoldEveryRunOnce)
{
    for (const std::uint64_t of : {1U, 2U, 7U, 50U}) {
        std::vector<int> held(40, 0);
        for (std::uint64_t number = 1; number <= of; ++number) {
            for (std::uint64_t run = 0; run < held.size(); ++run) held[run] += Shard{number, of}.has(run);
        }
        EXPECT_EQ(std::ranges::count(held, 1), 40) << of << " parts";
    }
}

TEST(SweepDesign, CountsThePointsThatItMakes)
{
    Sweep sweep = small_sweep(1, 1);
    for (const std::size_t levels : {2U, 3U})
        sweep.factors.push_back({.name = "x", .kind = FactorKind::input, .levels = levels});
    for (const SweepDesign& design :
         {SweepDesign{.kind = DesignKind::grid},
          SweepDesign{.kind = DesignKind::latin_hypercube, .points = 9},
          SweepDesign{.kind = DesignKind::sobol, .points = 9},
          SweepDesign{.kind = DesignKind::saltelli, .points = 9},
          SweepDesign{.kind = DesignKind::morris, .trajectories = 5, .levels = 4}}) {
        sweep.design = design;
        EXPECT_EQ(points_of(sweep).size(), n_points_of(design, sweep.factors));
    }
}

TEST(SweepDesign, PointsLieInTheFactorsRanges)
{
    Sweep sweep = small_sweep(1, 1);
    sweep.factors.push_back(
        {.name = "a", .kind = FactorKind::input, .distribution = {.least = 5, .most = 6}});
    sweep.factors.push_back({.name = "b",
                             .kind = FactorKind::input,
                             .distribution = {.kind = DistributionKind::values, .values = {10, 20}}});
    sweep.design = {.kind = DesignKind::sobol, .points = 3};
    EXPECT_EQ(points_of(sweep).coordinates, (std::vector<double>{5.5, 20, 5.75, 10, 5.25, 20}));
}

}  // namespace
}  // namespace corridor
