#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "model/watching.hpp"
#include "run/phases/phases.hpp"
#include "worlds/small_corridor.hpp"

namespace corridor {
namespace {

/// Two ways from the hub into the land of the goal, and one from home to the hub; each land watches its own
/// sides.
class Patrols : public testing::Test {
protected:
    Patrols() : corridor_(make()), world_(test::found_world(corridor_))
    {
        world_.parameters.patrol_theta = 0.8;
        world_.parameters.patrol_inertia = 0;
        world_.parameters.patrol_exploration = 0.1;
    }

    static Corridor make()
    {
        test::SmallCorridor small;
        small.jurisdiction("between").jurisdiction("goal").jurisdiction("home");
        small.place({.id = "city", .jurisdiction = "goal", .wage = 1000, .destination = true});
        small.place({.id = "hub", .jurisdiction = "between"});
        small.place({.id = "village", .jurisdiction = "home"});
        small.leg({.id = "east", .from = "hub", .to = "city", .alone = true, .border_length = 1});
        small.leg({.id = "start", .from = "village", .to = "hub", .alone = true, .border_length = 1});
        small.leg(
            {.id = "west", .from = "hub", .to = "city", .mode = "sea", .alone = true, .border_length = 1});
        small.origin({.id = "village", .place = "village", .nationality = "home", .population = 100});
        Corridor corridor = small.finish();
        corridor.baseline.border_budget = {3, 2, 1};
        return corridor;
    }

    Watch& watch(std::string_view leg, Side side)
    {
        return world_.authorities.watches[world_.authorities.watch(test::leg(corridor_, leg), side)];
    }

    /// Months with the same interceptions [persons/month] on the two ways in.
    void months(int n, double east, double west)
    {
        for (int month = 0; month < n; ++month) {
            watch("east", Side::arrival).this_month = east;
            watch("west", Side::arrival).this_month = west;
            adapt_authorities(world_);
        }
    }

    Corridor corridor_;
    World world_;
};

TEST_F(Patrols, MoveTowardTheFlowTheyBelieveIn)
{
    months(24, 100, 1);
    EXPECT_GT(watch("east", Side::arrival).share, 0.85);
    months(48, 1, 100);
    EXPECT_LT(watch("east", Side::arrival).share, 0.15);
    EXPECT_GE(watch("east", Side::arrival).share, 0.05) << "an even share of a tenth is kept for exploring";
}

TEST_F(Patrols, AreSharedOutInFullByEachForce)
{
    months(7, 40, 3);
    for (const JurisdictionId j : corridor_.network.jurisdictions.indices()) {
        double sum = 0;
        for (const Watch& each : world_.authorities.watches) sum += each.watcher == j ? each.share : 0.0;
        EXPECT_NEAR(sum, 1, 1e-12);
    }
}

TEST_F(Patrols, JudgeFlowsNotCatches)
{
    // The east catches ten times as many of as many who pass: beliefs divide by the chance to catch.
    world_.levers.extra_patrol[test::leg(corridor_, "east").value] = 50;
    const double e = world_.parameters.evasion_mean;
    const double p_east = interception_probability(world_, test::leg(corridor_, "east"), Side::arrival, e);
    const double p_west = interception_probability(world_, test::leg(corridor_, "west"), Side::arrival, e);
    world_.parameters.patrol_inertia = 1;  // nothing moves while the force learns
    months(40, 1000 * p_east, 1000 * p_west);
    world_.parameters.patrol_inertia = 0;
    months(1, 1000 * p_east, 1000 * p_west);
    EXPECT_NEAR(watch("east", Side::arrival).share, 0.5, 0.01);
    EXPECT_NEAR(watch("east", Side::arrival).probability, p_east, 1e-12);
}

TEST_F(Patrols, HearWhatPartnersSawOnTheOtherSide)
{
    watch("west", Side::departure).interceptions = 0;
    world_.levers.share_routes[test::pair(corridor_, "between", "goal")] = 1;
    world_.levers.sharing_delay[test::pair(corridor_, "between", "goal")] = 1;
    for (int month = 0; month < 24; ++month) {
        watch("west", Side::departure).this_month = 100;
        adapt_authorities(world_);
    }
    EXPECT_GT(watch("west", Side::arrival).share, 0.85) << "the goal's force has seen nobody itself";
    EXPECT_EQ(watch("west", Side::departure).shared, 0) << "and has told its partner nothing";
}

TEST_F(Patrols, LearnMethodsFromPartnersGradually)
{
    world_.parameters.modus_gain = 0.5;
    const JurisdictionId goal = test::jurisdiction(corridor_, "goal");
    world_.levers.share_modus_operandi[test::pair(corridor_, "between", "goal")] = 0.6;
    world_.levers.share_vulnerabilities[test::pair(corridor_, "between", "goal")] = 0.4;
    world_.levers.sharing_delay[test::pair(corridor_, "between", "goal")] = 60;
    adapt_authorities(world_);
    const double first = world_.authorities.all[goal].modus_operandi;
    EXPECT_GT(first, 0);
    EXPECT_LT(first, 0.15) << "the news is two months under way";
    for (int month = 0; month < 60; ++month) adapt_authorities(world_);
    EXPECT_NEAR(world_.authorities.all[goal].modus_operandi, 0.5 * 0.6, 1e-6);
    EXPECT_NEAR(world_.authorities.all[goal].vulnerabilities, 0.4, 1e-6);
    EXPECT_EQ(world_.authorities.all[test::jurisdiction(corridor_, "between")].modus_operandi, 0);
}

TEST_F(Patrols, ASlowPartnerDoesNotDelayAQuickOne)
{
    world_.parameters.modus_gain = 1;
    const JurisdictionId goal = test::jurisdiction(corridor_, "goal");
    const auto tell = [&](std::string_view from, double share, double delay) {
        world_.levers.share_modus_operandi[test::pair(corridor_, from, "goal")] = share;
        world_.levers.sharing_delay[test::pair(corridor_, from, "goal")] = delay;
    };
    tell("between", 0.9, 0);
    tell("home", 0.1, 1000);
    adapt_authorities(world_);
    // All that both share, 1 - 0.1 x 0.9; nine tenths of it come at once, the rest as exp(-0.03) allows.
    EXPECT_NEAR(world_.authorities.all[goal].modus_operandi, 0.91 * (0.9 + 0.1 * (1 - std::exp(-0.03))),
                1e-9);
    EXPECT_EQ(world_.authorities.all[goal].vulnerabilities, 0) << "each channel by its own partners";
}

TEST_F(Patrols, AreRecordedWithWhatPolicyAdds)
{
    const LegId east = test::leg(corridor_, "east");
    world_.levers.extra_patrol[east.value] = 50;
    const double own = 2 * watch("east", Side::arrival).share;
    EXPECT_EQ(patrol_on(world_, watch("east", Side::arrival)), own + 50);
    observe(world_);
    EXPECT_EQ(world_.record.legs.now(LegSeries::patrol_at_arrival, east.value), own + 50);
}

}  // namespace
}  // namespace corridor
