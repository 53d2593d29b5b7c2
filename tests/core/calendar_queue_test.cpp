#include "core/calendar_queue.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/check.hpp"

namespace corridor {
namespace {

using Indices = std::vector<std::uint32_t>;

TEST(WakeCalendar, WakesInAscendingOrderAndOnce)
{
    WakeCalendar calendar(100);
    for (const std::uint32_t index : {7U, 3U, 7U, 0U}) calendar.push(101, index);
    calendar.push(100, 9);
    EXPECT_EQ(calendar.n_waiting(), 5U);
    EXPECT_EQ(calendar.take(100), Indices{9});
    EXPECT_EQ(calendar.take(101), (Indices{0, 3, 7}));
    EXPECT_EQ(calendar.take(102), Indices{});
    EXPECT_EQ(calendar.n_waiting(), 0U);
}

TEST(WakeCalendar, KeepsDaysBeyondItsRing)
{
    WakeCalendar calendar(0, 4);
    calendar.push(3, 1);
    calendar.push(4, 2);    // one day past the ring, same bucket as day 0
    calendar.push(400, 3);  // many times round
    for (std::int32_t day = 0; day < 410; ++day) {
        Indices expected;
        if (day == 3) expected = {1};
        if (day == 4) expected = {2};
        if (day == 400) expected = {3};
        ASSERT_EQ(calendar.take(day), expected) << "day " << day;
    }
}

TEST(WakeCalendar, JoinsWhatWasPushedFarAndNearForOneDay)
{
    WakeCalendar calendar(0, 4);
    calendar.push(5, 8);
    for (std::int32_t day = 0; day < 3; ++day) calendar.take(day);
    calendar.push(5, 2);  // now within the ring
    calendar.push(5, 8);
    EXPECT_EQ(calendar.take(3), Indices{});
    EXPECT_EQ(calendar.take(4), Indices{});
    EXPECT_EQ(calendar.take(5), (Indices{2, 8}));
}

TEST(WakeCalendar, WorksBefore1970)
{
    WakeCalendar calendar(-3, 2);
    calendar.push(-1, 4);
    calendar.push(0, 5);
    EXPECT_EQ(calendar.take(-3), Indices{});
    EXPECT_EQ(calendar.take(-2), Indices{});
    EXPECT_EQ(calendar.take(-1), Indices{4});
    EXPECT_EQ(calendar.take(0), Indices{5});
}

TEST(WakeCalendar, RefusesDaysThatAreOverOrLeftOut)
{
    WakeCalendar calendar(10);
    calendar.take(10);
    EXPECT_EQ(calendar.next_day(), 11);
    EXPECT_THROW(calendar.push(10, 1), Bug);
    EXPECT_THROW(calendar.take(12), Bug);
    EXPECT_THROW(calendar.take(10), Bug);
}

RC_GTEST_PROP(WakeCalendar, AgreesWithAPlainMapOfSets, ())
{
    const auto ring_days = *rc::gen::inRange<std::size_t>(1, 20);
    WakeCalendar calendar(0, ring_days);
    std::map<std::int32_t, std::set<std::uint32_t>> oracle;
    for (std::int32_t day = 0; day < 60; ++day) {
        for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
            const auto when = day + *rc::gen::inRange(0, 40);
            const auto index = *rc::gen::inRange<std::uint32_t>(0, 10);
            calendar.push(when, index);
            oracle[when].insert(index);
        }
        const Indices expected(oracle[day].begin(), oracle[day].end());
        RC_ASSERT(calendar.take(day) == expected);
    }
}

// Longer than the length at which the radix passes begin, with one, two and three digits, also where the
// leading one is 1.
TEST(SortIndices, AgreesWithTheStandardSort)
{
    for (const std::uint32_t largest : {1'000U, 3'000U, 5'000'000U, 4'294'967'295U}) {
        Indices indices;
        std::uint32_t state = 12'345;
        for (int i = 0; i < 30'000; ++i) {
            state = state * 1'664'525U + 1'013'904'223U;
            indices.push_back(state % largest);
        }
        indices.push_back(largest);
        indices.push_back(0);
        Indices expected = indices;
        std::sort(expected.begin(), expected.end());
        sort_indices(indices);
        EXPECT_EQ(indices, expected);
    }
}

}  // namespace
}  // namespace corridor
