#include "core/text.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace corridor {
namespace {

using Words = std::vector<std::string>;

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps)
{
    EXPECT_EQ(edit_distance("patrol", "patrol"), 0U);
    EXPECT_EQ(edit_distance("patrol", "patrols"), 1U);
    EXPECT_EQ(edit_distance("patrol", "patol"), 1U);
    EXPECT_EQ(edit_distance("patrol", "petrol"), 1U);
    EXPECT_EQ(edit_distance("effrot", "effort"), 1U);
    EXPECT_EQ(edit_distance("ca", "abc"), 3U);  // the restricted form: no letter is edited twice
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
}

RC_GTEST_PROP(EditDistance, IsSymmetricAndBetweenTheDifferenceAndTheLongerLength,
              (const std::string& a, const std::string& b))
{
    const std::size_t distance = edit_distance(a, b);
    RC_ASSERT(distance == edit_distance(b, a));
    RC_ASSERT(distance <= std::max(a.size(), b.size()));
    RC_ASSERT(distance >= std::max(a.size(), b.size()) - std::min(a.size(), b.size()));
    RC_ASSERT((distance == 0) == (a == b));
}

TEST(Nearest, FindsTheWordThatWasMeant)
{
    const Words kinds{"border_patrol", "carrier_sanctions", "information_campaign"};
    EXPECT_EQ(nearest("boarder_patrol", kinds), "border_patrol");
    EXPECT_EQ(nearest("Information-Campaign", kinds), "information_campaign");
    EXPECT_EQ(nearest("carrier_sanction", kinds), "carrier_sanctions");
}

TEST(Nearest, IsEmptyWhenNothingIsNear)
{
    EXPECT_EQ(nearest("weather", Words{"border_patrol", "carrier_sanctions"}), "");
    EXPECT_EQ(nearest("a", Words{"b"}), "");
    EXPECT_EQ(nearest("anything", Words{}), "");
    EXPECT_EQ(nearest("", Words{"fee"}), "");
}

TEST(Nearest, PrefersTheFirstOfEquallyNearWords)
{
    EXPECT_EQ(nearest("leg", Words{"legs", "beg"}), "legs");
    EXPECT_EQ(nearest("leg", Words{"beg", "legs"}), "beg");
    EXPECT_EQ(nearest("fees", Words{"feet", "fee", "FEES"}), "FEES");
}

TEST(DidYouMean, EndsASentence)
{
    EXPECT_EQ(did_you_mean("effrot", Words{"legs", "effort"}), " (did you mean \"effort\"?)");
    EXPECT_EQ(did_you_mean("ramp", Words{"legs", "effort"}), "");
}

TEST(Text, JoinsAndSplits)
{
    EXPECT_EQ(join(Words{"a", "b", "c"}), "a, b, c");
    EXPECT_EQ(join(Words{"a", "b"}, " "), "a b");
    EXPECT_EQ(join(Words{}), "");
    EXPECT_EQ(split("a,,b,", ','), (std::vector<std::string_view>{"a", "", "b", ""}));
    EXPECT_EQ(split("", ','), std::vector<std::string_view>{""});
}

TEST(Text, TrimsAndLowers)
{
    EXPECT_EQ(trim(" \t a b \r\n"), "a b");
    EXPECT_EQ(trim("  \n"), "");
    EXPECT_EQ(lower("Zuwara-LAMPEDUSA é"), "zuwara-lampedusa é");
}

RC_GTEST_PROP(Text, JoiningUndoesSplitting, (const std::string& text))
{
    const auto pieces = split(text, ',');
    RC_ASSERT(join(pieces, ",") == text);
    RC_ASSERT(static_cast<std::ptrdiff_t>(pieces.size()) == 1 + std::count(text.begin(), text.end(), ','));
}

}  // namespace
}  // namespace corridor
