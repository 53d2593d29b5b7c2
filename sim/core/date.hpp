#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace corridor {

/// A calendar day (proleptic Gregorian), counted from 1970-01-01.
struct Date {
    std::int32_t days = 0;

    /// The day of year, month (1 ... 12) and day of the month, which must exist.
    static Date of(int year, int month, int day);

    /// Reads "2011-02-15", exactly; nothing for other text and for days that do not exist.
    static std::optional<Date> parse(std::string_view text);

    /// "2011-02-15".
    std::string to_string() const;

    int year() const;
    int month() const;  ///< 1 ... 12
    int day() const;    ///< 1 ... 31

    Date first_of_month() const;
    int days_in_month() const;

    /// The same day of the month, `months` later (or earlier); its last day where there is none such.
    Date add_months(int months) const;

    friend auto operator<=>(Date, Date) = default;
    friend Date operator+(Date date, std::int32_t n_days) { return {date.days + n_days}; }
    friend Date operator-(Date date, std::int32_t n_days) { return {date.days - n_days}; }
    friend std::int32_t operator-(Date later, Date earlier) { return later.days - earlier.days; }
    Date& operator++()
    {
        ++days;
        return *this;
    }
};

/// Calendar months from the month of `from` to the month of `to`, whatever the days: 1 from 31 January to
/// 1 February; negative when `to` is in an earlier month.
int months_between(Date from, Date to);

}  // namespace corridor
