#include "model/rules/leaving.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

constexpr double mu_m = 0.3;

TEST(InclusiveValue, WithTheRegularPathwayShutIsTheIrregularValue)
{
    EXPECT_EQ(inclusive_value(0.7, 5.0, 0.0, mu_m), 0.7);
    EXPECT_EQ(inclusive_value(-700.0, 5.0, 0.0, mu_m), -700.0);
}

// Equal values, open to all: mu_m log 2 more than either; open to half: mu_m log 1.5 more.
TEST(InclusiveValue, WorkedValue)
{
    EXPECT_DOUBLE_EQ(inclusive_value(1.0, 1.0, 1.0, mu_m), 1.0 + 0.3 * std::log(2.0));
    EXPECT_DOUBLE_EQ(inclusive_value(1.0, 1.0, 0.5, mu_m), 1.0 + 0.3 * std::log(1.5));
}

TEST(InclusiveValue, DoesNotOverflow)
{
    EXPECT_EQ(inclusive_value(1e5, -1e5, 1.0, mu_m), 1e5);
    EXPECT_EQ(inclusive_value(-1e5, 1e5, 1.0, mu_m), 1e5);
}

// Against the formula as it is written, where that does not overflow: values below 3 in size, so exponents
// below 10, each rounded by 10 * 2^-53 and magnified by mu_m = 0.3 on the way back: within 1e-14.
RC_GTEST_PROP(InclusiveValue, IsTheEquation, ())
{
    const double V = drawn(-3, 3);
    const double V_path = drawn(-3, 3);
    const double open = drawn(0, 1);
    const double plain = mu_m * std::log(std::exp(V / mu_m) + open * std::exp(V_path / mu_m));
    RC_ASSERT(std::abs(inclusive_value(V, V_path, open, mu_m) - plain) <= 1e-14);
}

RC_GTEST_PROP(InclusiveValue, AnswersToEachArgument, ())
{
    answers_as_stated({{"V_irregular", -1, 1, +1}, {"V_path", -1, 1, +1}, {"open", 0.01, 1, +1}},
                      [](const auto& x) { return inclusive_value(x[0], x[1], x[2], mu_m); });
}

// The share is the derivative of I by V_irregular (a property of the logit). Central difference with h =
// 1e-4: its error is h^2 / 6 |I'''| <= 1e-8 / 6 / mu_m^2 * 0.1 = 2e-9, and rounding 2^-52 / h = 2e-12.
RC_GTEST_PROP(IrregularShare, IsTheSlopeOfTheInclusiveValue, ())
{
    const double V = drawn(-1, 1);
    const double V_path = drawn(-1, 1);
    const double open = drawn(0.01, 1);
    const double h = 1e-4;
    const double slope =
        (inclusive_value(V + h, V_path, open, mu_m) - inclusive_value(V - h, V_path, open, mu_m)) / (2 * h);
    RC_ASSERT(std::abs(irregular_share(V, V_path, open, mu_m) - slope) <= 3e-9);
}

// Equal values: 1 / (1 + open): all of it shut, half of it fully open, two thirds half open.
TEST(IrregularShare, WorkedValue)
{
    EXPECT_EQ(irregular_share(0.4, 0.4, 0.0, mu_m), 1.0);
    EXPECT_DOUBLE_EQ(irregular_share(0.4, 0.4, 1.0, mu_m), 0.5);
    EXPECT_DOUBLE_EQ(irregular_share(0.4, 0.4, 0.5, mu_m), 2.0 / 3.0);
    // V - V_path = mu_m log 3: 3 : 1
    EXPECT_DOUBLE_EQ(irregular_share(0.3 * std::log(3.0), 0.0, 1.0, mu_m), 0.75);
}

RC_GTEST_PROP(IrregularShare, AnswersToEachArgument, ())
{
    answers_as_stated({{"V_irregular", -1, 1, +1}, {"V_path", -1, 1, -1}, {"open", 0.01, 1, -1}},
                      [](const auto& x) { return irregular_share(x[0], x[1], x[2], mu_m); });
}

// 2 * 0.5 + 0.3 * 1 - 0.8 * 0.25 = 1 + 0.3 - 0.2 = 1.1
TEST(ValueOfStaying, WorkedValue)
{
    EXPECT_DOUBLE_EQ(value_of_staying({.log_wage = 0.5, .livelihoods = 1, .conflict = 0.25},
                                      {.wage = 2, .livelihoods = 0.3, .conflict = 0.8}),
                     1.1);
}

TEST(ValueOfStaying, OnTheFoundingDayAndAtPeaceIsZero)
{
    EXPECT_EQ(value_of_staying({.log_wage = 0, .livelihoods = 0, .conflict = 0},
                               {.wage = 2, .livelihoods = 0.3, .conflict = 0.8}),
              0.0);
}

RC_GTEST_PROP(ValueOfStaying, AnswersToEachArgument, ())
{
    answers_as_stated({{"log_wage", -1, 1, +1}, {"livelihoods", 0, 1, +1}, {"conflict", 0, 1, -1}},
                      [](const auto& x) {
                          return value_of_staying({.log_wage = x[0], .livelihoods = x[1], .conflict = x[2]},
                                                  {.wage = 1, .livelihoods = 0.5, .conflict = 1.5});
                      });
}

// a + I = u_stay: half of rate_0; log 3 above it: three quarters.
TEST(StageRate, WorkedValue)
{
    EXPECT_EQ(stage_rate(0.08, 1.0, 0.5, 1.5), 0.04);
    EXPECT_DOUBLE_EQ(stage_rate(0.08, std::log(3.0), 0.5, 0.5), 0.06);
}

RC_GTEST_PROP(StageRate, AnswersToEachArgument, ())
{
    answers_as_stated({{"rate_0", 0.01, 1, +1}, {"a", -2, 2, +1}, {"I", -2, 2, +1}, {"u_stay", -2, 2, -1}},
                      [](const auto& x) { return stage_rate(x[0], x[1], x[2], x[3]); });
}

TEST(MonthlyToDaily, OfNoRateIsNever)
{
    EXPECT_EQ(monthly_to_daily(0.0), 0.0);
}

// 400 Gregorian years hold 4800 months and 146097 days: 30.436875 days a month.
// The days of a month together leave exp(-rate) undone; 30 powers of a number near one, each within 2^-53.
TEST(MonthlyToDaily, AMonthOfDaysIsAMonth)
{
    EXPECT_DOUBLE_EQ(days_per_month, 30.436875);
    EXPECT_NEAR(std::pow(1.0 - monthly_to_daily(0.7), 30.436875), std::exp(-0.7), 31 * 0x1p-53);
}

RC_GTEST_PROP(MonthlyToDaily, RisesWithTheRateAndStaysBelowIt, ())
{
    answers_as_stated({{"rate", 0, 50, +1}}, [](const auto& x) { return monthly_to_daily(x[0]); });
    const double rate = drawn(0.01, 50);
    RC_ASSERT(monthly_to_daily(rate) < rate / days_per_month);
}

// logistic(0) / logistic(ln 3) = (1/2) / (3/4)
TEST(GoesAnyway, IsTheShareThatNeedsNoPathway)
{
    EXPECT_NEAR(goes_anyway_probability(-1, 1, 1 + std::log(3.0), 0), 2.0 / 3, 1e-15);
    EXPECT_EQ(goes_anyway_probability(0.5, 1, 1, 2), 1.0) << "a pathway that adds nothing deters nobody";
    EXPECT_NEAR(goes_anyway_probability(0, -50, 1, 0), 0.0, 1e-20);
}

}  // namespace
}  // namespace corridor::rules
