#include <cmath>

#include "model/watching.hpp"
#include "theory/closed_form.hpp"

namespace corridor {
namespace {

constexpr double p = 0.45;
constexpr double d = 0.25;
constexpr double success = (1 - p) / (1 - p * (1 - d));

// Of n persons who set out each gets through with that probability, by draws of their own: standard error
// sqrt(n s (1 - s)). The number of tries of one person is geometric with end probability e = 1 - p (1 - d):
// mean 1/e, variance (1 - e) / e^2. Bounds: 4 standard errors.
TEST(OneBorder, LetsThroughInTheEndAsF8Says)
{
    const Corridor corridor = test::closed_form("one_border");
    World world = test::found_world(corridor);
    const LegId border{0};
    ASSERT_NEAR(interception_probability(world, border, Side::arrival, 0), p, 1e-12);
    ASSERT_EQ(interception_probability(world, border, Side::departure, 0), 0);
    test::run_until(world, corridor.start.add_months(9));

    // Those who began to prepare at least two months ago have been through it all: a try takes a day.
    const std::int32_t last = world.today.days - 60;
    double through = 0;
    double home = 0;
    double tries = 0;
    for (std::size_t i = 0; i < world.migrants.size(); ++i) {
        if (world.migrants.started[i] > last) continue;  // of those who got through: the day of arrival
        const State state = world.migrants.state[i];
        ASSERT_TRUE(state == State::settled || state == State::in_procedure || state == State::home);
        (state == State::home ? home : through) += 1;
        tries += world.migrants.attempts[i];
    }
    const double n = through + home;
    ASSERT_GT(n, 1500);
    EXPECT_NEAR(through, n * success, 4 * std::sqrt(n * success * (1 - success)));
    const double end = 1 - p * (1 - d);
    EXPECT_NEAR(tries, n / end, 4 * std::sqrt(n * (1 - end)) / end);
}

TEST(OneBorder, MoreDiscouragementLetsFewerThrough)
{
    Corridor corridor = test::closed_form("one_border");
    corridor.baseline.discouragement[test::jurisdiction(corridor, "goal").value] = 1;
    World world = test::found_world(corridor);
    test::run_until(world, corridor.start.add_months(4));
    double through = 0;
    double home = 0;
    for (const State state : world.migrants.state) {
        through += state == State::settled || state == State::in_procedure ? 1 : 0;
        home += state == State::home ? 1 : 0;
    }
    const double n = through + home;
    ASSERT_GT(n, 500);
    EXPECT_NEAR(through, n * (1 - p), 4 * std::sqrt(n * p * (1 - p))) << "one try each";
}

}  // namespace
}  // namespace corridor
