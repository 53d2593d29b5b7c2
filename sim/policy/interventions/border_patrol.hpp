/// More patrols on chosen legs.
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

/// Patrols on the arrival side beside those that the border force moves itself (E1, E4). They make
/// crossing more dangerous as well (E2).
///
///     extra_patrol' = extra_patrol + w patrols
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct BorderPatrol {
    Target<Scope::leg> legs{};
    double patrols = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "border_patrol";
    static constexpr std::string_view meaning = "adds patrols on chosen legs";
    static constexpr std::array<std::string_view, 1> answers{"S-10.7"};
    static constexpr std::array<LeverValues, 1> levers{&Levers::extra_patrol};
    static constexpr auto fields = std::tuple{
        Field{"legs", &BorderPatrol::legs, "-", "legs that are patrolled"},
        Field{"patrols", &BorderPatrol::patrols, "patrol units", "further patrols", 0.0, 1000000.0},
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.add(&Levers::extra_patrol, legs.members, patrols, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        return found;
    }
};

}  // namespace corridor
