/// Procedures for papers get fairer or faster.
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

/// The share of founded claims that is granted, and how long an answer takes.
///
///     recognition'    = recognition + w (g - recognition)
///     procedure_days' = procedure_days (1 + w (days_factor - 1))
///
///     g  the setting `recognition` [-]        w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct AsylumProcedures {
    Target<Scope::jurisdiction> jurisdictions{};
    double recognition = left_out;
    double days_factor = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "asylum_procedures";
    static constexpr std::string_view meaning = "changes how many founded claims are granted, and how fast";
    static constexpr std::array<std::string_view, 2> answers{"A-c", "S-16.3"};
    static constexpr std::array<LeverValues, 2> levers{&Levers::recognition, &Levers::procedure_days};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &AsylumProcedures::jurisdictions, "-", "that decide on claims"},
        Field{"recognition", &AsylumProcedures::recognition, "-",
              "share of founded claims that are granted papers", 0.0, 1.0}
            .optional(),
        Field{"days_factor", &AsylumProcedures::days_factor, "-", "multiple of the duration of a procedure",
              0.01, 100.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.set(&Levers::recognition, jurisdictions.members, recognition, w, schedule.begin());
        changes.multiply(&Levers::procedure_days, jurisdictions.members, days_factor, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(recognition) && !given(days_factor))
            found.push_back({"recognition", "it changes nothing: give recognition or days_factor"});
        return found;
    }
};

}  // namespace corridor
