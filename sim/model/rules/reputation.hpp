#pragma once

namespace corridor::rules {

/// An organisation's reputation for safety after one more crossing [-], in [0, 1].
///
///     reputation' = memory reputation + (1 - memory) safe_share
///
///     reputation  before                                                  [-]
///     safe_share  share of the passengers neither dead nor abused on it   [-]
///     memory      weight of the past at each crossing                     [-]
///
/// Source: assumption (exponential smoothing). ODD 7.21.
constexpr double smoothed_reputation(double reputation, double safe_share, double memory)
{
    return memory * reputation + (1.0 - memory) * safe_share;
}

}  // namespace corridor::rules
