#pragma once

#include <cmath>
#include <numbers>

namespace corridor::rules {

/// Believed probability of what a nationality's record tells of [-].
///
///     (prior_mean prior_weight + successes) / (prior_weight + events)
///
///     prior_mean    what was believed before any record                       [-]
///     prior_weight  how many crossings that is worth, > 0                     [crossings]
///     events        crossings heard of, discounted (a wreck is one, not thirty) [crossings]
///     successes     those among them on which it happened                     [crossings]
///
/// Source: posterior mean of a beta prior under binomial observations (textbook). ODD 7.14.
constexpr double beta_binomial(double prior_mean, double prior_weight, double events, double successes)
{
    return (prior_mean * prior_weight + successes) / (prior_weight + events);
}

/// A record one month on [unit of value]: value factor, with factor the memory a month, in [0, 1]. ODD 7.14.
constexpr double discount(double value, double factor)
{
    return value * factor;
}

/// Belief as an optimist reads it [-].
///
///     M12  logit p' = logit p - b
///
///     p  what the nationality believes of a danger (death, harm, interception)  [-]
///     b  optimism of the class, in log odds; < 0 for pessimists; -b for the chance of papers [-]
///
/// In odds it needs no logarithm: p = 0 and p = 1 stay, and b = 0 changes no bit. Source: assumption.
/// ODD 7.14.
inline double distort(double p, double b)
{
    return p / (p + (1.0 - p) * std::exp(b));
}

/// Belief of those whom a campaign has reached [-].
///
///     logit p' = (1 - step) logit p + step logit content
///
///     p        what they believed                                               [-]
///     content  what the campaign states, strictly between 0 and 1               [-]
///     step     how far it moves them, by format and credibility: 0 not, 1 fully [-]
///
/// Source: assumption. In odds, so that the certain (p = 0 or 1) stay so until step = 1. ODD 7.14.
inline double toward(double p, double content, double step)
{
    const double yes = std::pow(p, 1.0 - step) * std::pow(content, step);
    const double no = std::pow(1.0 - p, 1.0 - step) * std::pow(1.0 - content, step);
    return yes / (yes + no);
}

/// Probability to have forgotten a campaign after some days [-].
///
///     1 - 2^(-days / half_life)
///
///     half_life_days  after which half of those exposed have forgotten; infinite: nobody ever [day]
///     days            passed, >= 0                                                            [day]
///
/// Source: assumption (constant hazard). ODD 7.14.
inline double forgetting_probability(double half_life_days, double days)
{
    return -std::expm1(-std::numbers::ln2 * days / half_life_days);
}

}  // namespace corridor::rules
