/// People on the way are assisted.
#pragma once

#include <array>
#include <string_view>
#include <tuple>

#include "core/field.hpp"
#include "policy/cost.hpp"
#include "policy/lever_changes.hpp"
#include "policy/mistake.hpp"
#include "policy/schedule.hpp"
#include "policy/target.hpp"

namespace corridor {

/// Shelter, health care, legal advice and information at places on the way: fewer fall into trafficking,
/// and its victims are met by somebody who can identify them (H2, section 7).
///
///     assistance' = 1 - (1 - assistance) (1 - w reach)
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct RouteAssistance {
    Target<Scope::place> places{};
    double reach = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "route_assistance";
    static constexpr std::string_view meaning = "assists people at places on the way";
    static constexpr std::array<std::string_view, 3> answers{"W-4", "A-c", "S-16.1"};
    static constexpr std::array<LeverValues, 1> levers{&Levers::assistance};
    static constexpr auto fields = std::tuple{
        Field{"places", &RouteAssistance::places, "-", "places where people are assisted"},
        Field{"reach", &RouteAssistance::reach, "-",
              "share of those whom assistance did not reach who are reached", 0.0, 1.0},
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.combine(&Levers::assistance, places.members, reach, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        return found;
    }
};

}  // namespace corridor
