/// Search and rescue.
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

/// More of those in a wreck, a breakdown or lost are found alive (E3). Smugglers reckon with it: where
/// rescue is near, unsound vessels pay (M11).
///
///     rescue' = 1 - (1 - rescue) (1 - w reach)
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct Rescue {
    Target<Scope::leg> legs{};
    double reach = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "rescue";
    static constexpr std::string_view meaning = "rescues more of those in distress";
    static constexpr std::array<std::string_view, 2> answers{"S-16.1", "S-10.7"};
    static constexpr std::array<LeverValues, 1> levers{&Levers::rescue};
    static constexpr auto fields = std::tuple{
        Field{"legs", &Rescue::legs, "-", "where people are searched for"},
        Field{"reach", &Rescue::reach, "-", "share of those not rescued who are", 0.0, 1.0},
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.combine(&Levers::rescue, legs.members, reach, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        return found;
    }
};

}  // namespace corridor
