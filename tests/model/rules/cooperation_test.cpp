#include "model/rules/cooperation.hpp"

#include "property.hpp"

namespace corridor::rules {
namespace {

TEST(GrantProbability, NoOffenceInLawNoHelp)
{
    EXPECT_EQ(grant_probability(0, 1, 1), 0.0);
    EXPECT_EQ(grant_probability(1, 0, 1), 0.0);
    EXPECT_EQ(grant_probability(1, 1, 1), 1.0);
}

TEST(GrantProbability, WorkedValue)
{
    EXPECT_EQ(grant_probability(0.5, 0.25, 0.5), 0.0625);
}

RC_GTEST_PROP(GrantProbability, AnswersToBothSidesAndHowTheyFit, ())
{
    answers_as_stated(
        {{"regime_here", 0.1, 1, +1}, {"regime_there", 0.1, 1, +1}, {"harmonisation", 0.1, 1, +1}},
        [](const auto& x) { return grant_probability(x[0], x[1], x[2]); });
}

// 4 a day, half as many again.
TEST(ServiceRate, ASecretariatRaisesIt)
{
    EXPECT_EQ(service_rate(4, 0.5), 6.0);
    EXPECT_EQ(service_rate(4, 0), 4.0);
}

RC_GTEST_PROP(ServiceRate, AnswersToEachArgument, ())
{
    answers_as_stated({{"rate_0", 0.1, 10, +1}, {"secretariat", 0, 3, +1}},
                      [](const auto& x) { return service_rate(x[0], x[1]); });
}

TEST(AnsweredRequests, AreThoseThatWaitOrThoseThereIsRoomFor)
{
    EXPECT_EQ(answered_requests(7, 3), 3);
    EXPECT_EQ(answered_requests(2, 3), 2);
    EXPECT_EQ(answered_requests(7, -2), 0);
    EXPECT_EQ(answered_requests(0, 5), 0);
}

TEST(PooledEvidence, IsThePartOfThePartnersThatAJointTeamSees)
{
    EXPECT_EQ(pooled_evidence(8, 0.25), 2.0);
    EXPECT_EQ(pooled_evidence(8, 0), 0.0);
}

}  // namespace
}  // namespace corridor::rules
