#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// Random numbers of a distribution as pure functions of one uniform number u in [0, 1).
///
/// Each is the inverse of its distribution function (the quantile at u), so it never falls when u rises, and
/// a small change of a parameter leaves nearly every draw as it was: two scenarios that share u share the
/// draw. None depends on the standard library's distributions, which differ between compilers.

namespace corridor {

/// Successes in `n` trials of probability `p`. n in [0, 10^9]; p in [0, 1]. Takes time in proportion to the
/// standard deviation of the number, at most: 0.1 us where few are expected, 70 us for n = 10^9, p = 0.3.
std::int64_t binomial(std::int64_t n, double p, double u);

/// Events where `mean` are expected; mean in [0, 10^9]. Takes time as binomial does.
std::int64_t poisson(double mean, double u);

/// Standard normal number; u = 0 gives the same as u = 2^-54, about -8.3.
double normal(double u);

/// Number whose logarithm is normal: median * exp(sigma * normal(u)); median > 0, sigma >= 0.
double lognormal(double median, double sigma, double u);

/// Waiting time of the given mean (in the unit of the mean) with no memory; mean >= 0.
double exponential(double mean, double u);

/// Position drawn in proportion to `weights` (each >= 0; they need not sum to one), in their order.
/// Returns weights.size() where every weight is 0, or there is none. A weight of 0 is never drawn.
std::size_t select(std::span<const double> weights, double u);

}  // namespace corridor
