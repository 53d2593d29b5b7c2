// The small containers and descriptors that everything above is built of.
#include <cmath>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include <gtest/gtest.h>

#include "core/check.hpp"
#include "core/csr.hpp"
#include "core/field.hpp"
#include "core/ids.hpp"
#include "core/version.hpp"

namespace corridor {
namespace {

using PlaceId = Index<struct PlaceTag>;
using LegId = Index<struct LegTag>;

TEST(Index, OfOneKindIsNoIndexOfAnother)
{
    static_assert(!std::is_convertible_v<PlaceId, LegId>);
    static_assert(!std::is_convertible_v<std::uint32_t, PlaceId>);
    static_assert(sizeof(PlaceId) == 4);
    SUCCEED();
}

TEST(Index, IsOrderedHashableAndMayBeNone)
{
    EXPECT_LT(PlaceId{1}, PlaceId{2});
    EXPECT_LT(PlaceId{2}, PlaceId::none());
    EXPECT_TRUE(PlaceId{}.is_none());
    EXPECT_FALSE(PlaceId{0}.is_none());
    EXPECT_EQ(PlaceId::at(std::size_t{5}), PlaceId{5});
    EXPECT_EQ((std::unordered_set<PlaceId>{PlaceId{1}, PlaceId{1}, PlaceId{2}}).size(), 2U);
}

TEST(Column, IsReachedByItsIndex)
{
    Column<PlaceId, double> wage(3, 1.5);
    wage[PlaceId{1}] = 2.5;
    EXPECT_EQ(wage[PlaceId{0}], 1.5);
    EXPECT_EQ(wage.push_back(9.0), PlaceId{3});
    EXPECT_EQ(wage.size(), 4U);
    EXPECT_EQ(wage.span()[1], 2.5);
    wage.resize(6, 7.0);
    EXPECT_EQ(wage[PlaceId{5}], 7.0);
    EXPECT_EQ(wage[PlaceId{3}], 9.0);
    EXPECT_EQ(wage, (Column<PlaceId, double>(std::vector<double>{1.5, 2.5, 1.5, 9.0, 7.0, 7.0})));
}

TEST(Column, ListsItsIndicesInOrder)
{
    const Column<PlaceId, int> column(3);
    std::vector<std::uint32_t> seen;
    for (const PlaceId place : column.indices()) seen.push_back(place.value);
    EXPECT_EQ(seen, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(Csr, KeepsTheOrderOfThePairsWithinARow)
{
    const std::vector<std::pair<PlaceId, LegId>> pairs{
        {PlaceId{2}, LegId{5}}, {PlaceId{0}, LegId{9}}, {PlaceId{2}, LegId{1}}, {PlaceId{0}, LegId{3}}};
    const Csr<PlaceId, LegId> legs_from(4, pairs);
    const auto row = [&](std::uint32_t place) {
        const auto items = legs_from.row(PlaceId{place});
        return std::vector<LegId>(items.begin(), items.end());
    };
    EXPECT_EQ(row(0), (std::vector{LegId{9}, LegId{3}}));
    EXPECT_EQ(row(1), std::vector<LegId>{});
    EXPECT_EQ(row(2), (std::vector{LegId{5}, LegId{1}}));
    EXPECT_EQ(row(3), std::vector<LegId>{});
    EXPECT_EQ(legs_from.n_rows(), 4U);
    EXPECT_EQ(legs_from.n_items(), 4U);
    EXPECT_EQ(legs_from.row_begin(PlaceId{2}), 2U);
    EXPECT_EQ(legs_from.items()[2], LegId{5});
}

TEST(Csr, RefusesARowThatDoesNotExist)
{
    const std::vector<std::pair<PlaceId, LegId>> pairs{{PlaceId{4}, LegId{0}}};
    EXPECT_THROW((Csr<PlaceId, LegId>(4, pairs)), Bug);
    EXPECT_EQ((Csr<PlaceId, LegId>().n_rows()), 0U);
}

struct Patrol {
    std::string leg;
    double effort = 1.0;
    int ramp_days = 90;

    static constexpr auto fields = std::tuple{
        Field{"leg", &Patrol::leg, "-", "leg patrolled"},
        Field{"effort", &Patrol::effort, "-", "patrol hours relative to baseline", 0.0, 10.0}.optional(),
        Field{"ramp", &Patrol::ramp_days, "day", "days until full strength", 0.0}.optional(),
    };
};

TEST(Field, ListsTheMembersOfAStruct)
{
    EXPECT_EQ(field_names<Patrol>(), (std::vector<std::string>{"leg", "effort", "ramp"}));
    EXPECT_EQ(n_fields<Patrol>, 3U);
    std::string units;
    for_each_field<Patrol>([&](const auto& field) { units += std::string{field.unit} + " "; });
    EXPECT_EQ(units, "- - day ");
}

TEST(Field, ReadsAndWritesItsMember)
{
    Patrol patrol;
    constexpr auto effort = std::get<1>(Patrol::fields);
    patrol.*effort.member = 4.0;
    EXPECT_EQ(patrol.effort, 4.0);
    EXPECT_EQ(effort.fallback(), 1.0);
    EXPECT_FALSE(effort.required);
    EXPECT_TRUE(std::get<0>(Patrol::fields).required);
}

TEST(Field, KnowsItsRange)
{
    constexpr auto effort = std::get<1>(Patrol::fields);
    EXPECT_TRUE(effort.allows(0.0));
    EXPECT_TRUE(effort.allows(10.0));
    EXPECT_FALSE(effort.allows(10.001));
    EXPECT_FALSE(effort.allows(std::nan("")));
    EXPECT_EQ(range_text(effort.least, effort.most), "in [0, 10]");
    EXPECT_EQ(range_text(0.0, HUGE_VAL), "at least 0");
    EXPECT_EQ(range_text(-HUGE_VAL, 0.5), "at most 0.5");
    EXPECT_EQ(range_text(-HUGE_VAL, HUGE_VAL), "");
}

TEST(Check, SaysThatItIsABugAndWhere)
{
    const auto fail = [] { CORRIDOR_CHECK(1 + 1 == 3, "arithmetic failed"); };
    try {
        fail();
        FAIL() << "the check did not throw";
    } catch (const Bug& bug) {
        const std::string sentence = bug.what();
        EXPECT_TRUE(sentence.starts_with("this is a bug in tests/core/structures_test.cpp:")) << sentence;
        EXPECT_TRUE(sentence.ends_with(": arithmetic failed")) << sentence;
    }
    EXPECT_NO_THROW(CORRIDOR_CHECK(true, "never"));
}

TEST(Version, IsThreeNumbersAndACommit)
{
    EXPECT_EQ(std::count(version().begin(), version().end(), '.'), 2);
    EXPECT_FALSE(commit().empty());
}

}  // namespace
}  // namespace corridor
