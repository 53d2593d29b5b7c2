#include "run/stage.hpp"

namespace corridor {
namespace {

class Cases : public test::Stage {
protected:
    Cases() : Stage({.organisations = 3})
    {
        world_.parameters.evidence_threshold = 4;
        world_.parameters.dismantling = 0;
        world_.levers.investigators = {0, 2};
        world_.levers.prosecutors = {9, 9};
    }

    void accuse(std::uint32_t organisation, double points, bool aggravated = false)
    {
        gain_evidence(world_, home, OrganisationId{organisation}, points, aggravated);
    }
    /// Lets so many days pass, on which only cases are worked on.
    void work(int days)
    {
        for (int day = 0; day < days; ++day) {
            work_cases(world_);
            world_.today = world_.today + 1;
        }
    }
    double evidence_at(JurisdictionId j) { return authority(j).suspicion(OrganisationId{0}).evidence; }
    Organisation& organisation(std::uint32_t n) { return world_.organisations.all[OrganisationId{n}]; }
};

TEST_F(Cases, SharedEvidenceArrivesAfterItsDelayAndInItsShare)
{
    world_.levers.share_finance[test::pair(corridor_, "home", "goal")] = 0.5;
    world_.levers.sharing_delay[test::pair(corridor_, "home", "goal")] = 10;
    accuse(0, 3);
    EXPECT_EQ(evidence_at(home), 3);
    work(10);  // days 0 to 9
    EXPECT_EQ(evidence_at(goal), 0);
    work(1);
    EXPECT_EQ(evidence_at(goal), 1.5);
    EXPECT_EQ(count_of(JurisdictionSeries::evidence_received, goal), 1.5);
    work(30);
    EXPECT_EQ(evidence_at(goal), 1.5) << "once";
    EXPECT_EQ(evidence_at(home), 3) << "and nothing comes back";
}

TEST_F(Cases, LaterEvidenceWithAShorterDelayArrivesFirst)
{
    const std::size_t pair = test::pair(corridor_, "home", "goal");
    world_.levers.share_finance[pair] = 1;
    world_.levers.sharing_delay[pair] = 30;
    accuse(0, 1);
    world_.levers.sharing_delay[pair] = 5;
    accuse(0, 2);
    work(6);
    EXPECT_EQ(evidence_at(goal), 2);
    work(25);
    EXPECT_EQ(evidence_at(goal), 3);
}

TEST_F(Cases, SharedEvidenceTellsWhatWasAggravated)
{
    world_.levers.share_finance[test::pair(corridor_, "home", "goal")] = 1;
    world_.levers.sharing_delay[test::pair(corridor_, "home", "goal")] = 1;
    world_.levers.investigators[goal.value] = 2;
    accuse(0, 10, true);
    accuse(1, 10, false);
    work(3);
    ASSERT_EQ(authority(goal).open.size(), 2U);
    EXPECT_TRUE(authority(goal).open[0].aggravated);
    EXPECT_FALSE(authority(goal).open[1].aggravated);
}

TEST_F(Cases, TracingOfPaymentsLeavesACaseAsAggravatedAsItWas)
{
    accuse(0, 3, true);
    accuse(0, 1, false);
    world_.levers.financial_tracing[home.value] = 4;
    world_.parameters.evidence_memory = 1;
    adapt_authorities(world_);
    const Suspicion& suspicion = authority(home).suspicion(OrganisationId{0});
    EXPECT_EQ(suspicion.evidence, 8);
    EXPECT_EQ(suspicion.aggravated, 6);
}

TEST_F(Cases, PartnersOpenTheirBooksAfterTheDelayAndOnce)
{
    accuse(0, 1);
    world_.parameters.evidence_memory = 1;
    world_.parameters.evidence_finance = 0.5;
    world_.levers.share_finance[test::pair(corridor_, "goal", "home")] = 1;
    world_.levers.sharing_delay[test::pair(corridor_, "goal", "home")] = 1000;
    adapt_authorities(world_);
    EXPECT_NEAR(evidence_at(home), 1 + 0.5 * (1 - std::exp(-0.03)), 1e-12);
    world_.levers.sharing_delay[test::pair(corridor_, "goal", "home")] = 0;
    const double before = evidence_at(home);
    adapt_authorities(world_);
    EXPECT_NEAR(evidence_at(home) - before, 0.5, 1e-9) << "no more than one partner's worth";
}

TEST_F(Cases, HalfAnInvestigatorTakesTwiceAsLong)
{
    world_.levers.investigators[home.value] = 0.5;
    world_.parameters.case_days = 1e6;
    accuse(0, 10);
    accuse(1, 10);
    work(1);
    ASSERT_EQ(authority(home).open.size(), 1U);
    const std::int32_t half = authority(home).open[0].ends;
    authority(home).open.clear();
    authority(home).waiting.clear();
    world_.levers.investigators[home.value] = 1;
    world_.today = world_.today - 1;
    work(1);
    ASSERT_EQ(authority(home).open.size(), 1U);
    EXPECT_NEAR(half, 2.0 * authority(home).open[0].ends, 0.01 * half);
}

TEST_F(Cases, OpenAboveTheThresholdOnly)
{
    accuse(0, 4);
    accuse(1, 4.5);
    work(1);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_opened, home), 1);
    ASSERT_EQ(authority(home).open.size(), 1U);
    EXPECT_EQ(authority(home).open[0].organisation, OrganisationId{1});
}

