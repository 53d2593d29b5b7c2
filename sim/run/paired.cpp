#include "run/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "core/check.hpp"
#include "core/random.hpp"
#include "model/streams.hpp"

namespace corridor {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double upper_tail = 0.975;  // of a two-sided 95 % interval
constexpr double power = 0.8;         // share of runs in which the detectable effect is resolved
constexpr std::uint64_t n_resamples = 2000;
constexpr std::uint64_t bootstrap_seed = 1993;

double mean_of(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? undefined : sum / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values, double mean)
{
    if (values.size() < 2) return undefined;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// Quantile of Student's t at n - 1 degrees of freedom, over sqrt(n).
double t_over_root(std::size_t n, double probability)
{
    const boost::math::students_t distribution(static_cast<double>(n - 1));
    return boost::math::quantile(distribution, probability) / std::sqrt(static_cast<double>(n));
}

double half_width(std::size_t n, double sd)
{
    return n < 2 ? undefined : t_over_root(n, upper_tail) * sd;
}

double detectable_effect(std::size_t n, double sd)
{
    return n < 2 ? undefined : (t_over_root(n, upper_tail) + t_over_root(n, power)) * sd;
}

double replicates_to_halve(std::size_t n)
{
    if (n < 2) return undefined;
    const double wanted = 0.5 * t_over_root(n, upper_tail);
    std::size_t m = n;
    while (t_over_root(m, upper_tail) > wanted) ++m;
    return static_cast<double>(m);
}

struct Interval {
    double low = undefined;
    double high = undefined;
};

/// Percentile interval of the mean over resamples with replacement.
Interval bootstrap(std::span<const double> values)
{
    if (values.size() < 2) return {};
    const Randomness randomness{bootstrap_seed};
    std::vector<double> means;
    for (std::uint64_t resample = 0; resample < n_resamples; ++resample) {
        double sum = 0;
        for (std::uint32_t i = 0; i < values.size(); ++i) {
            const double u = randomness.uniform(Stream::resampling, resample, i);
            sum += values[static_cast<std::size_t>(u * static_cast<double>(values.size()))];
        }
        means.push_back(sum / static_cast<double>(values.size()));
    }
    std::ranges::sort(means);
    const auto cut = static_cast<std::size_t>((1.0 - upper_tail) * n_resamples);
    return {means[cut], means[n_resamples - 1 - cut]};
}

double covariance(std::span<const double> a, double mean_a, std::span<const double> b, double mean_b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
    return sum / static_cast<double>(a.size() - 1);
}

double share_with_sign(std::span<const double> values, double mean)
{
    const auto agrees = [mean](double value) {
        return mean > 0 ? value > 0 : mean < 0 ? value < 0 : value == 0;
    };
    return static_cast<double>(std::ranges::count_if(values, agrees)) / static_cast<double>(values.size());
}

}  // namespace

PairedDifference paired_difference(std::span<const double> baseline, std::span<const double> scenario)
{
    CORRIDOR_CHECK(baseline.size() == scenario.size(),
                   "a comparison pairs scenarios with different replicates");
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> differences;
    for (std::size_t replicate = 0; replicate < baseline.size(); ++replicate) {
        if (std::isnan(baseline[replicate]) || std::isnan(scenario[replicate])) continue;
        before.push_back(baseline[replicate]);
        after.push_back(scenario[replicate]);
        differences.push_back(scenario[replicate] - baseline[replicate]);
    }
    const double mean = mean_of(differences);
    const double sd = standard_deviation(differences, mean);
    const double half = half_width(differences.size(), sd);
    const Interval resampled = bootstrap(differences);
    return {.n = differences.size(),
            .baseline = mean_of(before),
            .scenario = mean_of(after),
            .mean = mean,
            .sd = sd,
            .low = mean - half,
            .high = mean + half,
            .same_sign = differences.empty() ? undefined : share_with_sign(differences, mean),
            .bootstrap_low = resampled.low,
            .bootstrap_high = resampled.high,
            .detectable = detectable_effect(differences.size(), sd),
            .to_halve = replicates_to_halve(differences.size()),
            .is_exactly_zero =
                !differences.empty() &&
                std::ranges::all_of(differences, [](double difference) { return difference == 0.0; })};
}

// (y - r x)^2 = t^2 (v_yy - 2 r v_xy + r^2 v_xx) / n is a parabola in r; its roots are the bounds where it
// opens upward, that is where x^2 > t^2 v_xx / n.
RatioOfMeans ratio_of_means(std::span<const double> numerator, std::span<const double> denominator)
{
    CORRIDOR_CHECK(numerator.size() == denominator.size(), "a ratio pairs different replicates");
    std::vector<double> y;
    std::vector<double> x;
    for (std::size_t i = 0; i < numerator.size(); ++i) {
        if (std::isnan(numerator[i]) || std::isnan(denominator[i])) continue;
        y.push_back(numerator[i]);
        x.push_back(denominator[i]);
    }
    if (x.size() < 2) return {};
    const double mean_y = mean_of(y);
    const double mean_x = mean_of(x);
    const double t2 = std::pow(t_over_root(x.size(), upper_tail), 2);
    const double a = mean_x * mean_x - t2 * covariance(x, mean_x, x, mean_x);
    const double b = mean_x * mean_y - t2 * covariance(x, mean_x, y, mean_y);
    const double c = mean_y * mean_y - t2 * covariance(y, mean_y, y, mean_y);
    if (!(a > 0)) return {};
    const double root = std::sqrt(std::max(0.0, b * b - a * c));
    return {true, mean_y / mean_x, (b - root) / a, (b + root) / a};
}

}  // namespace corridor
