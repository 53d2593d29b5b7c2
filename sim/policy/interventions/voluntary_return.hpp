/// People on the way are helped home, and helped there to stay.
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

/// Assisted voluntary return reaches people stranded in the jurisdictions: giving up is worth more to
/// them (M1). Help with reintegration in the origins keeps the returned from trying again.
///
///     voluntary_return' = 1 - (1 - voluntary_return) (1 - w reach)
///     reintegration'    = reintegration + w r
///
///     r  the setting `reintegration` [-], in units of u_stay        w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct VoluntaryReturn {
    Target<Scope::jurisdiction> jurisdictions{};
    Target<Scope::origin> origins{};
    double reach = left_out;
    double reintegration = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "voluntary_return";
    static constexpr std::string_view meaning =
        "assisted voluntary return from the way, and reintegration at home";
    static constexpr std::array<std::string_view, 1> answers{"W-4"};
    static constexpr std::array<LeverValues, 2> levers{&Levers::voluntary_return, &Levers::reintegration};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &VoluntaryReturn::jurisdictions, "-", "where return is offered"}.optional(),
        Field{"origins", &VoluntaryReturn::origins, "-", "origin areas where the returned are helped"}
            .optional(),
        Field{"reach", &VoluntaryReturn::reach, "-", "share of those stranded whom the offer reaches", 0.0,
              1.0}
            .optional(),
        Field{"reintegration", &VoluntaryReturn::reintegration, "-",
              "help for the returned, in units of u_stay", 0.0, 10.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.combine(&Levers::voluntary_return, jurisdictions.members, reach, w);
        changes.add(&Levers::reintegration, origins.members, reintegration, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (jurisdictions.empty() && given(reach))
            found.push_back({"jurisdictions", "reach acts on nobody: give jurisdictions"});
        if (origins.empty() && given(reintegration))
            found.push_back({"origins", "reintegration acts on nobody: give origins"});
        if (!given(reach) && !given(reintegration))
            found.push_back({"reach", "it changes nothing: give reach or reintegration"});
        return found;
    }
};

}  // namespace corridor
