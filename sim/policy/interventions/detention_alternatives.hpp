/// Supervision in freedom and care for minors replace detention.
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

/// Of those due for detention, minors are taken into care and others supervised in freedom, as far as
/// each reaches. Who is supervised may abscond.
///
///     alternatives' = 1 - (1 - alternatives) (1 - w supervision)
///     child_care'   = 1 - (1 - child_care) (1 - w c)
///
///     c  the setting `child_care` [-]        w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct DetentionAlternatives {
    Target<Scope::jurisdiction> jurisdictions{};
    double supervision = left_out;
    double child_care = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "detention_alternatives";
    static constexpr std::string_view meaning =
        "replaces detention by supervision in freedom, and by care for minors";
    static constexpr std::array<std::string_view, 3> answers{"W-3", "A-c", "S-16.2"};
    static constexpr std::array<LeverValues, 2> levers{&Levers::alternatives, &Levers::child_care};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &DetentionAlternatives::jurisdictions, "-", "that spare people detention"},
        Field{"supervision", &DetentionAlternatives::supervision, "-",
              "share of those due for detention who are supervised instead", 0.0, 1.0}
            .optional(),
        Field{"child_care", &DetentionAlternatives::child_care, "-",
              "share of minors due for detention for whom care is arranged", 0.0, 1.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.combine(&Levers::alternatives, jurisdictions.members, supervision, w);
        changes.combine(&Levers::child_care, jurisdictions.members, child_care, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(supervision) && !given(child_care))
            found.push_back({"supervision", "it changes nothing: give supervision or child_care"});
        return found;
    }
};

}  // namespace corridor
