#include "core/date.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "core/check.hpp"

namespace corridor {

namespace {

namespace chrono = std::chrono;

chrono::year_month_day calendar(Date date)
{
    return chrono::sys_days{chrono::days{date.days}};
}

Date counted(chrono::year_month_day day)
{
    return {static_cast<std::int32_t>(chrono::sys_days{day}.time_since_epoch().count())};
}

chrono::year_month_day year_month_day(int year, int month, int day)
{
    return {chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
            chrono::day{static_cast<unsigned>(day)}};
}

// The number that fills all of `digits`, or -1.
int whole_number(std::string_view digits)
{
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return -1;
    int number = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace

Date Date::of(int year, int month, int day)
{
    const auto asked = year_month_day(year, month, day);
    CORRIDOR_CHECK(asked.ok(), fmt::format("there is no day {}-{}-{}", year, month, day));
    return counted(asked);
}

std::optional<Date> Date::parse(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = whole_number(text.substr(0, 4));
    const int month = whole_number(text.substr(5, 2));
    const int day = whole_number(text.substr(8, 2));
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const auto read = year_month_day(year, month, day);
    if (!read.ok()) return std::nullopt;
    return counted(read);
}

std::string Date::to_string() const
{
    return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

int Date::year() const
{
    return static_cast<int>(calendar(*this).year());
}

int Date::month() const
{
    return static_cast<int>(static_cast<unsigned>(calendar(*this).month()));
}

int Date::day() const
{
    return static_cast<int>(static_cast<unsigned>(calendar(*this).day()));
}

Date Date::first_of_month() const
{
    return *this - (day() - 1);
}

int Date::days_in_month() const
{
    const auto today = calendar(*this);
    const auto last = chrono::year_month_day_last{today.year(), chrono::month_day_last{today.month()}};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

Date Date::add_months(int months) const
{
    const auto today = calendar(*this);
    const auto there = today + chrono::months{months};
    const Date first = counted(there.year() / there.month() / chrono::day{1});
    return first + (std::min(day(), first.days_in_month()) - 1);
}

int months_between(Date from, Date to)
{
    return 12 * (to.year() - from.year()) + to.month() - from.month();
}

}  // namespace corridor
