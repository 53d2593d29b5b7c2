/// Authorities get more staff and means.
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

/// Capacity for border forces (E4), arrests (D4), investigators (E6) and prosecutors (E8). Each is a
/// multiple of what there is.
///
///     border_budget' = border_budget (1 + w (border_budget_factor - 1))
///     arrest_capacity' = arrest_capacity (1 + w (arrest_capacity_factor - 1))
///     investigators' = investigators (1 + w (investigators_factor - 1))
///     prosecutors' = prosecutors (1 + w (prosecutors_factor - 1))
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct AuthorityCapacity {
    Target<Scope::jurisdiction> jurisdictions{};
    double border_budget_factor = left_out;
    double arrest_capacity_factor = left_out;
    double investigators_factor = left_out;
    double prosecutors_factor = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "authority_capacity";
    static constexpr std::string_view meaning =
        "gives border forces, investigators and prosecutors more staff and means";
    static constexpr std::array<std::string_view, 2> answers{"W-1", "S-16.3"};
    static constexpr std::array<LeverValues, 4> levers{&Levers::border_budget, &Levers::arrest_capacity,
                                                       &Levers::investigators, &Levers::prosecutors};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &AuthorityCapacity::jurisdictions, "-", "whose authorities grow"},
        Field{"border_budget_factor", &AuthorityCapacity::border_budget_factor, "-",
              "multiple of the patrol units", 0.0, 100.0}
            .optional(),
        Field{"arrest_capacity_factor", &AuthorityCapacity::arrest_capacity_factor, "-",
              "multiple of the arrests that can be processed", 0.0, 100.0}
            .optional(),
        Field{"investigators_factor", &AuthorityCapacity::investigators_factor, "-",
              "multiple of the cases investigated at a time", 0.0, 100.0}
            .optional(),
        Field{"prosecutors_factor", &AuthorityCapacity::prosecutors_factor, "-",
              "multiple of the cases before courts at a time", 0.0, 100.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.multiply(&Levers::border_budget, jurisdictions.members, border_budget_factor, w);
        changes.multiply(&Levers::arrest_capacity, jurisdictions.members, arrest_capacity_factor, w);
        changes.multiply(&Levers::investigators, jurisdictions.members, investigators_factor, w);
        changes.multiply(&Levers::prosecutors, jurisdictions.members, prosecutors_factor, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(border_budget_factor) && !given(arrest_capacity_factor) && !given(investigators_factor) &&
            !given(prosecutors_factor))
            found.push_back({"border_budget_factor",
                             "it changes nothing: give border_budget_factor, arrest_capacity_factor, "
                             "investigators_factor or prosecutors_factor"});
        return found;
    }
};

}  // namespace corridor
