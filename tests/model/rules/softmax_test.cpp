#include "model/rules/softmax.hpp"

#include "property.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace corridor::rules {
namespace {

std::vector<double> shares(std::vector<double> u, double scale)
{
    softmax(u, scale, u);
    return u;
}

TEST(Softmax, EqualUtilitiesShareEqually)
{
    EXPECT_EQ(shares({7.0, 7.0, 7.0, 7.0}, 0.3), std::vector(4, 0.25));
}

// u / scale = 0, log 2, log 5: weights 1 : 2 : 5, so shares 1/8, 2/8, 5/8; a few roundings, 4 ulp.
TEST(Softmax, WorkedValue)
{
    const std::vector<double> share = shares({0.0, 2.0 * std::log(2.0), 2.0 * std::log(5.0)}, 2.0);
    EXPECT_DOUBLE_EQ(share[0], 0.125);
    EXPECT_DOUBLE_EQ(share[1], 0.25);
    EXPECT_DOUBLE_EQ(share[2], 0.625);
}

TEST(Softmax, NeitherOverflowsNorLosesTheGreatest)
{
    EXPECT_EQ(shares({-1e300, 1e300}, 1.0), (std::vector{0.0, 1.0}));
    EXPECT_EQ(shares({-1e5, -1e5}, 0.1), (std::vector{0.5, 0.5}));
}

TEST(Softmax, MinusInfinityIsNeverChosen)
{
    EXPECT_EQ(shares({-std::numeric_limits<double>::infinity(), -800.0}, 1.0), (std::vector{0.0, 1.0}));
}

TEST(Softmax, OfNothingWritesNothing)
{
    EXPECT_TRUE(shares({}, 1.0).empty());
}

// n quotients, each within 2^-53 of its value, and a sum with n roundings below one: 20 * 2^-52 for n <= 10.
RC_GTEST_PROP(Softmax, SumsToOne, ())
{
    std::vector<double> u(static_cast<std::size_t>(drawn_whole(1, 10)));
    for (double& a : u) a = drawn(-50.0, 50.0);
    const std::vector<double> share = shares(u, drawn(0.1, 10.0));
    RC_ASSERT(std::abs(std::accumulate(share.begin(), share.end(), 0.0) - 1.0) <= 20 * 0x1p-52);
}

RC_GTEST_PROP(Softmax, OwnUtilityRaisesAndOtherLowersTheShare, ())
{
    answers_as_stated({{"own", -2.0, 2.0, +1}, {"other", -2.0, 2.0, -1}}, [](const auto& u) {
        return shares({u[0], u[1], 0.5}, 0.7)[0];
    });
}

}  // namespace
}  // namespace corridor::rules
