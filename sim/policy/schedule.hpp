/// When an intervention is in force, and how far it has grown.  ODD 7.22
#pragma once

#include <algorithm>
#include <tuple>

#include "core/date.hpp"
#include "core/field.hpp"

namespace corridor {

/// Dates of an intervention, with a linear ramp at its beginning.
///
///     weight = 0                                    before `from`, and from `until` on
///     weight = min(1, (today - from + 1) / ramp)    between; 1 at once where there is no ramp
///
/// An intervention ends as written: nothing ramps down.
struct Schedule {
    /// Later than anybody simulates: 9999-12-31.
    static constexpr Date never{2932896};

    Date from;
    Date until = never;
    double ramp = 0;  // [day]

    static constexpr auto fields = std::tuple{
        Field{"from", &Schedule::from, "-", "first day in force"},
        Field{"until", &Schedule::until, "-", "first day no longer in force; left out: for good"}.optional(),
        Field{"ramp", &Schedule::ramp, "day", "time it takes to reach full strength", 0.0, 36525.0}
            .optional(),
    };

    bool in_force(Date today) const { return from <= today && today < until; }

    /// Share of its strength that the intervention has on a day, 0 to 1.
    double weight(Date today) const
    {
        if (!in_force(today)) return 0.0;
        const double days = today - from + 1;
        return days >= ramp ? 1.0 : days / ramp;
    }

    bool operator==(const Schedule&) const = default;
};

}  // namespace corridor
