#pragma once

#include <algorithm>
#include <cstdint>

namespace corridor::rules {

/// Probability that a request for help to another jurisdiction is granted once its turn has come [-].
///
///     E7  regime_here regime_there
///
///     regime_here   strength of the law where the request comes from, 0 no offence .. 1 [-]
///     regime_there  likewise where it goes to                                           [-]
///
/// No offence in law on either side, no help (dual criminality). Source: assumption for the product.
/// ODD 7.17.
constexpr double grant_probability(double regime_here, double regime_there)
{
    return regime_here * regime_there;
}

/// Requests that one office can deal with [per day].
///
///     E7  rate_0 (1 + secretariat)
///
///     rate_0       without a secretariat                                       [per day]
///     secretariat  what a technical secretariat adds, as a share of rate_0     [-]
///
/// Source: assumption. ODD 7.17.
constexpr double service_rate(double rate_0, double secretariat)
{
    return rate_0 * (1.0 + secretariat);
}

/// Requests dealt with today [requests]: all that wait, or as many as there is room for; E7. ODD 7.17.
///
///     waiting  in the queue                            [requests], >= 0
///     room     drawn from or carried by service_rate   [requests], a negative one is none
constexpr std::int64_t answered_requests(std::int64_t waiting, std::int64_t room)
{
    return std::min(waiting, std::max<std::int64_t>(room, 0));
}

}  // namespace corridor::rules
