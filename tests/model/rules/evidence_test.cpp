#include "model/rules/evidence.hpp"

#include "property.hpp"

namespace corridor::rules {
namespace {

// One of each kind has its own decimal place.
TEST(EvidenceIncrement, EverySourceCountsOnce)
{
    EXPECT_EQ(evidence_increment(1, 20, 300, 4000), 4321.0);
}

RC_GTEST_PROP(EvidenceIncrement, AnswersToEachArgument, ())
{
    answers_as_stated(
        {{"arrests", 0, 10, +1}, {"testimony", 0, 10, +1}, {"finance", 0, 10, +1}, {"shared", 0, 10, +1}},
        [](const auto& x) { return evidence_increment(x[0], x[1], x[2], x[3]); });
}

TEST(OpensCase, AboveTheThresholdAndWhileThereIsRoom)
{
    EXPECT_TRUE(opens_case(5.1, 5.0, 1));
    EXPECT_FALSE(opens_case(5.0, 5.0, 1));
    EXPECT_FALSE(opens_case(4.9, 5.0, 1));
    EXPECT_FALSE(opens_case(5.1, 5.0, 0));
    EXPECT_FALSE(opens_case(5.1, 5.0, -3));
}

// 0.8 * 30 / (30 + 10) * 0.5 * 0.25 = 0.8 * 0.75 * 0.125 = 0.075
TEST(ConvictionProbability, WorkedValue)
{
    EXPECT_DOUBLE_EQ(conviction_probability(0.8, 30, 10, 0.5, 0.25), 0.075);
}

TEST(ConvictionProbability, Limits)
{
    EXPECT_EQ(conviction_probability(0.8, 0, 10, 1, 1), 0.0);             // no evidence
    EXPECT_EQ(conviction_probability(0.8, 30, 10, 0, 1), 0.0);            // no offence here
    EXPECT_EQ(conviction_probability(0.8, 30, 10, 1, 0), 0.0);            // safe haven at home
    EXPECT_EQ(conviction_probability(0.8, 10, 10, 1, 1), 0.4);            // half saturated
    EXPECT_DOUBLE_EQ(conviction_probability(0.8, 1e300, 10, 1, 1), 0.8);  // all evidence there is
}

RC_GTEST_PROP(ConvictionProbability, AnswersToEachArgument, ())
{
    answers_as_stated({{"base", 0.1, 1, +1},
                       {"evidence", 1, 50, +1},
                       {"evidence_half", 1, 50, -1},
                       {"regime_here", 0.1, 1, +1},
                       {"regime_home", 0.1, 1, +1}},
                      [](const auto& x) { return conviction_probability(x[0], x[1], x[2], x[3], x[4]); });
}

TEST(SentenceMonths, IsOneOfTheTwoPenalties)
{
    EXPECT_EQ(sentence_months(24, 96, false), 24.0);
    EXPECT_EQ(sentence_months(24, 96, true), 96.0);
    EXPECT_EQ(sentence_months(120, 96, true), 120.0) << "who endangers lives smuggles as well";
}

// 24 + 0.25 * (96 - 24) = 42; at shares 0 and 1 the sentences themselves.
TEST(ExpectedSentence, IsTheMeanOfSentences)
{
    EXPECT_EQ(expected_sentence(24, 96, 0.25), 42.0);
    EXPECT_EQ(expected_sentence(24, 96, 0), sentence_months(24, 96, false));
    EXPECT_EQ(expected_sentence(24, 96, 1), sentence_months(24, 96, true));
    EXPECT_EQ(expected_sentence(120, 96, 0.5), 120.0);
}

RC_GTEST_PROP(ExpectedSentence, AnswersToEachArgument, ())
{
    answers_as_stated(
        {{"penalty", 1, 40, +1}, {"aggravated_penalty", 41, 200, +1}, {"aggravated_share", 0.01, 0.99, +1}},
        [](const auto& x) { return expected_sentence(x[0], x[1], x[2]); });
}

TEST(CapacityKept, IsTheRestOfThoseWithinReach)
{
    EXPECT_DOUBLE_EQ(capacity_kept(0.6, 1), 0.4);
    EXPECT_DOUBLE_EQ(capacity_kept(0.6, 0.5), 0.7);
    EXPECT_EQ(capacity_kept(0.6, 0), 1.0);
}

TEST(InvestigationDays, TwiceTheSkillHalfTheTime)
{
    EXPECT_EQ(investigation_days(240, 2), 120.0);
    EXPECT_EQ(investigation_days(240, 1), 240.0);
}

}  // namespace
}  // namespace corridor::rules