TEST_F(Cases, WaitForAnInvestigator)
{
    for (std::uint32_t n = 0; n < 3; ++n) accuse(n, 10);
    work(1);
    EXPECT_EQ(authority(home).open.size(), 2U);
    EXPECT_EQ(authority(home).waiting.size(), 1U);
    world_.levers.investigators[home.value] = 3;
    work(1);
    EXPECT_EQ(authority(home).open.size(), 3U);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_waited_days, home), 1);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_opened, home), 3) << "one case a suspect at a time";
}

TEST_F(Cases, AreNotOpenedWhereSmugglingIsNoCrime)
{
    world_.levers.smuggling_is_crime[home.value] = 0;
    accuse(0, 100);
    work(10);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_opened, home), 0);
}

TEST_F(Cases, LapseWhileTheyWaitWhenTheEvidenceFades)
{
    world_.levers.investigators[home.value] = 0;
    accuse(0, 5);
    work(1);
    EXPECT_EQ(authority(home).waiting.size(), 1U);
    authority(home).suspicion(OrganisationId{0}).evidence = 3;
    work(1);
    EXPECT_TRUE(authority(home).waiting.empty());
}

TEST_F(Cases, ThatAreProvenTakeMembersAndAssets)
{
    world_.parameters.evidence_half = 0;  // any evidence proves
    world_.parameters.case_days = 1;
    world_.parameters.trial_days = 1;
    world_.parameters.convicted_members = 0.6;
    world_.levers.asset_recovery[home.value] = 0.5;
    world_.levers.penalty[home.value] = 24;
    world_.levers.aggravated_penalty[home.value] = 60;
    const Money capital = organisation(0).capital;
    accuse(0, 10);
    accuse(1, 10, true);
    work(60);
    EXPECT_EQ(count_of(JurisdictionSeries::convictions, home), 2);
    EXPECT_DOUBLE_EQ(organisation(0).capacity, 70 * 0.4);
    EXPECT_EQ(organisation(0).capital, capital - capital.scaled(0.5));
    EXPECT_EQ(world_.ledger.recovered, capital.scaled(0.5) * 2);
    EXPECT_EQ(count_of(JurisdictionSeries::sentence_months, home), 24 + 60);
    EXPECT_EQ(count_of(JurisdictionSeries::wrongly_prosecuted, home), 0);
    EXPECT_EQ(evidence_at(home), 0) << "used up";
    EXPECT_EQ(authority(home).convictions, 2);
    EXPECT_TRUE(authority(home).open.empty());
}

