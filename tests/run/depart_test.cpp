#include <cmath>

#include "run/stage.hpp"

namespace corridor {
namespace {

class Departures : public test::Stage {
protected:
    explicit Departures(const test::StageTables& tables = {}) : Stage(tables) {}

    std::size_t waiting() { return service().queue.size(); }
};

TEST_F(Departures, WaitUntilTheVesselIsFull)
{
    for (int n = 0; n < 4; ++n) passenger(Scheme::advance);
    depart(world_);
    EXPECT_EQ(waiting(), 4U);
    const MigrantId fifth = passenger(Scheme::advance);
    depart(world_);
    EXPECT_EQ(waiting(), 0U);
    EXPECT_EQ(state(fifth), State::travelling);
    EXPECT_EQ(count_of(LegSeries::crossings), 1);
    EXPECT_EQ(service().departures, 1U);
}

TEST_F(Departures, FillAsManyVesselsAsThereArePassengersInTheOrderOfBoarding)
{
    std::vector<MigrantId> all;
    for (int n = 0; n < 12; ++n) all.push_back(passenger(Scheme::advance));
    depart(world_);
    EXPECT_EQ(count_of(LegSeries::crossings), 2);
    EXPECT_EQ(service().queue, (std::vector{all[10], all[11]}));
}

TEST_F(Departures, LeaveHalfEmptyWhenTheLongestWaitIsOver)
{
    world_.parameters.max_wait = 14;
    passenger(Scheme::advance);
    world_.today = world_.today + 13;
    passenger(Scheme::advance);
    depart(world_);
    EXPECT_EQ(waiting(), 2U);
    world_.today = world_.today + 1;
    depart(world_);
    EXPECT_EQ(waiting(), 0U) << "both go, though one came yesterday";
    EXPECT_EQ(count_of(LegSeries::crossings), 1);
}

TEST_F(Departures, CarryWhatTheCapacityCanFillWhereThatIsLess)
{
    seller().capacity = 7;  // a place a day; 0.75 x 4 days = 3 passengers in time
    world_.parameters.max_wait = 4;
    world_.parameters.target = 0.75;
    for (int n = 0; n < 3; ++n) passenger(Scheme::advance);
    depart(world_);
    EXPECT_EQ(waiting(), 0U);
}

TEST_F(Departures, DoNotLeaveOverAShutLeg)
{
    world_.levers.passable[way.value] = 0;
    for (int n = 0; n < 5; ++n) passenger(Scheme::advance);
    depart(world_);
    EXPECT_EQ(waiting(), 5U);
}

/// No crossing leaves in the second half of the year, and on 3 days of 10 in its first.
class StormyDepartures : public Departures {
protected:
    StormyDepartures() : Departures({.go = {0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0, 0, 0, 0, 0, 0}}) {}
};

TEST_F(StormyDepartures, WaitForTheWeather)
{
    world_.today = test::new_year.add_months(7);
    for (int n = 0; n < 20; ++n) passenger(Scheme::advance);
    for (int day = 0; day < 60; ++day) {
        depart(world_);
        world_.today = world_.today + 1;
    }
    EXPECT_EQ(waiting(), 20U) << "neither full vessels nor long waits leave in a storm";
}

// 181 days of a chance of 0.3 each: standard error sqrt(181 x 0.21) = 6.2 days; bound 4 of them.
TEST_F(StormyDepartures, MayLeaveOnAsManyDaysAsTheSeasonSays)
{
    int days = 0;
    for (; world_.today < test::new_year.add_months(6); ++world_.today)
        days += may_leave(world_, way) ? 1 : 0;
    EXPECT_NEAR(days, 181 * 0.3, 4 * std::sqrt(181 * 0.21));
}

}  // namespace
}  // namespace corridor
