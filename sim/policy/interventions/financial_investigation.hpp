/// Payments are traced and assets recovered.
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

/// Tracing adds evidence against each organisation under suspicion, month by month (E5); courts take more
/// of what organisers own (E8).
///
///     financial_tracing' = financial_tracing + w tracing
///     asset_recovery' = 1 - (1 - asset_recovery) (1 - w recovery)
///
///     w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct FinancialInvestigation {
    Target<Scope::jurisdiction> jurisdictions{};
    double tracing = left_out;
    double recovery = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "financial_investigation";
    static constexpr std::string_view meaning = "traces payments and recovers assets";
    static constexpr std::array<std::string_view, 3> answers{"S-16.4", "W-1", "A-b"};
    static constexpr std::array<LeverValues, 2> levers{&Levers::financial_tracing, &Levers::asset_recovery};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &FinancialInvestigation::jurisdictions, "-", "that trace"},
        Field{"tracing", &FinancialInvestigation::tracing, "points/month",
              "evidence that tracing of payments brings", 0.0, 100.0}
            .optional(),
        Field{"recovery", &FinancialInvestigation::recovery, "-",
              "share of the assets missed so far that courts recover", 0.0, 1.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.add(&Levers::financial_tracing, jurisdictions.members, tracing, w);
        changes.combine(&Levers::asset_recovery, jurisdictions.members, recovery, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(tracing) && !given(recovery))
            found.push_back({"tracing", "it changes nothing: give tracing or recovery"});
        return found;
    }
};

}  // namespace corridor
