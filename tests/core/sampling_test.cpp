#include "core/sampling.hpp"

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include <gtest/gtest.h>
// GoogleTest first: the next header extends it.
#include <rapidcheck/gtest.h>

#include "core/check.hpp"
#include "core/random.hpp"

namespace corridor {
namespace {

enum class Purpose : std::uint32_t { test = 1 };

double uniform(int i)
{
    return Randomness(1'789).uniform(Purpose::test, static_cast<std::uint64_t>(i), 0);
}

constexpr double largest_uniform = 1.0 - 0x1p-53;

// Natural logarithm of n! by its definition, as an oracle independent of any library's gamma function.
double log_factorial(std::int64_t n)
{
    double sum = 0.0;
    for (std::int64_t k = 2; k <= n; ++k) sum += std::log(static_cast<double>(k));
    return sum;
}

double binomial_probability(std::int64_t n, std::int64_t k, double p)
{
    const auto successes = static_cast<double>(k);
    const auto failures = static_cast<double>(n - k);
    return std::exp(log_factorial(n) - log_factorial(k) - log_factorial(n - k) + successes * std::log(p) +
                    failures * std::log1p(-p));
}

double poisson_probability(std::int64_t k, double mean)
{
    return std::exp(static_cast<double>(k) * std::log(mean) - mean - log_factorial(k));
}

// The quantile by its definition: the first k whose summed probability passes u.
std::int64_t plain_quantile(const std::function<double(std::int64_t)>& probability, double u)
{
    double F = 0.0;
    std::int64_t k = -1;
    while (F <= u) F += probability(++k);
    return k;
}

TEST(Binomial, IsTheQuantileOfItsDistribution)
{
    // Both sides of the switch from counting up to starting at the mode, both halves of p.
    for (const auto& [n, p] : std::vector<std::pair<std::int64_t, double>>{
             {1, 0.3}, {10, 0.5}, {40, 0.02}, {127, 0.5}, {129, 0.5}, {200, 0.2}, {200, 0.9}, {60, 0.97}}) {
        const auto probability = [n = n, p = p](std::int64_t k) { return binomial_probability(n, k, p); };
        for (int i = 1; i < 400; ++i) {
            // Offset from round numbers, where F(k) == u would be decided by rounding.
            const double u = (i + 0.123456789) / 400.5;
            ASSERT_EQ(binomial(n, p, u), plain_quantile(probability, u)) << n << " " << p << " " << u;
        }
    }
}

TEST(Poisson, IsTheQuantileOfItsDistribution)
{
    for (const double mean : {0.01, 1.0, 5.5, 63.9, 64.1, 150.0}) {
        const auto probability = [mean](std::int64_t k) { return poisson_probability(k, mean); };
        for (int i = 1; i < 400; ++i) {
            const double u = (i + 0.123456789) / 400.5;
            ASSERT_EQ(poisson(mean, u), plain_quantile(probability, u)) << mean << " " << u;
        }
    }
}

// Chi-square of the counts of 0, 1 ... against n times their probabilities; cells expecting under 10 are
// joined to the last. With m cells it has mean m - 1 and variance 2 (m - 1): the bound is 5 standard
// deviations above, for which the chi-square of few degrees of freedom has a tail below 1e-3; the draws are
// fixed.
void expect_counts_fit(const std::vector<int>& count, int n,
                       const std::function<double(std::int64_t)>& probability)
{
    double chi_square = 0.0;
    int n_cells = 0;
    double rest_expected = n;
    int rest = n;
    for (std::size_t k = 0; k < count.size(); ++k) {
        const double expected = n * probability(static_cast<std::int64_t>(k));
        if (expected < 10.0) continue;
        chi_square += (count[k] - expected) * (count[k] - expected) / expected;
        rest_expected -= expected;
        rest -= count[k];
        ++n_cells;
    }
    if (rest_expected > 1.0) {
        chi_square += (rest - rest_expected) * (rest - rest_expected) / rest_expected;
        ++n_cells;
    }
    ASSERT_GT(n_cells, 2);
    const double freedom = n_cells - 1;
    EXPECT_LT(chi_square, freedom + 5.0 * std::sqrt(2.0 * freedom));
}

TEST(Binomial, CountsFitItsProbabilities)
{
    const int n = 50'000;
    std::vector<int> count(13);
    for (int i = 0; i < n; ++i) ++count[static_cast<std::size_t>(binomial(12, 0.35, uniform(i)))];
    expect_counts_fit(count, n, [](std::int64_t k) { return binomial_probability(12, k, 0.35); });
}

TEST(Poisson, CountsFitItsProbabilities)
{
    const int n = 50'000;
    std::vector<int> count(200);
    for (int i = 0; i < n; ++i) ++count[static_cast<std::size_t>(poisson(30.0, uniform(i)))];
    expect_counts_fit(count, n, [](std::int64_t k) { return poisson_probability(k, 30.0); });
}

// Of m draws with variance V and fourth central moment K, the mean has standard error sqrt(V / m) and the
// mean square deviation from the true mean sqrt((K - V^2) / m), K <= 3 V^2 + V for both distributions.
// Bounds: 4 of them.
void expect_moments(const std::function<std::int64_t(double)>& draw, double mean, double variance)
{
    const int m = 20'000;
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < m; ++i) {
        const double deviation = static_cast<double>(draw(uniform(i))) - mean;
        sum += deviation;
        squares += deviation * deviation;
    }
    EXPECT_NEAR(sum / m, 0.0, 4 * std::sqrt(variance / m));
    EXPECT_NEAR(squares / m, variance, 4 * std::sqrt((2 * variance * variance + variance) / m));
}

TEST(Binomial, HasItsMeanAndVariance)
{
    for (const auto& [n, p] : std::vector<std::pair<std::int64_t, double>>{
             {5, 0.5}, {1'000, 0.003}, {1'000, 0.4}, {100'000, 0.999}, {1'000'000, 0.1}}) {
        const auto trials = static_cast<double>(n);
        expect_moments([n = n, p = p](double u) { return binomial(n, p, u); }, trials * p,
                       trials * p * (1 - p));
    }
}

TEST(Poisson, HasItsMeanAndVariance)
{
    for (const double mean : {0.05, 3.0, 60.0, 70.0, 4'000.0})
        expect_moments([mean](double u) { return poisson(mean, u); }, mean, mean);
}

TEST(Binomial, OfNothingIsNothing)
{
    for (const double u : {0.0, 0.5, largest_uniform}) {
        EXPECT_EQ(binomial(0, 0.5, u), 0);
        EXPECT_EQ(binomial(100, 0.0, u), 0);
        EXPECT_EQ(binomial(100, 1.0, u), 100);
    }
    EXPECT_EQ(poisson(0.0, largest_uniform), 0);
}

TEST(Binomial, OfOneTrialComparesWithTheProbabilityOfFailure)
{
    EXPECT_EQ(binomial(1, 0.25, 0.74), 0);
    EXPECT_EQ(binomial(1, 0.25, 0.75), 1);
    EXPECT_EQ(binomial(1, 0.75, 0.24), 0);
    EXPECT_EQ(binomial(1, 0.75, 0.25), 1);
}

TEST(Binomial, EndsAtBothEndsOfU)
{
    // The quantile at 1 - 2^-53 lies 8.2 standard deviations above the mean of a nearly normal number; u = 0
    // is the very bottom of what doubles can sum. Neither may run away.
    const double sd = std::sqrt(1e9 * 0.3 * 0.7);
    EXPECT_NEAR(static_cast<double>(binomial(1'000'000'000, 0.3, largest_uniform)), 3e8, 9 * sd);
    EXPECT_NEAR(static_cast<double>(binomial(1'000'000'000, 0.3, 0.0)), 3e8, 40 * sd);
    EXPECT_LE(binomial(24, 1.0 - 1e-15, largest_uniform), 24);
    EXPECT_EQ(binomial(24, 1.0 - 1e-15, 0.5), 24);
    EXPECT_EQ(binomial(1'000'000'000, 1e-12, 0.5), 0);
    EXPECT_EQ(binomial(1'000'000'000, 1e-12, 0.9995), 1);  // P(0) = exp(-0.001) = 0.9990
    EXPECT_LT(poisson(10.0, largest_uniform), 60);
    EXPECT_NEAR(static_cast<double>(poisson(1e9, 0.5)), 1e9, 1.0);
}

TEST(Binomial, ThrowsOnWhatIsNoProbability)
{
    EXPECT_THROW(binomial(10, -0.1, 0.5), Bug);
    EXPECT_THROW(binomial(10, 1.1, 0.5), Bug);
    EXPECT_THROW(binomial(-1, 0.5, 0.5), Bug);
    EXPECT_THROW(binomial(10, std::nan(""), 0.5), Bug);
    EXPECT_THROW(binomial(1'000'000'001, 0.5, 0.5), Bug);
    EXPECT_THROW(poisson(-1.0, 0.5), Bug);
    EXPECT_THROW(poisson(1.1e9, 0.5), Bug);
}

// The median of a binomial lies within one of its mean (Kaas and Buhrman 1980, recalled).
TEST(Binomial, OfAThousandMillionHasItsMedianAtItsMean)
{
    for (const double p : {0.001, 0.3, 0.77})
        EXPECT_NEAR(static_cast<double>(binomial(1'000'000'000, p, 0.5)), 1e9 * p, 1.0);
}

double any_uniform()
{
    return static_cast<double>(*rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 53)) * 0x1p-53;
}

RC_GTEST_PROP(Binomial, NeverFallsWhenUOrPRises, ())
{
    const auto n = *rc::gen::inRange<std::int64_t>(0, 100'000);
    const double p = any_uniform();
    const double q = any_uniform();
    const double u = any_uniform();
    const double v = any_uniform();
    // Sums of tens of thousands of terms round by about 1e-12: keep u further than that from a boundary's
    // twin.
    RC_PRE(std::abs(u - v) > 1e-9 && std::abs(p - q) > 1e-9);
    RC_PRE(std::max(u, v) < 1.0 - 1e-9 && std::min(u, v) > 1e-9);
    RC_ASSERT((u < v) == (binomial(n, p, u) < binomial(n, p, v)) || binomial(n, p, u) == binomial(n, p, v));
    RC_ASSERT((p < q) == (binomial(n, p, u) < binomial(n, q, u)) || binomial(n, p, u) == binomial(n, q, u));
}

RC_GTEST_PROP(Binomial, LiesBetweenNoneAndAll, ())
{
    const auto n = *rc::gen::inRange<std::int64_t>(0, 2'000'000);
    const auto k = binomial(n, any_uniform(), any_uniform());
    RC_ASSERT(k >= 0 && k <= n);
}

// Inversion shares the draw between two probabilities as well as any method can: the numbers differ on
// average by n |p - q| exactly, so those of p and p + 1e-6 with n = 10,000 differ in 1 % of the draws, by
// one. Bound: the share has standard error sqrt(0.01 * 0.99 / m); 4 of them.
TEST(Binomial, ChangesInFewDrawsWhenTheProbabilityChangesLittle)
{
    const int m = 20'000;
    int n_changed = 0;
    for (int i = 0; i < m; ++i) {
        const auto change = binomial(10'000, 0.2 + 1e-6, uniform(i)) - binomial(10'000, 0.2, uniform(i));
        ASSERT_GE(change, 0);
        ASSERT_LE(change, 1);
        n_changed += static_cast<int>(change);
    }
    EXPECT_NEAR(n_changed / static_cast<double>(m), 0.01, 4 * std::sqrt(0.01 * 0.99 / m));
}

TEST(Normal, HasTheQuantilesOfTheTables)
{
    EXPECT_EQ(normal(0.5), 0.0);
    EXPECT_NEAR(normal(0.975), 1.959963984540054, 1e-14);
    EXPECT_NEAR(normal(0.025), -1.959963984540054, 1e-14);
    EXPECT_NEAR(normal(0.8413447460685429), 1.0, 1e-14);
    EXPECT_TRUE(std::isfinite(normal(0.0)));
    EXPECT_LT(normal(0.0), normal(0x1p-53));
    EXPECT_TRUE(std::isfinite(normal(largest_uniform)));
}

TEST(Lognormal, HasItsMedian)
{
    EXPECT_EQ(lognormal(300.0, 0.6, 0.5), 300.0);
    EXPECT_EQ(lognormal(300.0, 0.0, 0.9), 300.0);
    EXPECT_NEAR(lognormal(300.0, 0.5, 0.8413447460685429), 300.0 * std::exp(0.5), 1e-10);
}

TEST(Exponential, HasItsQuantiles)
{
    EXPECT_EQ(exponential(5.0, 0.0), 0.0);
    EXPECT_NEAR(exponential(5.0, 0.5), 5.0 * std::log(2.0), 1e-14);
    EXPECT_TRUE(std::isfinite(exponential(5.0, largest_uniform)));
}

TEST(Select, FollowsTheWeightsInTheirOrder)
{
    const std::vector<double> weights{1.0, 0.0, 2.0, 1.0};
    EXPECT_EQ(select(weights, 0.0), 0U);
    EXPECT_EQ(select(weights, 0.2499), 0U);
    EXPECT_EQ(select(weights, 0.25), 2U);
    EXPECT_EQ(select(weights, 0.7499), 2U);
    EXPECT_EQ(select(weights, 0.75), 3U);
    EXPECT_EQ(select(weights, largest_uniform), 3U);
}

TEST(Select, NeverDrawsAWeightOfZero)
{
    EXPECT_EQ(select(std::vector<double>{0.0, 3.0, 0.0}, 0.0), 1U);
    EXPECT_EQ(select(std::vector<double>{0.0, 3.0, 0.0}, largest_uniform), 1U);
    // The one total that u * total rounds up to: the least number above 0.
    EXPECT_EQ(
        select(std::vector<double>{0.0, std::numeric_limits<double>::denorm_min(), 0.0}, largest_uniform),
        1U);
    EXPECT_EQ(select(std::vector<double>{0.0, 0.0}, 0.3), 2U);
    EXPECT_EQ(select(std::vector<double>{}, 0.3), 0U);
}

RC_GTEST_PROP(Select, StaysInsideAndOffTheZeros, ())
{
    const auto whole = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
    const std::vector<double> weights(whole.begin(), whole.end());
    const std::size_t chosen = select(weights, any_uniform());
    if (chosen < weights.size())
        RC_ASSERT(weights[chosen] > 0.0);
    else
        RC_ASSERT(std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0.0; }));
}

}  // namespace
}  // namespace corridor
