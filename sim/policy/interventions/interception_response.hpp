/// What follows interception changes.
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

/// Shares of those intercepted who enter an asylum procedure, are pushed back or returned; of the refused,
/// and of those released from detention or supervision, who are returned; and of the stopped who lose heart.
/// Whoever none of them befalls is let go: one share set to 0 lets its people go, and leaves the others.
///
///     asylum_share'    = asylum_share + w (asylum - asylum_share)
///     pushback_share'  = pushback_share + w (pushback - pushback_share)
///     return_share'    = return_share + w (removal - return_share)
///     enforced_return' = enforced_return + w (e - enforced_return)
///     discouragement'  = discouragement + w (d - discouragement)
///
///     e  the setting `enforced_return` [-]
///     d  the setting `discouragement` [-]        w  weight of the schedule [-]
///
/// What is left out keeps its value. ODD 7.22.
struct InterceptionResponse {
    Target<Scope::jurisdiction> jurisdictions{};
    double asylum = left_out;
    double pushback = left_out;
    double removal = left_out;
    double enforced_return = left_out;
    double discouragement = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "interception_response";
    static constexpr std::string_view meaning = "changes what follows interception: asylum, pushback, return";
    static constexpr std::array<std::string_view, 2> answers{"A-c", "S-10.7"};
    static constexpr std::array<LeverValues, 5> levers{&Levers::asylum_share, &Levers::pushback_share,
                                                       &Levers::return_share, &Levers::enforced_return,
                                                       &Levers::discouragement};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &InterceptionResponse::jurisdictions, "-", "that intercept"},
        Field{"asylum", &InterceptionResponse::asylum, "-",
              "share of the intercepted let into an asylum procedure", 0.0, 1.0}
            .optional(),
        Field{"pushback", &InterceptionResponse::pushback, "-",
              "share of the intercepted pushed back over the border", 0.0, 1.0}
            .optional(),
        Field{"removal", &InterceptionResponse::removal, "-",
              "share of the intercepted returned to their origin", 0.0, 1.0}
            .optional(),
        Field{"enforced_return", &InterceptionResponse::enforced_return, "-",
              "share of the refused, and of those released from detention, who are returned", 0.0, 1.0}
            .optional(),
        Field{"discouragement", &InterceptionResponse::discouragement, "-",
              "chance to give up after being stopped", 0.0, 1.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        const double w = schedule.weight(today);
        changes.set(&Levers::asylum_share, jurisdictions.members, asylum, w, schedule.begin());
        changes.set(&Levers::pushback_share, jurisdictions.members, pushback, w, schedule.begin());
        changes.set(&Levers::return_share, jurisdictions.members, removal, w, schedule.begin());
        changes.set(&Levers::enforced_return, jurisdictions.members, enforced_return, w, schedule.begin());
        changes.set(&Levers::discouragement, jurisdictions.members, discouragement, w, schedule.begin());
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (!given(asylum) && !given(pushback) && !given(removal) && !given(enforced_return) &&
            !given(discouragement))
            found.push_back(
                {"asylum",
                 "it changes nothing: give asylum, pushback, removal, enforced_return or discouragement"});
        return found;
    }
};

}  // namespace corridor