TEST_F(Cases, AgainstHelpersCountAsWronglyProsecuted)
{
    world_.parameters.evidence_half = 0;
    world_.parameters.case_days = 1;
    world_.parameters.trial_days = 1;
    organisation(0).takes_benefit = false;
    accuse(0, 10);
    work(60);
    EXPECT_EQ(count_of(JurisdictionSeries::wrongly_prosecuted, home), 1);
}

/// A case in the city against an organisation of the village: what it takes to reach its organisers.
class CasesAbroad : public Cases {
protected:
    CasesAbroad()
    {
        world_.parameters.evidence_half = 0;  // any evidence proves
        world_.parameters.case_days = 1;
        world_.parameters.trial_days = 1;
        world_.parameters.convicted_members = 0.5;
        world_.levers.investigators = {2, 0};
        world_.levers.harmonisation.assign(4, 1.0);
        world_.levers.request_capacity = {100, 100};
    }
    void accuse_abroad(std::uint32_t organisation)
    {
        gain_evidence(world_, goal, OrganisationId{organisation}, 10, false);
    }
};

TEST_F(CasesAbroad, ReachTheOrganisersWithHelpFromTheirJurisdiction)
{
    accuse_abroad(0);
    work(60);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_sent, goal), 1);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_received, home), 1);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_granted, home), 1);
    EXPECT_EQ(count_of(JurisdictionSeries::organisers_convicted, goal), 1);
    EXPECT_GT(count_of(JurisdictionSeries::assets_recovered, goal), 0);
    EXPECT_DOUBLE_EQ(organisation(0).capacity, 70 * 0.5);
}

TEST_F(CasesAbroad, TryTheLocalCellWhereTheOrganisersSitInASafeHaven)
{
    world_.levers.smuggling_is_crime[home.value] = 0;  // where they started
    accuse_abroad(0);
    work(60);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_answered, home), 1);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_granted, home), 0);
    EXPECT_EQ(count_of(JurisdictionSeries::convictions, goal), 1);
    EXPECT_EQ(count_of(JurisdictionSeries::organisers_convicted, goal), 0);
    EXPECT_EQ(count_of(JurisdictionSeries::assets_recovered, goal), 0);
}

TEST_F(CasesAbroad, FailOnLawsThatDoNotFit)
{
    world_.levers.harmonisation.assign(4, 0.0);
    accuse_abroad(0);
    work(60);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_granted, home), 0);
    EXPECT_EQ(count_of(JurisdictionSeries::organisers_convicted, goal), 0);
}

TEST_F(CasesAbroad, WaitForTheAnswerUntilPatienceEnds)
{
    world_.levers.request_capacity[home.value] = 0;
    world_.parameters.request_patience = 50;
    accuse_abroad(0);
    work(50);
    EXPECT_EQ(authority(goal).prepared.size(), 1U);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_closed, goal), 0);
    work(20);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_closed, goal), 1);
    EXPECT_EQ(count_of(JurisdictionSeries::organisers_convicted, goal), 0)
        << "only the cell was within reach";
}

// 31 days of May, three a month and twice that with a secretariat: all but what is left over after a month.
TEST_F(CasesAbroad, AreAnsweredAtTheRateOfTheOffice)
{
    world_.levers.request_capacity[home.value] = 3;
    world_.parameters.request_patience = 5000;
    world_.levers.investigators[goal.value] = 100;
    for (std::uint32_t n = 0; n < 3; ++n) accuse_abroad(n);
    world_.levers.request_capacity[home.value] = 31.0 / 10;  // one every ten days
    work(12);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_answered, home), 1);
    work(20);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_answered, home), 3);
    EXPECT_GT(count_of(JurisdictionSeries::requests_age, home), 30);
}

