#include "core/quantity.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <span>
#include <system_error>

#include <fmt/format.h>

#include "core/check.hpp"
#include "core/text.hpp"

namespace corridor {

namespace {

struct Unit {
    std::string_view name;
    double in_base_units;
};

constexpr std::array time_units{
    Unit{"day", 1.0},
    Unit{"days", 1.0},
    Unit{"week", 7.0},
    Unit{"weeks", 7.0},
    Unit{"month", days_per_month},
    Unit{"months", days_per_month},
    Unit{"year", days_per_year},
    Unit{"years", days_per_year},
};

constexpr std::array dollar_units{Unit{"USD", 1e2}, Unit{"kUSD", 1e5}, Unit{"MUSD", 1e8}};
constexpr std::array euro_units{Unit{"EUR", 1e2}, Unit{"kEUR", 1e5}, Unit{"MEUR", 1e8}};  // euro cents

constexpr std::array<std::string_view, 8> time_names{"day",   "days",   "week", "weeks",
                                                     "month", "months", "year", "years"};
constexpr std::array<std::string_view, 6> money_names{"USD", "kUSD", "MUSD", "EUR", "kEUR", "MEUR"};

const Unit* find(std::span<const Unit> units, std::string_view name)
{
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.name == name; });
    return found == units.end() ? nullptr : &*found;
}

// A text cut into its leading number and the rest, its unit.
struct Parts {
    double number = 0.0;
    std::string_view unit;
    std::string problem;
};

Parts parts_of(std::string_view text, Dimension dimension)
{
    Parts parts;
    const std::string_view trimmed = trim(text);
    // A plus sign is understood by people, though not by from_chars.
    const bool has_plus = trimmed.starts_with('+') && !trimmed.starts_with("+-");
    const std::string_view digits = trimmed.substr(has_plus ? 1 : 0);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parts.number);
    const std::string_view rest = digits.substr(static_cast<std::size_t>(end - digits.data()));
    parts.unit = trim(rest);
    if (error != std::errc{} || !std::isfinite(parts.number))
        parts.problem = fmt::format("\"{}\" is not {}", text, expected_form(dimension));
    else if (rest.starts_with(','))
        parts.problem =
            fmt::format("\"{}\" has a comma in its number; write a decimal point, and thousands without "
                        "a mark",
                        text);
    else if (!parts.unit.empty() && std::isdigit(static_cast<unsigned char>(parts.unit.front())) != 0)
        parts.problem = fmt::format("\"{}\" has a space in its number; write thousands without a mark", text);
    return parts;
}

ParsedQuantity unknown_unit(std::string_view text, std::string_view unit, Dimension dimension,
                            std::span<const std::string_view> known)
{
    if (unit.empty())
        return {0.0, fmt::format("\"{}\" has no unit; expected {}", text, expected_form(dimension))};
    return {0.0, fmt::format("\"{}\" has the unknown unit \"{}\"{}; known: {}", text, unit,
                             did_you_mean(unit, known), join(known, " "))};
}

ParsedQuantity time_of(std::string_view text, const Parts& parts)
{
    const Unit* unit = find(time_units, parts.unit);
    if (unit == nullptr) return unknown_unit(text, parts.unit, Dimension::time, time_names);
    return {parts.number * unit->in_base_units, ""};
}

ParsedQuantity money_of(std::string_view text, const Parts& parts, Dimension dimension,
                        std::optional<double> dollars_per_euro)
{
    if (const Unit* unit = find(dollar_units, parts.unit); unit != nullptr)
        return {parts.number * unit->in_base_units, ""};
    const Unit* unit = find(euro_units, parts.unit);
    if (unit == nullptr) return unknown_unit(text, parts.unit, dimension, money_names);
    if (!dollars_per_euro)
        return {0.0,
                fmt::format("\"{}\" is in euro, and no exchange rate is stated here; write it in USD", text)};
    return {parts.number * unit->in_base_units * *dollars_per_euro, ""};
}

