/// How sure we are of a difference between two scenarios that share their random numbers.
#pragma once

#include <cstddef>
#include <span>

namespace corridor {

/// Differences "scenario less baseline", one for each replicate in which both values are defined.
///
///     mean +- t(0.975; n - 1) sd / sqrt(n)
///     detectable = [t(0.975; n - 1) + t(0.8; n - 1)] sd / sqrt(n)
///     to_halve:    least m with t(0.975; m - 1) / sqrt(m) <= 1/2 t(0.975; n - 1) / sqrt(n)
///
/// The bootstrap draws its 2,000 resamples by key, so that it is the same on every run and machine; it asks
/// nothing of the shape of the differences, and says little below some ten replicates (Efron and Tibshirani
/// 1993, An Introduction to the Bootstrap, chapter 13, recalled). These intervals hold the noise of
/// simulation alone, not what is unknown of the parameters.
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

    double bootstrap_low = 0;  // of the 95 % percentile interval of the mean over resampled replicates
    double bootstrap_high = 0;
    double detectable =
        0;                // smallest effect that so many replicates would have resolved in four of five runs
    double to_halve = 0;  // replicates that would halve the interval

    bool is_exactly_zero = false;  // no replicate differs at all
};

/// Two means that vary together, and whether their ratio can be told.
///
///     Fieller (1954, recalled): the ratios r for which  (y - r x)^2 <= t^2 var(y - r x)
///
/// A bounded interval where x differs from 0 by more than its own uncertainty; else the ratio is not
/// estimable.
struct RatioOfMeans {
    bool estimable = false;
    double ratio = 0;  // mean y over mean x
    double low = 0;
    double high = 0;
};

/// `numerator` and `denominator` of replicate 0, 1 ...; pairs with an undefined one are left out. Not
/// estimable below two replicates.
RatioOfMeans ratio_of_means(std::span<const double> numerator, std::span<const double> denominator);

/// Values of replicate 0, 1 ... of both; NaN where undefined. All figures are NaN where no replicate has
/// both.
PairedDifference paired_difference(std::span<const double> baseline, std::span<const double> scenario);

}  // namespace corridor
