#pragma once

#include <cmath>

namespace corridor::rules {

/// Probability in [0, 1] whose log odds are x: 1 / (1 + exp(-x)).
/// exp overflows to infinity far below zero, and the result is then 0: no branch is needed.
inline double logistic(double x)
{
    return 1.0 / (1.0 + std::exp(-x));
}

/// Log odds of p; minus infinity at p = 0, infinity at p = 1.
inline double logit(double p)
{
    return std::log(p) - std::log1p(-p);
}

}  // namespace corridor::rules
