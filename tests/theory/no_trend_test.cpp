#include <cmath>
#include <numeric>

#include "theory/closed_form.hpp"

namespace corridor {
namespace {

/// The toy corridor where nothing happens outside and no law changes.
Corridor undisturbed_toy()
{
    Corridor toy = read_corridor(std::filesystem::path(CORRIDOR_SOURCE_DIR) / "configs" / "toy");
    toy.series.clear();
    toy.history.clear();
    return toy;
}

struct Line {
    double slope = 0;
    double standard_error = 0;
};

/// Least squares through (0, y_0), (1, y_1) ... The error allows for a correlation r of neighbouring
/// residuals, which widens it by (1 + r) / (1 - r) in variance.
Line line_through(const std::vector<double>& y)
{
    const auto n = static_cast<double>(y.size());
    const double mean = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xy = 0;
    double xx = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double x = static_cast<double>(i) - (n - 1) / 2;
        xy += x * (y[i] - mean);
        xx += x * x;
    }
    const double slope = xy / xx;
    double squares = 0;
    double products = 0;
    double last = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double residual = y[i] - mean - slope * (static_cast<double>(i) - (n - 1) / 2);
        squares += residual * residual;
        products += residual * last;
        last = residual;
    }
    const double r = std::max(0.0, products / squares);
    return {slope, std::sqrt(squares / (n - 2) / xx * (1 + r) / (1 - r))};
}

TEST(LineThrough, FindsASlopeAndItsError)
{
    const Line exact = line_through({1, 3, 5, 7, 9});
    EXPECT_DOUBLE_EQ(exact.slope, 2);
    const Line noisy = line_through({1, 0, 1, 0, 1, 0, 1, 0});
    EXPECT_LT(std::abs(noisy.slope), noisy.standard_error);
    EXPECT_NEAR(noisy.standard_error, 0.5 / std::sqrt(42.0) * std::sqrt(8.0 / 6), 0.02);
}

// People at home are counts that cohorts renew: whoever has left is replaced on New Year's Day. So on that
// day as many are at home as at the founding, whatever happened; and wishes, plans and departures follow no
// trend once the market has settled (the first ten years), which a line through them shows: |slope| below 4
// of its standard errors.
TEST(NoTrend, ThirtyUndisturbedYearsKeepPeopleAtHomeAndTheirWishes)
{
    const Corridor toy = undisturbed_toy();
    World world = test::found_world(toy, 3, 100);
    std::vector<double> wishes;
    std::vector<double> plans;
    std::vector<double> departures;
    for (int year = 1; year <= 30; ++year) {
        const std::size_t first_month = world.record.legs.months() - 1;
        test::run_until(world, toy.start.add_months(12 * year));
        std::int64_t at_home = 0;
        double wish = 0;
        double plan = 0;
        for (const Stages& stages : world.home.cells) {
            at_home += stages.total();
            wish += static_cast<double>(stages.wish);
            plan += static_cast<double>(stages.plan);
        }
        EXPECT_EQ(at_home, world.founding_population) << "New Year's Day " << toy.start.year() + year;
        if (year <= 10) continue;
        wishes.push_back(wish);
        plans.push_back(plan);
        double departed = 0;
        for (const LegId leg : toy.network.legs.indices()) {
            departed += test::sum_over_months(world.record, LegSeries::departures, leg, first_month,
                                              first_month + 12);
        }
        departures.push_back(departed);
    }
    for (const auto& series : {wishes, plans, departures}) {
        const Line line = line_through(series);
        EXPECT_LT(std::abs(line.slope), 4 * line.standard_error) << testing::PrintToString(series);
    }
}

}  // namespace
}  // namespace corridor
