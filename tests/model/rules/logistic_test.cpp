#include "model/rules/logistic.hpp"

#include "property.hpp"

#include <limits>

namespace corridor::rules {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Logistic, EvenOddsAreOneHalf)
{
    EXPECT_EQ(logistic(0.0), 0.5);
    EXPECT_EQ(logit(0.5), 0.0);
}

// log odds of 0.2 are log(0.2 / 0.8) = -log 4 = -1.386294; given to six decimals, so within half the last.
TEST(Logistic, OneInFive)
{
    EXPECT_NEAR(logit(0.2), -1.386294, 5e-7);
    EXPECT_NEAR(logistic(-1.386294), 0.2, 5e-7);
}

TEST(Logistic, CertaintiesAreInfinitelyFar)
{
    EXPECT_EQ(logistic(infinity), 1.0);
    EXPECT_EQ(logistic(-infinity), 0.0);
    EXPECT_EQ(logistic(-1e6), 0.0);
    EXPECT_EQ(logit(0.0), -infinity);
    EXPECT_EQ(logit(1.0), infinity);
}

// |x| <= 10: p is known to about 2^-53 and logit has derivative 1 / (p (1 - p)) <= 2.2e4 there, so the way
// back is within 2.2e4 * 2^-52 = 5e-12.
RC_GTEST_PROP(Logistic, IsUndoneByLogit, ())
{
    const double x = drawn(-10.0, 10.0);
    RC_ASSERT(std::abs(logit(logistic(x)) - x) <= 5e-12);
}

// 1 - p is rounded once: within 2^-53, and so is each side.
RC_GTEST_PROP(Logistic, IsSymmetric, ())
{
    const double x = drawn(-30.0, 30.0);
    RC_ASSERT(std::abs(logistic(-x) - (1.0 - logistic(x))) <= 4.5e-16);
}

}  // namespace
}  // namespace corridor::rules
