#pragma once

#include <span>

namespace corridor::rules {

/// Writes the logit shares of alternatives into `share` [-]; they sum to one within rounding.
///
///     share_a = exp(u_a / scale) / sum_b exp(u_b / scale)
///
///     u      utilities, in the unit of scale; minus infinity: never chosen
///     scale  how much utility makes a choice e times as likely as another; > 0
///
/// The greatest utility is taken off first, so that no exp overflows. The spans have one length, may be
/// the same memory, and may be empty; at least one utility is finite. Sums run in index order.
void softmax(std::span<const double> u, double scale, std::span<double> share);

}  // namespace corridor::rules
