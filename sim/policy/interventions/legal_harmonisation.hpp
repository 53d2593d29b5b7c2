/// Laws of several states are brought into line.
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

/// Requests fail less often on differences between two laws (E7): definitions, evidence, forms,
/// extradition treaties.
///
///     harmonisation' = 1 - (1 - harmonisation) (1 - w share)
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct LegalHarmonisation {
    Target<Scope::jurisdiction> members{};
    Target<Scope::pair> pairs{};
    double share = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "legal_harmonisation";
    static constexpr std::string_view meaning =
        "brings laws into line, so that requests for legal help do not fail on their differences";
    static constexpr std::array<std::string_view, 3> answers{"A-a", "W-2", "G"};
    static constexpr std::array<LeverValues, 1> levers{&Levers::harmonisation};
    static constexpr auto fields = std::tuple{
        Field{"members", &LegalHarmonisation::members, "-",
              "jurisdictions that all take part with each other"}
            .optional(),
        Field{"pairs", &LegalHarmonisation::pairs, "-", "pairs of which the first asks or tells the second"}
            .optional(),
        Field{"share", &LegalHarmonisation::share, "-", "share of such failures that is removed", 0.0, 1.0},
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        const std::vector<std::uint32_t> who = all_pairs(members, pairs, changes.n_jurisdictions());
        changes.combine(&Levers::harmonisation, who, share, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found = mistakes_of_pairs(members, pairs);
        return found;
    }
};

}  // namespace corridor
