/// An intervention that waits for an indicator.  ODD 7.22
#pragma once

#include <string>
#include <tuple>

#include "core/date.hpp"
#include "core/field.hpp"
#include "policy/given.hpp"

namespace corridor {

/// Adaptive policy: the intervention comes into force on the first day of a month when the indicator lay
/// beyond a bound in each of the last months, and ends when its time is over. It can come into force again.
///
///     in force from the first day after  x_t, x_t-1 ... x_t-n+1 > above  (or < below),   n = for_months
///
/// A month in which the indicator is not defined (a ratio over nobody) is not beyond any bound.
struct Trigger {
    /// Later than anybody simulates: 9999-12-31.
    static constexpr Date never{2932896};

    std::string indicator;  // empty: it waits for nothing
    double above = left_out;
    double below = left_out;
    double for_months = left_out;  // left out: 1
    double lasting = left_out;     // [day]; left out: for good
    Date since = never;            // the day on which it came into force; no setting

    static constexpr auto fields = std::tuple{
        Field{"when", &Trigger::indicator, "-", "indicator that it waits for"}.optional(),
        Field{"above", &Trigger::above, "-", "bound that the indicator has to exceed"}.optional(),
        Field{"below", &Trigger::below, "-", "bound that the indicator has to stay under"}.optional(),
        Field{"for_months", &Trigger::for_months, "-",
              "months in a row that the indicator is beyond the bound; left out: 1", 1.0, 120.0}
            .optional(),
        Field{"lasting", &Trigger::lasting, "day", "time in force; left out: for good", 1.0, 36525.0}
            .optional(),
    };

    bool waits() const { return !indicator.empty(); }
    bool is_beyond(double value) const { return value > above || value < below; }
    Date end() const
    {
        return since == never || !given(lasting) ? never : since + static_cast<std::int32_t>(lasting);
    }
};

}  // namespace corridor
