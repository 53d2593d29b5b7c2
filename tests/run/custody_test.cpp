#include "run/stage.hpp"

namespace corridor {
namespace {

class Custody : public test::Stage {
protected:
    /// Takes somebody who has just crossed into the custody of the land they entered.
    bool take(MigrantId i) { return take_into_custody(world_, i, way, goal, true); }
};

TEST_F(Custody, LetsThroughThoseWhoMayAskForAsylum)
{
    world_.levers.asylum_share[goal.value] = 1;
    const MigrantId i = arrival();
    EXPECT_TRUE(take(i));
    EXPECT_EQ(status(i), Status::asylum_seeker);
    EXPECT_EQ(count_of(PersonEvent::intercepted), 1);
    EXPECT_EQ(count_of(PersonEvent::stopped), 0);
}

TEST_F(Custody, LetsThroughWhereNothingIsLaidDown)
{
    const MigrantId i = arrival();
    EXPECT_TRUE(take(i));
    EXPECT_EQ(status(i), Status::irregular);
}

TEST_F(Custody, DetainsNoMoreThanThereIsRoomFor)
{
    world_.levers.detention_share[goal.value] = 1;
    world_.levers.detention_capacity[goal.value] = 3;
    int detained = 0;
    for (int n = 0; n < 5; ++n) detained += take(arrival()) ? 0 : 1;
    EXPECT_EQ(detained, 3);
    EXPECT_EQ(authority(goal).detained, 3);
    EXPECT_EQ(count_of(PersonEvent::detained), 3);
    EXPECT_EQ(count_of(JurisdictionSeries::detention_refused, goal), 2);
    EXPECT_EQ(count_of(LegSeries::stopped), 3);
}

TEST_F(Custody, ReleasesTheDetainedAndFreesTheirPlace)
{
    world_.levers.detention_share[goal.value] = 1;
    world_.levers.detention_capacity[goal.value] = 1;
    world_.levers.detention_days[goal.value] = 20;
    world_.levers.enforced_return[goal.value] = 0;
    const MigrantId i = arrival();
    take(i);
    world_.levers.passable[way.value] = 0;
    pass(400);  // twenty times the mean
    EXPECT_NE(state(i), State::detained);
    EXPECT_EQ(authority(goal).detained, 0);
}

// The sum of 400 exponential stays of mean 20 has a standard error of 20 x sqrt(400); rounding up adds half a
// day each.
TEST_F(Custody, DetainsForAsLongAsTheMeanSays)
{
    world_.levers.detention_share[goal.value] = 1;
    world_.levers.detention_capacity[goal.value] = 1e6;
    world_.levers.detention_days[goal.value] = 20;
    world_.levers.enforced_return[goal.value] = 1;
    world_.levers.discouragement[goal.value] = 1;
    for (int n = 0; n < 400; ++n) take(arrival());
    double days = 0;
    for (int day = 0; day < 400; ++day) {
        pass(1);
        days += authority(goal).detained;
    }
    // A stay of X days counts floor(X) + 1 evenings less the one of the day it ends on.
    EXPECT_NEAR(days / 400, 20, 4 * 20 / 20.0 + 1);
    EXPECT_EQ(authority(goal).detained, 0);
}

TEST_F(Custody, PushesBackToWhereTheLegStarts)
{
    world_.levers.pushback_share[goal.value] = 1;
    const MigrantId i = arrival();
    EXPECT_FALSE(take(i));
    EXPECT_EQ(place(i), village);
    EXPECT_EQ(state(i), State::preparing);
    EXPECT_EQ(count_of(PersonEvent::pushed_back), 1);
}

TEST_F(Custody, ReturnsToTheOrigin)
{
    world_.levers.return_share[goal.value] = 1;
    const MigrantId i = arrival();
    EXPECT_FALSE(take(i));
    EXPECT_EQ(place(i), village);
    EXPECT_EQ(count_of(PersonEvent::returned), 1);
    EXPECT_EQ(status(i), Status::citizen_at_home);
}

TEST_F(Custody, DiscouragesThoseWhoAreStopped)
{
    world_.levers.pushback_share[goal.value] = 1;
    world_.levers.discouragement[goal.value] = 1;
    const MigrantId i = arrival();
    take(i);
    EXPECT_EQ(state(i), State::home);
    EXPECT_EQ(count_of(PersonEvent::gave_up), 1);
}

// 2000 persons with a chance of 0.3 each to lose heart, once: 4 standard errors.
TEST_F(Custody, DiscouragesAShareOnceWhateverFollows)
{
    for (const auto share : {&Levers::pushback_share, &Levers::return_share}) {
        (world_.levers.*share)[goal.value] = 1;
        world_.levers.discouragement[goal.value] = 0.3;
        int gave_up = 0;
        for (int n = 0; n < 2000; ++n) {
            const MigrantId i = arrival();
            take(i);
            gave_up += state(i) == State::home ? 1 : 0;
        }
        EXPECT_NEAR(gave_up, 600, 4 * std::sqrt(2000 * 0.3 * 0.7));
        (world_.levers.*share)[goal.value] = 0;
    }
}

TEST_F(Custody, DiscouragesTheDetainedAndTheSupervisedOnceTheyAreFree)
{
    world_.levers.detention_share[goal.value] = 1;
    world_.levers.detention_capacity[goal.value] = 1e6;
    world_.levers.detention_days[goal.value] = 5;
    world_.levers.enforced_return[goal.value] = 0;
    world_.parameters.absconding = 0;
    const auto gone_home = [&](double alternatives, double discouragement) {
        world_.levers.alternatives[goal.value] = alternatives;
        world_.levers.discouragement[goal.value] = discouragement;
        const double before = count_of(PersonEvent::gave_up);
        for (int n = 0; n < 100; ++n) take(arrival());
        EXPECT_EQ(count_of(PersonEvent::gave_up), before) << "nobody goes home out of custody";
        pass(100);  // twenty times the mean
        return count_of(PersonEvent::gave_up) - before;
    };
    for (const double alternatives : {0.0, 1.0}) {
        EXPECT_EQ(gone_home(alternatives, 1), 100);
        EXPECT_LT(gone_home(alternatives, 0), 20) << "who is not discouraged stays in the city";
    }
}

TEST_F(Custody, AVictimWithoutAPlaceStaysAVictim)
{
    world_.levers.sensitivity_men[goal.value] = 1;
    world_.levers.referral_capacity[goal.value] = 0;
    world_.levers.asylum_share[goal.value] = 1;
    const MigrantId i = arrival();
    world_.migrants.victim[i.value] = 1;
    take(i);
    EXPECT_EQ(count_of(PersonEvent::identified), 1);
    EXPECT_EQ(world_.migrants.victim[i.value], 1);
    world_.levers.referral_capacity[goal.value] = 1;
    take(i);
    EXPECT_EQ(state(i), State::sheltered);
    EXPECT_EQ(world_.migrants.victim[i.value], 0);
}

TEST_F(Custody, BeforeTheBorderNobodyIsPushedBackOverIt)
{
    world_.levers.pushback_share[home.value] = 1;
    const MigrantId i = person();
    EXPECT_FALSE(take_into_custody(world_, i, way, home, false));
    EXPECT_EQ(count_of(PersonEvent::pushed_back), 0);
    EXPECT_EQ(state(i), State::preparing);
}

TEST_F(Custody, RefersIdentifiedVictimsWhileThereIsRoom)
{
    world_.levers.sensitivity_men[goal.value] = 1;
    world_.levers.referral_capacity[goal.value] = 2;
    world_.levers.pushback_share[goal.value] = 1;
    std::vector<MigrantId> all;
    for (int n = 0; n < 3; ++n) {
        all.push_back(arrival());
        world_.migrants.victim[all.back().value] = 1;
        take(all.back());
    }
    EXPECT_EQ(state(all[0]), State::sheltered);
    EXPECT_EQ(state(all[1]), State::sheltered);
    EXPECT_EQ(place(all[2]), village) << "identified, but no shelter has room: pushed back";
    EXPECT_EQ(count_of(PersonEvent::identified), 3);
    EXPECT_EQ(count_of(JurisdictionSeries::referrals, goal), 2);
    EXPECT_EQ(count_of(JurisdictionSeries::referrals_refused, goal), 1);
    adapt_authorities(world_);  // a new month
    const MigrantId next = arrival();
    world_.migrants.victim[next.value] = 1;
    take(next);
    EXPECT_EQ(state(next), State::sheltered);
}

TEST_F(Custody, SheltersForAsLongAsTheParameterSays)
{
    world_.levers.sensitivity_men[goal.value] = 1;
    world_.levers.referral_capacity[goal.value] = 1;
    world_.parameters.shelter_days = 60;
    const MigrantId i = arrival();
    world_.migrants.victim[i.value] = 1;
    take(i);
    pass(60);
    EXPECT_EQ(state(i), State::sheltered);
    pass(1);
    EXPECT_NE(state(i), State::sheltered);
}

TEST_F(Custody, MissesVictimsAndMisjudgesOthersAsItsScreeningDoes)
{
    world_.levers.sensitivity_men[goal.value] = 0;
    world_.levers.specificity[goal.value] = 0;
    world_.levers.referral_capacity[goal.value] = 10;
    const MigrantId victim = arrival();
    world_.migrants.victim[victim.value] = 1;
    take(victim);
    EXPECT_EQ(count_of(PersonEvent::missed), 1);
    EXPECT_EQ(world_.migrants.victim[victim.value], 1) << "may be identified another time";
    const MigrantId other = arrival();
    take(other);
    EXPECT_EQ(count_of(PersonEvent::misjudged), 1);
    EXPECT_EQ(state(other), State::sheltered) << "the misjudged take a place";
    EXPECT_EQ(count_of(PersonEvent::testified), 0);
}

TEST_F(Custody, ScreensMenWomenAndChildrenEachByTheirOwnSensitivity)
{
    world_.levers.referral_capacity[goal.value] = 10;
    const auto screened = [&](std::vector<double> Levers::*sensitivity, const test::Somebody& who) {
        (world_.levers.*sensitivity)[goal.value] = 1;
        const MigrantId i = test::add_person(world_, who);
        world_.migrants.victim[i.value] = 1;
        take(i);
        (world_.levers.*sensitivity)[goal.value] = 0;
        return state(i) == State::sheltered;
    };
    const Profile woman{Sex::female, Age::adult, IncomeBand::middle, false, false};
    const Profile girl{Sex::female, Age::child, IncomeBand::middle, false, false};
    EXPECT_TRUE(screened(&Levers::sensitivity_men, {.key = 901}));
    EXPECT_TRUE(screened(&Levers::sensitivity_women, {.key = 902, .profile = woman}));
    EXPECT_TRUE(screened(&Levers::sensitivity_children, {.key = 903, .profile = girl}));
    EXPECT_FALSE(screened(&Levers::sensitivity_women, {.key = 904, .profile = girl}));
    EXPECT_FALSE(screened(&Levers::sensitivity_women, {.key = 905}));
}

TEST_F(Custody, TurnsTheTestimonyOfTheProtectedIntoEvidence)
{
    world_.levers.sensitivity_men[goal.value] = 1;
    world_.levers.referral_capacity[goal.value] = 1;
    world_.parameters.testimony_share = 1;
    const MigrantId protected_one = arrival();
    world_.migrants.victim[protected_one.value] = 1;
    take(protected_one);
    const double points = world_.parameters.evidence_testimony;
    EXPECT_EQ(authority(goal).suspicion(OrganisationId{0}).evidence, points);
    EXPECT_EQ(authority(goal).suspicion(OrganisationId{0}).aggravated, points);
    const MigrantId turned_away = arrival();
    world_.migrants.victim[turned_away.value] = 1;
    take(turned_away);
    EXPECT_EQ(authority(goal).suspicion(OrganisationId{0}).evidence, points)
        << "who finds no shelter does not speak";
    EXPECT_EQ(count_of(PersonEvent::testified), 1);
}

TEST_F(Custody, StoppedTravellersAreRememberedByTheirNationality)
{
    world_.levers.pushback_share[goal.value] = 1;
    const MigrantId i = arrival();
    world_.migrants.guided[i.value] = 1;
    world_.migrants.crossing_share[i.value] = 0.25F;
    take(i);
    const Beliefs& beliefs = world_.beliefs;
    EXPECT_DOUBLE_EQ(beliefs.pending.back()[beliefs.at(NationalityId{0}, way, Guidance::guided)].stops, 0.25);
    EXPECT_EQ(beliefs.pending.back()[beliefs.at(NationalityId{0}, way, Guidance::alone)].stops, 0);
}

TEST_F(Custody, ArrangesCareForMinorsInsteadOfDetention)
{
    world_.levers.detention_share[goal.value] = 1;
    world_.levers.detention_capacity[goal.value] = 10;
    world_.levers.child_care[goal.value] = 1;
    const Profile girl{Sex::female, Age::child, IncomeBand::middle, false, false};
    const MigrantId child = test::add_person(world_, {.key = 903, .profile = girl});
    const MigrantId adult = arrival();
    EXPECT_FALSE(take(child));
    EXPECT_FALSE(take(adult));
    EXPECT_EQ(state(child), State::sheltered);
    EXPECT_EQ(state(adult), State::detained);
    EXPECT_EQ(count_of(PersonEvent::cared_for), 1);
    EXPECT_EQ(count_of(PersonEvent::detained), 1);
}

TEST_F(Custody, SupervisesInFreedomWithoutTakingAPlaceInDetention)
{
    world_.levers.detention_share[goal.value] = 1;
    world_.levers.detention_capacity[goal.value] = 0;
    world_.levers.alternatives[goal.value] = 1;
    const MigrantId i = arrival();
    EXPECT_FALSE(take(i));
    EXPECT_EQ(state(i), State::supervised);
    EXPECT_EQ(authority(goal).detained, 0);
    EXPECT_EQ(count_of(PersonEvent::supervised), 1);
    EXPECT_EQ(count_of(JurisdictionSeries::detention_refused, goal), 0);
}

// 400 persons of whom each absconds with a chance of 0.25: 4 standard errors of 8.7. Nobody else leaves: the
// decision is return, and who is returned gives up.
TEST_F(Custody, LosesThoseWhoAbscondBeforeTheDecision)
{
    world_.levers.detention_share[goal.value] = 1;
    world_.levers.alternatives[goal.value] = 1;
    world_.levers.enforced_return[goal.value] = 1;
    world_.levers.discouragement[goal.value] = 1;
    world_.levers.detention_days[goal.value] = 10;
    world_.parameters.absconding = 0.25;
    world_.levers.recognition[goal.value] = 1;  // whoever gets away is not returned later
    for (int n = 0; n < 400; ++n) take(arrival());
    const double stopped_for_good = count_of(PersonEvent::gave_up);
    pass(300);
    EXPECT_NEAR(count_of(PersonEvent::absconded), 100, 4 * 8.7);
    EXPECT_EQ(count_of(PersonEvent::returned), 400 - count_of(PersonEvent::absconded));
    EXPECT_GT(count_of(PersonEvent::gave_up), stopped_for_good);
}

TEST_F(Custody, OffersAWayHomeToThoseWhoLoseHeart)
{
    world_.levers.pushback_share[goal.value] = 1;
    world_.levers.discouragement[goal.value] = 1;
    world_.levers.voluntary_return = {1, 1};
    take(arrival());
    EXPECT_EQ(count_of(PersonEvent::assisted_return), 1);
    EXPECT_EQ(count_of(PersonEvent::gave_up), 1);
    world_.levers.voluntary_return = {0, 0};
    take(arrival());
    EXPECT_EQ(count_of(PersonEvent::assisted_return), 1);
    EXPECT_EQ(count_of(PersonEvent::gave_up), 2);
}

// 400 persons, odds of trying again 1 and then 1/3: four standard errors.
TEST_F(Custody, AnOfferOfReturnIsTakenUpByMoreOfTheStopped)
{
    world_.levers.pushback_share[goal.value] = 1;
    world_.levers.discouragement[goal.value] = 0.5;
    world_.levers.voluntary_return[goal.value] = 1;
    world_.parameters.c_assisted = std::log(3.0);
    for (int n = 0; n < 400; ++n) take(arrival());
    EXPECT_NEAR(count_of(PersonEvent::gave_up) / 400, 0.75, 4 * 0.022);
}

TEST_F(Custody, HelpAtHomeKeepsTheReturnedThere)
{
    world_.levers.return_share[goal.value] = 1;
    world_.levers.discouragement[goal.value] = 0.5;
    const auto who_stay = [&] {
        const double before = count_of(PersonEvent::gave_up);
        for (int n = 0; n < 400; ++n) return_home(world_, arrival(), goal);
        return (count_of(PersonEvent::gave_up) - before) / 400;
    };
    EXPECT_NEAR(who_stay(), 0.5, 4 * 0.025);
    world_.levers.reintegration = {std::log(3.0)};  // odds of trying again fall from 1 to 1/3
    EXPECT_NEAR(who_stay(), 0.75, 4 * 0.022);
}

TEST_F(Custody, SupportOfWitnessesLetsMoreOfThemSpeak)
{
    world_.levers.sensitivity_men[goal.value] = 1;
    world_.levers.referral_capacity[goal.value] = 2;
    world_.parameters.testimony_share = 0;
    world_.levers.witness_support[goal.value] = 1;
    const MigrantId i = arrival();
    world_.migrants.victim[i.value] = 1;
    take(i);
    EXPECT_EQ(count_of(PersonEvent::testified), 1);
}

}  // namespace
}  // namespace corridor
