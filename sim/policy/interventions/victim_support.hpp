/// Protected victims are supported as witnesses.
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

/// Legal aid, residence and safety for those who speak: more of the protected report, and their testimony
/// is evidence (E5).
///
///     witness_support'   = 1 - (1 - witness_support) (1 - w s)
///     referral_capacity' = referral_capacity + w referral_places
///
///     s  the setting `witness_support` [-]        w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct VictimSupport {
    Target<Scope::jurisdiction> jurisdictions{};
    double witness_support = left_out;
    double referral_places = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "victim_support";
    static constexpr std::string_view meaning = "supports victims who report crimes";
    static constexpr std::array<std::string_view, 3> answers{"W-4", "A-e", "S-16.3"};
    static constexpr std::array<LeverValues, 2> levers{&Levers::witness_support, &Levers::referral_capacity};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &VictimSupport::jurisdictions, "-", "that protect"},
        Field{"witness_support", &VictimSupport::witness_support, "-", "share of silent victims who speak",
              0.0, 1.0}
            .optional(),
        Field{"referral_places", &VictimSupport::referral_places, "persons/month",
              "further victims who can be referred to protection", 0.0, 1000000.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.combine(&Levers::witness_support, jurisdictions.members, witness_support, w);
        changes.add(&Levers::referral_capacity, jurisdictions.members, referral_places, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(witness_support) && !given(referral_places))
            found.push_back(
                {"witness_support", "it changes nothing: give witness_support or referral_places"});
        return found;
    }
};

}  // namespace corridor
