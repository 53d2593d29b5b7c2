#include "model/rules/trafficking.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

constexpr TraffickingFactors none{};
constexpr TraffickingFactors beta{.debt = 0.05,
                                  .held = 1.2,
                                  .alone = 0.3,
                                  .child = 0.5,
                                  .woman = 0.4,
                                  .disability = 0.2,
                                  .origin_group = 0.6,
                                  .unassisted = 0.35};

TEST(TraffickingHazard, WithoutAnyIndicatorIsThatOfThePlace)
{
    EXPECT_EQ(trafficking_hazard(0.002, none, beta), 0.002);
}

TEST(TraffickingHazard, OfAnHarmlessPlaceIsZero)
{
    EXPECT_EQ(trafficking_hazard(0.0, /*x=*/beta, beta), 0.0);
}

// beta . x = 0.05 * 10 + 1.2 + 0.3 + 0.5 + 0.4 + 0.2 + 0.6 + 0.35 = 4.05;  0.001 exp(4.05) = 0.0573975
TEST(TraffickingHazard, WorkedValue)
{
    const TraffickingFactors x{.debt = 10,
                               .held = 1,
                               .alone = 1,
                               .child = 1,
                               .woman = 1,
                               .disability = 1,
                               .origin_group = 1,
                               .unassisted = 1};
    EXPECT_NEAR(trafficking_hazard(0.001, x, beta), 0.0573975, 5e-8);
}

// A coefficient of log 2 doubles the hazard of whom it fits, whichever it is; 4 ulp.
TEST(TraffickingHazard, EveryIndicatorMeetsItsOwnCoefficient)
{
    using F = TraffickingFactors;
    for (double F::*factor : {&F::debt, &F::held, &F::alone, &F::child, &F::woman, &F::disability,
                              &F::origin_group, &F::unassisted}) {
        F x{};
        F coefficients{};
        x.*factor = 1.0;
        coefficients.*factor = std::log(2.0);
        EXPECT_DOUBLE_EQ(trafficking_hazard(0.001, x, coefficients), 0.002);
        EXPECT_EQ(trafficking_hazard(0.001, none, coefficients), 0.001);
    }
}

RC_GTEST_PROP(TraffickingHazard, AnswersToEachArgument, ())
{
    answers_as_stated({{"base", 0.0001, 0.01, +1},
                       {"debt", 0, 24, +1},
                       {"held", 0, 1, +1},
                       {"alone", 0, 1, +1},
                       {"child", 0, 1, +1},
                       {"woman", 0, 1, +1},
                       {"disability", 0, 1, +1},
                       {"origin_group", 0, 1, +1},
                       {"unassisted", 0, 1, +1}},
                      [](const auto& x) {
                          return trafficking_hazard(x[0],
                                                    {.debt = x[1],
                                                     .held = x[2],
                                                     .alone = x[3],
                                                     .child = x[4],
                                                     .woman = x[5],
                                                     .disability = x[6],
                                                     .origin_group = x[7],
                                                     .unassisted = x[8]},
                                                    beta);
                      });
}

// Hazard log 2 a day: half of the people each day.
TEST(DailyProbability, WorkedValue)
{
    EXPECT_DOUBLE_EQ(daily_probability(std::log(2.0)), 0.5);
    EXPECT_EQ(daily_probability(0.0), 0.0);
    EXPECT_EQ(daily_probability(1e6), 1.0);
}

RC_GTEST_PROP(DailyProbability, RisesWithTheHazard, ())
{
    answers_as_stated({{"hazard", 0, 5, +1}}, [](const auto& x) { return daily_probability(x[0]); });
}

}  // namespace
}  // namespace corridor::rules
