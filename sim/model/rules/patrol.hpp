#pragma once

#include <algorithm>
#include <span>

namespace corridor::rules {

/// Below this probability of interception a flow is not reconstructed any further [-]; assumption.
inline constexpr double least_believed_probability = 0.02;

/// Persons that a border force believes to cross a leg [persons/month].
///
///     E4  believed_flow = smoothed_interceptions / max(P^, 0.02) + shared_routes
///
///     smoothed_interceptions  of the leg, own record                          [persons/month]
///     probability             P^(intercepted | patrol) as it judges its own   [-]
///     shared_routes           what partners report of the leg                 [persons/month]
///
/// Source: assumption. Without the division the best-watched leg would draw all patrols to itself. ODD 7.15.
constexpr double believed_flow(double smoothed_interceptions, double probability, double shared_routes)
{
    return smoothed_interceptions / std::max(probability, least_believed_probability) + shared_routes;
}

/// Writes into `next` the shares of patrol effort that a border force gives its legs next month [-].
///
///     E4  next_e = (1 - epsilon) [inertia share_e + (1 - inertia) softmax_e(theta log(1 + flow_e))] +
///     epsilon / n
///
///     share    this month's shares, summing to one                            [-]
///     flow     believed flow on each leg                                      [persons/month]
///     theta    how strongly effort follows flow, at most 0.8 for stability    [-]
///     inertia  share of last month's plan that is kept                        [-]
///     epsilon  share spread evenly, so that no leg goes unwatched             [-]
///
/// The result sums to one within rounding. Spans have one length; `next` may be `share`. Source:
/// assumption. ODD 7.15.
void patrol_shares(std::span<const double> share, std::span<const double> flow, double theta, double inertia,
                   double epsilon, std::span<double> next);

}  // namespace corridor::rules
