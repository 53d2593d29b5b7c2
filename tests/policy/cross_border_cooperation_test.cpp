#include "policy/interventions/cross_border_cooperation.hpp"

#include <gtest/gtest.h>

#include "policy/three_lands.hpp"

namespace corridor {
namespace {

using test::after;
using test::day_one;
using test::three_lands;

using Indices = std::vector<std::uint32_t>;

CrossBorderCooperation agreement()
{
    return {
        .members = {{0, 2}}, .routes = 0.4, .schedule = {.from = day_one, .until = day_one + 50}, .cost = {}};
}

TEST(CrossBorderCooperation, MembersShareBothWaysPairsOneWay)
{
    EXPECT_EQ(all_pairs(agreement().members, agreement().pairs, 3), (Indices{0 * 3 + 2, 2 * 3 + 0}));
    CrossBorderCooperation one_way = agreement();
    one_way.members = {};
    one_way.pairs = {{5}};
    EXPECT_EQ(all_pairs(one_way.members, one_way.pairs, 3), (Indices{5}));
    one_way.members = {{1, 2}};
    EXPECT_EQ(all_pairs(one_way.members, one_way.pairs, 3), (Indices{5, 7}))
        << "pair 5 is 1 to 2, which the members name again";
}

TEST(CrossBorderCooperation, InertOutsideItsDates)
{
    EXPECT_EQ(after(agreement(), day_one - 1), three_lands());
    EXPECT_EQ(after(agreement(), day_one + 50), three_lands());
}

TEST(CrossBorderCooperation, EachChannelMovesItsOwnLever)
{
    const std::vector<std::pair<double CrossBorderCooperation::*, LeverValues>> channels{
        {&CrossBorderCooperation::routes, &Levers::share_routes},
        {&CrossBorderCooperation::modus_operandi, &Levers::share_modus_operandi},
        {&CrossBorderCooperation::finance, &Levers::share_finance},
        {&CrossBorderCooperation::vulnerabilities, &Levers::share_vulnerabilities}};
    for (const auto& [channel, lever] : channels) {
        CrossBorderCooperation one = agreement();
        one.routes = 0;
        one.*channel = 0.25;
        Levers expected = three_lands();
        (expected.*lever)[2] = 0.25;
        (expected.*lever)[6] = 0.25;
        EXPECT_EQ(after(one, day_one), expected);
    }
}

TEST(CrossBorderCooperation, AddsToWhatIsSharedAlready)
{
    Levers before = three_lands();
    before.share_routes[2] = 0.5;
    EXPECT_NEAR(after(agreement(), day_one, before).share_routes[2], 1 - 0.5 * 0.6, 1e-15);
}

TEST(CrossBorderCooperation, DelayIsReplacedOnlyWhereGiven)
{
    EXPECT_EQ(after(agreement(), day_one).sharing_delay, three_lands().sharing_delay);
    CrossBorderCooperation fast = agreement();
    fast.delay = 7;
    const Levers levers = after(fast, day_one);
    EXPECT_EQ(levers.sharing_delay[2], 7);
    EXPECT_EQ(levers.sharing_delay[6], 7);
    EXPECT_EQ(levers.sharing_delay[1], three_lands().sharing_delay[1]);
}

TEST(CrossBorderCooperation, SomebodySharesSomething)
{
    EXPECT_TRUE(agreement().mistakes().empty());
    CrossBorderCooperation nobody = agreement();
    nobody.members = {};
    EXPECT_EQ(nobody.mistakes().size(), 1U);
    CrossBorderCooperation alone = agreement();
    alone.members = {{1}};
    EXPECT_EQ(alone.mistakes().size(), 1U);
    CrossBorderCooperation nothing = agreement();
    nothing.routes = 0;
    EXPECT_EQ(nothing.mistakes().size(), 1U);
}

}  // namespace
}  // namespace corridor
