#pragma once

#include <algorithm>

namespace corridor::rules {

/// Evidence that one jurisdiction gains against one organisation [points; one arrest of a facilitator is
/// one].
///
///     E5  arrests + testimony + finance + shared
///
///     arrests    facilitators of the organisation caught                           [points]
///     testimony  statements of protected victims                                   [points]
///     finance    what tracing of payments brought                                  [points]
///     shared     what partners passed on                                           [points]
///
/// Each arrives after its own delay. Source: assumption (additive). ODD 7.16.
constexpr double evidence_increment(double arrests, double testimony, double finance, double shared)
{
    return arrests + testimony + finance + shared;
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

/// Mean length of an investigation [day]: days / skill; E6. ODD 7.16.
///
///     days   by ordinary investigators [day];   skill  speed relative to theirs, > 0 [-]
constexpr double investigation_days(double days, double skill)
{
    return days / skill;
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
