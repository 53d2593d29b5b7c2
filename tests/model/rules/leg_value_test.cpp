#include "model/rules/leg_value.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

constexpr LegAsSeen free_leg{
    .F = 0, .w = 100, .days = 0, .wait = 0, .death = 0, .harm = 0, .q = 0, .end = 0.3, .alone = false};
constexpr LegWeights weights{
    .fee = 0.03, .time = 0.004, .death = 18.0, .harm = 1.0, .caught = 1.1, .returning = 1.5, .alone = 0.2};

// Caught with 1/2, half of the caught try again: 0.5 / (1 - 0.25) = 2/3.
TEST(ExpectedCaptures, WorkedValue)
{
    EXPECT_DOUBLE_EQ(expected_captures(0.5, 0.5), 2.0 / 3.0);
}

TEST(ExpectedCaptures, WithoutRetriesAreTheProbability)
{
    EXPECT_EQ(expected_captures(0.37, 1.0), 0.37);
}

TEST(ExpectedCaptures, OfOneWhoNeverGivesUpAreTheOdds)
{
    EXPECT_DOUBLE_EQ(expected_captures(0.75, 0.0), 3.0);  // 0.75 / 0.25
}

// The closed form against the series itself: after 400 terms less than 0.9^400 / 0.1 = 5e-18 is left out, and
// 400 sums of terms below one, each rounded by 2^-53 of at most 9, err by less than 400 * 9 * 2^-53 = 4e-13.
RC_GTEST_PROP(ExpectedCaptures, AreTheSumOfTheirSeries, ())
{
    const double q = drawn(0.0, 0.9);
    const double d = drawn(0.0, 1.0);
    double sum = 0.0;
    double still_trying = 1.0;
    for (int attempt = 0; attempt < 400; ++attempt) {
        sum += still_trying * q;
        still_trying *= q * (1.0 - d);
    }
    RC_ASSERT(std::abs(expected_captures(q, d) - sum) <= 4e-13);
}

TEST(LegValue, OfAFreeSafeInstantLegIsZero)
{
    EXPECT_EQ(leg_value(free_leg, weights), 0.0);
}

// Each term alone, by hand: 0.03 * 1000 / 100 = 0.3;  0.004 * (10 + 5) = 0.06;  18 * 0.01 = 0.18;
// 1 * 0.2 = 0.2;  (1.1 + 1.5 * 0.3) * 0.5 / (1 - 0.5 * 0.7) = 0.775 / 0.65;  0.2 alone.
TEST(LegValue, WorkedTerms)
{
    LegAsSeen leg = free_leg;
    leg.F = 1000;
    EXPECT_DOUBLE_EQ(leg_value(leg, weights), -0.3);
    leg = free_leg;
    leg.days = 10;
    leg.wait = 5;
    EXPECT_DOUBLE_EQ(leg_value(leg, weights), -0.06);
    leg = free_leg;
    leg.death = 0.01;
    EXPECT_DOUBLE_EQ(leg_value(leg, weights), -0.18);
    leg = free_leg;
    leg.harm = 0.2;
    EXPECT_DOUBLE_EQ(leg_value(leg, weights), -0.2);
    leg = free_leg;
    leg.q = 0.5;
    EXPECT_DOUBLE_EQ(leg_value(leg, weights), -0.775 / 0.65);
    leg.end = 1;  // caught once, and home
    EXPECT_DOUBLE_EQ(leg_value(leg, weights), -(1.1 + 1.5) * 0.5);
    leg = free_leg;
    leg.alone = true;
    EXPECT_DOUBLE_EQ(leg_value(leg, weights), -0.2);
}

// Terms add: six sums of numbers below 2, each rounded by at most 2^-53 of 2: 6 * 2^-52.
TEST(LegValue, TermsAdd)
{
    const LegAsSeen leg{.F = 1000,
                        .w = 100,
                        .days = 10,
                        .wait = 5,
                        .death = 0.01,
                        .harm = 0.2,
                        .q = 0.5,
                        .end = 0.3,
                        .alone = true};
    EXPECT_NEAR(leg_value(leg, weights), -(0.3 + 0.06 + 0.18 + 0.2 + 0.775 / 0.65 + 0.2), 6 * 0x1p-52);
}

RC_GTEST_PROP(LegValue, AnswersToEachArgument, ())
{
    const bool alone = drawn_whole(0, 1) == 1;
    answers_as_stated({{"F", 10, 5000, -1},
                       {"w", 20, 500, +1},
                       {"days", 0, 60, -1},
                       {"wait", 0, 60, -1},
                       {"death", 0, 0.2, -1},
                       {"harm", 0, 1, -1},
                       {"q", 0.01, 0.95, -1}},
                      [alone](const auto& x) {
                          return leg_value({.F = x[0],
                                            .w = x[1],
                                            .days = x[2],
                                            .wait = x[3],
                                            .death = x[4],
                                            .harm = x[5],
                                            .q = x[6],
                                            .end = 0.3,
                                            .alone = alone},
                                           weights);
                      });
}

// The loss is q [c + r - r x] / (1 - q x) with x = 1 - e. Its derivative by x has the sign of q (c + r) - r:
// below q = r / (c + r), here 1.5 / 2.6 = 0.577, a greater chance that a stop ends the journey deters; above,
// it spares people further captures.
RC_GTEST_PROP(LegValue, AStopThatEndsTheJourneyDetersUnlessMoreThanHalfAreCaught, ())
{
    const double turns = weights.returning / (weights.caught + weights.returning);
    LegAsSeen leg = free_leg;
    leg.end = drawn(0, 0.9);
    LegAsSeen more = leg;
    more.end = leg.end + 0.1;
    leg.q = more.q = drawn(0.01, 0.99 * turns);
    RC_ASSERT(leg_value(more, weights) < leg_value(leg, weights));
    leg.q = more.q = drawn(1.01 * turns, 0.99);
    RC_ASSERT(leg_value(more, weights) > leg_value(leg, weights));
}

// 0.2 + 0.5 x 0.4 x (1 - 0.5 x 0.1)
TEST(RemovedShare, CountsThoseReturnedAfterDetention)
{
    EXPECT_DOUBLE_EQ(removed_share(0.2, 0.5, 0.4, 0.5, 0.1), 0.39);
    EXPECT_EQ(removed_share(0.2, 0.5, 0, 0, 0), 0.2);
}

// Giving up: 1 - (1 - 0.2)(1 - 0.5); for certain where everybody is returned.
TEST(EndProbability, WorkedValuesAndEnds)
{
    EXPECT_DOUBLE_EQ(end_probability(0.2, 0.5), 0.6);
    EXPECT_EQ(end_probability(1, 0.3), 1.0);
    EXPECT_EQ(end_probability(0, 1), 1.0);
    EXPECT_EQ(end_probability(0, 0), 0.0);
}

RC_GTEST_PROP(LegValue, IsBelowZeroForAnyLegThatTakesTime, ())
{
    const LegAsSeen leg{.F = drawn(0, 5000),
                        .w = drawn(1, 500),
                        .days = drawn(0.1, 60),
                        .wait = drawn(0, 60),
                        .death = drawn(0, 1),
                        .harm = drawn(0, 1),
                        .q = drawn(0, 0.99),
                        .end = drawn(0, 1),
                        .alone = drawn_whole(0, 1) == 1};
    RC_ASSERT(leg_value(leg, weights) < 0.0);
}

}  // namespace
}  // namespace corridor::rules
