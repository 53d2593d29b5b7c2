/// A state makes smuggling for benefit an offence in its law.
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

/// Joining the Smuggling Protocol and carrying it out: from a date on smuggling is an offence, so that
/// facilitators are arrested, cases open, and requests from abroad can be granted (E7, E8); where the law
/// asks for a benefit (article 6.1), helpers who take none are spared. A state without the offence is a
/// safe haven for organisers.
///
///     smuggling_is_crime' = smuggling_is_crime + w (crime - smuggling_is_crime)
///     benefit_required'   = benefit_required + w (b - benefit_required)
///
///     b  the setting `benefit_required` [-]        w  weight of the schedule [-]
///
/// Arrests, new cases and the sparing of helpers ask whether the law is in force, from one half on, so that a
/// ramp brings them in on one day, half way. Joint teams, the granting of requests, the chance of a
/// conviction and what smugglers reckon with (E6, E7, E8, M6) take the number itself and grow with the ramp.
/// A law in between is no law that a state could have: give no ramp where that matters.
///
/// What is left out keeps its value. ODD 7.22.
struct Criminalisation {
    Target<Scope::jurisdiction> jurisdictions{};
    double crime = left_out;
    double benefit_required = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "criminalisation";
    static constexpr std::string_view meaning =
        "makes smuggling for benefit an offence, and spares those who take none";
    static constexpr std::array<std::string_view, 2> answers{"A-a", "A-d"};
    static constexpr std::array<LeverValues, 2> levers{&Levers::smuggling_is_crime,
                                                       &Levers::benefit_required};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &Criminalisation::jurisdictions, "-", "whose law changes"},
        Field{"crime", &Criminalisation::crime, "-", "1 where smuggling is an offence in law", 0.0, 1.0}
            .optional(),
        Field{"benefit_required", &Criminalisation::benefit_required, "-",
              "1 where helpers who take no benefit are spared", 0.0, 1.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.set(&Levers::smuggling_is_crime, jurisdictions.members, crime, w, schedule.begin());
        changes.set(&Levers::benefit_required, jurisdictions.members, benefit_required, w, schedule.begin());
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(crime) && !given(benefit_required))
            found.push_back({"crime", "it changes nothing: give crime or benefit_required"});
        return found;
    }
};

}  // namespace corridor
