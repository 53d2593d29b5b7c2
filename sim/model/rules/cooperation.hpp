#pragma once

#include <algorithm>
#include <cstdint>

namespace corridor::rules {

/// Probability that a request for help to another jurisdiction is granted once its turn has come [-].
///
///     E7  regime_here regime_there harmonisation
///
///     regime_here    strength of the law where the request comes from, 0 no offence .. 1 [-]
///     regime_there   likewise where it goes to                                           [-]
///     harmonisation  share of requests that do not fail on differences of the two laws   [-]
///
/// No offence in law on either side, no help (dual criminality: United Nations Convention against
/// Transnational Organized Crime, 2000, articles 16 and 18, recalled). The product is an assumption.
/// ODD 7.17.
constexpr double grant_probability(double regime_here, double regime_there, double harmonisation)
{
    return regime_here * regime_there * harmonisation;
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

/// Evidence that a joint team can put before a court [points].
///
///     E6  own + sum over partners of joint partner
///
///     own      what the jurisdiction itself holds                      [points]
///     partner  what one partner holds against the same organisation    [points]
///     joint    share of cases for which the two form a joint team      [-]
///
/// This is one partner's part: joint partner. Source: assumption. ODD 7.16.
constexpr double pooled_evidence(double partner, double joint)
{
    return joint * partner;
}

}  // namespace corridor::rules
