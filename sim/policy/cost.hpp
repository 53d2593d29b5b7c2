/// What an intervention costs, so that policy cost is an indicator like the others.  ODD 7.22
#pragma once

#include <string>
#include <tuple>

#include "core/field.hpp"
#include "policy/schedule.hpp"

namespace corridor {

/// Amounts spent while the intervention is in force. A ramp does not make it cheaper: staff is paid while it
/// is trained (assumption). Units are bought as the file says, in every month alike: where they stand for
/// days of detention, supervision or returns, the run may bring more of them about, or fewer. Costs for each
/// outcome are then those of the quantity in the file.
///
///     spent in a month = cost + units members unit_price,   and cost_once over the ramp
struct Cost {
    double monthly = 0;       // [USD/month]
    double once = 0;          // [USD], spread evenly over the ramp; on the first day where there is none
    std::string unit{};       // what is bought, by its id in the corridor's unit costs; empty: nothing
    double units = 0;         // [1/month], how much of it for each member of the scope
    std::string programme{};  // whose budget pays; empty: nobody's
    double unit_price = 0;    // [USD], of the corridor; no setting
    double members = 1;       // of the scope: legs patrolled, jurisdictions trained; no setting

    static constexpr auto fields = std::tuple{
        Field{"cost", &Cost::monthly, "USD/month", "what it costs while it is in force", 0.0, 1e12}
            .optional(),
        Field{"cost_once", &Cost::once, "USD", "what it costs to set up, spread over the ramp", 0.0, 1e12}
            .optional(),
        Field{"unit", &Cost::unit, "-", "what is bought, a row of the corridor's unit_costs.csv"}.optional(),
        Field{"units", &Cost::units, "1/month",
              "how many units are bought each month, for each member of the scope, whatever happens", 0.0,
              1e9}
            .optional(),
        Field{"programme", &Cost::programme, "-", "programme whose budget pays"}.optional(),
    };

    /// Spent on a day [USD]. Every day of a month costs the same, so that a full month costs `monthly`.
    double on(Date today, const Schedule& schedule) const
    {
        if (!schedule.in_force(today)) return 0.0;
        const double setting_up = std::max(1.0, schedule.ramp);
        const double left =
            std::clamp(setting_up - (today - schedule.begin()), 0.0, 1.0);  // of today's share
        return each_month() / today.days_in_month() + once * left / setting_up;
    }

    /// Spent in a whole month after the setting up [USD/month].
    double each_month() const { return monthly + units * members * unit_price; }
    bool is_free() const { return each_month() + once == 0; }

    bool operator==(const Cost&) const = default;
};

}  // namespace corridor
