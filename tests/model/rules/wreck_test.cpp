#include "model/rules/wreck.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

constexpr Passage calm{.hazard = 0.01,
                       .season = 1,
                       .unsound_factor = 1,
                       .load_factor = 1,
                       .chi = 3,
                       .Lambda = 0.5,
                       .Lambda_0 = 0.5};

// (40 / 10)^0.5 = 2; as built for: 1; half of that at exponent 1: 0.5
TEST(LoadFactor, WorkedValue)
{
    EXPECT_EQ(load_factor(40, 10, 0.5), 2.0);
    EXPECT_EQ(load_factor(10, 10, 0.7), 1.0);
    EXPECT_EQ(load_factor(5, 10, 1.0), 0.5);
    EXPECT_EQ(load_factor(80, 10, 0.0), 1.0);
}

RC_GTEST_PROP(LoadFactor, AnswersToEachArgument, ())
{
    answers_as_stated({{"load", 11, 60, +1}, {"capacity", 2, 10, -1}, {"exponent", 0.1, 1, +1}},
                      [](const auto& x) { return load_factor(x[0], x[1], x[2]); });
}

TEST(WreckProbability, UnderTheWatchItWasMeasuredUnderIsThatOfTheHazard)
{
    EXPECT_DOUBLE_EQ(wreck_probability(calm), -std::expm1(-0.01));
}

// exponent 0.05 * 2 * 2.5 * 2 * (1 + 3 * 1) / (1 + 3 * 1/3) = 0.5 * 2 = 1:  1 - exp(-1) = 0.632121
TEST(WreckProbability, WorkedValue)
{
    const Passage e{.hazard = 0.05,
                    .season = 2,
                    .unsound_factor = 2.5,
                    .load_factor = 2,
                    .chi = 3,
                    .Lambda = 1,
                    .Lambda_0 = 1.0 / 3.0};
    EXPECT_NEAR(wreck_probability(e), 0.632121, 5e-7);
}

TEST(WreckProbability, OnAnUndangerousLegIsZero)
{
    Passage e = calm;
    e.hazard = 0;
    EXPECT_EQ(wreck_probability(e), 0.0);
}

TEST(WreckProbability, WithoutChiWatchingDoesNotEndanger)
{
    Passage e = calm;
    e.chi = 0;
    const double unwatched = wreck_probability(e);
    e.Lambda = 4;
    EXPECT_EQ(wreck_probability(e), unwatched);
}

RC_GTEST_PROP(WreckProbability, AnswersToEachArgument, ())
{
    // chi endangers where the leg is watched more than when its hazard was measured: Lambda > Lambda_0.
    answers_as_stated({{"hazard", 0.001, 0.05, +1},
                       {"season", 0.3, 2, +1},
                       {"unsound_factor", 1, 3, +1},
                       {"load_factor", 0.5, 3, +1},
                       {"chi", 0.1, 4, +1},
                       {"Lambda", 0.6, 2, +1},
                       {"Lambda_0", 0, 0.5, -1}},
                      [](const auto& x) {
                          return wreck_probability({.hazard = x[0],
                                                    .season = x[1],
                                                    .unsound_factor = x[2],
                                                    .load_factor = x[3],
                                                    .chi = x[4],
                                                    .Lambda = x[5],
                                                    .Lambda_0 = x[6]});
                      });
}

// (1 - 0.75) * 0.8 * 1.5 = 0.3
TEST(DeathProbability, WorkedValue)
{
    EXPECT_DOUBLE_EQ(death_probability(0.75, 0.8, 1.5), 0.3);
}

TEST(DeathProbability, Limits)
{
    EXPECT_EQ(death_probability(1, 0.8, 1), 0.0);
    EXPECT_EQ(death_probability(0, 0.8, 1), 0.8);
    EXPECT_EQ(death_probability(0, 0.8, 2), 1.0);  // 1.6 is no probability
}

RC_GTEST_PROP(DeathProbability, AnswersToEachArgument, ())
{
    answers_as_stated({{"rescue", 0, 0.95, -1}, {"fatality", 0.01, 0.6, +1}, {"age_factor", 0.5, 1.5, +1}},
                      [](const auto& x) { return death_probability(x[0], x[1], x[2]); });
}

}  // namespace
}  // namespace corridor::rules
