#include "run/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "core/check.hpp"

namespace corridor {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double upper_tail = 0.975;  // of a two-sided 95 % interval

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

double half_width(std::size_t n, double sd)
{
    if (n < 2) return undefined;
    const boost::math::students_t distribution(static_cast<double>(n - 1));
    return boost::math::quantile(distribution, upper_tail) * sd / std::sqrt(static_cast<double>(n));
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
    return {.n = differences.size(),
            .baseline = mean_of(before),
            .scenario = mean_of(after),
            .mean = mean,
            .sd = sd,
            .low = mean - half,
            .high = mean + half,
            .same_sign = differences.empty() ? undefined : share_with_sign(differences, mean),
            .is_exactly_zero =
                !differences.empty() &&
                std::ranges::all_of(differences, [](double difference) { return difference == 0.0; })};
}

}  // namespace corridor
