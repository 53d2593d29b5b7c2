#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace corridor {

/// What a quantity measures, and with that its base unit.
enum class Dimension {
    time,        ///< day
    money,       ///< cent
    money_rate,  ///< cent per day
    share,       ///< 1, in [0, 1]
    count,       ///< 1, a whole number >= 0
};

/// A value in the base unit of its dimension, or a sentence on what is wrong with the text.
struct ParsedQuantity {
    double value = 0.0;
    std::string problem;  ///< empty when the text was understood

    bool is_valid() const { return problem.empty(); }
};

inline constexpr double days_per_year = 365.25;
inline constexpr double days_per_month = days_per_year / 12.0;

/// Reads a quantity as people write it:
///
///     time        90 days, 1 week, 3 months, 2 years        (a month is 30.4375 days, a year 365.25)
///     money       500 USD, 12.5 kUSD, 3 MUSD, 2.1 MEUR
///     money rate  2.1 MEUR/month, 300 USD per day
///     share       12 %, 0.12
///     count       3000, 3e3
///
/// A bare number where a unit is due is a mistake, and so is a decimal comma. Amounts in euro need the rate
/// to convert by.
ParsedQuantity parse_quantity(std::string_view text, Dimension dimension,
                              std::optional<double> dollars_per_euro = std::nullopt);

/// How to write a quantity of this dimension: `a time with its unit, such as "90 days"`.
std::string_view expected_form(Dimension dimension);

/// Base unit of the dimension: "day", "cent", "cent/day", "-", "-".
std::string_view base_unit(Dimension dimension);

}  // namespace corridor
