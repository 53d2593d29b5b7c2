#include "policy/interventions/information_campaign.hpp"

#include <gtest/gtest.h>

#include "model/rules/belief.hpp"
#include "policy/three_lands.hpp"

namespace corridor {
namespace {

using test::after;
using test::day_one;

InformationCampaign in_one_origin()
{
    return {.origins = {{1}},
            .format = CampaignFormat::peer_to_peer,
            .reach = 0.2,
            .credibility = 0.5,
            .half_life = 180,
            .death = 1.0,
            .schedule = {.from = day_one, .until = day_one + 100},
            .cost = {}};
}

TEST(InformationCampaign, ReachesItsOriginsWithinItsDatesOnly)
{
    const OriginId there{1};
    const OriginId elsewhere{0};
    EXPECT_EQ(after(in_one_origin(), day_one - 1).campaigns.at(0).reach[there], 0.0);
    EXPECT_GT(after(in_one_origin(), day_one).campaigns.at(0).reach[there], 0.0);
    EXPECT_EQ(after(in_one_origin(), day_one).campaigns.at(0).reach[elsewhere], 0.0);
    EXPECT_EQ(after(in_one_origin(), day_one + 100).campaigns.at(0).reach[there], 0.0);
}

TEST(InformationCampaign, ReachIsTheShareNewlyReachedInAMonth)
{
    const double rate = after(in_one_origin(), day_one).campaigns.at(0).reach[OriginId{1}];
    EXPECT_NEAR(1.0 - std::exp(-rate), 0.2, 1e-15);
}

// Otherwise the people who remember would come to nothing on the last day, and exposures would change their
// numbers.
TEST(InformationCampaign, ThoseWhoRememberKeepTheirBeliefsAfterTheLastDay)
{
    for (const Date day : {day_one - 500, day_one, day_one + 99, day_one + 5000}) {
        const Levers levers = after(in_one_origin(), day);
        ASSERT_EQ(levers.campaigns.size(), 1U);
        EXPECT_EQ(levers.campaigns[0].step, 0.5 * step_of(CampaignFormat::peer_to_peer));
        EXPECT_EQ(levers.campaigns[0].half_life, 180);
        EXPECT_EQ(levers.campaigns[0].content.death, 1.0);
        EXPECT_TRUE(std::isnan(levers.campaigns[0].content.papers)) << "what it does not speak of";
    }
}

TEST(InformationCampaign, TheNearerTheSpeakerTheLargerTheStep)
{
    EXPECT_LT(step_of(CampaignFormat::mass_media), step_of(CampaignFormat::community));
    EXPECT_LT(step_of(CampaignFormat::community), step_of(CampaignFormat::peer_to_peer));
    EXPECT_LT(step_of(CampaignFormat::peer_to_peer), 1.0) << "nobody forgets all that they knew";
}

TEST(InformationCampaign, NobodyIsMovedByWhatNobodyBelieves)
{
    InformationCampaign campaign = in_one_origin();
    campaign.credibility = 0;
    EXPECT_EQ(after(campaign, day_one).campaigns.at(0).step, 0.0);
}

// F10: whoever overestimated a danger fears it less after hearing the truth; whoever underestimated it, more.
TEST(InformationCampaign, TheTruthDrawsBeliefsFromBothSides)
{
    const double step = in_one_origin().step();
    const double truth = 0.02;
    EXPECT_LT(rules::toward(0.2, truth, step), 0.2);
    EXPECT_GT(rules::toward(0.2, truth, step), truth);
    EXPECT_GT(rules::toward(0.001, truth, step), 0.001);
}

TEST(InformationCampaign, ItHasToStateSomething)
{
    EXPECT_TRUE(in_one_origin().mistakes().empty());
    InformationCampaign silent = in_one_origin();
    silent.death = InformationCampaign::silent;
    ASSERT_EQ(silent.mistakes().size(), 1U);
    EXPECT_EQ(silent.mistakes()[0].message, "it states nothing: give death, harm, stopped, papers or fee");
    silent.fee = 1;
    EXPECT_TRUE(silent.mistakes().empty());
}

}  // namespace
}  // namespace corridor
