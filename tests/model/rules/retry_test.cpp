#include "model/rules/retry.hpp"

#include "model/rules/leg_value.hpp"
#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

// The two figures that F8 must give: 0.55 / (1 - 0.45 * 0.75) = 0.55 / 0.6625 = 0.830189 and
// 0.30 / (1 - 0.70 * 0.35) = 0.30 / 0.755 = 0.397351.
TEST(EventualSuccess, WorkedValue)
{
    EXPECT_NEAR(eventual_success(0.45, 0.25), 0.830189, 5e-7);
    EXPECT_NEAR(eventual_success(0.70, 0.65), 0.397351, 5e-7);
}

TEST(EventualSuccess, Limits)
{
    EXPECT_EQ(eventual_success(0.0, 0.5), 1.0);  // nobody is caught
    EXPECT_EQ(eventual_success(0.4, 1.0), 0.6);  // one try each
    EXPECT_EQ(eventual_success(0.9, 0.0), 1.0);  // nobody gives up
    EXPECT_EQ(eventual_success(1.0, 0.5), 0.0);  // everybody is caught
    EXPECT_EQ(eventual_success(1.0, 0.0), 0.0);  // for ever
}

// Whoever does not get through gives up after one of the captures: success + d * captures = 1. Three
// quotients of numbers at most 10 apart in size: 40 * 2^-53.
RC_GTEST_PROP(EventualSuccess, WhoDoesNotSucceedGaveUp, ())
{
    const double p = drawn(0, 0.9);
    const double d = drawn(0, 1);
    RC_ASSERT(std::abs(eventual_success(p, d) + d * expected_captures(p, d) - 1.0) <= 40 * 0x1p-53);
}

RC_GTEST_PROP(EventualSuccess, AnswersToEachArgument, ())
{
    answers_as_stated({{"p", 0.01, 0.99, -1}, {"d", 0.01, 1, -1}},
                      [](const auto& x) { return eventual_success(x[0], x[1]); });
}

TEST(TryAgain, WithoutHelpIsTheRestOfThoseWhoGiveUp)
{
    EXPECT_NEAR(try_again_probability(0.3, 0), 0.7, 1e-15);
    EXPECT_EQ(try_again_probability(0, 5), 1.0);
    EXPECT_EQ(try_again_probability(1, 0), 0.0);
}

// logit 0.5 = 0, so 1 / (1 + e)
TEST(TryAgain, HelpWorksInsideTheLogistic)
{
    EXPECT_NEAR(try_again_probability(0.5, 1), 0.2689414213699951, 1e-15);
}

RC_GTEST_PROP(TryAgain, AnswersToEachArgument, ())
{
    answers_as_stated({{"d", 0.01, 0.99, -1}, {"help", 0, 5, -1}},
                      [](const auto& x) { return try_again_probability(x[0], x[1]); });
}

}  // namespace
}  // namespace corridor::rules
