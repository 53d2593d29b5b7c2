/// What we measure of the world: each indicator with its unit, its official definition and how far ours
/// departs from it. Indicators are pure functions of the record; they change nothing.  ODD 4
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/series.hpp"

namespace corridor {

/// Whether more of it is to be feared, to be welcomed, or neither by itself.
enum class Direction : std::uint8_t { more_is_harm, more_is_good, neither };
inline constexpr std::array<std::string_view, 3> direction_names{"more_is_harm", "more_is_good", "neither"};

/// How months become one number over the horizon.
enum class Summary : std::uint8_t {
    sum,            // of what happens
    mean,           // of what stands
    ratio_of_sums,  // sum of the numerator over sum of the denominator
};
inline constexpr std::array<std::string_view, 3> summary_names{"sum", "mean", "ratio_of_sums"};

/// A monthly quantity; `part` picks one of the indicator's parts.
using Quantity = Months (*)(const Observed&, std::size_t part);

/// One entry of the catalogue. A published name never changes its meaning.
///
///     value = offset + factor numerator                  where there is no denominator
///     value = offset + factor numerator / denominator    otherwise; NaN where the denominator is 0
struct IndicatorInfo {
    std::string_view name;
    std::string_view unit;
    std::string_view meaning;
    std::string_view official = "";   // the definition it follows, empty where there is none
    std::string_view departure = "";  // how far ours is from it
    Direction direction = Direction::neither;
    Quantity numerator = nullptr;
    Quantity denominator = nullptr;
    double factor = 1;
    double offset = 0;
    Summary summary = Summary::sum;                // ratios: always ratio_of_sums
    std::span<const PersonEvent> events = {};      // person-level numerators: can be cut by who people are
    std::span<const PersonEvent> per_events = {};  // the same of a denominator
    std::vector<std::string> (*parts)(const Network&) = nullptr;  // one indicator for each: NAME_PART
    bool is_detail = false;  // kept out of tables on the screen: there are too many parts
};

/// Every entry, in the order of `corridor list indicators`.
std::span<const IndicatorInfo> indicator_catalogue();

/// An indicator of one corridor: an entry, or one part of it.
struct Indicator {
    const IndicatorInfo* info = nullptr;
    std::size_t part = 0;
    std::string name;  // "detections_west"

    Summary summary() const { return info->denominator ? Summary::ratio_of_sums : info->summary; }
};

/// All indicators of a corridor: entries with parts stand once for each part.
std::vector<Indicator> indicators_of(const Network& network);

/// Value of each month.
Months monthly(const Indicator& indicator, const Observed& observed);

/// One value for the whole horizon. NaN where it is a ratio over nothing, or there are no months.
double over_horizon(const Indicator& indicator, const Observed& observed);

/// Person events as a list that lasts: `.events = list_of<PersonEvent::died>`.
template <PersonEvent... events>
inline constexpr std::array<PersonEvent, sizeof...(events)> list_of{events...};

}  // namespace corridor
