/// The sale of boats is controlled.
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

/// Fewer seagoing vessels are offered at the ordinary price, so that they get dearer where many are used
/// (M11).
///
///     vessel_supply' = vessel_supply (1 + w (supply_factor - 1))
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct VesselControl {
    Target<Scope::jurisdiction> jurisdictions{};
    double supply_factor = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "vessel_control";
    static constexpr std::string_view meaning = "controls the sale of seagoing vessels";
    static constexpr std::array<std::string_view, 1> answers{"S-16.4"};
    static constexpr std::array<LeverValues, 1> levers{&Levers::vessel_supply};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &VesselControl::jurisdictions, "-", "from whose shores they leave"},
        Field{"supply_factor", &VesselControl::supply_factor, "-",
              "multiple of the vessels offered in a month", 0.01, 100.0},
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.multiply(&Levers::vessel_supply, jurisdictions.members, supply_factor, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        return found;
    }
};

}  // namespace corridor
