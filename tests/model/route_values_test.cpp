#include "model/route_values.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "model/information.hpp"
#include "model/watching.hpp"
#include "worlds/small_corridor.hpp"

namespace corridor {
namespace {

using test::SmallCorridor;

/// Two hubs that lead to each other and on to a city; every leg differs in what it weighs.
Corridor two_hubs()
{
    SmallCorridor small;
    small.jurisdiction("between").jurisdiction("goal").jurisdiction("home");
    small.place({.id = "city", .jurisdiction = "goal", .wage = 900, .destination = true});
    small.place({.id = "hub", .jurisdiction = "between", .wage = 200});
    small.place({.id = "port", .jurisdiction = "goal", .wage = 500, .destination = true});
    small.place({.id = "village", .jurisdiction = "home", .wage = 100});
    small.leg({.id = "a",
               .from = "village",
               .to = "hub",
               .days = 3,
               .alone = true,
               .guided = true,
               .abuse = 0.1,
               .operating_cost = 80});
    small.leg({.id = "b",
               .from = "hub",
               .to = "port",
               .mode = "sea",
               .days = 2,
               .guided = true,
               .hazard = 0.02,
               .operating_cost = 300});
    small.leg({.id = "c", .from = "port", .to = "city", .days = 1, .alone = true});
    small.leg({.id = "d", .from = "port", .to = "hub", .days = 4, .alone = true});
    small.leg({.id = "e", .from = "hub", .to = "village", .days = 3, .alone = true});
    small.leg({.id = "f",
               .from = "hub",
               .to = "city",
               .mode = "air",
               .days = 1,
               .guided = true,
               .operating_cost = 900});
    small.origin({.id = "village",
                  .place = "village",
                  .nationality = "home",
                  .population = 1000,
                  .wage = 120,
                  .income_spread = 0.5,
                  .protection = 0.6,
                  .optimism = 0.4});
    Corridor corridor = small.finish();
    for (double& budget : corridor.baseline.border_budget) budget = 5;
    for (double& share : corridor.baseline.pushback_share) share = 0.6;
    for (double& share : corridor.baseline.return_share) share = 0.1;
    for (double& share : corridor.baseline.recognition) share = 0.5;
    for (double& share : corridor.baseline.enforced_return) share = 0.2;
    for (std::size_t j = 0; j < corridor.baseline.discouragement.size(); ++j)
        corridor.baseline.discouragement[j] = 0.2 + 0.2 * static_cast<double>(j);
    corridor.network.ties.push_back({.nationality = "home", .place = "port", .diaspora = 12});
    resolve(corridor.network);
    return corridor;
}

/// M3, letter by letter.
double leg_value(const World& world, ClassId k, const Alternative& way)
{
    const Parameters& p = world.parameters;
    const Network& network = world.network();
    const LegBelief belief = class_belief(world, k, way.leg, way.guidance, world.today.month() - 1);
    const bool alone = way.guidance == Guidance::alone;
    const double end = end_of_journey(world, way.leg, alone ? 0.0 : p.evasion_mean);
    double v = -p.c_time * network.legs[way.leg].days - p.c_death * belief.death - p.c_harm * belief.harm -
               (p.c_caught + p.c_return * end) * belief.stopped / (1 - belief.stopped * (1 - end));
    const double fare = std::round(p.fare * network.legs[way.leg].length * 100) / 100;  // whole cents
    const double paid = alone ? fare : class_belief_of_fee(world, k, way.leg);
    v -= p.c_fee * paid / class_income(world, k);
    if (alone) return v - p.c_alone;
    return v - p.c_time * world.beliefs.wait[way.leg.value];
}

/// M4, letter by letter.
double stopping_value(const World& world, ClassId k, PlaceId place)
{
    const Parameters& p = world.parameters;
    const StayBelief belief = class_belief_of_staying(world, k, place);
    const double gain =
        p.c_gain * std::log(world.network().places[place].wage / class_income(world, k)) +
        p.c_ties * std::log(1 + world.network().diaspora_at(world.classes.nationality(k), place)) +
        p.c_status * belief.papers;
    return (1 - belief.returned) * gain - belief.returned * p.c_return;
}

/// M1 by brute force: z is put in on the right until it comes out on the left.
std::vector<double> values_by_iteration(const World& world, ClassId k)
{
    const Network& network = world.network();
    const double mu = world.parameters.mu;
    std::vector<double> z(network.places.size(), 0.0);
    for (int n = 0; n < 10'000; ++n) {
        std::vector<double> next(z.size(), 0.0);
        for (const PlaceId place : network.places.indices()) {
            const auto ways = world.routes.at(place);
            for (const Alternative& way : ways) {
                next[place.value] += std::exp(leg_value(world, k, way) / mu) *
                                     z[network.leg_to[way.leg].value] / static_cast<double>(ways.size());
            }
            if (network.places[place].destination)
                next[place.value] += std::exp(stopping_value(world, k, place) / mu);
            if (network.places[place].id != "village")
                next[place.value] += std::exp(world.parameters.give_up_value / mu);
        }
        z = next;
    }
    for (double& value : z) value = mu * std::log(value);
    return z;
}

TEST(RouteValues, SolveM1AsIterationDoes)
{
    const Corridor corridor = two_hubs();
    const World world = test::found_world(corridor);
    const std::size_t n = world.classes.count(corridor.network.nationalities.size());
    ASSERT_EQ(n, 12U);
    for (std::size_t k = 0; k < n; ++k) {
        const std::vector<double> V = values_by_iteration(world, ClassId::at(k));
        for (const PlaceId place : corridor.network.places.indices()) {
            EXPECT_NEAR(world.routes.value_at(ClassId::at(k), place), V[place.value], 1e-9)
                << corridor.network.places[place].id << " as class " << k << " sees it";
        }
    }
}

/// A road of 1,100 places with a village at one end and a city at the other, and a lane beside it.
Corridor long_road()
{
    constexpr int n = 1100;
    const auto id = [](int i) { return "p" + std::to_string(10'000 + i); };
    SmallCorridor small;
    small.jurisdiction("home");
    for (int i = 0; i < n; ++i)
        small.place({.id = id(i), .jurisdiction = "home", .wage = 100.0 + i, .destination = i == n - 1});
    for (int i = 0; i < n; ++i) {
        for (const int step : {1, 7}) {
            const int to = i + step;
            if (to >= n) continue;
            const auto days = 0.01 * step;
            small.leg({.id = id(i) + "-" + id(to), .from = id(i), .to = id(to), .days = days, .alone = true});
            small.leg({.id = id(to) + "-" + id(i), .from = id(to), .to = id(i), .days = days, .alone = true});
        }
    }
    small.origin({.id = "village", .place = id(0), .nationality = "home", .population = 1000, .wage = 120});
    return small.finish();
}

TEST(RouteValues, ALargeNetworkIsSolvedInAnotherOrderAndSolvedAllTheSame)
{
    const Corridor corridor = long_road();
    const World world = test::found_world(corridor);
    const Network& network = corridor.network;
    ASSERT_GE(network.places.size(), 1000U) << "where the order of elimination changes";
    const ClassId k{5};
    const double mu = world.parameters.mu;
    for (const PlaceId place : network.places.indices()) {
        const auto ways = world.routes.at(place);
        double right = place.value == 0 ? 0 : std::exp(world.parameters.give_up_value / mu);
        for (const Alternative& way : ways)
            right += std::exp((leg_value(world, k, way) + world.routes.value_at(k, network.leg_to[way.leg])) /
                              mu) /
                     static_cast<double>(ways.size());
        if (network.places[place].destination) right += std::exp(stopping_value(world, k, place) / mu);
        // Both sides are sums of up to six terms with errors of 1e-16 each, times a condition below 1e4.
        EXPECT_NEAR(mu * std::log(right), world.routes.value_at(k, place), 1e-9) << network.places[place].id;
    }
}

TEST(RouteValues, ChoicesFollowM2)
{
    const Corridor corridor = two_hubs();
    const World world = test::found_world(corridor);
    const ClassId k{7};
    const PlaceId hub = test::place(corridor, "hub");
    const auto ways = world.routes.at(hub);
    const auto probability = world.routes.probabilities(k, hub);
    ASSERT_EQ(ways.size(), 3U);
    for (std::size_t a = 0; a < ways.size(); ++a) {
        const double V_to = world.routes.value_at(k, corridor.network.leg_to[ways[a].leg]);
        const double P =
            std::exp((leg_value(world, k, ways[a]) + V_to - world.routes.value_at(k, hub)) / 0.22) / 3;
        EXPECT_NEAR(probability[a], P, 1e-12);
    }
    EXPECT_EQ(world.routes.stop(k, hub), 0) << "a hub is no destination";
    EXPECT_GT(world.routes.stop(k, test::place(corridor, "port")), 0);
    EXPECT_EQ(world.routes.give_up(k, test::place(corridor, "village")), 0) << "nobody gives up at home";
}

TEST(RouteValues, RowsOfChoicesSumToOne)
{
    const Corridor corridor = two_hubs();
    const World world = test::found_world(corridor);
    for (std::uint32_t k = 0; k < 12; ++k) {
        for (const PlaceId place : corridor.network.places.indices()) {
            double sum = world.routes.stop(ClassId{k}, place) + world.routes.give_up(ClassId{k}, place);
            for (const double p : world.routes.probabilities(ClassId{k}, place)) sum += p;
            EXPECT_NEAR(sum, 1, 1e-12) << corridor.network.places[place].id;
        }
    }
}

TEST(RouteValues, WhereNoWayLeadsOnNothingIsChosen)
{
    const Corridor corridor = two_hubs();
    World world = test::found_world(corridor);
    world.levers.passable[test::leg(corridor, "a").value] = 0;
    solve_routes(world);
    const PlaceId village = test::place(corridor, "village");
    EXPECT_EQ(world.routes.value_at(ClassId{0}, village), -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(world.routes.at(village).empty());
    EXPECT_TRUE(std::isfinite(world.routes.value_at(ClassId{0}, test::place(corridor, "hub"))));
}

TEST(RouteValues, DemandAndWagesAtADestinationDrawPeople)
{
    const Corridor corridor = two_hubs();
    World world = test::found_world(corridor);
    const ClassId k{0};
    const PlaceId city = test::place(corridor, "city");
    const double V = world.routes.value_at(k, city);
    world.outside.place_demand[city.value] = 0.5;
    solve_routes(world);
    const double V_slump = world.routes.value_at(k, city);
    EXPECT_LT(V_slump, V);
    world.outside.place_demand[city.value] = 1;
    world.outside.place_wage[city.value] = 0.5;
    solve_routes(world);
    EXPECT_DOUBLE_EQ(world.routes.value_at(k, city), V_slump);
}

/// A dangerous sea and a long way over land, both without a smuggler, for people of two nationalities.
Corridor sea_or_land(double optimism_of_one, double optimism_of_other)
{
    SmallCorridor small;
    small.jurisdiction("goal").jurisdiction("home").jurisdiction("other");
    small.place({.id = "city", .jurisdiction = "goal", .wage = 1000, .destination = true});
    small.place({.id = "village", .jurisdiction = "home", .wage = 100});
    small.leg({.id = "land", .from = "village", .to = "city", .days = 20, .alone = true});
    small.leg({.id = "sea",
               .from = "village",
               .to = "city",
               .mode = "sea",
               .days = 2,
               .alone = true,
               .hazard = 0.02});
    small.origin({.id = "east",
                  .place = "village",
                  .nationality = "home",
                  .population = 100,
                  .optimism = optimism_of_one});
    small.origin({.id = "west",
                  .place = "village",
                  .nationality = "other",
                  .population = 100,
                  .optimism = optimism_of_other});
    return small.finish();
}

/// Log odds of the sea against the land, as a lone man of middle income sees it.
double log_odds_of_the_sea(const World& world, NationalityId nationality)
{
    const ClassId k = world.classes.of(nationality, IncomeBand::middle, TravelType::lone_man, 0);
    const auto probability = world.routes.probabilities(k, test::place(*world.corridor, "village"));
    return std::log(probability[1] / probability[0]);
}

TEST(RouteValues, ThoseWhoFearTheSeaAvoidItByAsMuchAsTheyFearIt)
{
    const Corridor corridor = sea_or_land(-1, 1);
    const World world = test::found_world(corridor);
    const LegId sea = test::leg(corridor, "sea");
    const double gap =
        log_odds_of_the_sea(world, NationalityId{1}) - log_odds_of_the_sea(world, NationalityId{0});
    const auto fear = [&](std::uint32_t nationality) {
        const ClassId k =
            world.classes.of(NationalityId{nationality}, IncomeBand::middle, TravelType::lone_man, 0);
        return class_belief(world, k, sea, Guidance::alone, 0).death;
    };
    EXPECT_GT(gap, 0.5);
    EXPECT_NEAR(gap, world.parameters.c_death * (fear(0) - fear(1)) / world.parameters.mu, 1e-9);
}

TEST(RouteValues, AStormyMonthIsAvoidedWhenItComesRoundAgain)
{
    const Corridor corridor = sea_or_land(0, 0);
    World world = test::found_world(corridor);
    const std::size_t at = world.beliefs.at(NationalityId{0}, test::leg(corridor, "sea"), Guidance::alone);
    world.beliefs.monthly[at][0] = {.crossings = 30, .deaths = 10};  // January
    world.beliefs.yearly[at] = {.crossings = 300, .deaths = 10};
    solve_routes(world);
    const double january = log_odds_of_the_sea(world, NationalityId{0});
    const double unhurt = log_odds_of_the_sea(world, NationalityId{1});
    world.today = world.today.add_months(6);
    solve_routes(world);
    const double july = log_odds_of_the_sea(world, NationalityId{0});
    EXPECT_LT(january, july - 1);
    EXPECT_LT(july, unhurt) << "what happened in January is remembered all year, less";
    EXPECT_DOUBLE_EQ(log_odds_of_the_sea(world, NationalityId{1}), unhurt)
        << "another nationality heard of nothing";
}

}  // namespace
}  // namespace corridor
