#include "model/rules/leg_switching.hpp"

#include "property.hpp"

#include <cmath>
#include <numeric>
#include <vector>

namespace corridor::rules {
namespace {

std::vector<double> switching(const std::vector<double>& profit, std::size_t current, double cost,
                              double scale)
{
    std::vector<double> probability(profit.size());
    switch_probabilities(profit, current, cost, scale, probability);
    return probability;
}

// Equal profits, cost = scale log 3: staying is three times as likely as each of the two others: 3/5, 1/5,
// 1/5.
TEST(SwitchProbabilities, WorkedValue)
{
    const std::vector<double> p = switching({500, 500, 500}, 1, 100 * std::log(3.0), 100);
    EXPECT_DOUBLE_EQ(p[0], 0.2);
    EXPECT_DOUBLE_EQ(p[1], 0.6);
    EXPECT_DOUBLE_EQ(p[2], 0.2);
}

// A lead of scale log 4 at no cost: 4 : 1. Profits near 1000 rounded by 2^-44, over scale 100: 1e-15
// relative.
TEST(SwitchProbabilities, FollowProfitWhereMovingIsFree)
{
    EXPECT_NEAR(switching({1000 + 100 * std::log(4.0), 1000}, 1, 0, 100)[0], 0.8, 2e-15);
}

TEST(SwitchProbabilities, OfAnEvenChoiceAreEven)
{
    EXPECT_EQ(switching({9, 9, 9, 9}, 4, 777, 10), std::vector(4, 0.25));
}

TEST(SwitchProbabilities, AProhibitiveCostKeepsEverybody)
{
    EXPECT_EQ(switching({1e6, 0}, 1, 1e9, 100), (std::vector{0.0, 1.0}));
}

TEST(SwitchProbabilities, WithNothingInReachWriteNothing)
{
    EXPECT_TRUE(switching({}, 0, 1, 1).empty());
}

TEST(SwitchProbabilities, MayBeWrittenOverTheProfits)
{
    std::vector<double> profit{300, 200, 100};
    const std::vector<double> apart = switching(profit, 0, 50, 80);
    switch_probabilities(profit, 0, 50, 80, profit);
    EXPECT_EQ(profit, apart);
}

RC_GTEST_PROP(SwitchProbabilities, ToANewLegAnswerToEachArgument, ())
{
    answers_as_stated({{"its profit", 0, 500, +1}, {"own profit", 0, 500, -1}, {"cost", 0, 300, -1}},
                      [](const auto& x) {
                          return switching({x[1], x[0], 250}, 0, x[2], 200)[1];
                      });
}

// The worse leg gains when profits matter less.
RC_GTEST_PROP(SwitchProbabilities, AGreaterScaleEvensThemOut, ())
{
    answers_as_stated({{"scale", 50, 1000, +1}}, [](const auto& x) {
        return switching({0, 300}, 1, 0, x[0])[0];
    });
}

}  // namespace
}  // namespace corridor::rules
