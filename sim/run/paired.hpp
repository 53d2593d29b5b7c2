/// How sure we are of a difference between two scenarios that share their random numbers.
#pragma once

#include <cstddef>
#include <span>

namespace corridor {

/// Differences "scenario less baseline", one for each replicate in which both values are defined.
///
///     mean +- t(0.975; n - 1) sd / sqrt(n)
///
/// Replicates share every draw that is the same event in both, so that what varies is the effect, not the
/// world.
struct PairedDifference {
    std::size_t n = 0;    // replicates in which both values are defined
    double baseline = 0;  // mean over those replicates
    double scenario = 0;  // mean over those replicates
    double mean = 0;      // of the differences
    double sd = 0;        // of the differences; NaN where n < 2
    double low = 0;       // of the 95 % interval of the mean; NaN where n < 2
    double high = 0;
    double same_sign = 0;  // share of replicates whose difference has the sign of the mean

    bool is_exactly_zero = false;  // no replicate differs at all
};

/// Values of replicate 0, 1 ... of both; NaN where undefined. All figures are NaN where no replicate has
/// both.
PairedDifference paired_difference(std::span<const double> baseline, std::span<const double> scenario);

}  // namespace corridor
