#include "theory/closed_form.hpp"

namespace corridor {
namespace {

/// The corridor of free entry, its only leg shut from the third to the end of the fifth year.
Corridor shut_for_three_years()
{
    Corridor corridor = test::closed_form("free_entry");
    corridor.history.push_back({.from = corridor.start.add_months(24),
                                .until = corridor.start.add_months(60),
                                .lever = find_lever("passable"),
                                .members = {0},
                                .value = 0});
    return corridor;
}

// A shut market dies: nobody sells, so nobody earns. When it opens again the first entrant cannot look at
// what incumbents earn, only at those who ask in vain (M9): the 1 in 1 + n_e, and the profit of an entrant.
TEST(Revival, AMarketShutForThreeYearsDiesAndComesBack)
{
    const Corridor corridor = shut_for_three_years();
    World world = test::found_world(corridor);
    const LegId way{0};
    const auto departures = [&](std::size_t from, std::size_t to) {
        return test::sum_over_months(world.record, LegSeries::departures, way, from, to);
    };
    const auto sellers = [&] { return world.organisations.on_leg[way].size(); };

    test::run_until(world, corridor.start.add_months(24));
    const double before = departures(12, 24);
    ASSERT_GT(before, 1000);
    ASSERT_GT(sellers(), 3U);

    test::run_until(world, corridor.start.add_months(60));
    EXPECT_EQ(sellers(), 0U);
    EXPECT_EQ(departures(25, 60), 0);

    test::run_until(world, corridor.start.add_months(84));
    EXPECT_GT(sellers(), 0U) << "two years after it opened";
    test::run_until(world, corridor.start.add_months(108));
    EXPECT_GT(departures(96, 108), 0.5 * before) << "in the fourth year after it opened";
}

}  // namespace
}  // namespace corridor
