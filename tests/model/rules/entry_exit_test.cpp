#include "model/rules/entry_exit.hpp"

#include "property.hpp"

namespace corridor::rules {
namespace {

// 0.1 * (1 + 4 + 3) * (3000 / 2000 - 1) = 0.4
TEST(EntryRate, WorkedValue)
{
    EXPECT_DOUBLE_EQ(entry_rate(0.1, 4, 3, 3000, 2000), 0.4);
}

TEST(EntryRate, IsZeroUpToTheOutsideOption)
{
    EXPECT_EQ(entry_rate(0.1, 4, 1, 2000, 2000), 0.0);
    EXPECT_EQ(entry_rate(0.1, 4, 1, -500, 2000), 0.0);
}

TEST(EntryRate, RevivesADeadMarket)
{
    EXPECT_EQ(entry_rate(0.1, 0, 0, 4000, 2000), 0.1);
}

RC_GTEST_PROP(EntryRate, AnswersToEachArgument, ())
{
    answers_as_stated({{"entry_0", 0.01, 1, +1},
                       {"n_e", 0, 50, +1},
                       {"m_e", 0, 50, +1},
                       {"profit", 2100, 9000, +1},
                       {"outside", 500, 2000, -1}},
                      [](const auto& x) { return entry_rate(x[0], x[1], x[2], x[3], x[4]); });
}

// 0.2 (1 - 500 / 2000) = 0.15
TEST(ExitProbability, WorkedValue)
{
    EXPECT_DOUBLE_EQ(exit_probability(0.2, 0, 4, 4, 500, 2000), 0.15);
}

TEST(ExitProbability, IsCertainWhenTheMoneyIsGone)
{
    EXPECT_EQ(exit_probability(0.2, -1, 0, 4, 5000, 2000), 1.0);
    EXPECT_EQ(exit_probability(0.2, 0, 0, 4, 5000, 2000), 0.0);
}

TEST(ExitProbability, WaitsForPatienceToEnd)
{
    EXPECT_EQ(exit_probability(0.2, 100'000, 3, 4, 0, 2000), 0.0);
    EXPECT_EQ(exit_probability(0.2, 100'000, 4, 4, 0, 2000), 0.2);
    EXPECT_EQ(exit_probability(0.2, 100'000, 5, 4, -9000, 2000), 0.2) << "losses do not hurry it further";
    EXPECT_EQ(exit_probability(0.2, 100'000, 5, 4, 2500, 2000), 0.0);
}

RC_GTEST_PROP(ExitProbability, AnswersToEachArgument, ())
{
    answers_as_stated({{"exit_0", 0.01, 1, +1}, {"earning", 100, 1900, -1}, {"outside", 2000, 9000, +1}},
                      [](const auto& x) { return exit_probability(x[0], 0, 9, 4, x[1], x[2]); });
}

}  // namespace
}  // namespace corridor::rules
