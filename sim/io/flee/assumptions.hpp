/// What a corridor needs and a Flee folder does not say: one value a column, each an assumption with its
/// reason, to be replaced by whoever knows better.
#pragma once

#include <span>
#include <string_view>

namespace corridor::flee {

struct Assumption {
    std::string_view table;   // "places.csv"
    std::string_view column;  // of that table
    std::string_view value;   // the same in every row; empty where it is worked out row by row
    std::string_view why;     // note of SOURCES.csv
};

/// In order of table and of column.
std::span<const Assumption> assumptions();

/// [km/day] on the way.
inline constexpr double km_per_day = 200;

/// [USD] a person over a border with a smuggler: the same at every length, and by the kilometre.
inline constexpr double cost_of_border = 30;
inline constexpr double cost_per_km = 0.1;

/// Smuggling organisations at the founding, on a leg over a border.
inline constexpr double organisations_at_border = 2;

/// [km] of border that a leg over one is watched along; what is within a country is not watched.
inline constexpr double border_at_leg = 500;
inline constexpr double border_within = 1;

}  // namespace corridor::flee
