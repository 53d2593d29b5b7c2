#pragma once

#include <algorithm>
#include <cmath>

namespace corridor::rules {

/// What tracing of payments adds to the evidence against an organisation under suspicion [points per month].
///
///     E5  own + with_partners partners
///
///     own            traced by the jurisdiction itself                                  [points per month]
///     with_partners  traced where a partner opens its books                             [points per month]
///     partners       probability that at least one partner shares finance, arrived      [-]
///
/// Arrests, testimony and what partners pass on are the other terms of E5; each is added when it happens or
/// arrives. Source: assumption (additive). ODD 7.16.
constexpr double traced_points(double own, double with_partners, double partners)
{
    return own + with_partners * partners;
}

/// Does a criminal case open?
///
///     E6  evidence > threshold while investigators have room
///
///     evidence, threshold  [points];   room  cases that could still be taken on, may be negative
///
/// Source: assumption. ODD 7.16.
constexpr bool opens_case(double evidence, double threshold, int room)
{
    return evidence > threshold && room > 0;
}

/// Probability that a case ends in a conviction [-].
///
///     E8  base f(evidence) regime_here regime_home,   f(evidence) = evidence / (evidence + evidence_half)
///
///     base           with unlimited evidence and full law on both sides       [-]
///     evidence       collected, >= 0                                          [points]
///     evidence_half  at which f is one half, > 0                              [points]
///     regime_here    strength of the law where the case is, 0 no offence .. 1 [-]
///     regime_home    likewise at the organisation's home                      [-]
///
/// A case that does not reach the organisers tries their local cell, which lives under the law of the court:
/// then regime_home is 1. Source: assumption; f is the simplest saturating form. ODD 7.16.
constexpr double conviction_probability(double base, double evidence, double evidence_half,
                                        double regime_here, double regime_home)
{
    return base * evidence / (evidence + evidence_half) * regime_here * regime_home;
}

/// Capacity that an organisation keeps after a conviction, as a share [-].
///
///     E8  1 - members within_reach
///
///     members       share of those within reach whom the court takes out of business    [-]
///     within_reach  1 where the organisers are convicted; else the local cell's share   [-]
///
/// Source: assumption. ODD 7.16.
constexpr double capacity_kept(double members, double within_reach)
{
    return 1.0 - members * within_reach;
}

/// Cases that a staff works on at a time, and at which pace. A staff of 6.5 has seven cases open and gives
/// each 6.5 / 7 of the time it would take otherwise, so that a busy office closes 6.5 for every 6 that a
/// staff of six does: what is paid for is worked.
struct Staff {
    int cases;    // [cases at a time], ceil(n)
    double pace;  // [-], n / ceil(n); 1 for whole numbers
};

/// The staff of `n` cases at a time [cases], n >= 0; E6. ODD 7.16.
inline Staff staff_of(double n)
{
    const double cases = std::ceil(n);
    return {static_cast<int>(cases), cases > 0.0 ? n / cases : 1.0};
}

/// Mean length of a case [day]: days / (skill pace); E6. ODD 7.16.
///
///     days   by ordinary investigators, or of a trial     [day]
///     skill  speed relative to theirs, > 0                [-]
///     pace   of a staff that is shared, 0 < pace <= 1     [-]
constexpr double case_days(double days, double skill, double pace)
{
    return days / (skill * pace);
}

/// Sentence after a conviction [month]: the one penalty or the other, never both; E8. ODD 7.16.
///
/// Who endangers lives smuggles as well: where a law punishes plain smuggling harder than aggravated
/// smuggling, the court takes the harder.
constexpr double sentence_months(double penalty, double aggravated_penalty, bool aggravated)
{
    return aggravated ? std::max(penalty, aggravated_penalty) : penalty;
}

/// Sentence to expect before the court has said which [month].
///
///     penalty + aggravated_share max{0, aggravated_penalty - penalty}
///
///     aggravated_share  share of convictions under aggravating circumstances [-]
///
/// The mean of sentence_months; what M6 and M11 count with. ODD 7.16.
constexpr double expected_sentence(double penalty, double aggravated_penalty, double aggravated_share)
{
    return penalty + aggravated_share * (sentence_months(penalty, aggravated_penalty, true) - penalty);
}

}  // namespace corridor::rules
