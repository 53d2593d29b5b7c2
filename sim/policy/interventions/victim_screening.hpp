/// Those intercepted are screened for victims of trafficking, by sex and age.
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

/// Protocols to identify victims, apart for men, women and minors, and places to refer them to. Each
/// strength is the share of the misses (or of the false alarms, for specificity) that is removed.
///
///     sensitivity_men'      = 1 - (1 - sensitivity_men) (1 - w men)
///     sensitivity_women'    = 1 - (1 - sensitivity_women) (1 - w women)
///     sensitivity_children' = 1 - (1 - sensitivity_children) (1 - w children)
///     specificity'          = 1 - (1 - specificity) (1 - w s)
///     referral_capacity'    = referral_capacity + w referral_places
///
///     s  the setting `specificity` [-]        w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct VictimScreening {
    Target<Scope::jurisdiction> jurisdictions{};
    double men = left_out;
    double women = left_out;
    double children = left_out;
    double specificity = left_out;
    double referral_places = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "victim_screening";
    static constexpr std::string_view meaning =
        "identifies victims of trafficking by sex and age, and refers them to protection";
    static constexpr std::array<std::string_view, 4> answers{"A-c", "A-e", "S-16.2", "S-17.18"};
    static constexpr std::array<LeverValues, 5> levers{&Levers::sensitivity_men, &Levers::sensitivity_women,
                                                       &Levers::sensitivity_children, &Levers::specificity,
                                                       &Levers::referral_capacity};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &VictimScreening::jurisdictions, "-", "where people are screened"},
        Field{"men", &VictimScreening::men, "-", "share of missed male adult victims who are identified", 0.0,
              1.0}
            .optional(),
        Field{"women", &VictimScreening::women, "-",
              "share of missed female adult victims who are identified", 0.0, 1.0}
            .optional(),
        Field{"children", &VictimScreening::children, "-", "share of missed child victims who are identified",
              0.0, 1.0}
            .optional(),
        Field{"specificity", &VictimScreening::specificity, "-", "share of false alarms that no longer occur",
              0.0, 1.0}
            .optional(),
        Field{"referral_places", &VictimScreening::referral_places, "persons/month",
              "further victims who can be referred to protection", 0.0, 1000000.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.combine(&Levers::sensitivity_men, jurisdictions.members, men, w);
        changes.combine(&Levers::sensitivity_women, jurisdictions.members, women, w);
        changes.combine(&Levers::sensitivity_children, jurisdictions.members, children, w);
        changes.combine(&Levers::specificity, jurisdictions.members, specificity, w);
        changes.add(&Levers::referral_capacity, jurisdictions.members, referral_places, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(men) && !given(women) && !given(children) && !given(specificity) &&
            !given(referral_places))
            found.push_back(
                {"men", "it changes nothing: give men, women, children, specificity or referral_places"});
        return found;
    }
};

}  // namespace corridor
