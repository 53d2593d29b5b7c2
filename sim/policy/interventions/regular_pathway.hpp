/// A regular way to move is opened.
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

/// Visas for work, family or study: who qualifies, how many places there are a month, how long papers
/// take (M5). Without places the queue grows, and with it the wait that people reckon with.
///
///     pathway_open' = pathway_open + w (open - pathway_open)
///     pathway_places' = pathway_places + w places
///     pathway_days' = pathway_days + w (days - pathway_days)
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct RegularPathway {
    Target<Scope::origin> origins{};
    double open = left_out;
    double places = left_out;
    double days = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "regular_pathway";
    static constexpr std::string_view meaning = "opens a regular pathway with places and a processing time";
    static constexpr std::array<std::string_view, 3> answers{"W-4", "A-f", "S-10.7"};
    static constexpr std::array<LeverValues, 3> levers{&Levers::pathway_open, &Levers::pathway_places,
                                                       &Levers::pathway_days};
    static constexpr auto fields = std::tuple{
        Field{"origins", &RegularPathway::origins, "-", "origin areas for whose people it is open"},
        Field{"open", &RegularPathway::open, "-", "share of those who want to move who qualify", 0.0, 1.0}
            .optional(),
        Field{"places", &RegularPathway::places, "persons/month", "further places", 0.0, 1000000.0}
            .optional(),
        Field{"days", &RegularPathway::days, "day", "processing time", 1.0, 3650.0}.optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.set(&Levers::pathway_open, origins.members, open, w, schedule.begin());
        changes.add(&Levers::pathway_places, origins.members, places, w);
        changes.set(&Levers::pathway_days, origins.members, days, w, schedule.begin());
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(open) && !given(places) && !given(days))
            found.push_back({"open", "it changes nothing: give open, places or days"});
        return found;
    }
};

}  // namespace corridor
