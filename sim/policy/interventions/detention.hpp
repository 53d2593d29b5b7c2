/// Administrative detention is widened or narrowed.
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

/// Who is detained after interception, for how long, and how many places there are. Where places are
/// full, people are let go. The share is the same everywhere in the scope: it lowers what is above it.
///
///     detention_share' = detention_share + w (share - detention_share)
///     detention_capacity' = detention_capacity (1 + w (capacity_factor - 1))
///     detention_days' = detention_days (1 + w (days_factor - 1))
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct Detention {
    Target<Scope::jurisdiction> jurisdictions{};
    double share = left_out;
    double capacity_factor = left_out;
    double days_factor = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "detention";
    static constexpr std::string_view meaning =
        "changes who is detained, for how long, and how many at a time";
    static constexpr std::array<std::string_view, 1> answers{"W-3"};
    static constexpr std::array<LeverValues, 3> levers{&Levers::detention_share, &Levers::detention_capacity,
                                                       &Levers::detention_days};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &Detention::jurisdictions, "-", "that detain"},
        Field{"share", &Detention::share, "-", "share of the intercepted to be detained", 0.0, 1.0}
            .optional(),
        Field{"capacity_factor", &Detention::capacity_factor, "-", "multiple of the places", 0.0, 100.0}
            .optional(),
        Field{"days_factor", &Detention::days_factor, "-", "multiple of the mean duration", 0.0, 100.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.set(&Levers::detention_share, jurisdictions.members, share, w, schedule.begin());
        changes.multiply(&Levers::detention_capacity, jurisdictions.members, capacity_factor, w);
        changes.multiply(&Levers::detention_days, jurisdictions.members, days_factor, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(share) && !given(capacity_factor) && !given(days_factor))
            found.push_back({"share", "it changes nothing: give share, capacity_factor or days_factor"});
        return found;
    }
};

}  // namespace corridor