TEST_F(CasesAbroad, AreAnsweredSoonerWithASecretariat)
{
    world_.levers.request_capacity[home.value] = 31.0 / 10;
    world_.levers.secretariat[home.value] = 9;
    for (std::uint32_t n = 0; n < 3; ++n) accuse_abroad(n);
    world_.levers.investigators[goal.value] = 100;
    work(12);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_answered, home), 3);
}

TEST_F(CasesAbroad, NeedNoRequestInAJointTeam)
{
    world_.levers.joint_teams.assign(4, 1.0);
    accuse_abroad(0);
    work(60);
    EXPECT_EQ(count_of(JurisdictionSeries::requests_sent, goal), 0);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_joint, goal), 1);
    EXPECT_EQ(count_of(JurisdictionSeries::organisers_convicted, goal), 1);
}

TEST_F(CasesAbroad, OfAJointTeamPoolTheEvidence)
{
    gain_evidence(world_, goal, OrganisationId{0}, 3, false);
    gain_evidence(world_, home, OrganisationId{0}, 3, false);
    work(5);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_opened, goal), 0) << "3 is below the threshold of 4";
    world_.levers.joint_teams.assign(4, 0.5);
    work(5);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_opened, goal), 1) << "3 + half of 3 is above it";
}

TEST_F(Cases, WaitForAProsecutor)
{
    world_.parameters.case_days = 0.001;  // both are ready on one day
    world_.parameters.trial_days = 5000;
    world_.levers.prosecutors[home.value] = 1;
    accuse(0, 10);
    accuse(1, 10);
    work(60);
    EXPECT_EQ(authority(home).on_trial.size(), 1U);
    EXPECT_EQ(authority(home).prepared.size(), 1U);
    EXPECT_TRUE(authority(home).open.empty()) << "investigators are free for the next";
}

TEST_F(Cases, EndAnOrganisationWhenItIsDismantled)
{
    world_.parameters.evidence_half = 0;
    world_.parameters.case_days = 1;
    world_.parameters.trial_days = 1;
    world_.parameters.dismantling = 1;
    accuse(0, 10);
    work(60);
    EXPECT_EQ(count_of(JurisdictionSeries::dismantled, home), 1);
    EXPECT_FALSE(organisation(0).active);
    EXPECT_TRUE(organisation(1).active);
}

TEST_F(Cases, SpareHelpersWhereTheLawAsksForBenefit)
{
    world_.levers.benefit_required[home.value] = 1;
    organisation(0).takes_benefit = false;
    accuse(0, 10);
    work(10);
    EXPECT_EQ(count_of(JurisdictionSeries::cases_opened, home), 0);
}

TEST_F(Cases, AreInvestigatedFasterBySkilledInvestigators)
{
    world_.parameters.case_days = 1000;
    world_.levers.investigation_skill[home.value] = 10;
    accuse(0, 10);
    work(1);
    const std::int32_t skilled = authority(home).open[0].ends;
    EXPECT_LE(skilled - world_.today.days, 1000 / 10 * 12) << "12 means of an exponential: 6e-6";
}

TEST_F(Cases, GrowByTracingOfPayments)
{
    world_.parameters.evidence_memory = 1;
    world_.levers.financial_tracing[home.value] = 0.25;
    accuse(0, 2);
    adapt_authorities(world_);
    EXPECT_DOUBLE_EQ(evidence_at(home), 2.25);
}

TEST_F(Cases, FadeAndGrowMonthByMonth)
{
    world_.parameters.evidence_memory = 0.9;
    world_.parameters.evidence_finance = 0.3;
    accuse(0, 2);
    adapt_authorities(world_);
    EXPECT_DOUBLE_EQ(evidence_at(home), 1.8);
    world_.levers.share_finance[test::pair(corridor_, "goal", "home")] = 0.5;
    world_.levers.sharing_delay[test::pair(corridor_, "goal", "home")] = 0;
    adapt_authorities(world_);
    EXPECT_NEAR(evidence_at(home), (1.8 + 0.15) * 0.9, 1e-9)
        << "payments are traced with a partner who shares";
}

}  // namespace
}  // namespace corridor
