#pragma once

#include <cstddef>
#include <span>

namespace corridor::rules {

/// Writes into `probability` how likely an organisation that reconsiders is to serve each leg in its reach
/// [-].
///
///     M10  P(e) = exp[(pi_e - cost [e != current]) / scale] / sum_f exp[(pi_f - cost [f != current]) /
///     scale]
///
///     profit   pi_e, expected profit on each leg within reach            [USD per month]
///     current  index of the leg it serves; beyond the end: it serves none
///     cost     of moving to another leg                                  [USD per month], >= 0
///     scale    profit difference that makes a leg e times as likely, > 0 [USD per month]
///
/// Source: assumption (logit with a switching cost); displacement emerges here. The spans have one
/// length and may be the same memory; none within reach: nothing is written. ODD 7.7.
void switch_probabilities(std::span<const double> profit, std::size_t current, double cost, double scale,
                          std::span<double> probability);

}  // namespace corridor::rules
