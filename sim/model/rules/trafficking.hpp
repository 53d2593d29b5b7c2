#pragma once

#include <cmath>

namespace corridor::rules {

/// What makes a smuggled person fall into trafficking: once as the indicators x of a person (0 or 1 but for
/// debt), once as the coefficients beta, in log hazard per unit of x.
struct TraffickingFactors {
    double debt;          // [months of income], debt / income
    double held;          // held by the organisation
    double alone;         // travels unaccompanied
    double child;         // under 18
    double woman;         // woman or girl
    double disability;    // lives with a disability
    double origin_group;  // belongs to an origin group that is singled out
    double unassisted;    // no assistance at the place
};

/// Hazard of passing from smuggled to trafficked [per day].
///
///     H2  hazard = base_n exp(beta . x)
///
///     base_n  hazard at the place of a person with none of the indicators [per day]
///     x       the person's indicators
///     beta    their coefficients
///
/// Source: assumption (proportional hazards); calibrated on the surveys of the Mediterranean routes by IOM
/// (2017) and UNICEF and IOM (2017). ODD 7.12.
inline double trafficking_hazard(double base, const TraffickingFactors& x, const TraffickingFactors& beta)
{
    return base * std::exp(beta.debt * x.debt + beta.held * x.held + beta.alone * x.alone +
                           beta.child * x.child + beta.woman * x.woman + beta.disability * x.disability +
                           beta.origin_group * x.origin_group + beta.unassisted * x.unassisted);
}

/// Probability that something happens on one day, from its hazard [per day] >= 0: 1 - exp(-hazard) [-].
inline double daily_probability(double hazard)
{
    return -std::expm1(-hazard);
}

}  // namespace corridor::rules
