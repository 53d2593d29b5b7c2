/// Authorities are trained.
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

/// Training raises what the same staff achieves: recognising victims (section 7), watching borders
/// (skill_j of E1), investigating (E6), prosecuting (E8).
///
///     screening_training' = 1 - (1 - screening_training) (1 - w screening)
///     border_skill' = border_skill (1 + w (border_skill_factor - 1))
///     investigation_skill' = investigation_skill (1 + w (investigation_factor - 1))
///     conviction_base' = 1 - (1 - conviction_base) (1 - w prosecution)
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct Training {
    Target<Scope::jurisdiction> jurisdictions{};
    double screening = left_out;
    double border_skill_factor = left_out;
    double investigation_factor = left_out;
    double prosecution = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "training";
    static constexpr std::string_view meaning =
        "trains those who screen, watch borders, investigate and prosecute";
    static constexpr std::array<std::string_view, 4> answers{"A-f", "A-e", "W-1", "G"};
    static constexpr std::array<LeverValues, 4> levers{&Levers::screening_training, &Levers::border_skill,
                                                       &Levers::investigation_skill,
                                                       &Levers::conviction_base};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &Training::jurisdictions, "-", "whose authorities are trained"},
        Field{"screening", &Training::screening, "-",
              "share of the errors of screening, misses and false alarms, that training removes", 0.0, 1.0}
            .optional(),
        Field{"border_skill_factor", &Training::border_skill_factor, "-",
              "multiple of the effect of a patrol unit", 0.0, 20.0}
            .optional(),
        Field{"investigation_factor", &Training::investigation_factor, "-",
              "multiple of the speed of investigations", 0.1, 10.0}
            .optional(),
        Field{"prosecution", &Training::prosecution, "-",
              "share of fully proven cases lost so far that are won", 0.0, 1.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.combine(&Levers::screening_training, jurisdictions.members, screening, w);
        changes.multiply(&Levers::border_skill, jurisdictions.members, border_skill_factor, w);
        changes.multiply(&Levers::investigation_skill, jurisdictions.members, investigation_factor, w);
        changes.combine(&Levers::conviction_base, jurisdictions.members, prosecution, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(screening) && !given(border_skill_factor) && !given(investigation_factor) &&
            !given(prosecution))
            found.push_back({"screening", "it changes nothing: give screening, border_skill_factor, "
                                          "investigation_factor or prosecution"});
        return found;
    }
};

}  // namespace corridor
