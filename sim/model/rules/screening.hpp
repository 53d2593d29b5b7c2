#pragma once

namespace corridor::rules {

/// Sensitivity or specificity of screening, raised by training and by what partners share [-].
///
///     raised = 1 - (1 - base) (1 - training) (1 - shared)
///
///     base      untrained and uninformed, by sex and age                       [-]
///     training  share of the remaining errors that training removes            [-]
///     shared    share of those left that shared information on vulnerabilities removes [-]
///
/// Source: assumption (independent chances to put an error right). ODD 7.13.
constexpr double raised(double base, double training, double shared)
{
    return 1.0 - (1.0 - base) * (1.0 - training) * (1.0 - shared);
}

/// Is a screened person taken for a victim of trafficking, rightly or wrongly?
///
///     P(identified | victim) = sensitivity,   P(identified | no victim) = 1 - specificity
///
///     u  number in [0, 1): identified where u is below the probability
///
/// Source: the definitions of sensitivity and specificity. ODD 7.13.
constexpr bool is_identified(bool is_victim, double sensitivity, double specificity, double u)
{
    return u < (is_victim ? sensitivity : 1.0 - specificity);
}

}  // namespace corridor::rules
