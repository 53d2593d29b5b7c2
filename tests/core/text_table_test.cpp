#include "core/text_table.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "core/check.hpp"

namespace corridor {
namespace {

TEST(Aligned, ColumnsAreAsWideAsTheirWidestCellAndNoLineEndsInSpaces)
{
    EXPECT_EQ(aligned({{"name", "n"}, {"a", "1,000"}, {"long name", ""}}, "lr"), "name           n\n"
                                                                                 "a          1,000\n"
                                                                                 "long name\n");
}

TEST(Aligned, LettersBeyondAsciiTakeTheRoomOfOne)
{
    EXPECT_EQ(aligned({{"Sfåx", "1"}, {"Oran", "2"}}, "ll"), "Sfåx  1\nOran  2\n");
}

TEST(Aligned, ARowWithAnotherNumberOfCellsIsABug)
{
    EXPECT_THROW(aligned({{"a", "b"}, {"1"}}, "ll"), Bug);
}

TEST(Readable, KeepsFourDigitsThatCount)
{
    EXPECT_EQ(readable(0.012344), "0.01234");
    EXPECT_EQ(readable(-0.0000453449), "-0.00004534");
    EXPECT_EQ(readable(0.00001), "0.00001");
    EXPECT_EQ(readable(1e-9), "1e-09");
    EXPECT_EQ(readable(12.345678), "12.35");
    EXPECT_EQ(readable(-0.5), "-0.5");
    EXPECT_EQ(readable(0.0), "0");
}

TEST(Readable, SeparatesThousandsFromAThousandOn)
{
    EXPECT_EQ(readable(999.94), "999.9");
    EXPECT_EQ(readable(999.96), "1,000");
    EXPECT_EQ(readable(-1234567.4), "-1,234,567");
    EXPECT_EQ(readable(1e15), "1e+15");
}

TEST(Readable, WhatIsUndefinedIsADash)
{
    EXPECT_EQ(readable(std::numeric_limits<double>::quiet_NaN()), "-");
}

TEST(Counted, OneThingIsSingular)
{
    EXPECT_EQ(counted(1, "leg"), "1 leg");
    EXPECT_EQ(counted(0, "leg"), "0 legs");
    EXPECT_EQ(counted(2, "person", "people"), "2 people");
}

TEST(Wrapped, BreaksBetweenWordsWhereTheLineIsFull)
{
    EXPECT_EQ(wrapped("one two three", 9, "  "), "  one two\n  three\n");
    EXPECT_EQ(wrapped("one two three", 8, "  "), "  one\n  two\n  three\n");
}

TEST(Wrapped, AWordLongerThanTheLineStandsAlone)
{
    EXPECT_EQ(wrapped("a sesquipedalian b", 6), "a\nsesquipedalian\nb\n");
    EXPECT_EQ(wrapped(""), "");
}

}  // namespace
}  // namespace corridor
