#include "model/rules/entry_exit.hpp"

#include "property.hpp"

namespace corridor::rules {
namespace {

// 0.1 * (1 + 4) * (3000 / 2000 - 1) = 0.25
TEST(EntryRate, WorkedValue)
{
    EXPECT_DOUBLE_EQ(entry_rate(0.1, 4, 3000, 2000), 0.25);
}

TEST(EntryRate, IsZeroUpToTheOutsideOption)
{
    EXPECT_EQ(entry_rate(0.1, 4, 2000, 2000), 0.0);
    EXPECT_EQ(entry_rate(0.1, 4, -500, 2000), 0.0);
}

TEST(EntryRate, RevivesADeadMarket)
{
    EXPECT_EQ(entry_rate(0.1, 0, 4000, 2000), 0.1);
}

RC_GTEST_PROP(EntryRate, AnswersToEachArgument, ())
{
    answers_as_stated({{"entry_0", 0.01, 1, +1},
                       {"n_e", 0, 50, +1},
                       {"profit", 2100, 9000, +1},
                       {"outside", 500, 2000, -1}},
                      [](const auto& x) { return entry_rate(x[0], x[1], x[2], x[3]); });
}

TEST(LeavesMarket, WhenTheMoneyIsGone)
{
    EXPECT_TRUE(leaves_market(-1, 0, 4));
    EXPECT_FALSE(leaves_market(0, 0, 4));
}

TEST(LeavesMarket, WhenPatienceIsOver)
{
    EXPECT_FALSE(leaves_market(100000, 3, 4));
    EXPECT_TRUE(leaves_market(100000, 4, 4));
    EXPECT_TRUE(leaves_market(100000, 5, 4));
}

}  // namespace
}  // namespace corridor::rules
