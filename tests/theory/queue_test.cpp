#include <cmath>

#include "core/sampling.hpp"
#include "run/phases/journey.hpp"
#include "run/phases/phases.hpp"
#include "theory/closed_form.hpp"

namespace corridor {
namespace {

constexpr int c = 3;                             // investigators
constexpr double mean_case = 20;                 // [day]
constexpr double lambda = 0.75 * c / mean_case;  // cases a day: investigators are busy three days of four
constexpr int most = 160;                        // cases at a time; more are rarer than one day in 10^15

/// Mean number of cases that wait in an M/M/c queue, in continuous time.
double waiting_by_erlang()
{
    const double a = lambda * mean_case;
    double term = 1;
    double sum = 0;
    for (int k = 0; k < c; ++k) {
        sum += term;
        term *= a / (k + 1);
    }
    const double rho = a / c;
    const double C = term / (1 - rho) / (sum + term / (1 - rho));  // Erlang C: P(a case has to wait)
    return C * rho / (1 - rho);
}

double poisson_mass(double mean, int k)
{
    return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
}

double binomial_mass(int n, double p, int k)
{
    const double ways = std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0);
    return std::exp(ways + k * std::log(p) + (n - k) * std::log1p(-p));
}

/// The same queue by days: an exponential case, rounded up to days, ends on each day with probability 1 -
/// exp(-1/mean); then the day's new cases come. Cases at the end of a day are a Markov chain.
class DailyQueue {
public:
    DailyQueue() : step_(most * most, 0.0), share_(most, 1.0 / most)
    {
        const double end = -std::expm1(-1 / mean_case);
        for (int from = 0; from < most; ++from) {
            const int busy = std::min(from, c);
            for (int ended = 0; ended <= busy; ++ended) {
                for (int n = 0; from - ended + n < most && n < 20; ++n) {
                    step(from, from - ended + n) += binomial_mass(busy, end, ended) * poisson_mass(lambda, n);
                }
            }
        }
        for (int day = 0; day < 20'000; ++day) share_ = after_a_day(share_);
    }

    /// Mean number of cases that wait.
    double waiting() const
    {
        double mean = 0;
        for (int n = 0; n < most; ++n) mean += share_[index(n)] * waits(n);
        return mean;
    }

    /// Variance of the mean over `days` days of the number that waits: the autocovariances of the chain,
    /// summed.
    double variance_of_mean(int days) const
    {
        const double mean = waiting();
        std::vector<double> weighted(most);
        for (int n = 0; n < most; ++n) weighted[index(n)] = share_[index(n)] * (waits(n) - mean);
        double sum = 0;
        for (int lag = 0; lag < 20'000; ++lag) {
            double covariance = 0;
            for (int n = 0; n < most; ++n) covariance += weighted[index(n)] * (waits(n) - mean);
            sum += (lag == 0 ? 1 : 2) * covariance;
            if (covariance < 1e-12) break;
            weighted = after_a_day(weighted);
        }
        return sum / days;
    }

private:
    static std::size_t index(int n) { return static_cast<std::size_t>(n); }
    static double waits(int n) { return std::max(0, n - c); }
    double& step(int from, int to) { return step_[index(from * most + to)]; }

    std::vector<double> after_a_day(const std::vector<double>& share) const
    {
        std::vector<double> next(most, 0.0);
        for (int from = 0; from < most; ++from) {
            // A day ends at most three cases and brings fewer than twenty.
            for (int to = std::max(0, from - c); to < std::min(most, from + 20); ++to) {
                next[index(to)] += share[index(from)] * step_[index(from * most + to)];
            }
        }
        return next;
    }

    std::vector<double> step_;
    std::vector<double> share_;
};

// Rounding cases up lengthens each by half a day in the mean, so the daily queue is busier by 0.5/20 = 2.5 %,
// which at three quarters busy adds 2.5 % x 1/(1 - rho) = 10 % to the wait and a little more.
TEST(Queue, ByDaysWaitsLittleLongerThanErlangC)
{
    const double daily = DailyQueue{}.waiting();
    EXPECT_GT(daily, waiting_by_erlang());
    EXPECT_LT(daily, 1.2 * waiting_by_erlang());
}

// Little's law turns the mean number that waits into the mean wait. Bounds: 4 standard errors of the chain
// itself.
TEST(Queue, CasesWaitForAnInvestigatorAsInAnMMcQueue)
{
    const Corridor corridor = test::closed_form("queue");
    World world = test::found_world(corridor);
    const JurisdictionId home = test::jurisdiction(corridor, "home");
    const Authority& authority = world.authorities.all[home];
    const std::size_t n_suspects = world.organisations.all.size();
    ASSERT_EQ(n_suspects, 300U);
    constexpr int days = 30'000;
    std::size_t next = 0;
    double waiting = 0;
    double arrivals = 0;
    for (int day = 0; day < days; ++day) {
        const double u = world.randomness.uniform(Stream::entry, 1, world.day());
        for (std::int64_t n = poisson(lambda, u); n > 0; --n, ++next, ++arrivals) {
            gain_evidence(world, home, OrganisationId::at(next % n_suspects), 10, false);
        }
        work_cases(world);
        waiting += static_cast<double>(authority.waiting.size());
        world.today = world.today + 1;
    }
    const DailyQueue queue;
    EXPECT_NEAR(waiting / days, queue.waiting(), 4 * std::sqrt(queue.variance_of_mean(days)));
    const auto of_home = [&](JurisdictionSeries series) {
        return world.record.jurisdictions.now(series, home.value);
    };
    EXPECT_EQ(of_home(JurisdictionSeries::cases_opened), arrivals) << "no suspect was free twice at a time";
    const double begun =
        of_home(JurisdictionSeries::cases_closed) +
        static_cast<double>(authority.open.size() + authority.prepared.size() + authority.on_trial.size());
    EXPECT_EQ(begun + static_cast<double>(authority.waiting.size()), arrivals);
    // A case that waits w days is seen waiting on w evenings, but for those that wait now.
    double still = 0;
    for (const Case& one : authority.waiting) still += world.today.days - one.opened;
    EXPECT_EQ(of_home(JurisdictionSeries::cases_waited_days), waiting - still);
}

}  // namespace
}  // namespace corridor
