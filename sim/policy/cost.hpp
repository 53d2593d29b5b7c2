/// What an intervention costs, so that policy cost is an indicator like the others.  ODD 7.22
#pragma once

#include <string>
#include <tuple>

#include "core/field.hpp"
#include "policy/schedule.hpp"

namespace corridor {

/// Amounts spent while the intervention is in force. A ramp does not make it cheaper: staff is paid while it
/// is trained (assumption).
struct Cost {
    double monthly = 0;       // [USD/month]
    double once = 0;          // [USD], spread evenly over the ramp; on the first day where there is none
    std::string programme{};  // whose budget pays; empty: nobody's

    static constexpr auto fields = std::tuple{
        Field{"cost", &Cost::monthly, "USD/month", "what it costs while it is in force", 0.0, 1e12}
            .optional(),
        Field{"cost_once", &Cost::once, "USD", "what it costs to set up, spread over the ramp", 0.0, 1e12}
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
        return monthly / today.days_in_month() + once * left / setting_up;
    }

    bool operator==(const Cost&) const = default;
};

}  // namespace corridor
