/// Providers of mobile money report suspect payments and freeze suspect accounts.
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

/// What passes through providers who report is evidence, month by month (E5), and can be frozen before
/// organisers draw it (E8); what passes by hand is neither.
///
///     financial_tracing' = financial_tracing + w coverage reports
///     asset_recovery' = 1 - (1 - asset_recovery) (1 - w coverage frozen)
///
///     w         weight of the schedule                                                        [-]
///     coverage  share of the fees that pass through providers who report                      [-]
///     reports   evidence against each suspect if all fees did                                 [points/month]
///     frozen    share of the assets missed so far that would be frozen if all fees did        [-]
///
/// Source: assumption; that both grow with the share of payments seen is the simplest that vanishes with it.
/// ODD 7.22.
struct MobileMoneyTracing {
    Target<Scope::jurisdiction> jurisdictions{};
    double coverage = left_out;
    double reports = left_out;
    double frozen = 0;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "mobile_money_tracing";
    static constexpr std::string_view meaning = "has providers of mobile money report and freeze payments";
    static constexpr std::array<std::string_view, 3> answers{"S-16.4", "W-1", "A-b"};
    static constexpr std::array<LeverValues, 2> levers{&Levers::financial_tracing, &Levers::asset_recovery};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &MobileMoneyTracing::jurisdictions, "-", "whose providers report"},
        Field{"coverage", &MobileMoneyTracing::coverage, "-",
              "share of the fees that pass through providers who report", 0.0, 1.0},
        Field{"reports", &MobileMoneyTracing::reports, "points/month",
              "evidence that reports would bring if all fees passed through them", 0.0, 100.0},
        Field{"frozen", &MobileMoneyTracing::frozen, "-",
              "share of the assets missed so far that would be frozen if all fees passed through them", 0.0,
              1.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today) * coverage;
        changes.add(&Levers::financial_tracing, jurisdictions.members, reports, w);
        changes.combine(&Levers::asset_recovery, jurisdictions.members, frozen, w);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (coverage == 0) found.push_back({"coverage", "it changes nothing: no payment is seen"});
        if (reports == 0 && frozen == 0)
            found.push_back({"reports", "it changes nothing: give reports or frozen above 0"});
        return found;
    }
};

}  // namespace corridor
