#include "model/rules/evidence.hpp"

#include "property.hpp"

namespace corridor::rules {
namespace {

// 1.5 + 0.25 * 0.5
TEST(TracedPoints, AreTheOwnAndThoseOfPartners)
{
    EXPECT_EQ(traced_points(1.5, 0.25, 0.5), 1.625);
}

RC_GTEST_PROP(TracedPoints, AnswersToEachArgument, ())
{
    answers_as_stated({{"own", 0, 10, +1}, {"with_partners", 0.1, 10, +1}, {"partners", 0.1, 1, +1}},
                      [](const auto& x) { return traced_points(x[0], x[1], x[2]); });
}

TEST(StaffOf, WorksWhatItIsPaidFor)
{
    EXPECT_EQ(staff_of(6).cases, 6);
    EXPECT_EQ(staff_of(6).pace, 1.0);
    EXPECT_EQ(staff_of(6.5).cases, 7);
    EXPECT_DOUBLE_EQ(staff_of(6.5).pace, 6.5 / 7);
    EXPECT_EQ(staff_of(0).cases, 0);
    EXPECT_EQ(staff_of(0.25).cases, 1);
    EXPECT_EQ(case_days(100, 1, staff_of(0.25).pace), 400.0);
}

RC_GTEST_PROP(StaffOf, ABusyOfficeClosesAsManyAsItHasStaff, ())
{
    const double n = drawn(0.01, 500);
    const Staff staff = staff_of(n);
    RC_ASSERT(std::abs(staff.cases / case_days(30, 2, staff.pace) - n / case_days(30, 2, 1)) < 1e-9);
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

TEST(CaseDays, TwiceTheSkillHalfTheTime)
{
    EXPECT_EQ(case_days(240, 2, 1), 120.0);
    EXPECT_EQ(case_days(240, 1, 1), 240.0);
    EXPECT_EQ(case_days(240, 2, 0.5), 240.0);
}

}  // namespace
}  // namespace corridor::rules
