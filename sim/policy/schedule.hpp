/// When an intervention is in force, and how far it has grown.  ODD 7.22
#pragma once

#include <algorithm>
#include <tuple>

#include "core/date.hpp"
#include "core/field.hpp"
#include "policy/trigger.hpp"

namespace corridor {

/// Dates of an intervention, with a linear ramp at its beginning.
///
///     weight = 0                                     before it begins, and from its end on
///     weight = min(1, (today - begin + 1) / ramp)    between; 1 at once where there is no ramp
///
/// It begins on `from`, or later, when what it waits for has happened. It ends as written: nothing ramps
/// down.
struct Schedule {
    static constexpr Date never = Trigger::never;

    Date from;
    Date until = never;
    double ramp = 0;  // [day]
    Trigger trigger{};

    static constexpr auto fields = std::tuple{
        Field{"from", &Schedule::from, "-", "first day in force"},
        Field{"until", &Schedule::until, "-", "first day no longer in force; left out: for good"}.optional(),
        Field{"ramp", &Schedule::ramp, "day", "time it takes to reach full strength", 0.0, 36525.0}
            .optional(),
    };

    Date begin() const { return trigger.waits() ? std::max(from, trigger.since) : from; }
    Date end() const { return std::min(until, trigger.end()); }
    bool in_force(Date today) const { return begin() <= today && today < end(); }

    /// Share of its strength that the intervention has on a day, 0 to 1.
    double weight(Date today) const
    {
        if (!in_force(today)) return 0.0;
        const double days = today - begin() + 1;
        return days >= ramp ? 1.0 : days / ramp;
    }
};

}  // namespace corridor
