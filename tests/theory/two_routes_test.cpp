#include <cmath>

#include "theory/closed_form.hpp"

namespace corridor {
namespace {

/// P(sea) of configs/closed_forms/two_routes.
double logit_share(const Parameters& p)
{
    return 1 / (1 + std::exp(-p.c_time * (20 - 5) / p.mu));
}

TEST(TwoRoutes, ProbabilitiesAreTheLogitForEveryClassInEveryMonth)
{
    const Corridor corridor = test::closed_form("two_routes");
    World world = test::found_world(corridor);
    const double P = logit_share(corridor.parameters);
    ASSERT_GT(P, 0.55);
    for (int month = 0; month < 3; ++month) {
        for (std::uint32_t k = 0; k < world.classes.count(1); ++k) {
            const auto probability = world.routes.probabilities(ClassId{k}, test::place(corridor, "village"));
            ASSERT_EQ(probability.size(), 2U);
            EXPECT_NEAR(probability[0], 1 - P, 1e-12);
            EXPECT_NEAR(probability[1], P, 1e-12);
        }
        test::run_until(world, corridor.start.add_months(month + 1));
    }
}

// Each of n travellers takes the sea with probability P on one draw of their own: the number that does has
// standard error sqrt(n P (1 - P)). Bound: 4 of them.
TEST(TwoRoutes, TravellersTakeThemInThoseShares)
{
    const Corridor corridor = test::closed_form("two_routes");
    World world = test::found_world(corridor);
    test::run_until(world, corridor.start.add_months(12));
    const auto departures = [&](std::string_view leg) {
        return test::sum_over_months(world.record, LegSeries::departures_alone, test::leg(corridor, leg));
    };
    const double n = departures("land") + departures("sea");
    const double P = logit_share(corridor.parameters);
    ASSERT_GT(n, 2000);
    EXPECT_NEAR(departures("sea"), n * P, 4 * std::sqrt(n * P * (1 - P)));
}

}  // namespace
}  // namespace corridor
