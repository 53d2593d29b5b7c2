#include "model/information.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "worlds/small_corridor.hpp"

namespace corridor {
namespace {

constexpr double silent = std::numeric_limits<double>::quiet_NaN();
constexpr NationalityId theirs{0};
constexpr LegId way{0};

double logit(double p)
{
    return std::log(p / (1 - p));
}

/// One leg with some danger, a nationality without optimism, news two months under way.
Corridor one_dangerous_way(double optimism = 0)
{
    test::SmallCorridor small;
    small.jurisdiction("goal").jurisdiction("home");
    small.place({.id = "city", .jurisdiction = "goal", .wage = 1000, .destination = true});
    small.place({.id = "village", .jurisdiction = "home", .wage = 100});
    small.leg({.id = "way",
               .from = "village",
               .to = "city",
               .mode = "sea",
               .alone = true,
               .guided = true,
               .hazard = 0.1,
               .abuse = 0.2,
               .operating_cost = 100});
    small.origin({.id = "village",
                  .place = "village",
                  .nationality = "home",
                  .population = 100,
                  .protection = 0.5,
                  .optimism = optimism});
    small.parameter(&Parameters::prior_crossings, 15).parameter(&Parameters::memory, 0.9);
    Corridor corridor = small.finish();
    corridor.baseline.recognition[0] = 0.8;
    corridor.baseline.enforced_return[0] = 0.25;
    return corridor;
}

/// The last day of a month `n` months after January 2013.
Date month_end(int n)
{
    return test::new_year.add_months(n + 1) - 1;
}

TEST(News, ArrivesAfterTheDelayAndIsToldOfTheMonthInWhichItHappened)
{
    const Corridor corridor = one_dangerous_way();
    World world = test::found_world(corridor);
    const std::size_t at = world.beliefs.at(theirs, way, Guidance::guided);
    world.today = month_end(0);
    remember(world, theirs, way, Guidance::guided, {.crossings = 10, .deaths = 2});
    pass_on_news(world);
    EXPECT_EQ(world.beliefs.yearly[at].crossings, 0);
    world.today = month_end(1);
    pass_on_news(world);
    EXPECT_EQ(world.beliefs.yearly[at].crossings, 0);
    world.today = month_end(2);
    pass_on_news(world);
    EXPECT_DOUBLE_EQ(world.beliefs.yearly[at].crossings, 10);
    EXPECT_DOUBLE_EQ(world.beliefs.monthly[at][0].deaths, 2) << "it happened in January";
    EXPECT_EQ(world.beliefs.monthly[at][2].deaths, 0);
    world.today = month_end(3);
    pass_on_news(world);
    EXPECT_DOUBLE_EQ(world.beliefs.yearly[at].crossings, 9) << "a tenth is forgotten in a month";
}

TEST(News, OfOneWayOfTravelSaysNothingOfTheOther)
{
    const Corridor corridor = one_dangerous_way();
    World world = test::found_world(corridor);
    const LegBelief before = nationality_belief(world, theirs, way, Guidance::alone, 0);
    world.beliefs.yearly[world.beliefs.at(theirs, way, Guidance::guided)] = {.crossings = 50, .deaths = 50};
    EXPECT_EQ(nationality_belief(world, theirs, way, Guidance::alone, 0).death, before.death);
    EXPECT_GT(nationality_belief(world, theirs, way, Guidance::guided, 0).death, before.death);
}

TEST(Belief, StartsFromTheTablesWithDoubledOddsOfDeath)
{
    const Corridor corridor = one_dangerous_way();
    const World world = test::found_world(corridor);
    const LegBelief belief = nationality_belief(world, theirs, way, Guidance::alone, 0);
    const double death = (1 - std::exp(-0.1)) * 0.6;  // wreck, and fatality at sea without rescue
    EXPECT_NEAR(belief.death / (1 - belief.death), 2 * death / (1 - death), 1e-12);
    EXPECT_NEAR(belief.harm, 1 - std::exp(-0.2), 1e-12);
    EXPECT_EQ(belief.stopped, 0) << "nobody watches";
}

TEST(Belief, WeighsPriorYearAndMonthByTheirCrossings)
{
    const Corridor corridor = one_dangerous_way();
    World world = test::found_world(corridor);
    const std::size_t at = world.beliefs.at(theirs, way, Guidance::alone);
    const double prior = nationality_belief(world, theirs, way, Guidance::alone, 4).harm;
    world.beliefs.yearly[at] = {.crossings = 45, .harms = 30};
    world.beliefs.monthly[at][4] = {.crossings = 5, .harms = 0};
    const double year = (15 * prior + 30) / 60;
    EXPECT_NEAR(nationality_belief(world, theirs, way, Guidance::alone, 4).harm, 15 * year / 20, 1e-12);
    EXPECT_NEAR(nationality_belief(world, theirs, way, Guidance::alone, 5).harm, year, 1e-12);
}

TEST(Belief, OfTheOptimisticIsRosierByTheirOptimismInLogOdds)
{
    const Corridor corridor = one_dangerous_way(0.7);
    const World world = test::found_world(corridor);
    const LegBelief record = nationality_belief(world, theirs, way, Guidance::guided, 0);
    const LegBelief rosy = class_belief(world, ClassId{0}, way, Guidance::guided, 0);
    EXPECT_NEAR(logit(rosy.death), logit(record.death) - 0.7, 1e-12);
    EXPECT_NEAR(logit(rosy.harm), logit(record.harm) - 0.7, 1e-12);
    const StayBelief stay = class_belief_of_staying(world, ClassId{0}, test::place(corridor, "city"));
    EXPECT_NEAR(logit(stay.papers), logit(0.5 * 0.8) + 0.7, 1e-12) << "and hopes for papers";
}

TEST(Belief, OfReturnIsHalfAnnouncementHalfExperience)
{
    const Corridor corridor = one_dangerous_way();
    World world = test::found_world(corridor);
    const PlaceId city = test::place(corridor, "city");
    const double announced = (1 - 0.4) * 0.25;
    EXPECT_NEAR(class_belief_of_staying(world, ClassId{0}, city).returned, announced, 1e-12);
    world.beliefs.claims[world.beliefs.at(theirs, city)] = {.decided = 45, .granted = 9, .returned = 36};
    const double lived = (15 * announced + 36) / 60;
    world.parameters.announcement_weight = 0.5;
    EXPECT_NEAR(class_belief_of_staying(world, ClassId{0}, city).returned, (announced + lived) / 2, 1e-12);
    EXPECT_NEAR(class_belief_of_staying(world, ClassId{0}, city).papers, (15 * 0.4 + 9) / 60, 1e-12);
    world.levers.enforced_return[0] = 1;
    EXPECT_GT(class_belief_of_staying(world, ClassId{0}, city).returned, (0.6 + lived) / 2 - 1e-12)
        << "at once";
}

/// A world in which exposure 1 heard a campaign that moves beliefs halfway.
World after_a_campaign(const Corridor& corridor, const CampaignContent& content)
{
    World world = test::found_world(corridor, 1, 1, 1);
    world.levers.campaigns = {{.content = content, .step = 0.5, .half_life = 100, .reach = {}}};
    return world;
}

TEST(Campaign, MovesTheBeliefsOfThoseWhoHeardItTowardTheTruthItStates)
{
    const Corridor corridor = one_dangerous_way();
    const World world =
        after_a_campaign(corridor, {.death = 1, .harm = silent, .stopped = silent, .papers = 0.5, .fee = 4});
    const ClassId unexposed{0};
    const ClassId exposed{1};
    const LegBelief before = class_belief(world, unexposed, way, Guidance::alone, 0);
    const LegBelief after = class_belief(world, exposed, way, Guidance::alone, 0);
    EXPECT_EQ(after.harm, before.harm) << "the campaign is silent on it";
    EXPECT_NEAR(after.death, before.death, 1e-12)
        << "the truth is what was believed: the prior, no crossings yet";
    World later = world;
    remember(later, theirs, way, Guidance::alone, {.crossings = 15, .deaths = 15});
    EXPECT_GT(class_belief(later, exposed, way, Guidance::alone, 0).death, before.death)
        << "campaigns know at once";
    EXPECT_EQ(class_belief(later, unexposed, way, Guidance::alone, 0).death, before.death);
    EXPECT_DOUBLE_EQ(class_belief_of_fee(world, exposed, way),
                     2 * class_belief_of_fee(world, unexposed, way));
    const PlaceId city = test::place(corridor, "city");
    EXPECT_LT(class_belief_of_staying(world, exposed, city).papers,
              class_belief_of_staying(world, unexposed, city).papers);
}

}  // namespace
}  // namespace corridor
