#pragma once

#include <algorithm>
#include <cstdint>

namespace corridor::rules {

/// Mean number of organisations that start to serve a leg in a month [per month].
///
///     M9  entry_0 (1 + n_e) max(0, pi_e / outside - 1)
///
///     entry_0  base rate                                                       [per month]
///     n_e      organisations that serve the leg: newcomers come by way of them [-]
///     profit   pi_e, mean profit of incumbents or, where none, of a median entrant [USD per month]
///     outside  what an organiser earns elsewhere, > 0                          [USD per month]
///
/// Source: assumption; free entry in the long run (profit = outside). The 1 lets a dead market revive.
/// ODD 7.6.
constexpr double entry_rate(double entry_0, double n_e, double profit, double outside)
{
    return entry_0 * (1.0 + n_e) * std::max(0.0, profit / outside - 1.0);
}

/// Does an organisation close down?
///
///     M9  capital < 0, or profit under the outside option for `patience` months in a row
///
///     capital               own money                                 [cent]
///     months_below_outside  months in a row with less than outside    [month]
///     patience              months it endures that                    [month]
///
/// Source: assumption. ODD 7.6.
constexpr bool leaves_market(std::int64_t capital, int months_below_outside, int patience)
{
    return capital < 0 || months_below_outside >= patience;
}

}  // namespace corridor::rules
