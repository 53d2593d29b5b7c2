#include "model/watching.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "worlds/small_corridor.hpp"

namespace corridor {
namespace {

/// Two legs over the border, one within the land; the border is 4 km long and counts with exponent 0.5.
Corridor watched()
{
    test::SmallCorridor small = test::home_and_goal();
    small.place({.id = "yard", .jurisdiction = "goal"});
    small.leg(
        {.id = "land", .from = "village", .to = "city", .alone = true, .guided = true, .border_length = 4});
    small.leg(
        {.id = "sea", .from = "village", .to = "city", .mode = "sea", .guided = true, .border_length = 4});
    small.leg({.id = "within", .from = "yard", .to = "city", .alone = true});
    small.parameter(&Parameters::kappa_land, 2).parameter(&Parameters::kappa_sea, 3);
    small.parameter(&Parameters::length_exponent, 0.5);
    Corridor corridor = small.finish();
    corridor.baseline.border_budget = {8, 2};  // goal, home
    corridor.baseline.border_skill = {1.5, 1};
    corridor.baseline.corruption = {0.1, 0.4};
    return corridor;
}

TEST(Watching, SpreadsABudgetEvenlyOverTheSidesAtTheFounding)
{
    const Corridor corridor = watched();
    const World world = test::found_world(corridor);
    EXPECT_EQ(world.authorities.watches.size(), 4U) << "two legs over the border, each from both sides";
    for (const Watch& watch : world.authorities.watches) EXPECT_EQ(watch.share, 0.5);
    EXPECT_EQ(interception_probability(world, test::leg(corridor, "within"), Side::arrival, 0), 0);
}

TEST(Watching, EachSideHasItsOwnForceSkillAndCorruption)
{
    const Corridor corridor = watched();
    const World world = test::found_world(corridor);
    const LegId land = test::leg(corridor, "land");
    const double arrival = 2 * (8 * 0.5) * 1.5 / 2;
    const double departure = 2 * (2 * 0.5) * 1 / 2;
    EXPECT_NEAR(interception_probability(world, land, Side::arrival, 0), 0.9 * (1 - std::exp(-arrival)),
                1e-12);
    EXPECT_NEAR(interception_probability(world, land, Side::departure, 0), 0.6 * (1 - std::exp(-departure)),
                1e-12);
    EXPECT_NEAR(intensity(world, land), arrival + departure, 1e-12);
    EXPECT_NEAR(intensity(world, test::leg(corridor, "sea")), 1.5 * (arrival + departure), 1e-12)
        << "kappa of the sea";
}

TEST(Watching, ExtraPatrolsWatchTheFarSideOnly)
{
    const Corridor corridor = watched();
    World world = test::found_world(corridor);
    const LegId land = test::leg(corridor, "land");
    const double departure = interception_probability(world, land, Side::departure, 0);
    world.levers.extra_patrol[land.value] = 4;
    EXPECT_NEAR(interception_probability(world, land, Side::arrival, 0), 0.9 * (1 - std::exp(-12.0)), 1e-12);
    EXPECT_EQ(interception_probability(world, land, Side::departure, 0), departure);
}

TEST(Watching, SharedModusOperandiAddsToSkill)
{
    const Corridor corridor = watched();
    World world = test::found_world(corridor);
    const LegId land = test::leg(corridor, "land");
    const double before = intensity(world, land);
    world.authorities.all[test::jurisdiction(corridor, "goal")].modus_operandi = 0.5;
    EXPECT_NEAR(intensity(world, land) - before, 0.5 * 6, 1e-12);
}

TEST(Watching, TravellersFearBeingStoppedNotBeingMet)
{
    const Corridor corridor = watched();
    World world = test::found_world(corridor);
    const LegId land = test::leg(corridor, "land");
    const double departure = interception_probability(world, land, Side::departure, 0);
    const double arrival = interception_probability(world, land, Side::arrival, 0);
    EXPECT_NEAR(structural_stop(world, land, 0), departure, 1e-12) << "those met on arrival are let go";
    world.levers.pushback_share[0] = 0.25;
    world.levers.asylum_share[0] = 0.75;
    EXPECT_NEAR(structural_stop(world, land, 0), departure + (1 - departure) * arrival * 0.25, 1e-12);
}

TEST(Watching, TheLawOfALegWeighsItsSidesByHowLikelyTheyCatch)
{
    const Corridor corridor = watched();
    World world = test::found_world(corridor);
    const LegId land = test::leg(corridor, "land");
    world.levers.penalty = {30, 10};
    world.levers.aggravated_penalty = {60, 10};
    world.levers.conviction_base = {1, 1};
    const double e = world.parameters.evasion_mean;
    const double arrival = interception_probability(world, land, Side::arrival, e);
    const double departure = interception_probability(world, land, Side::departure, e);
    const LawOnLeg law = law_on(world, land);
    EXPECT_NEAR(law.penalty, (30 * arrival + 10 * departure) / (arrival + departure), 1e-12);
    EXPECT_NEAR(law.aggravated_penalty, (60 * arrival + 10 * departure) / (arrival + departure), 1e-12);
    const double perceived = world.parameters.facilitator_aboard * world.parameters.prior_conviction;
    EXPECT_NEAR(law.arrest_and_conviction, perceived, 1e-12) << "no record yet: the prior on both sides";
    world.levers.smuggling_is_crime = {0, 0};
    EXPECT_EQ(law_on(world, land).arrest_and_conviction, 0);
    EXPECT_EQ(law_on(world, test::leg(corridor, "within")).penalty, 0) << "nobody watches";
}

TEST(Watching, AJourneyEndsByTheLawOfWhoeverStopsIt)
{
    const Corridor corridor = watched();
    World world = test::found_world(corridor);
    const LegId land = test::leg(corridor, "land");
    const double e = world.parameters.evasion_mean;
    world.levers.return_share = {0.1, 0.4};  // of the jurisdiction entered, of the one left
    world.levers.pushback_share = {0.3, 0.2};
    world.levers.detention_share = {0.1, 0.1};
    world.levers.discouragement = {0.2, 0.5};
    world.levers.enforced_return = {0.6, 0.5};
    world.levers.alternatives = {0.5, 0};
    world.parameters.absconding = 0.2;
    const double by_left = 1 - (1 - 0.4 - 0.1 * 0.5) * (1 - 0.5);                   // all are stopped
    const double by_entered = 1 - (1 - (0.1 + 0.1 * 0.6 * 0.9) / 0.5) * (1 - 0.2);  // half are let through
    const double departure = interception_probability(world, land, Side::departure, e);
    const double arrival = (1 - departure) * interception_probability(world, land, Side::arrival, e) * 0.5;
    EXPECT_NEAR(end_of_journey(world, land, e),
                (departure * by_left + arrival * by_entered) / (departure + arrival), 1e-12);
    world.levers.border_budget = {0, 0};
    EXPECT_NEAR(end_of_journey(world, land, e), by_entered, 1e-12)
        << "nobody watches: the law of the land entered";
}

TEST(Watching, TheAggravatedSentenceIsTakenStateByState)
{
    const Corridor corridor = watched();
    World world = test::found_world(corridor);
    const LegId land = test::leg(corridor, "land");
    world.levers.penalty = {120, 24};
    world.levers.aggravated_penalty = {60, 96};  // one law punishes plain smuggling harder
    const double e = world.parameters.evasion_mean;
    const double arrival = interception_probability(world, land, Side::arrival, e);
    const double departure = interception_probability(world, land, Side::departure, e);
    EXPECT_NEAR(law_on(world, land).aggravated_penalty,
                (120 * arrival + 96 * departure) / (arrival + departure), 1e-12);
}

TEST(Watching, ArrestsAndConvictionsAreLearnedFromTheRecord)
{
    const Corridor corridor = watched();
    World world = test::found_world(corridor);
    world.levers.conviction_base = {1, 1};
    const JurisdictionId goal = test::jurisdiction(corridor, "goal");
    const double prior = perceived_conviction(world, goal);
    Authority& authority = world.authorities.all[goal];
    authority.intercepted_crossings = 54;
    authority.arrests = 6;
    authority.trials = 4;
    authority.convictions = 3;
    const Parameters& p = world.parameters;
    const double arrest = (6 * p.facilitator_aboard + 6) / 60;
    const double conviction = (6 * p.prior_conviction + 3) / 10;
    EXPECT_NEAR(perceived_conviction(world, goal), arrest * conviction, 1e-12);
    EXPECT_GT(perceived_conviction(world, goal), prior);
}

}  // namespace
}  // namespace corridor