// "MEUR/month" and "MEUR per month" have two sides; the second is empty where there is neither mark.
std::array<std::string_view, 2> sides_of_rate(std::string_view unit)
{
    if (const auto slash = unit.find('/'); slash != std::string_view::npos)
        return {trim(unit.substr(0, slash)), trim(unit.substr(slash + 1))};
    constexpr std::string_view per = " per ";
    if (const auto at = unit.find(per); at != std::string_view::npos)
        return {trim(unit.substr(0, at)), trim(unit.substr(at + per.size()))};
    return {unit, {}};
}

ParsedQuantity money_rate_of(std::string_view text, const Parts& parts,
                             std::optional<double> dollars_per_euro)
{
    const auto [money, time] = sides_of_rate(parts.unit);
    ParsedQuantity rate = money_of(text, {parts.number, money, ""}, Dimension::money_rate, dollars_per_euro);
    if (!rate.is_valid()) return rate;
    if (time.empty())
        return {0.0, fmt::format("\"{}\" is an amount of money; expected {}", text,
                                 expected_form(Dimension::money_rate))};
    const Unit* unit = find(time_units, time);
    if (unit == nullptr) return unknown_unit(text, time, Dimension::money_rate, time_names);
    rate.value /= unit->in_base_units;
    return rate;
}

ParsedQuantity share_of(std::string_view text, const Parts& parts)
{
    if (!parts.unit.empty() && parts.unit != "%")
        return {0.0, fmt::format("\"{}\" is not {}", text, expected_form(Dimension::share))};
    const double value = parts.unit.empty() ? parts.number : parts.number / 100.0;
    if (value < 0.0 || value > 1.0)
        return {0.0, fmt::format("\"{}\" is not between 0 and 1 (0 % and 100 %)", text)};
    return {value, ""};
}

ParsedQuantity count_of(std::string_view text, const Parts& parts)
{
    constexpr double most = 0x1p53;  // beyond it, a double no longer tells whole numbers apart
    if (!parts.unit.empty() || parts.number < 0.0 || parts.number > most ||
        parts.number != std::floor(parts.number))
        return {0.0, fmt::format("\"{}\" is not {}", text, expected_form(Dimension::count))};
    return {parts.number, ""};
}

}  // namespace

ParsedQuantity parse_quantity(std::string_view text, Dimension dimension,
                              std::optional<double> dollars_per_euro)
{
    const Parts parts = parts_of(text, dimension);
    if (!parts.problem.empty()) return {0.0, parts.problem};
    switch (dimension) {
    case Dimension::time:
        return time_of(text, parts);
    case Dimension::money:
        return money_of(text, parts, dimension, dollars_per_euro);
    case Dimension::money_rate:
        return money_rate_of(text, parts, dollars_per_euro);
    case Dimension::share:
        return share_of(text, parts);
    case Dimension::count:
        return count_of(text, parts);
    }
    report_bug(__FILE__, __LINE__, "a dimension without a reader");
}

std::string_view expected_form(Dimension dimension)
{
    switch (dimension) {
    case Dimension::time:
        return "a time with its unit, such as \"90 days\"";
    case Dimension::money:
        return "an amount of money with its currency, such as \"500 USD\"";
    case Dimension::money_rate:
        return "an amount of money per time, such as \"2 MUSD/month\"";
    case Dimension::share:
        return "a share, such as 0.12 or \"12 %\"";
    case Dimension::count:
        return "a whole number, 0 or more, such as 3000";
    }
    report_bug(__FILE__, __LINE__, "a dimension without a form");
}

std::string_view base_unit(Dimension dimension)
{
    switch (dimension) {
    case Dimension::time:
        return "day";
    case Dimension::money:
        return "cent";
    case Dimension::money_rate:
        return "cent/day";
    case Dimension::share:
        return "-";
    case Dimension::count:
        return "-";
    }
    report_bug(__FILE__, __LINE__, "a dimension without a unit");
}

}  // namespace corridor
