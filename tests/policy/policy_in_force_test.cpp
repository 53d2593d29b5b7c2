#include "policy/policy_in_force.hpp"

#include <gtest/gtest.h>

#include "metrics/small_record.hpp"
#include "policy/three_lands.hpp"

namespace corridor {
namespace {

using test::day_one;
using test::three_lands;

const Network& network()
{
    static const test::SmallRecord small;
    return small.network;
}

/// Raises the base penalty of the first land fivefold, for 31 dollars a January.
EnhancedPenalties penalties()
{
    return {.jurisdictions = {{0}},
            .penalty_factor = 5,
            .schedule = {.from = day_one},
            .cost = {.monthly = 31, .programme = "programme"}};
}

Scenario of(const AnyIntervention& one, std::vector<Programme> programmes = {})
{
    Scenario scenario = baseline();
    scenario.interventions = {one};
    scenario.programmes = std::move(programmes);
    return scenario;
}

double penalty_on(PolicyInForce& policy, Date day)
{
    Levers levers = three_lands();
    policy.apply(levers, day);
    return levers.penalty[0];
}

// A dollar a day: ten days, and the eleventh cannot be paid.
TEST(Programme, StopsOnTheDayItCannotPay)
{
    PolicyInForce policy(of(penalties(), {{"programme", 10}}), network());
    for (int day = 0; day < 10; ++day) EXPECT_EQ(penalty_on(policy, day_one + day), 50) << day;
    for (int day = 10; day < 20; ++day) EXPECT_EQ(penalty_on(policy, day_one + day), 10) << day;
    EXPECT_EQ(schedule_of(policy.scenario().interventions[0]).until, day_one + 10);
}

TEST(Programme, PaysForItsOwnInterventionsOnly)
{
    EnhancedPenalties unpaid = penalties();
    unpaid.cost.programme = "";
    PolicyInForce policy(of(unpaid, {{"programme", 10}}), network());
    for (int day = 0; day < 20; ++day) EXPECT_EQ(penalty_on(policy, day_one + day), 50);
}

TEST(Programme, EndsAreKnownBeforeTheRun)
{
    const Scenario ended =
        with_budget_ends(of(penalties(), {{"programme", 10}}), network(), day_one, day_one + 100);
    EXPECT_EQ(schedule_of(ended.interventions[0]).until, day_one + 10);
}

// A dollar a day from the first day on, as if it did not wait; 40 days would be its time.
TEST(Programme, WhatWaitsEndsAsIfItHadBegunOnItsFirstDay)
{
    EnhancedPenalties waiting = penalties();
    waiting.schedule.trigger = {.indicator = "deaths", .above = 2.5, .lasting = 40};
    const Scenario ended =
        as_if_nothing_waited(of(waiting, {{"programme", 10}}), network(), day_one, day_one + 100);
    EXPECT_EQ(schedule_of(ended.interventions[0]).begin(), day_one);
    EXPECT_EQ(schedule_of(ended.interventions[0]).end(), day_one + 10);
    EXPECT_EQ(
        schedule_of(as_if_nothing_waited(of(waiting), network(), day_one, day_one + 100).interventions[0])
            .end(),
        day_one + 40)
        << "nobody's budget";
}

/// A policy that waits for more than 2.5 deaths in each of two months, and then holds for 40 days.
class Triggers : public testing::Test {
protected:
    Triggers()
    {
        EnhancedPenalties waiting = penalties();
        waiting.schedule.trigger = {.indicator = "deaths", .above = 2.5, .for_months = 2, .lasting = 40};
        scenario_ = of(waiting);
    }
    /// Tells the policy of so many deaths in the months that are over.
    void look(PolicyInForce& policy, const std::vector<double>& deaths, Date today)
    {
        test::SmallRecord small;
        small.record.events_by_place.keep(0);
        small.record.corridor.keep(0);
        for (const double n : deaths) {
            small.record.events_by_place.start_month();
            small.record.corridor.start_month();
            small.record.events_by_place.now(PersonEvent::died, 0) = n;
        }
        policy.look({small.record, small.network}, deaths.size(), today);
    }
    Scenario scenario_;
};

TEST_F(Triggers, WaitForTheBoundInEachOfTheLastMonths)
{
    PolicyInForce policy(scenario_, network());
    EXPECT_EQ(penalty_on(policy, day_one), 10);
    look(policy, {3}, day_one + 31);
    EXPECT_EQ(penalty_on(policy, day_one + 31), 10) << "one month is not two";
    look(policy, {3, 2}, day_one + 59);
    EXPECT_EQ(penalty_on(policy, day_one + 59), 10) << "the last month was below";
    look(policy, {3, 2, 3}, day_one + 90);
    EXPECT_EQ(penalty_on(policy, day_one + 90), 10) << "the month before it was";
    look(policy, {3, 2, 3, 3}, day_one + 120);
    EXPECT_EQ(penalty_on(policy, day_one + 120), 50);
}

TEST_F(Triggers, EndAndAreReadyAgain)
{
    PolicyInForce policy(scenario_, network());
    look(policy, {3, 3}, day_one + 59);
    EXPECT_EQ(penalty_on(policy, day_one + 98), 50);
    EXPECT_EQ(penalty_on(policy, day_one + 99), 10) << "40 days are over";
    look(policy, {3, 3, 0, 3, 3}, day_one + 151);
    EXPECT_EQ(penalty_on(policy, day_one + 151), 50);
}

TEST_F(Triggers, AreNotPulledBeforeTheFirstDay)
{
    schedule_of(scenario_.interventions[0]).from = day_one + 365;
    PolicyInForce policy(scenario_, network());
    look(policy, {3, 3}, day_one + 59);
    EXPECT_EQ(penalty_on(policy, day_one + 60), 10);
    EXPECT_EQ(penalty_on(policy, day_one + 365), 10);
}

TEST_F(Triggers, CostNothingWhileTheyWait)
{
    PolicyInForce policy(scenario_, network());
    Levers levers = three_lands();
    EXPECT_EQ(policy.apply(levers, day_one).front(), 0.0);
    look(policy, {3, 3}, day_one + 59);
    EXPECT_GT(policy.apply(levers, day_one + 59).front(), 0.0);
}

}  // namespace
}  // namespace corridor
