#include "policy/lever_changes.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include <gtest/gtest.h>

#include "policy/three_lands.hpp"

namespace corridor {
namespace {

using test::day_one;
using test::three_lands;

constexpr double full = 1.0;

TEST(LeverChanges, NothingAskedChangesNothing)
{
    Levers levers = three_lands();
    LeverChanges(levers, day_one).apply(levers);
    EXPECT_EQ(levers, three_lands());
}

TEST(LeverChanges, OnlyTheMembersNamedAreMoved)
{
    Levers levers = three_lands();
    LeverChanges changes(levers, day_one);
    changes.multiply(&Levers::penalty, {0, 2}, 3.0, full);
    changes.apply(levers);
    EXPECT_EQ(levers.penalty, (std::vector<double>{30, 20, 90}));
    EXPECT_EQ(levers.aggravated_penalty, three_lands().aggravated_penalty);
}

TEST(LeverChanges, AHalfGrownChangeGoesHalfTheWay)
{
    Levers levers = three_lands();
    LeverChanges changes(levers, day_one);
    changes.multiply(&Levers::penalty, {0}, 3.0, 0.5);
    changes.add(&Levers::penalty, {1}, 8.0, 0.5);
    changes.set(&Levers::penalty, {2}, 60.0, 0.5, day_one);
    changes.combine(&Levers::share_routes, {1}, 0.4, 0.5);
    changes.apply(levers);
    EXPECT_EQ(levers.penalty, (std::vector<double>{20, 24, 45}));
    EXPECT_EQ(levers.share_routes[1], 0.2);
}

TEST(LeverChanges, FactorsComeBeforeAdditionsAndSettingsPrevail)
{
    Levers levers = three_lands();
    LeverChanges changes(levers, day_one);
    changes.add(&Levers::penalty, {0, 1}, 5.0, full);
    changes.multiply(&Levers::penalty, {0, 1}, 2.0, full);
    changes.set(&Levers::penalty, {1}, 7.0, full, day_one);
    changes.apply(levers);
    EXPECT_EQ(levers.penalty[0], 10 * 2 + 5);
    EXPECT_EQ(levers.penalty[1], 7);
}

TEST(LeverChanges, OfTwoSettingsTheLaterPrevails)
{
    Levers levers = three_lands();
    LeverChanges changes(levers, day_one + 5);
    changes.set(&Levers::penalty, {0}, 50.0, full, day_one + 1);
    changes.set(&Levers::penalty, {0}, 90.0, full, day_one);
    changes.apply(levers);
    EXPECT_EQ(levers.penalty[0], 50);
}

TEST(LeverChanges, SharesCombineAsIndependentChances)
{
    Levers levers = three_lands();
    levers.share_finance[5] = 0.5;
    LeverChanges changes(levers, day_one);
    changes.combine(&Levers::share_finance, {5}, 0.2, full);
    changes.combine(&Levers::share_finance, {5}, 0.5, full);
    changes.apply(levers);
    EXPECT_NEAR(levers.share_finance[5], 1 - 0.5 * 0.8 * 0.5, 1e-15);
}

// Eight changes of one lever in all 40 320 orders give the same bits.
TEST(LeverChanges, TheOrderOfAskingDecidesNotEvenTheLastDigit)
{
    using Ask = std::function<void(LeverChanges&)>;
    const std::vector<Ask> asks{
        [](LeverChanges& c) { c.multiply(&Levers::penalty, {0}, 1.1, 0.3); },
        [](LeverChanges& c) { c.multiply(&Levers::penalty, {0}, 0.7, 0.9); },
        [](LeverChanges& c) {
            c.multiply(&Levers::penalty, {0, 1}, 1.3, 0.1);
        },
        [](LeverChanges& c) { c.add(&Levers::penalty, {0}, 0.1, 0.7); },
        [](LeverChanges& c) {
            c.add(&Levers::penalty, {0, 2}, 0.2, 0.3);
        },
        [](LeverChanges& c) { c.set(&Levers::penalty, {0}, 33.3, 0.2, day_one); },
        [](LeverChanges& c) { c.set(&Levers::penalty, {0}, 44.4, 0.4, day_one - 9); },
        [](LeverChanges& c) { c.set(&Levers::penalty, {0}, 55.5, 0.1, day_one); },
    };
    std::vector<std::size_t> order(asks.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    Levers first = three_lands();
    bool have_first = false;
    do {
        Levers levers = three_lands();
        LeverChanges changes(levers, day_one);
        for (const std::size_t i : order) asks[i](changes);
        changes.apply(levers);
        if (!have_first) first = levers;
        have_first = true;
        ASSERT_EQ(levers.penalty, first.penalty);
    } while (std::ranges::next_permutation(order).found);
}

TEST(LeverChanges, ResultsStayInTheLeversRangeAndClampsAreTold)
{
    Levers levers = three_lands();
    LeverChanges changes(levers, day_one);
    changes.multiply(&Levers::penalty, {1, 2}, 25.0, full);
    std::vector<Clamp> clamps;
    changes.apply(levers, &clamps);
    EXPECT_EQ(levers.penalty, (std::vector<double>{10, 500, 600}));
    ASSERT_EQ(clamps.size(), 1U);
    EXPECT_EQ(clamps[0], (Clamp{find_lever("penalty"), 2, 750, 600, day_one}));
}

// A factor that leaves the range and an addition that comes back is no clamp: only the result is looked at.
TEST(LeverChanges, NothingIsMadeSlowerThanItWas)
{
    Levers levers = three_lands();
    levers.sharing_delay.assign(9, 60);
    levers.sharing_delay[1] = 14;
    LeverChanges changes(levers, day_one);
    changes.limit(&Levers::sharing_delay, {1, 2}, 30, full);
    changes.limit(&Levers::sharing_delay, {2}, 10, full);
    changes.apply(levers);
    EXPECT_EQ(levers.sharing_delay[0], 60);
    EXPECT_EQ(levers.sharing_delay[1], 14) << "was quicker already";
    EXPECT_EQ(levers.sharing_delay[2], 10) << "the quickest prevails";
}

// 0.6 + 0.1 + 0.1 + 0.4 = 1.2, each over 1.2.
TEST(LeverChanges, ResponsesToInterceptionShareOneWholeAndWhatDoesNotFitIsTold)
{
    Levers levers = three_lands();
    levers.asylum_share.assign(3, 0.6);
    levers.detention_share.assign(3, 0.2);
    levers.pushback_share.assign(3, 0.1);
    levers.return_share.assign(3, 0.1);
    LeverChanges changes(levers, day_one);
    changes.set(&Levers::detention_share, {0}, 0.4, full, day_one);
    changes.set(&Levers::asylum_share, {0}, 0.6, full, day_one);
    std::vector<Clamp> clamps;
    changes.apply(levers, &clamps);
    EXPECT_DOUBLE_EQ(levers.asylum_share[0], 0.5);
    EXPECT_DOUBLE_EQ(levers.detention_share[0], 0.4 / 1.2);
    EXPECT_DOUBLE_EQ(levers.pushback_share[0], 0.1 / 1.2);
    EXPECT_DOUBLE_EQ(levers.return_share[0], 0.1 / 1.2);
    EXPECT_EQ(levers.detention_share[1], 0.2) << "nothing was asked there";
    ASSERT_EQ(clamps.size(), 4U) << "each once";
    for (const Clamp& clamp : clamps) EXPECT_TRUE(clamp.shares_a_whole);
}

TEST(LeverChanges, OnlyTheResultIsClamped)
{
    Levers levers = three_lands();
    LeverChanges changes(levers, day_one);
    changes.multiply(&Levers::penalty, {0}, 100.0, full);
    changes.add(&Levers::penalty, {0}, -900.0, full);
    std::vector<Clamp> clamps;
    changes.apply(levers, &clamps);
    EXPECT_EQ(levers.penalty[0], 100);
    EXPECT_TRUE(clamps.empty());
}

}  // namespace
}  // namespace corridor
