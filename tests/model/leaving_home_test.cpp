#include <cmath>

#include <gtest/gtest.h>

#include "model/founding.hpp"
#include "model/route_values.hpp"
#include "worlds/small_corridor.hpp"

namespace corridor {
namespace {

/// One leg alone to the city; who leaves is all that matters.
Corridor one_way()
{
    test::SmallCorridor small = test::home_and_goal();
    small.leg({.id = "way", .from = "village", .to = "city", .days = 5, .alone = true});
    return small.finish();
}

std::uint32_t middling(const World& world)
{
    return world.home.index(OriginId{0}, 1, 0, 1, 0);
}

TEST(StageRates, NeverPassTheRatesOfThoseWithEverythingToGain)
{
    const Corridor corridor = one_way();
    World world = test::found_world(corridor);
    world.outside.conflict[0] = 1;
    for (std::uint32_t cell = 0; cell < world.home.cells.size(); ++cell) {
        const StageRates rates = stage_rates(world, cell);
        EXPECT_LT(rates.wish, world.parameters.wish_rate);
        EXPECT_LT(rates.plan, world.parameters.plan_rate);
        EXPECT_LT(rates.prepare, world.parameters.prepare_rate);
        EXPECT_GT(rates.prepare, 0);
        EXPECT_EQ(rates.fade, world.parameters.fade_rate);
    }
    world.parameters.c_conflict = 1000;
    EXPECT_NEAR(stage_rates(world, middling(world)).wish, world.parameters.wish_rate, 1e-12);
}

TEST(StageRates, AreZeroWhereNeitherALegNorAPathwayLeadsOn)
{
    const Corridor corridor = one_way();
    World world = test::found_world(corridor);
    world.levers.passable[0] = 0;
    solve_routes(world);
    const StageRates rates = stage_rates(world, middling(world));
    EXPECT_EQ(rates.wish, 0);
    EXPECT_EQ(rates.plan, 0);
    EXPECT_EQ(rates.prepare, 0);
    EXPECT_GT(rates.fade, 0) << "wishes that cannot be followed fade";
}

TEST(StageRates, OnlyTheRegularWayIsLeftWhereNoLegLeadsOn)
{
    const Corridor corridor = one_way();
    World world = test::found_world(corridor);
    world.levers.passable[0] = 0;
    world.levers.pathway_open[0] = 1;
    world.levers.pathway_places[0] = 100;
    solve_routes(world);
    const StageRates rates = stage_rates(world, middling(world));
    EXPECT_GT(rates.prepare, 0);
    EXPECT_EQ(rates.irregular, 0);
}

TEST(StageRates, WithoutAPathwayEveryMoveIsIrregular)
{
    const Corridor corridor = one_way();
    const World world = test::found_world(corridor);
    EXPECT_EQ(stage_rates(world, middling(world)).irregular, 1);
}

TEST(StageRates, AspirationConflictAndLivelihoodsPullEachItsOwnWay)
{
    const Corridor corridor = one_way();
    World world = test::found_world(corridor);
    const double usual = stage_rates(world, middling(world)).wish;
    EXPECT_GT(stage_rates(world, world.home.index(OriginId{0}, 1, 0, 2, 0)).wish, usual) << "more aspiration";
    EXPECT_LT(stage_rates(world, world.home.index(OriginId{0}, 1, 0, 0, 0)).wish, usual) << "less aspiration";
    world.levers.livelihoods[0] = 1;
    EXPECT_LT(stage_rates(world, middling(world)).wish, usual);
    world.levers.livelihoods[0] = 0;
    world.outside.conflict[0] = 0.5;
    EXPECT_GT(stage_rates(world, middling(world)).wish, usual);
    world.outside.conflict[0] = 0;
    world.outside.origin_wage[0] = 2;
    EXPECT_LT(stage_rates(world, middling(world)).wish, usual) << "a better wage at home";
}

/// Departures of one cell without papers, in the order of magnitude that matters: the three rates multiply.
double irregular_departures(const World& world)
{
    const StageRates rates = stage_rates(world, middling(world));
    return rates.wish * rates.plan * rates.prepare * rates.irregular;
}

/// By how much a far worse irregular way lowers irregular departures [log points].
double effect_of_enforcement(double pathway_open)
{
    const Corridor corridor = one_way();
    World world = test::found_world(corridor);
    world.levers.pathway_open[0] = pathway_open;
    world.levers.pathway_places[0] = 1e6;
    const double before = std::log(irregular_departures(world));
    world.parameters.c_alone += 1;
    solve_routes(world);
    return before - std::log(irregular_departures(world));
}

// D2: the one does little without the other. In the nest, a person deterred has somewhere to go.
TEST(StageRates, EnforcementLowersIrregularDeparturesMoreWhereAPathwayIsOpen)
{
    EXPECT_GT(effect_of_enforcement(0), 0);
    EXPECT_GT(effect_of_enforcement(0.3), 1.5 * effect_of_enforcement(0));
}

TEST(Pathway, IsWorthLessTheLongerItsQueue)
{
    const Corridor corridor = one_way();
    World world = test::found_world(corridor);
    world.levers.pathway_places[0] = 10;
    world.levers.pathway_days[0] = 100;
    EXPECT_DOUBLE_EQ(pathway_wait(world, OriginId{0}), 100);
    const double V = pathway_value(world, ClassId{0}, OriginId{0});
    world.pathway_waiting[0] = 20;  // two months of places
    EXPECT_NEAR(pathway_wait(world, OriginId{0}), 100 + 2 * 365.2425 / 12, 1e-9);
    EXPECT_NEAR(V - pathway_value(world, ClassId{0}, OriginId{0}),
                world.parameters.c_time * 2 * 365.2425 / 12, 1e-12);
}

/// Persons at each stage after a day, per person at the stage before, are the rates: the founding keeps them.
TEST(Founding, FillsTheStagesSoThatAsManyEnterAsLeave)
{
    const Corridor corridor = one_way();
    const World world = test::found_world(corridor);
    for (std::uint32_t cell = 0; cell < world.home.cells.size(); ++cell) {
        const Stages& stages = world.home.cells[cell];
        const StageRates rates = stage_rates(world, cell);
        const double turnover = world.parameters.turnover / 12;
        const auto content = static_cast<double>(stages.content);
        const auto wish = static_cast<double>(stages.wish);
        const auto plan = static_cast<double>(stages.plan);
        // Counts are rounded to whole persons: half a person more or less at each stage.
        const double most =
            0.5 * (rates.wish + rates.plan + rates.fade + turnover + rates.prepare + rates.fade + turnover) +
            1e-9;
        EXPECT_NEAR(content * rates.wish + plan * rates.fade, wish * (rates.plan + rates.fade + turnover),
                    2 * most);
        EXPECT_NEAR(wish * rates.plan, plan * (rates.prepare + rates.fade + turnover), 2 * most);
        EXPECT_EQ(stages.total(), world.home.founding[cell]);
    }
}

TEST(Founding, CountsEverybodyOfTheTables)
{
    const Corridor corridor = one_way();
    const World world = test::found_world(corridor);
    EXPECT_NEAR(static_cast<double>(world.founding_population), 10'000, 36 * 0.5) << "36 cells, each rounded";
    const World coarse = test::found_world(corridor, 1, 10);
    EXPECT_NEAR(static_cast<double>(coarse.founding_population), 1'000, 36 * 0.5);
}

}  // namespace
}  // namespace corridor
