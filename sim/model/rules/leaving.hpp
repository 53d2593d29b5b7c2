#pragma once

#include "model/rules/logistic.hpp"

#include <algorithm>
#include <cmath>

namespace corridor::rules {

/// Value of moving at all, irregularly or through a regular pathway [-].
///
///     M5  I = mu_m log[ exp(V_irregular / mu_m) + open exp(V_path / mu_m) ]
///
///     V_irregular  value of setting out without papers, V_k(o) of M1        [-]
///     V_path       value of the regular pathway                             [-]
///     open         share of applicants whom the pathway takes, in [0, 1]    [-]
///     mu_m         scale of the nest, > 0                                   [-]
///
/// Source: nested logit, inclusive value of McFadden (1978, recalled). The greater term is taken out of
/// the logarithm, so nothing overflows; open = 0 gives V_irregular exactly. ODD 7.4.
inline double inclusive_value(double V_irregular, double V_path, double open, double mu_m)
{
    const double V_open = V_path + mu_m * std::log(open);  // log 0 is minus infinity: a shut pathway
    const double greater = std::max(V_irregular, V_open);
    const double lesser = std::min(V_irregular, V_open);
    return greater + mu_m * std::log1p(std::exp((lesser - greater) / mu_m));
}

/// Share of those who move that moves irregularly [-].
///
///     M5  P(irregular | move) = exp(V_irregular / mu_m) / [exp(V_irregular / mu_m) + open exp(V_path /
///     mu_m)]
///
/// Symbols and source as for inclusive_value. ODD 7.4.
inline double irregular_share(double V_irregular, double V_path, double open, double mu_m)
{
    return logistic((V_irregular - V_path) / mu_m - std::log(open));
}

/// Life at the origin, each relative to the day the world was founded.
struct Staying {
    double log_wage;     // [-], log of the local wage over its founding value
    double livelihoods;  // [-], livelihood support, 0 none .. 1 everybody
    double conflict;     // [-], 0 peace .. 1 the worst on record
};

/// What staying is made of, in utility. All >= 0.
struct StayingWeights {
    double wage;         // [per log point]
    double livelihoods;  // [per full support]
    double conflict;     // [per full conflict], taken off
};

/// Utility of staying at home, u_stay of M5 [-].
///
///     u_stay = c_wage log_wage + c_livelihoods livelihoods - c_conflict conflict
///
/// Source: assumption; linear, one coefficient for each outside series. ODD 7.4.
constexpr double value_of_staying(const Staying& home, const StayingWeights& c)
{
    return c.wage * home.log_wage + c.livelihoods * home.livelihoods - c.conflict * home.conflict;
}

/// Rate at which people pass to the next stage of leaving (wish to plan, plan to prepare) [per month].
///
///     M5  rate = rate_0 logistic(a + I - u_stay)
///
///     rate_0  rate of those who have everything to gain     [per month]
///     a       aspiration of the home cell                   [-]
///     I       value of moving                               [-]
///     u_stay  value of staying                              [-]
///
/// Source: assumption; stages as in the funnel from wish to preparation of Gallup and IOM. ODD 7.4.
inline double stage_rate(double rate_0, double a, double I, double u_stay)
{
    return rate_0 * logistic(a + I - u_stay);
}

/// Probability that somebody who waited in vain for a regular place prepares to go without [-].
///
///     logistic(a + V_irregular - u_stay) / logistic(a + I - u_stay)
///
///     a            aspiration                                          [-]
///     V_irregular  value of setting out without papers (M1)            [-]
///     I            value of moving with the pathway in sight (M5), >= V_irregular
///     u_stay       value of staying                                    [-]
///
/// The step from plan to prepare, taken again without the pathway: of those who took it with the pathway in
/// sight, this share would have taken it without. The others stay. Source: follows from M5. ODD 7.4.
inline double goes_anyway_probability(double a, double V_irregular, double I, double u_stay)
{
    return logistic(a + V_irregular - u_stay) / logistic(a + I - u_stay);
}

/// Days of a mean Gregorian month: 146097 days in 4800 months.
inline constexpr double days_per_month = 146097.0 / 4800.0;

/// Probability that something happening at a monthly rate happens on one day [-].
///
///     1 - exp(-rate / days_per_month)
///
///     rate  hazard, >= 0 [per month]
///
/// Source: constant hazard over the day. ODD 7.4.
inline double monthly_to_daily(double rate)
{
    return -std::expm1(-rate / days_per_month);
}

}  // namespace corridor::rules
