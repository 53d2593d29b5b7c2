#include "model/rules/vessel_choice.hpp"

#include "model/rules/cost_of_place.hpp"
#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

constexpr Plan example{.l = 20,
                       .fee = 1000,
                       .cash = 100,
                       .q = 0.1,
                       .wreck = 0.05,
                       .vessel = 4000,
                       .p_v = 1.5,
                       .wear = 0.35,
                       .a = 0.5,
                       .sentence = 40,
                       .value_of_liberty = 200,
                       .rescue = 0.25,
                       .fatality = 0.8,
                       .loss_per_death = 500};

// 20 * 900 - (0.1 + 0.05 + 0.35) * 6000 - 0.1 * 0.5 * 40 * 200 - 0.05 * 0.75 * 0.8 * 20 * 500
//  = 18000 - 3000 - 400 - 300 = 14300
TEST(PlanProfit, WorkedValue)
{
    EXPECT_DOUBLE_EQ(plan_profit(example), 14300.0);
}

TEST(PlanProfit, WithoutAnyRiskIsFeesLessCash)
{
    Plan plan = example;
    plan.q = plan.wreck = plan.wear = 0;
    EXPECT_EQ(plan_profit(plan), 18000.0);
}

// M11 and M6 keep the same books: without wrecks, profit = l (fee - cost of a place). Sums near 2e5, each of
// about ten roundings 2^-53 of that: 2.2e-10.
RC_GTEST_PROP(PlanProfit, AgreesWithTheCostOfAPlace, ())
{
    Plan plan = example;
    plan.wreck = 0;
    plan.l = drawn(1, 100);
    plan.fee = drawn(100, 2000);
    plan.q = drawn(0, 1);
    plan.wear = drawn(0, 1);
    const double cost = cost_of_place({.operating = plan.cash,
                                       .bribe = 0,
                                       .q = plan.q,
                                       .vessel = plan.vessel,
                                       .p_v = plan.p_v,
                                       .a = plan.a,
                                       .sentence = plan.sentence,
                                       .value_of_liberty = plan.value_of_liberty,
                                       .wear = plan.wear,
                                       .l = plan.l});
    RC_ASSERT(std::abs(plan_profit(plan) - plan.l * (plan.fee - cost)) <= 2.3e-10);
}

RC_GTEST_PROP(PlanProfit, AnswersToEachArgument, ())
{
    answers_as_stated({{"l", 5, 60, +1},
                       {"fee", 800, 3000, +1},
                       {"cash", 0, 200, -1},
                       {"q", 0.05, 0.9, -1},
                       {"wreck", 0.01, 0.5, -1},
                       {"vessel", 500, 9000, -1},
                       {"p_v", 1, 4, -1},
                       {"wear", 0, 1, -1},
                       {"a", 0.05, 1, -1},
                       {"sentence", 1, 100, -1},
                       {"value_of_liberty", 10, 500, -1},
                       {"rescue", 0, 0.95, +1},
                       {"fatality", 0.1, 1, -1},
                       {"loss_per_death", 10, 500, -1}},
                      [](const auto& x) {
                          return plan_profit({.l = x[0],
                                              .fee = x[1],
                                              .cash = x[2],
                                              .q = x[3],
                                              .wreck = x[4],
                                              .vessel = x[5],
                                              .p_v = x[6],
                                              .wear = x[7],
                                              .a = x[8],
                                              .sentence = x[9],
                                              .value_of_liberty = x[10],
                                              .rescue = x[11],
                                              .fatality = x[12],
                                              .loss_per_death = x[13]});
                      });
}

// What policy does to the choice of vessel: a cheap unsound one against a dear sound one.
double lead_of_unsound(double q, double rescue, double aggravated_sentence)
{
    Plan sound = example;
    Plan unsound = example;
    sound.q = unsound.q = q;
    sound.rescue = unsound.rescue = rescue;
    sound.wreck = 0.01;
    unsound.wreck = 0.2;
    unsound.vessel = 800;
    unsound.sentence = aggravated_sentence;
    return plan_profit(unsound) - plan_profit(sound);
}

RC_GTEST_PROP(PlanProfit, SeizureAndRescueFavourUnsoundVesselsAndTheAggravatedPenaltySoundOnes, ())
{
    answers_as_stated({{"rescue", 0, 1, +1}, {"aggravated sentence", 41, 200, -1}},
                      [](const auto& x) { return lead_of_unsound(0.1, x[0], x[1]); });
    answers_as_stated({{"seizure", 0, 1, +1}}, [](const auto& x) { return lead_of_unsound(x[0], 0.3, 40); });
}

// Leads of scale times log 1, log 2, log 3, log 4 over the first: 1 : 2 : 3 : 4, in the order of PlanKind.
TEST(PlanProbabilities, WorkedValue)
{
    const auto p =
        plan_probabilities({0, 500 * std::log(2.0), 500 * std::log(3.0), 500 * std::log(4.0)}, 500);
    for (std::size_t k = 0; k < n_plans; ++k) EXPECT_DOUBLE_EQ(p[k], 0.1 * static_cast<double>(k + 1));
}

TEST(VesselPrice, IsOrdinaryWhileSupplyLasts)
{
    EXPECT_EQ(vessel_price(30, 100, 0.3), 1.0);
    EXPECT_EQ(vessel_price(100, 100, 0.3), 1.0);
}

// Half again as many as supplied at elasticity 0.5: 1.5^2.
TEST(VesselPrice, WorkedValue)
{
    EXPECT_DOUBLE_EQ(vessel_price(150, 100, 0.5), 2.25);
}

RC_GTEST_PROP(VesselPrice, AnswersToEachArgument, ())
{
    answers_as_stated({{"use", 101, 500, +1}, {"supply", 10, 100, -1}, {"eps_v", 0.1, 2, -1}},
                      [](const auto& x) { return vessel_price(x[0], x[1], x[2]); });
}

}  // namespace
}  // namespace corridor::rules
