#include "model/rules/route_choice.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

constexpr double mu = 0.22;

TEST(LegWeight, OfACostlessLegIsAnEvenShare)
{
    EXPECT_EQ(leg_weight(0.0, mu, 4), 0.25);
}

// v = -mu log 2 halves the weight: 1/2 * 1/5; one exp and one log, 4 ulp.
TEST(LegWeight, WorkedValue)
{
    EXPECT_DOUBLE_EQ(leg_weight(-mu * std::log(2.0), mu, 5), 0.1);
}

TEST(EndingWeight, OfNothingToGainIsOne)
{
    EXPECT_EQ(ending_weight(0.0, mu), 1.0);
    EXPECT_DOUBLE_EQ(ending_weight(mu * std::log(3.0), mu), 3.0);
}

// Two legs out of one place lead to destinations of value R_1 and R_2, or one gives up: M1 by hand, then the
// three probabilities of M2. They sum to one because V solves M1; three exp and a log, each within an ulp of
// a term below one, with arguments up to 25 whose rounding exp magnifies: 3 * 25 * 2^-52 < 2e-14.
RC_GTEST_PROP(RouteChoice, ProbabilitiesSumToOne, ())
{
    const double v[] = {drawn(-2, -0.01), drawn(-2, -0.01)};
    const double R[] = {drawn(-2, 3), drawn(-2, 3)};
    const double G = drawn(-3, 0);
    const double z = leg_weight(v[0], mu, 2) * ending_weight(R[0], mu) +
                     leg_weight(v[1], mu, 2) * ending_weight(R[1], mu) + ending_weight(G, mu);
    const double V = mu * std::log(z);
    const double sum = choice_probability(v[0], R[0], V, mu, 2) + choice_probability(v[1], R[1], V, mu, 2) +
                       give_up_probability(G, V, mu);
    RC_ASSERT(std::abs(sum - 1.0) <= 2e-14);
}

// A destination that leads nowhere further: z = exp(R / mu), so one stops there for certain.
TEST(StopProbability, IsOneWhereStoppingIsAllThereIs)
{
    EXPECT_EQ(stop_probability(1.3, 1.3, mu), 1.0);
    EXPECT_EQ(give_up_probability(-2.0, -2.0, mu), 1.0);
}

// Three alternatives, v + V_to - V_here = -0.5 + 2 - 1.5 - 0 = 0 (all exact in binary): 1/3.
TEST(ChoiceProbability, WorkedValue)
{
    EXPECT_EQ(choice_probability(-0.5, 2.0, 1.5, mu, 3), 1.0 / 3.0);
}

// Two alternatives whose values differ by mu log 4 are chosen 4 : 1; differences of numbers near 2 rounded by
// 2^-52, divided by mu = 0.22: relative 2^-50, 4e-15 after two such.
TEST(ChoiceProbability, RatioOfTwoLegsKnowsNothingOfOthers)
{
    const double ratio = choice_probability(-0.5, 2.0, 2.7, mu, 6) /
                         choice_probability(-0.5, 2.0 - mu * std::log(4.0), 2.7, mu, 6);
    EXPECT_NEAR(ratio, 4.0, 4 * 4e-15);
}

TEST(StopProbability, WorkedValue)
{
    EXPECT_DOUBLE_EQ(stop_probability(1.0 - mu * std::log(10.0), 1.0, mu), 0.1);
    EXPECT_DOUBLE_EQ(give_up_probability(1.0 - mu * std::log(10.0), 1.0, mu), 0.1);
}

RC_GTEST_PROP(ChoiceProbability, AnswersToEachArgument, ())
{
    answers_as_stated({{"v", -2, -0.01, +1}, {"V_to", -1, 1, +1}, {"V_here", 1, 3, -1}, {"mu", 0.1, 1, +1}},
                      [](const auto& x) { return choice_probability(x[0], x[1], x[2], x[3], 3); });
}

RC_GTEST_PROP(LegWeight, AnswersToEachArgument, ())
{
    answers_as_stated({{"v", -2, -0.01, +1}, {"mu", 0.1, 1, +1}},
                      [](const auto& x) { return leg_weight(x[0], x[1], 3); });
}

RC_GTEST_PROP(StopProbability, AnswersToEachArgument, ())
{
    answers_as_stated({{"R", -1, 1, +1}, {"V_here", 1, 3, -1}},
                      [](const auto& x) { return stop_probability(x[0], x[1], mu); });
    answers_as_stated({{"G", -1, 1, +1}, {"V_here", 1, 3, -1}},
                      [](const auto& x) { return give_up_probability(x[0], x[1], mu); });
}

TEST(ValueOfGivingUp, AssistanceRaisesIt)
{
    EXPECT_DOUBLE_EQ(value_of_giving_up(-2, 0.5, 0.4), -1.8);
    EXPECT_EQ(value_of_giving_up(-2, 0.5, 0), -2.0);
}

}  // namespace
}  // namespace corridor::rules
