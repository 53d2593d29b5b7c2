/// Corruption at the border falls.
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

/// A bribe prevents fewer interceptions (E1). What bribes cost smugglers (M6) is a column of the leg and
/// stays: they pay as much for less.
///
///     corruption' = corruption (1 + w (factor - 1))
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct AntiCorruption {
    Target<Scope::jurisdiction> jurisdictions{};
    double factor = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "anti_corruption";
    static constexpr std::string_view meaning = "lets a bribe prevent fewer interceptions";
    static constexpr std::array<std::string_view, 2> answers{"S-16.3", "S-16.4"};
    static constexpr std::array<LeverValues, 1> levers{&Levers::corruption};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &AntiCorruption::jurisdictions, "-", "whose border forces change"},
        Field{"factor", &AntiCorruption::factor, "-",
              "multiple of the share of interceptions that a bribe prevents", 0.0, 10.0},
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.multiply(&Levers::corruption, jurisdictions.members, factor, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        return found;
    }
};

}  // namespace corridor
