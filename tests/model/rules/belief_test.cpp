#include "model/rules/belief.hpp"

#include "model/rules/logistic.hpp"
#include "property.hpp"

#include <cmath>
#include <limits>

namespace corridor::rules {
namespace {

TEST(BetaBinomial, WithoutARecordIsThePrior)
{
    EXPECT_EQ(beta_binomial(0.25, 15, 0, 0), 0.25);
}

// (0.2 * 15 + 4) / (15 + 5) = 7 / 20
TEST(BetaBinomial, WorkedValue)
{
    EXPECT_DOUBLE_EQ(beta_binomial(0.2, 15, 5, 4), 0.35);
}

// With n crossings the record's mean is missed by prior_weight (prior - mean) / (prior_weight + n): 15 * 0.3
// / 1e9.
TEST(BetaBinomial, ALongRecordIsBelieved)
{
    EXPECT_NEAR(beta_binomial(0.2, 15, 1e9, 5e8), 0.5, 4.6e-9);
}

RC_GTEST_PROP(BetaBinomial, AnswersToEachArgument, ())
{
    // The prior is above the record here, so its weight raises the belief.
    answers_as_stated({{"prior_mean", 0.5, 0.9, +1},
                       {"prior_weight", 1, 50, +1},
                       {"events", 20, 200, -1},
                       {"successes", 0, 9, +1}},
                      [](const auto& x) { return beta_binomial(x[0], x[1], x[2], x[3]); });
}

TEST(Discount, WorkedValue)
{
    EXPECT_EQ(discount(12, 0.75), 9.0);
    EXPECT_EQ(discount(12, 1), 12.0);
    EXPECT_EQ(discount(12, 0), 0.0);
}

// Odds 1 : 1 halved are 1 : 2.
TEST(Distort, OptimismLowersADanger)
{
    EXPECT_DOUBLE_EQ(distort(0.5, std::log(2.0)), 1.0 / 3.0);
}

TEST(Distort, LeavesCertaintiesAlone)
{
    for (const double b : {-3.0, 0.0, 3.0}) {
        EXPECT_EQ(distort(0.0, b), 0.0);
        EXPECT_EQ(distort(1.0, b), 1.0);
    }
}

RC_GTEST_PROP(Distort, WithoutOptimismChangesNoBit, ())
{
    const double p = drawn(0, 1) * drawn(0, 1);
    RC_ASSERT(distort(p, 0.0) == p);
}

// The odds form against the equation: logit of p in [0.01, 0.99] errs by 2^-52 / 0.01 = 2.3e-14 at most.
RC_GTEST_PROP(Distort, IsAShiftOfTheLogOdds, ())
{
    const double p = drawn(0.05, 0.95);
    const double b = drawn(-1.5, 1.5);
    RC_ASSERT(std::abs(logit(distort(p, b)) - (logit(p) - b)) <= 3e-14);
}

RC_GTEST_PROP(Distort, AnswersToEachArgument, ())
{
    answers_as_stated({{"p", 0, 1, +1}, {"b", -2, 2, -1}},
                      [](const auto& x) { return distort(0.001 + 0.998 * x[0], x[1]); });
}

TEST(Toward, AStepOfZeroOrOneStaysOrArrives)
{
    EXPECT_DOUBLE_EQ(toward(0.3, 0.8, 0.0), 0.3);
    EXPECT_DOUBLE_EQ(toward(0.3, 0.8, 1.0), 0.8);
}

// From odds 1 : 4 half the way, in log odds, to 4 : 1 is even. From 1 : 1 a quarter of the way to 16 : 1 is 2
// : 1.
TEST(Toward, WorkedValue)
{
    EXPECT_DOUBLE_EQ(toward(0.2, 0.8, 0.5), 0.5);
    EXPECT_DOUBLE_EQ(toward(0.5, 16.0 / 17.0, 0.25), 2.0 / 3.0);
}

TEST(Toward, TheCertainStayUntilAFullStep)
{
    EXPECT_EQ(toward(0.0, 0.5, 0.9), 0.0);
    EXPECT_EQ(toward(1.0, 0.5, 0.9), 1.0);
    EXPECT_EQ(toward(0.0, 0.5, 1.0), 0.5);
}

RC_GTEST_PROP(Toward, LiesBetweenBeliefAndContent, ())
{
    const double p = drawn(0.01, 0.99);
    const double content = drawn(0.01, 0.99);
    const double moved = toward(p, content, drawn(0.1, 0.9));
    RC_PRE(std::abs(p - content) > 1e-3);
    RC_ASSERT(moved > std::min(p, content));
    RC_ASSERT(moved < std::max(p, content));
}

// log odds of numbers in [0.05, 0.95] and of powers of them err by a few 2^-52 / 0.05: 3e-14 covers seven.
RC_GTEST_PROP(Toward, IsAStepInLogOdds, ())
{
    const double p = drawn(0.05, 0.95);
    const double content = drawn(0.05, 0.95);
    const double step = drawn(0, 1);
    const double stated = (1 - step) * logit(p) + step * logit(content);
    RC_ASSERT(std::abs(logit(toward(p, content, step)) - stated) <= 3e-14);
}

RC_GTEST_PROP(Toward, AnswersToEachArgument, ())
{
    answers_as_stated({{"p", 0.01, 0.4, +1}, {"content", 0.5, 0.99, +1}, {"step", 0.1, 0.9, +1}},
                      [](const auto& x) { return toward(x[0], x[1], x[2]); });
}

// One half-life: half; two: three quarters.
TEST(ForgettingProbability, WorkedValue)
{
    EXPECT_DOUBLE_EQ(forgetting_probability(90, 90), 0.5);
    EXPECT_DOUBLE_EQ(forgetting_probability(90, 180), 0.75);
}

TEST(ForgettingProbability, Limits)
{
    EXPECT_EQ(forgetting_probability(90, 0), 0.0);
    EXPECT_EQ(forgetting_probability(std::numeric_limits<double>::infinity(), 1000), 0.0);
}

RC_GTEST_PROP(ForgettingProbability, AnswersToEachArgument, ())
{
    answers_as_stated({{"half_life_days", 30, 400, -1}, {"days", 1, 400, +1}},
                      [](const auto& x) { return forgetting_probability(x[0], x[1]); });
}

}  // namespace
}  // namespace corridor::rules
