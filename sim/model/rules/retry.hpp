#pragma once

#include "model/rules/logistic.hpp"

namespace corridor::rules {

/// Share of those who try that get through in the end [-].
///
///     F8  (1 - p) + p (1 - d) (1 - p) + ... = (1 - p) / (1 - p (1 - d))
///
///     p  probability to be caught, each try           [-]
///     d  probability to give up once caught           [-]
///
/// Source: arithmetic of repeated tries; figures for p and d: DHS Office of Immigration Statistics (2017,
/// Efforts by DHS to Estimate Southwest Border Security). Nobody gets through where p = 1. ODD 7.20.
constexpr double eventual_success(double p, double d)
{
    if (p >= 1.0) return 0.0;
    return (1.0 - p) / (1.0 - p * (1.0 - d));
}

/// Probability that somebody stopped or returned tries again [-].
///
///     logistic[ logit(1 - d) - help ]
///
///     d     probability to give up without help                                                [-]
///     help  c_reintegration x reintegration for the returned: their u_stay, in M5              [-]
///           c_assisted x voluntary_return for the stopped: what a safe way home is worth, in M1
///
/// Help works on trying again as u_stay does on leaving (M5): inside the logistic.
/// Source: assumption. ODD 7.20.
inline double try_again_probability(double d, double help)
{
    return logistic(logit(1.0 - d) - help);
}

}  // namespace corridor::rules
