#include "run/stage.hpp"

namespace corridor {
namespace {

class Waking : public test::Stage {
protected:
    Waking() { world_.levers.procedure_days = {30, 30}; }

    /// Somebody who has claimed papers in the city today.
    MigrantId claimant()
    {
        const MigrantId i = arrival();
        world_.migrants.state[i.value] = State::in_procedure;
        world_.calendar.push(world_.today.days + 30, i.value);
        return i;
    }
    /// Somebody who has applied for a regular pathway and is looked at today.
    MigrantId applicant()
    {
        const MigrantId i = person();
        world_.migrants.state[i.value] = State::awaiting_pathway;
        world_.pathway_waiting[0] += 1;
        world_.calendar.push(world_.today.days, i.value);
        return i;
    }
};

TEST_F(Waking, GrantsPapersToFoundedClaimsAfterTheProcedure)
{
    world_.levers.recognition[goal.value] = 1;
    const MigrantId i = claimant();
    pass(30);
    EXPECT_EQ(state(i), State::in_procedure);
    pass(1);
    EXPECT_EQ(state(i), State::settled);
    EXPECT_EQ(status(i), Status::regular);
    EXPECT_EQ(count_of(PersonEvent::granted), 1);
    const Claims& claims = world_.beliefs.claims_pending[world_.beliefs.at(NationalityId{0}, city)];
    EXPECT_EQ(claims.decided, 1);
    EXPECT_EQ(claims.granted, 1);
}

TEST_F(Waking, RefusesAndReturnsWhereTheLawDoes)
{
    world_.levers.recognition[goal.value] = 0;
    world_.levers.enforced_return[goal.value] = 1;
    world_.levers.discouragement[goal.value] = 1;
    const MigrantId i = claimant();
    pass(31);
    EXPECT_EQ(count_of(PersonEvent::refused), 1);
    EXPECT_EQ(count_of(PersonEvent::returned), 1);
    EXPECT_EQ(state(i), State::home) << "and discouraged";
    EXPECT_EQ(place(i), village);
    EXPECT_EQ(world_.beliefs.claims_pending[world_.beliefs.at(NationalityId{0}, city)].returned, 1);
}

TEST_F(Waking, LetsTheRefusedStayWithoutPapersWhereNobodyIsReturned)
{
    world_.levers.recognition[goal.value] = 0;
    world_.levers.enforced_return[goal.value] = 0;
    const MigrantId i = claimant();
    pass(31);
    EXPECT_EQ(state(i), State::settled);
    EXPECT_EQ(status(i), Status::irregular);
}

TEST_F(Waking, GivesSoManyRegularPlacesAMonth)
{
    world_.levers.pathway_places[0] = 3;
    for (int n = 0; n < 5; ++n) applicant();
    pass(1);
    EXPECT_EQ(count_of(PersonEvent::moved_regularly), 3);
    EXPECT_EQ(world_.pathway_waiting[0], 2);
    pass(29);
    adapt_authorities(world_);  // a new month
    pass(1);
    EXPECT_EQ(count_of(PersonEvent::moved_regularly), 5);
    EXPECT_EQ(world_.pathway_waiting[0], 0);
    EXPECT_EQ(world_.record.origins.now(OriginSeries::pathway_departures, 0), 5);
}

TEST_F(Waking, ThoseTiredOfWaitingForAPlaceGoWithout)
{
    world_.levers.pathway_places[0] = 0;
    world_.parameters.preparing_patience = 45;
    const MigrantId i = applicant();
    pass(31);
    EXPECT_EQ(state(i), State::awaiting_pathway);
    pass(30);
    EXPECT_EQ(state(i), State::preparing);
    EXPECT_EQ(world_.pathway_waiting[0], 0);
}

// Of those who prepared with a pathway in sight, nobody goes without where the irregular way is worth
// nothing.
TEST_F(Waking, ThoseWhoWouldNotGoWithoutStayAtHome)
{
    world_.levers.pathway_open[0] = 1;
    world_.levers.pathway_places[0] = 0;
    world_.parameters.preparing_patience = 45;
    for (double& value : world_.routes.value) value = -100;
    const MigrantId i = applicant();
    pass(61);
    EXPECT_EQ(state(i), State::home);
    EXPECT_EQ(world_.pathway_waiting[0], 0);
}

TEST_F(Waking, ThosePreparingForTooLongGiveUp)
{
    world_.parameters.preparing_patience = 90;
    close_organisation(world_, OrganisationId{0});
    const MigrantId i = person();
    world_.calendar.push(world_.today.days, i.value);
    const std::int64_t at_home = world_.home.cells[world_.home.index(OriginId{0}, 1, 0, 1, 0)].total();
    for (int day = 0; day < 130; ++day) {
        pass(1);
        for (const Seeker& seeker : world_.seekers)
            world_.calendar.push(world_.today.days + 29, seeker.migrant.value);
    }
    EXPECT_EQ(state(i), State::home);
    EXPECT_EQ(world_.home.cells[world_.home.index(OriginId{0}, 1, 0, 1, 0)].total(), at_home + 1);
    EXPECT_EQ(world_.ledger.lost_purses > Money{}, true)
        << "savings go back into the household, out of the model";
}

TEST_F(Waking, SettledDebtorsRepayMonthByMonth)
{
    const MigrantId i = arrival(1000);
    world_.migrants.state[i.value] = State::settled;
    world_.migrants.debt_kin[i.value] = Money::from_dollars(500);
    world_.ledger.borrowed_kin += Money::from_dollars(500);
    world_.ledger.brought -= Money::from_dollars(500);
    world_.calendar.push(world_.today.days, i.value);
    pass(1);
    EXPECT_EQ(world_.migrants.debt_kin[i.value], Money::from_dollars(200)) << "0.3 of a wage of 1000";
    pass(29);
    EXPECT_EQ(world_.migrants.debt_kin[i.value], Money::from_dollars(200));
    pass(1);
    EXPECT_EQ(world_.migrants.debt_kin[i.value], Money{});
    EXPECT_EQ(world_.calendar.n_waiting(), 0U) << "nothing is left to come for";
}

TEST_F(Waking, TheTraffickedForRansomAreFreeWhenItIsPaid)
{
    world_.parameters.trafficking_fatality = 0;
    world_.parameters.ransom_share = 1;
    world_.parameters.ransom_months = 6;  // 600 dollars
    world_.parameters.escape_share = 0;
    world_.parameters.credit_months = 0;
    const MigrantId rich = arrival(700);
    const MigrantId poor = arrival(10);
    fall_into_trafficking(world_, rich);
    fall_into_trafficking(world_, poor);
    EXPECT_EQ(state(rich), State::trafficked);
    EXPECT_EQ(world_.migrants.exploitation[rich.value], Exploitation::ransom);
    EXPECT_EQ(count_of(PersonEvent::trafficked_ransom), 2);
    world_.levers.passable[way.value] = 0;
    pass(2000);  // many times the mean duration
    EXPECT_NE(state(rich), State::trafficked);
    EXPECT_GE(world_.ledger.exploiters_income, Money::from_dollars(600));
    EXPECT_EQ(state(poor), State::trafficked);
    EXPECT_EQ(world_.migrants.victim[rich.value], 1) << "may still be identified";
}

TEST_F(Waking, TraffickingMayEndInDeath)
{
    world_.parameters.trafficking_fatality = 1;
    const MigrantId i = arrival(700);
    fall_into_trafficking(world_, i);
    pass(2000);
    EXPECT_EQ(state(i), State::dead);
    EXPECT_EQ(world_.ledger.lost_purses, Money::from_dollars(700));
}

// 2000 women: labour, sexual exploitation and ransom in the shares of the parameters; 4 standard errors.
TEST_F(Waking, TraffickingTakesItsFormsInTheirShares)
{
    world_.parameters.ransom_share = 0.3;
    world_.parameters.sexual_share_women = 0.4;
    const Profile woman{Sex::female, Age::adult, IncomeBand::middle, false, false};
    for (std::uint64_t n = 0; n < 2000; ++n) {
        const MigrantId i = test::add_person(world_, {.key = 5000 + n, .profile = woman});
        fall_into_trafficking(world_, i);
    }
    const auto bound = [](double p) { return 4 * std::sqrt(2000 * p * (1 - p)); };
    EXPECT_NEAR(count_of(PersonEvent::trafficked_sexual), 800, bound(0.4));
    EXPECT_NEAR(count_of(PersonEvent::trafficked_ransom), 600, bound(0.3));
    EXPECT_EQ(count_of(PersonEvent::trafficked_sexual) + count_of(PersonEvent::trafficked_ransom) +
                  count_of(PersonEvent::trafficked_labour),
              2000);
}

}  // namespace
}  // namespace corridor
