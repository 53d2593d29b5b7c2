#include "model/rules/cost_of_place.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

constexpr Departure example{.operating = 100,
                            .bribe = 20,
                            .q = 0.1,
                            .vessel = 5000,
                            .p_v = 2,
                            .a = 0.25,
                            .sentence = 40,
                            .value_of_liberty = 300,
                            .wear = 0.5,
                            .l = 20};

// 20 places a day sold to three quarters for 4 days: 60, more than the 50 wished for, less than 80.
TEST(PlannedLoad, IsWhatIsWishedForOrWhatCanBeSold)
{
    EXPECT_EQ(planned_load(50, 0.75, 20, 4), 50.0);
    EXPECT_EQ(planned_load(80, 0.75, 20, 4), 60.0);
}

TEST(PlannedLoad, CarriesSomebody)
{
    EXPECT_EQ(planned_load(80, 0.75, 0, 4), 1.0);
}

RC_GTEST_PROP(PlannedLoad, RisesWithWhatCanBeSold, ())
{
    answers_as_stated({{"target", 0.5, 1, +1}, {"places", 1, 10, +1}, {"max_wait", 2, 10, +1}},
                      [](const auto& x) { return planned_load(1000, x[0], x[1], x[2]); });
}

// 100 + 20 + [0.1 (5000 * 2 + 0.25 * 40 * 300) + 0.5 * 5000 * 2] / 20
//  = 120 + [0.1 * 13000 + 5000] / 20 = 120 + 6300 / 20 = 435
TEST(CostOfPlace, WorkedValue)
{
    EXPECT_DOUBLE_EQ(cost_of_place(example), 435.0);
}

TEST(CostOfPlace, OnAnUnwatchedLegWithAVesselThatLastsIsTheCashPaid)
{
    Departure s = example;
    s.q = 0;
    s.wear = 0;
    EXPECT_EQ(cost_of_place(s), 120.0);
}

RC_GTEST_PROP(CostOfPlace, AnswersToEachArgument, ())
{
    answers_as_stated({{"operating", 0, 500, +1},
                       {"bribe", 0, 500, +1},
                       {"q", 0, 1, +1},
                       {"vessel", 100, 5000, +1},
                       {"p_v", 1, 5, +1},
                       {"a", 0, 1, +1},
                       {"sentence", 1, 100, +1},
                       {"value_of_liberty", 10, 1000, +1},
                       {"wear", 0, 1, +1},
                       {"l", 1, 60, -1}},
                      [](const auto& x) {
                          return cost_of_place({.operating = x[0],
                                                .bribe = x[1],
                                                .q = x[2] * 0.9 + 0.05,
                                                .vessel = x[3],
                                                .p_v = x[4],
                                                .a = x[5] * 0.9 + 0.05,
                                                .sentence = x[6],
                                                .value_of_liberty = x[7],
                                                .wear = x[8],
                                                .l = x[9]});
                      });
}

TEST(Fee, IsTheCostAndItsMarkup)
{
    EXPECT_EQ(fee(400, 1.0, 0.25), 500.0);
    EXPECT_EQ(fee(400, 1.0, 0.0), 400.0);
    EXPECT_EQ(fee(400, 0.5, 0.25), 1000.0) << "half of the passengers do not pay";
}

RC_GTEST_PROP(Fee, AnswersToEachArgument, ())
{
    answers_as_stated({{"cost", 1, 5000, +1}, {"kept", 0.1, 1, -1}, {"markup", -0.3, 3, +1}},
                      [](const auto& x) { return fee(x[0], x[1], x[2]); });
}

TEST(LowestFee, MayBeBelowFullCostButNotBelowCash)
{
    EXPECT_EQ(lowest_fee(100, 20, 400, 1, -0.25), 300.0);
    EXPECT_EQ(lowest_fee(250, 70, 400, 1, -0.25), 320.0);
}

RC_GTEST_PROP(LowestFee, NeverFallsBelowOperatingAndBribe, ())
{
    const double operating = drawn(0, 500);
    const double bribe = drawn(0, 500);
    const double rest = drawn(0, 500);
    RC_ASSERT(lowest_fee(operating, bribe, operating + bribe + rest, drawn(0.1, 1), drawn(-1, 1)) >=
              operating + bribe);
}

RC_GTEST_PROP(LowestFee, RisesWithCash, ())
{
    answers_as_stated({{"operating", 100, 500, +1}, {"bribe", 0, 500, +1}},
                      [](const auto& x) { return lowest_fee(x[0], x[1], 100, 1, -0.3); });
}

constexpr FeeAdaptation how{.target = 0.75, .eta = 0.08, .competition = 0.1};

TEST(MarkupStep, RestsAtTheBertrandFeeWhilePlacesStayEmpty)
{
    EXPECT_NEAR(markup_step(0.5, 40, 100, 1.5, how), 0.5, 1e-15);
}

// All sold: factor exp(0.08 * 0.25) = 1.0202013; (1.5 * 1.0202013) - 1 = 0.5303020.
TEST(MarkupStep, RisesWithScarcity)
{
    EXPECT_NEAR(markup_step(0.5, 100, 100, 1.2, how), 0.530302, 5e-7);
}

// Asked for ten times over: factor exp(0.08 * 0.75) = 1.0618365; no more than at twice the target.
TEST(MarkupStep, RisesNoFasterThanAtTwiceTheTarget)
{
    EXPECT_NEAR(markup_step(0.5, 1000, 100, 1.2, how), 0.592755, 5e-7);
}

// A tenth of the way from 1.5 to 1.2, in proportion: 1.5 (1.2 / 1.5)^0.1 = 1.466899.
TEST(MarkupStep, FallsTowardTheBertrandFee)
{
    EXPECT_NEAR(markup_step(0.5, 75, 100, 1.2, how), 0.466899, 5e-7);
}

TEST(MarkupStep, WithNothingOnOfferIsUnchanged)
{
    EXPECT_EQ(markup_step(0.4, 0, 0, 1.2, how), 0.4);
}

RC_GTEST_PROP(MarkupStep, AnswersToScarcity, ())
{
    answers_as_stated({{"markup", 0, 2, +1},
                       {"asked", 80, 100, +1},
                       {"places", 80, 100, -1},
                       {"target", 0.65, 0.75, -1},
                       {"eta", 0.01, 0.08, +1}},
                      [](const auto& x) {
                          return markup_step(x[0], x[1], x[2], 1.0, {x[3], x[4], 0.1});
                      });
}

RC_GTEST_PROP(MarkupStep, AnswersToCompetition, ())
{
    answers_as_stated({{"markup", 0.5, 2, +1}, {"rest", 1, 1.4, +1}, {"competition", 0.01, 0.9, -1}},
                      [](const auto& x) {
                          return markup_step(x[0], 10, 100, x[1], {0.75, 0.05, x[2]});
                      });
}

// 400 + 1 / (0.01 * 0.5) = 400 + 200
TEST(BertrandFee, WorkedValue)
{
    EXPECT_DOUBLE_EQ(bertrand_fee(400, 0.01, 0.5), 600.0);
}

RC_GTEST_PROP(BertrandFee, AnswersToEachArgument, ())
{
    answers_as_stated({{"cost", 1, 5000, +1}, {"alpha", 0.001, 0.1, -1}, {"share", 0, 0.9, +1}},
                      [](const auto& x) { return bertrand_fee(x[0], x[1], x[2]); });
}

}  // namespace
}  // namespace corridor::rules
