/// A border, a road or a service is closed.
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

/// Nobody passes a closed leg, with or without a smuggler; the market on it comes to rest. Legs are open
/// from one half on, so that a ramp closes them half way.
///
///     passable' = passable + w (p - passable)
///
///     p  the setting `passable` [-], 0 shut, 1 open        w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct LegClosure {
    Target<Scope::leg> legs{};
    double passable = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "leg_closure";
    static constexpr std::string_view meaning = "shuts legs, or opens them";
    static constexpr std::array<std::string_view, 1> answers{"S-10.7"};
    static constexpr std::array<LeverValues, 1> levers{&Levers::passable};
    static constexpr auto fields = std::tuple{
        Field{"legs", &LegClosure::legs, "-", "legs that are shut or opened"},
        Field{"passable", &LegClosure::passable, "-", "0 shut, 1 open", 0.0, 1.0},
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.set(&Levers::passable, legs.members, passable, w, schedule.begin());
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        return found;
    }
};

}  // namespace corridor
