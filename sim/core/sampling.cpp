#include "core/sampling.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>

#include "core/check.hpp"

namespace corridor {

namespace {

// Plain doubles, since long doubles differ between machines; tails may underflow to 0 in silence.
using Plain = boost::math::policies::policy<
    boost::math::policies::promote_double<false>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::underflow_error<boost::math::policies::ignore_error>>;

// Below this mean, counting up from 0 is quicker than asking Boost for the distribution function at the mode.
constexpr double small_mean = 64.0;

// Beyond it, Boost's incomplete gamma function takes too long, and in the end throws.
constexpr double largest = 1e9;

// The number k with F(k - 1) <= u < F(k), found by walking from a number `k` whose probability `p` and
// distribution function `F` are known. `up(k)` is P(k + 1) / P(k), `down(k)` is P(k - 1) / P(k).
// Terms too small to change the sum end the walk: rounding may leave F short of the largest u.
template <class Up, class Down>
std::int64_t walk_to(double u, std::int64_t k, std::int64_t least, std::int64_t most, double p, double F,
                     Up up, Down down)
{
    if (u < F) {
        while (k > least && u < F - p) {
            F -= p;
            p *= down(k);
            --k;
            if (F - p == F) break;
        }
        return k;
    }
    while (k < most && u >= F) {
        p *= up(k);
        if (F + p == F) break;
        F += p;
        ++k;
    }
    return k;
}

std::int64_t binomial_up_to_half(std::int64_t n, double p, double u)
{
    const auto trials = static_cast<double>(n);
    const double odds = p / (1.0 - p);
    const auto up = [=](std::int64_t k) {
        return odds * static_cast<double>(n - k) / static_cast<double>(k + 1);
    };
    const auto down = [=](std::int64_t k) {
        return static_cast<double>(k) / (odds * static_cast<double>(n - k + 1));
    };
    if (trials * p < small_mean) {
        const double none = std::exp(trials * std::log1p(-p));
        return walk_to(u, 0, 0, n, none, none, up, down);
    }
    const boost::math::binomial_distribution<double, Plain> distribution(trials, p);
    const double mode = std::floor((trials + 1.0) * p);
    return walk_to(u, static_cast<std::int64_t>(mode), 0, n, pdf(distribution, mode), cdf(distribution, mode),
                   up, down);
}

}  // namespace

std::int64_t binomial(std::int64_t n, double p, double u)
{
    CORRIDOR_CHECK(n >= 0 && static_cast<double>(n) <= largest, "a binomial number needs n in [0, 10^9]");
    CORRIDOR_CHECK(p >= 0.0 && p <= 1.0, "a binomial number needs p in [0, 1]");
    if (n == 0 || p == 0.0) return 0;
    if (p == 1.0) return n;
    if (p <= 0.5) return binomial_up_to_half(n, p, u);
    // Count the failures instead, from the other end: G(j - 1) < 1 - u <= G(j), so that all of [0, 1) is
    // kept.
    return n - binomial_up_to_half(n, 1.0 - p, std::nextafter(1.0 - u, 0.0));
}

std::int64_t poisson(double mean, double u)
{
    CORRIDOR_CHECK(mean >= 0.0 && mean <= largest, "a Poisson number needs a mean in [0, 10^9]");
    if (mean == 0.0) return 0;
    constexpr std::int64_t most = std::int64_t{1} << 62;
    const auto up = [=](std::int64_t k) { return mean / static_cast<double>(k + 1); };
    const auto down = [=](std::int64_t k) { return static_cast<double>(k) / mean; };
    if (mean < small_mean) {
        const double none = std::exp(-mean);
        return walk_to(u, 0, 0, most, none, none, up, down);
    }
    const boost::math::poisson_distribution<double, Plain> distribution(mean);
    const double mode = std::floor(mean);
    return walk_to(u, static_cast<std::int64_t>(mode), 0, most, pdf(distribution, mode),
                   cdf(distribution, mode), up, down);
}

double normal(double u)
{
    const boost::math::normal_distribution<double, Plain> standard;
    return quantile(standard, std::max(u, 0x1p-54));
}

double lognormal(double median, double sigma, double u)
{
    return median * std::exp(sigma * normal(u));
}

double exponential(double mean, double u)
{
    return -mean * std::log1p(-u);
}

std::size_t select(std::span<const double> weights, double u)
{
    double total = 0.0;
    for (const double weight : weights) total += weight;
    if (total <= 0.0) return weights.size();
    const double target = u * total;
    double sum = 0.0;
    std::size_t last = weights.size();
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] <= 0.0) continue;
        last = i;
        sum += weights[i];
        if (target < sum) return i;
    }
    return last;  // u * total rounded up to the sum
}

}  // namespace corridor
