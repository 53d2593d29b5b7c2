/// Jurisdictions share what they know through four channels.
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

/// Each channel feeds another authority: routes the border force (E4), modus operandi its skill (E4), finance
/// the investigators (E5), vulnerabilities those who screen for victims (section 7). For each ordered pair
/// and channel
///
///     share'         = 1 - (1 - share) (1 - w strength)
///     sharing_delay' = min(sharing_delay, t)
///
///     strength  of the channel, 0 nothing .. 1 all one knows [-]        w  weight of the schedule [-]
///     t         the setting `delay` [day], where it is given: from the first day in force on, without a ramp
///
/// What was shared before stays, and agreements add up as independent chances do. Nobody becomes slower, and
/// of two delays for one pair the shorter prevails.
///
/// `members` share in both directions, everyone with everyone; `pairs` tell, the first the second, in that
/// direction only. ODD 7.22.
struct CrossBorderCooperation {
    Target<Scope::jurisdiction> members{};
    Target<Scope::pair> pairs{};
    double routes = 0;
    double modus_operandi = 0;
    double finance = 0;
    double vulnerabilities = 0;
    double delay = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "cross_border_cooperation";
    static constexpr std::string_view meaning = "jurisdictions share intelligence through four channels";
    static constexpr std::array<std::string_view, 4> answers{"A-b", "A-c", "W-2", "S-17.16"};
    static constexpr std::array<LeverValues, 5> levers{&Levers::share_routes, &Levers::share_modus_operandi,
                                                       &Levers::share_finance, &Levers::share_vulnerabilities,
                                                       &Levers::sharing_delay};
    static constexpr auto fields = std::tuple{
        Field{"members", &CrossBorderCooperation::members, "-",
              "jurisdictions that all share with each other"}
            .optional(),
        Field{"pairs", &CrossBorderCooperation::pairs, "-", "pairs of which the first tells the second"}
            .optional(),
        Field{"routes", &CrossBorderCooperation::routes, "-", "share of what is known of routes", 0.0, 1.0}
            .optional(),
        Field{"modus_operandi", &CrossBorderCooperation::modus_operandi, "-",
              "share of what is known of methods", 0.0, 1.0}
            .optional(),
        Field{"finance", &CrossBorderCooperation::finance, "-", "share of evidence, financial tracing first",
              0.0, 1.0}
            .optional(),
        Field{"vulnerabilities", &CrossBorderCooperation::vulnerabilities, "-",
              "share of what is known of migrants' vulnerabilities", 0.0, 1.0}
            .optional(),
        Field{"delay", &CrossBorderCooperation::delay, "day", "most time until what is shared arrives", 0.0,
              1000.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double weight = schedule.weight(today);
        if (weight == 0.0) return;
        const std::vector<std::uint32_t> who = all_pairs(members, pairs, changes.n_jurisdictions());
        changes.combine(&Levers::share_routes, who, routes, weight);
        changes.combine(&Levers::share_modus_operandi, who, modus_operandi, weight);
        changes.combine(&Levers::share_finance, who, finance, weight);
        changes.combine(&Levers::share_vulnerabilities, who, vulnerabilities, weight);
        changes.limit(&Levers::sharing_delay, who, delay, 1.0);
    }

    Mistakes mistakes() const
    {
        Mistakes found = mistakes_of_pairs(members, pairs);
        if (routes == 0 && modus_operandi == 0 && finance == 0 && vulnerabilities == 0)
            found.push_back(
                {"routes", "nothing is shared: give routes, modus_operandi, finance or vulnerabilities"});
        return found;
    }
};

}  // namespace corridor
