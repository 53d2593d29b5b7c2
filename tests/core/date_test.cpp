#include "core/date.hpp"

#include <gtest/gtest.h>

#include "core/check.hpp"

namespace corridor {
namespace {

TEST(Date, CountsFromTheFirstOfJanuary1970)
{
    EXPECT_EQ(Date::of(1970, 1, 1).days, 0);
    EXPECT_EQ(Date::of(1970, 1, 2).days, 1);
    EXPECT_EQ(Date::of(1969, 12, 31).days, -1);
    EXPECT_EQ(Date::of(2000, 1, 1).days, 30 * 365 + 7);  // leap days of 1972, 76, 80, 84, 88, 92 and 96
}

TEST(Date, KnowsLeapYears)
{
    EXPECT_EQ(Date::of(2000, 2, 1).days_in_month(), 29);  // divisible by 400
    EXPECT_EQ(Date::of(1900, 2, 1).days_in_month(), 28);  // by 100 only
    EXPECT_EQ(Date::of(2016, 2, 1).days_in_month(), 29);
    EXPECT_EQ(Date::of(2015, 2, 1).days_in_month(), 28);
    EXPECT_EQ(Date::of(2016, 3, 1) - Date::of(2016, 2, 28), 2);
}

TEST(Date, ReadsBackWhatItWritesForEveryDayOfFourCenturies)
{
    Date day = Date::of(1800, 1, 1);
    for (int i = 0; i < 146'097; ++i, ++day) ASSERT_EQ(Date::parse(day.to_string()), day);
    EXPECT_EQ(day, Date::of(2200, 1, 1));  // 400 Gregorian years are 146,097 days
}

TEST(Date, TellsYearMonthAndDay)
{
    const Date day = *Date::parse("2011-02-15");
    EXPECT_EQ(day.year(), 2011);
    EXPECT_EQ(day.month(), 2);
    EXPECT_EQ(day.day(), 15);
    EXPECT_EQ(day.first_of_month().to_string(), "2011-02-01");
}

TEST(Date, RefusesWhatIsNoDay)
{
    for (const char* text :
         {"", "2011", "2011-2-15", "2011-02-30", "2015-02-29", "2011-13-01", "2011-00-01", "2011-02-00",
          "2011/02/15", "15-02-2011", "2011-02-15 ", " 2011-02-1", "2011-+2-15", "201a-02-15", "2011-02-155"})
        EXPECT_FALSE(Date::parse(text).has_value()) << text;
    EXPECT_THROW(Date::of(2015, 2, 29), Bug);
}

TEST(Date, AddsMonthsAndStaysInTheMonth)
{
    EXPECT_EQ(Date::of(2011, 1, 31).add_months(1), Date::of(2011, 2, 28));
    EXPECT_EQ(Date::of(2012, 1, 31).add_months(1), Date::of(2012, 2, 29));
    EXPECT_EQ(Date::of(2011, 11, 15).add_months(14), Date::of(2013, 1, 15));
    EXPECT_EQ(Date::of(2011, 3, 31).add_months(-13), Date::of(2010, 2, 28));
    EXPECT_EQ(Date::of(2011, 3, 31).add_months(0), Date::of(2011, 3, 31));
}

TEST(Date, CountsCalendarMonths)
{
    EXPECT_EQ(months_between(Date::of(2011, 1, 31), Date::of(2011, 2, 1)), 1);
    EXPECT_EQ(months_between(Date::of(2011, 2, 1), Date::of(2011, 2, 28)), 0);
    EXPECT_EQ(months_between(Date::of(2011, 6, 1), Date::of(2009, 12, 31)), -18);
}

TEST(Date, IsOrdered)
{
    EXPECT_LT(Date::of(2011, 1, 31), Date::of(2011, 2, 1));
    EXPECT_EQ(Date::of(2011, 1, 31) + 1, Date::of(2011, 2, 1));
    EXPECT_EQ(Date::of(2011, 3, 1) - 1, Date::of(2011, 2, 28));
}

}  // namespace
}  // namespace corridor
