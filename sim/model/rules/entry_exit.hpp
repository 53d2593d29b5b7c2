#pragma once

#include <algorithm>
#include <cstdint>

namespace corridor::rules {

/// Mean number of organisations that start to serve a leg in a month [per month].
///
///     M9  entry_0 (1 + n_e + m_e) max(0, pi_e / outside - 1)
///
///     entry_0  base rate                                                       [per month]
///     n_e      organisations that serve the leg: newcomers come by way of them [-]
///     m_e      organisations that those who ask in vain would keep busy        [-]
///     profit   pi_e, mean profit of incumbents or, where none, of a median entrant [USD per month]
///     outside  what an organiser earns elsewhere, > 0                          [USD per month]
///
/// Source: assumption; free entry in the long run (profit = outside). The 1 lets a dead market revive.
/// Departure: MODEL has no m_e. Without it a leg that loses its last seller waits for half a year for the
/// next, however many ask. ODD 7.6.
constexpr double entry_rate(double entry_0, double n_e, double m_e, double profit, double outside)
{
    return entry_0 * (1.0 + n_e + m_e) * std::max(0.0, profit / outside - 1.0);
}

/// Probability that an organisation closes down in a month [-].
///
///     M9  1                                       capital < 0
///         exit_0 min(1, 1 - earning / outside)    earning under outside for `patience` months in a row
///         0                                       else
///
///     exit_0                of those who earn nothing, how many leave       [per month]
///     capital               own money                                       [cent]
///     months_below_outside  months in a row with less than outside          [month]
///     patience              months it endures that                          [month]
///     earning               what it earns, smoothed                         [USD per month]
///     outside               what an organiser earns elsewhere, > 0          [USD per month]
///
/// The mirror image of entry: the larger the shortfall the more leave. Departure: MODEL lets all leave at
/// once who have endured it long enough; where organisations are alike the market then dies at a stroke.
/// Source: assumption. ODD 7.6.
constexpr double exit_probability(double exit_0, std::int64_t capital, int months_below_outside, int patience,
                                  double earning, double outside)
{
    if (capital < 0) return 1.0;
    if (months_below_outside < patience) return 0.0;
    return exit_0 * std::clamp(1.0 - earning / outside, 0.0, 1.0);
}

}  // namespace corridor::rules
