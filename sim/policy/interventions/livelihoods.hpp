/// Livelihoods at home improve.
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

/// Development in areas of origin: life at home is worth more, in the units of u_stay (M5). Income that
/// also loosens the limits of what people can pay is not part of it: that is the wage series.
///
///     livelihoods' = livelihoods + w improvement
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct Livelihoods {
    Target<Scope::origin> origins{};
    double improvement = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "livelihoods";
    static constexpr std::string_view meaning = "improves life in areas of origin";
    static constexpr std::array<std::string_view, 1> answers{"A-f"};
    static constexpr std::array<LeverValues, 1> levers{&Levers::livelihoods};
    static constexpr auto fields = std::tuple{
        Field{"origins", &Livelihoods::origins, "-", "origin areas that are supported"},
        Field{"improvement", &Livelihoods::improvement, "-",
              "improvement of life at home, in units of u_stay", 0.0, 10.0},
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.add(&Levers::livelihoods, origins.members, improvement, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        return found;
    }
};

}  // namespace corridor
