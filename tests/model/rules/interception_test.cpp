#include "model/rules/interception.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

// 0.5 * 12 * 1.5 / 9^0.5 = 9 / 3
TEST(WatchIntensity, WorkedValue)
{
    EXPECT_DOUBLE_EQ(watch_intensity(0.5, 12, 1.5, 9, 0.5), 3.0);
}

TEST(WatchIntensity, LengthDoesNotMatterAtGammaZero)
{
    EXPECT_EQ(watch_intensity(0.5, 12, 1, 1, 0), watch_intensity(0.5, 12, 1, 900, 0));
}

TEST(WatchIntensity, WithoutPatrolsIsZero)
{
    EXPECT_EQ(watch_intensity(0.5, 0, 1, 100, 1), 0.0);
}

RC_GTEST_PROP(WatchIntensity, AnswersToEachArgument, ())
{
    answers_as_stated({{"kappa", 0.01, 2, +1},
                       {"patrol", 0.1, 50, +1},
                       {"skill", 0.5, 2, +1},
                       {"length", 2, 900, -1},
                       {"gamma", 0.1, 1, -1}},
                      [](const auto& x) { return watch_intensity(x[0], x[1], x[2], x[3], x[4]); });
}

// Lambda = log 4: 3 of 4 are seen; a bribe prevents an eighth of the interceptions: 0.875 * 0.75 = 0.65625.
// Evasion log 2 halves Lambda: 1 - 4^(-1/2) = 1/2.
TEST(InterceptionProbability, WorkedValue)
{
    EXPECT_DOUBLE_EQ(interception_probability(std::log(4.0), 0, 0.125), 0.65625);
    EXPECT_DOUBLE_EQ(interception_probability(std::log(4.0), std::log(2.0), 0), 0.5);
}

TEST(InterceptionProbability, Limits)
{
    EXPECT_EQ(interception_probability(0, 0, 0), 0.0);
    EXPECT_EQ(interception_probability(2, 0, 1), 0.0);
    EXPECT_EQ(interception_probability(1e9, 0, 0), 1.0);
}

// For a small Lambda the probability is Lambda: 1 - exp(-x) = x - x^2 / 2, here 5e-25 of 1e-12, far below an
// ulp.
TEST(InterceptionProbability, OfAHardlyWatchedLegIsNotLostToRounding)
{
    EXPECT_NEAR(interception_probability(1e-12, 0, 0), 1e-12, 1e-24);
}

RC_GTEST_PROP(InterceptionProbability, AnswersToEachArgument, ())
{
    answers_as_stated({{"Lambda", 0.01, 5, +1}, {"evasion", 0, 3, -1}, {"corruption", 0, 1, -1}},
                      [](const auto& x) { return interception_probability(x[0], x[1], x[2]); });
}

}  // namespace
}  // namespace corridor::rules
