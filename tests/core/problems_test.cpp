#include "core/problems.hpp"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Problem, NamesFileAndLineWhereTheyAreKnown)
{
    EXPECT_EQ((Problem{"legs.csv", 41, "length is missing"}).to_string(), "legs.csv:41: length is missing");
    EXPECT_EQ((Problem{"legs.csv", 0, "cannot be opened"}).to_string(), "legs.csv: cannot be opened");
    EXPECT_EQ((Problem{"", 0, "no corridor is named"}).to_string(), "no corridor is named");
}

TEST(Problems, AreSortedByFileAndLineAndKeepTheirOrderWithinALine)
{
    Problems problems;
    problems.add("places.csv", 7, "second in the line of its file");
    problems.add("legs.csv", 10, "b");
    problems.add("legs.csv", 9, "zulu");
    problems.add("legs.csv", 9, "alpha");
    problems.sort();
    ASSERT_EQ(problems.size(), 4U);
    EXPECT_EQ(problems.all()[0].message, "zulu");
    EXPECT_EQ(problems.all()[1].message, "alpha");
    EXPECT_EQ(problems.all()[2].line, 10);
    EXPECT_EQ(problems.all()[3].file, "places.csv");
}

// More than the few that an unstable sort happens to leave in order.
TEST(Problems, KeepTheOrderOfAHundredInOneLine)
{
    Problems problems;
    for (int i = 0; i < 100; ++i) problems.add("legs.csv", i % 2, std::to_string(i / 2));
    problems.sort();
    for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(problems.all()[i].message, std::to_string(i % 50));
}

TEST(Problems, AreThrownTogether)
{
    Problems more;
    more.add("a.toml", 2, "first");
    Problems problems;
    problems.add("b.toml", 1, "last");
    problems.add(more);
    try {
        problems.throw_if_any();
        FAIL() << "the problems were swallowed";
    } catch (const InputError& error) {
        EXPECT_STREQ(error.what(), "a.toml:2: first\nb.toml:1: last");
        ASSERT_EQ(error.problems().size(), 2U);
        EXPECT_EQ(error.problems()[1], (Problem{"b.toml", 1, "last"}));
    }
}

TEST(Problems, AreNoErrorWhenThereIsNone)
{
    EXPECT_TRUE(Problems{}.empty());
    EXPECT_NO_THROW(Problems{}.throw_if_any());
}

TEST(InputError, CarriesASingleProblem)
{
    EXPECT_STREQ(InputError("a.toml", 3, "unknown key").what(), "a.toml:3: unknown key");
}

}  // namespace
}  // namespace corridor
