/// Person-level indicators by who the people are.  S-17.18, ODD 4
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/indicator.hpp"

namespace corridor {

/// What every person-level indicator can be cut by.
enum class Attribute : std::uint8_t { sex, age, income, origin, group, disability, status };
inline constexpr std::array<std::string_view, 7> attribute_names{"sex",   "age",        "income", "origin",
                                                                 "group", "disability", "status"};

/// Names of the categories of an attribute, in the order of their numbers.
std::vector<std::string> categories_of(Attribute attribute, const Network& network);

/// Numbers by calendar year (of those touched by the horizon) and category.
struct Cut {
    Attribute attribute{};
    std::vector<std::string> categories;
    std::vector<double> values;  // year x category

    std::size_t years() const { return categories.empty() ? 0 : values.size() / categories.size(); }
    double at(std::size_t year, std::size_t category) const
    {
        return values[year * categories.size() + category];
    }
};

/// How often any of the events happened to people of each category.
Cut count_by(const Observed& observed, std::span<const PersonEvent> events, Attribute attribute);

/// Whether the indicator counts events of persons, so that it can be cut.
bool can_be_cut(const IndicatorInfo& info);

/// The indicator's value by year and category: for a ratio, of the people of the category alone; NaN where it
/// is a ratio over nobody. `info` must be one that can be cut.
Cut cut(const IndicatorInfo& info, const Observed& observed, Attribute attribute);

/// How often any of the events happened at each place, over the horizon.
std::vector<double> count_by_place(const Observed& observed, std::span<const PersonEvent> events);

}  // namespace corridor
