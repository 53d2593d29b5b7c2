/// Investigators and prosecutors of two states form joint teams.
#pragma once

#include <array>
#include <string_view>
#include <tuple>

#include "core/field.hpp"
#include "policy/cost.hpp"
#include "policy/lever_changes.hpp"
#include "policy/mistake.hpp"
#include "policy/pairs.hpp"
#include "policy/schedule.hpp"
#include "policy/target.hpp"

namespace corridor {

/// A joint team pools the evidence of both and needs no request to reach organisers who sit in the
/// partner state (E6).
///
///     joint_teams' = 1 - (1 - joint_teams) (1 - w share)
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct JointInvestigationTeams {
    Target<Scope::jurisdiction> members{};
    Target<Scope::pair> pairs{};
    double share = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "joint_investigation_teams";
    static constexpr std::string_view meaning = "joint teams pool evidence and reach organisers abroad";
    static constexpr std::array<std::string_view, 4> answers{"R", "W-1", "W-2", "S-17.16"};
    static constexpr std::array<LeverValues, 1> levers{&Levers::joint_teams};
    static constexpr auto fields = std::tuple{
        Field{"members", &JointInvestigationTeams::members, "-",
              "jurisdictions that all take part with each other"}
            .optional(),
        Field{"pairs", &JointInvestigationTeams::pairs, "-",
              "pairs of which the first asks or tells the second"}
            .optional(),
        Field{"share", &JointInvestigationTeams::share, "-", "share of cases for which a team is formed", 0.0,
              1.0},
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        const std::vector<std::uint32_t> who = all_pairs(members, pairs, changes.n_jurisdictions());
        changes.combine(&Levers::joint_teams, who, share, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found = mistakes_of_pairs(members, pairs);
        return found;
    }
};

}  // namespace corridor
