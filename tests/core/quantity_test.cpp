#include "core/quantity.hpp"

#include <gtest/gtest.h>

namespace corridor {
namespace {

double value_of(std::string_view text, Dimension dimension)
{
    const ParsedQuantity quantity = parse_quantity(text, dimension, 1.25);
    EXPECT_TRUE(quantity.is_valid()) << quantity.problem;
    return quantity.value;
}

std::string problem_of(std::string_view text, Dimension dimension)
{
    return parse_quantity(text, dimension).problem;
}

TEST(Quantity, ReadsTimesInDays)
{
    EXPECT_EQ(value_of("90 days", Dimension::time), 90.0);
    EXPECT_EQ(value_of("1 day", Dimension::time), 1.0);
    EXPECT_EQ(value_of("2 weeks", Dimension::time), 14.0);
    EXPECT_EQ(value_of("12 months", Dimension::time), 365.25);
    EXPECT_EQ(value_of("1.5years", Dimension::time), 547.875);
    EXPECT_EQ(value_of("  +3 week ", Dimension::time), 21.0);
}

TEST(Quantity, ReadsMoneyInCents)
{
    EXPECT_EQ(value_of("500 USD", Dimension::money), 50'000.0);
    EXPECT_EQ(value_of("12.5 kUSD", Dimension::money), 1'250'000.0);
    EXPECT_EQ(value_of("3 MUSD", Dimension::money), 3e8);
    EXPECT_EQ(value_of("4 EUR", Dimension::money), 500.0);  // at 1.25 USD/EUR
    EXPECT_EQ(value_of("2 MEUR", Dimension::money), 2.5e8);
    EXPECT_EQ(value_of("-10 USD", Dimension::money), -1'000.0);
}

TEST(Quantity, ReadsMoneyPerTimeInCentsPerDay)
{
    EXPECT_EQ(value_of("7 USD/week", Dimension::money_rate), 100.0);
    EXPECT_EQ(value_of("300 USD per day", Dimension::money_rate), 30'000.0);
    EXPECT_DOUBLE_EQ(value_of("2 MEUR/month", Dimension::money_rate), 2.5e8 / 30.4375);
    EXPECT_DOUBLE_EQ(value_of("36.525 kUSD / year", Dimension::money_rate), 10'000.0);
}

TEST(Quantity, ReadsSharesWithAndWithoutPercent)
{
    EXPECT_EQ(value_of("12 %", Dimension::share), 0.12);
    EXPECT_EQ(value_of("12%", Dimension::share), 0.12);
    EXPECT_EQ(value_of("0.12", Dimension::share), 0.12);
    EXPECT_EQ(value_of("100 %", Dimension::share), 1.0);
    EXPECT_EQ(value_of("0", Dimension::share), 0.0);
}

TEST(Quantity, ReadsCounts)
{
    EXPECT_EQ(value_of("3000", Dimension::count), 3'000.0);
    EXPECT_EQ(value_of("3e3", Dimension::count), 3'000.0);
}

TEST(Quantity, AsksForAUnitWhereOneIsDue)
{
    EXPECT_EQ(problem_of("90", Dimension::time),
              "\"90\" has no unit; expected a time with its unit, such as \"90 days\"");
    EXPECT_EQ(problem_of("500", Dimension::money),
              "\"500\" has no unit; expected an amount of money with its currency, such as \"500 USD\"");
    EXPECT_EQ(
        problem_of("2 MUSD", Dimension::money_rate),
        "\"2 MUSD\" is an amount of money; expected an amount of money per time, such as \"2 MUSD/month\"");
}

TEST(Quantity, NamesTheNearestUnit)
{
    EXPECT_EQ(problem_of("3 moths", Dimension::time),
              "\"3 moths\" has the unknown unit \"moths\" (did you mean \"months\"?); "
              "known: day days week weeks month months year years");
    EXPECT_EQ(
        problem_of("3 usd", Dimension::money),
        "\"3 usd\" has the unknown unit \"usd\" (did you mean \"USD\"?); known: USD kUSD MUSD EUR kEUR MEUR");
    EXPECT_EQ(problem_of("3 USD/yeer", Dimension::money_rate),
              "\"3 USD/yeer\" has the unknown unit \"yeer\" (did you mean \"year\"?); "
              "known: day days week weeks month months year years");
}

TEST(Quantity, RefusesWhatItCannotRead)
{
    EXPECT_EQ(problem_of("soon", Dimension::time),
              "\"soon\" is not a time with its unit, such as \"90 days\"");
    EXPECT_EQ(problem_of("", Dimension::count), "\"\" is not a whole number, 0 or more, such as 3000");
    EXPECT_EQ(problem_of("2.5", Dimension::count), "\"2.5\" is not a whole number, 0 or more, such as 3000");
    EXPECT_EQ(problem_of("-2", Dimension::count), "\"-2\" is not a whole number, 0 or more, such as 3000");
    EXPECT_EQ(problem_of("500 000 USD/month", Dimension::money_rate),
              "\"500 000 USD/month\" has a space in its number; write thousands without a mark");
    EXPECT_EQ(problem_of("13", Dimension::share), "\"13\" is not between 0 and 1 (0 % and 100 %)");
    EXPECT_EQ(problem_of("120 %", Dimension::share), "\"120 %\" is not between 0 and 1 (0 % and 100 %)");
    EXPECT_EQ(problem_of("0.1 km", Dimension::share), "\"0.1 km\" is not a share, such as 0.12 or \"12 %\"");
    EXPECT_EQ(problem_of("nan", Dimension::share), "\"nan\" is not a share, such as 0.12 or \"12 %\"");
    EXPECT_EQ(problem_of("inf days", Dimension::time),
              "\"inf days\" is not a time with its unit, such as \"90 days\"");
    EXPECT_EQ(problem_of("1e999 days", Dimension::time),
              "\"1e999 days\" is not a time with its unit, such as \"90 days\"");
    EXPECT_EQ(problem_of("+-3 days", Dimension::time),
              "\"+-3 days\" is not a time with its unit, such as \"90 days\"");
}

TEST(Quantity, SaysWhatToDoAboutADecimalComma)
{
    EXPECT_EQ(problem_of("2,1 MUSD", Dimension::money),
              "\"2,1 MUSD\" has a comma in its number; write a decimal point, and thousands without a mark");
}

TEST(Quantity, NeedsARateForEuro)
{
    EXPECT_EQ(problem_of("2.1 MEUR", Dimension::money),
              "\"2.1 MEUR\" is in euro, and no exchange rate is stated here; write it in USD");
}

TEST(Quantity, NamesItsBaseUnits)
{
    EXPECT_EQ(base_unit(Dimension::time), "day");
    EXPECT_EQ(base_unit(Dimension::money), "cent");
    EXPECT_EQ(base_unit(Dimension::money_rate), "cent/day");
    EXPECT_EQ(base_unit(Dimension::share), "-");
}

}  // namespace
}  // namespace corridor
