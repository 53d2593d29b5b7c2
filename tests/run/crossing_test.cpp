#include "run/stage.hpp"

namespace corridor {
namespace {

class ACrossing : public test::Stage {
protected:
    /// Smugglers' purse after one crossing, relative to before.
    Money earned_by_crossing()
    {
        const Money before = seller().capital;
        cross_now();
        return seller().capital - before;
    }

    static constexpr Money cash{12'000};  // operating cost and bribe of one passenger
    static constexpr Money vessel{100'000};
};

TEST_F(ACrossing, ThatGetsThroughEarnsTheAdvanceAndWearsTheVessel)
{
    const MigrantId i = passenger(Scheme::advance);
    world_.parameters.wear = 0.5;
    EXPECT_EQ(earned_by_crossing(), fee - cash - vessel.scaled(0.5));
    EXPECT_EQ(state(i), State::travelling);
    EXPECT_EQ(count_of(LegSeries::departures), 1);
    EXPECT_EQ(count_of(LegSeries::crossings), 1);
    pass(4);
    EXPECT_EQ(place(i), city);
    EXPECT_EQ(count_of(LegSeries::arrivals), 1);
}

TEST_F(ACrossing, IsPaidForOnSafeArrivalWhereTheFeeIsHeld)
{
    passenger(Scheme::held);
    world_.parameters.wear = 0;
    EXPECT_EQ(earned_by_crossing(), -cash);
    EXPECT_EQ(world_.ledger.held, fee);
    pass(4);
    EXPECT_EQ(world_.ledger.held, Money{});
    EXPECT_EQ(world_.ledger.organisations_income, fee);
}

TEST_F(ACrossing, OnCreditMakesADebtor)
{
    const MigrantId i = passenger(Scheme::debt, 0);
    cross_now();
    EXPECT_EQ(world_.migrants.debt_smuggler[i.value], fee);
    EXPECT_EQ(world_.ledger.paid, Money{});
}

TEST_F(ACrossing, StoppedBeforeItLeavesCostsTheAdvanceAndTheVessel)
{
    watch_departure();
    world_.parameters.facilitator_aboard = 0;
    const MigrantId i = passenger(Scheme::advance);
    EXPECT_EQ(earned_by_crossing(), fee - cash - vessel) << "a vessel seized is paid in full";
    EXPECT_EQ(purse(i), Money::from_dollars(1000) - fee);
    EXPECT_EQ(state(i), State::preparing) << "back at home";
    EXPECT_EQ(count_of(LegSeries::intercepted_at_departure), 1);
    EXPECT_EQ(count_of(LegSeries::stopped), 1);
    EXPECT_EQ(count_of(LegSeries::detections), 0) << "nobody has come to the far side";
}

TEST_F(ACrossing, StoppedBeforeItLeavesReturnsWhatAThirdPartyHeld)
{
    watch_departure();
    world_.parameters.facilitator_aboard = 0;
    const MigrantId i = passenger(Scheme::held);
    EXPECT_EQ(earned_by_crossing(), -cash - vessel);
    EXPECT_EQ(purse(i), Money::from_dollars(1000));
    EXPECT_EQ(world_.ledger.refunded, fee);
}

TEST_F(ACrossing, StoppedBeforeItLeavesOwesNothing)
{
    watch_departure();
    world_.parameters.facilitator_aboard = 0;
    const MigrantId i = passenger(Scheme::debt);
    cross_now();
    EXPECT_EQ(world_.migrants.debt_smuggler[i.value], Money{});
}

TEST_F(ACrossing, StoppedOnTheFarSideReturnsWhatAThirdPartyHeld)
{
    watch_arrival();
    world_.parameters.facilitator_aboard = 0;
    world_.levers.pushback_share[goal.value] = 1;
    const MigrantId i = passenger(Scheme::held);
    cross_now();
    EXPECT_EQ(count_of(LegSeries::intercepted_at_arrival), 1);
    EXPECT_EQ(count_of(LegSeries::detections), 1);
    pass(4);
    EXPECT_EQ(place(i), village);
    EXPECT_EQ(world_.ledger.refunded, fee);
    EXPECT_EQ(count_of(PersonEvent::pushed_back), 1);
    EXPECT_EQ(count_of(PersonEvent::crossed), 0);
}

TEST_F(ACrossing, MetOnTheFarSideAndLetThroughIsPaidFor)
{
    watch_arrival();
    world_.levers.asylum_share[goal.value] = 1;
    const MigrantId i = passenger(Scheme::held);
    cross_now();
    pass(4);
    EXPECT_EQ(world_.ledger.organisations_income, fee);
    EXPECT_EQ(count_of(LegSeries::stopped), 0);
    EXPECT_EQ(count_of(PersonEvent::crossed), 1);
    EXPECT_EQ(status(i), Status::asylum_seeker);
}

TEST_F(ACrossing, WithAnArrestedFacilitatorLosesTheAdvancesAboard)
{
    watch_departure();
    world_.parameters.facilitator_aboard = 1;
    world_.levers.arrest_capacity[home.value] = 1;
    const double capacity = seller().capacity;
    passenger(Scheme::advance);
    passenger(Scheme::held);
    passenger(Scheme::debt);
    EXPECT_EQ(earned_by_crossing(), 3 * (-cash) - vessel);
    EXPECT_EQ(world_.ledger.seized, fee);
    EXPECT_EQ(world_.ledger.refunded, fee);
    EXPECT_DOUBLE_EQ(seller().capacity, capacity * (1 - world_.parameters.members_per_arrest));
    EXPECT_EQ(authority(home).suspicion(OrganisationId{0}).evidence, world_.parameters.evidence_arrest);
}

TEST_F(ACrossing, LeadsToNoMoreArrestsThanCanBeProcessed)
{
    watch_departure();
    world_.parameters.facilitator_aboard = 1;
    world_.levers.arrest_capacity[home.value] = 2;
    for (int crossing = 0; crossing < 5; ++crossing) {
        passenger(Scheme::advance);
        cross_now();
    }
    EXPECT_EQ(count_of(JurisdictionSeries::arrests, home), 2);
    EXPECT_EQ(count_of(JurisdictionSeries::arrests_refused, home), 3);
    EXPECT_EQ(count_of(LegSeries::intercepted_at_departure), 5)
        << "capacity binds arrests, not interceptions";
    EXPECT_EQ(world_.ledger.seized, fee * 2);
    adapt_authorities(world_);  // a new month
    passenger(Scheme::advance);
    cross_now();
    EXPECT_EQ(count_of(JurisdictionSeries::arrests, home), 3);
}

TEST_F(ACrossing, LeadsToNoArrestWhereSmugglingIsNoCrime)
{
    watch_departure();
    world_.parameters.facilitator_aboard = 1;
    world_.levers.arrest_capacity[home.value] = 10;
    world_.levers.smuggling_is_crime[home.value] = 0;
    passenger(Scheme::advance);
    cross_now();
    EXPECT_EQ(count_of(JurisdictionSeries::arrests, home), 0);
    EXPECT_EQ(world_.ledger.seized, Money{});
}

TEST_F(ACrossing, LedByAHelperIsSparedOnlyWhereTheLawAsksForBenefit)
{
    watch_departure();
    world_.parameters.facilitator_aboard = 1;
    world_.levers.arrest_capacity[home.value] = 10;
    seller().takes_benefit = false;
    world_.levers.benefit_required[home.value] = 1;
    passenger(Scheme::advance);
    cross_now();
    EXPECT_EQ(count_of(JurisdictionSeries::arrests, home), 0);
    world_.levers.benefit_required[home.value] = 0;
    passenger(Scheme::advance);
    cross_now();
    EXPECT_EQ(count_of(JurisdictionSeries::arrests, home), 1);
}

TEST_F(ACrossing, ThatIsWreckedWithoutRescueKillsAndLosesFeesAndPurses)
{
    corridor_.network.legs[way].hazard = test::certain;
    world_.parameters.fatality_sea = 1;
    const MigrantId paid = passenger(Scheme::held, 300);
    passenger(Scheme::advance, 300);
    cross_now();
    EXPECT_EQ(count_of(LegSeries::wrecks), 1);
    EXPECT_EQ(count_of(LegSeries::deaths), 2);
    EXPECT_EQ(count_of(PersonEvent::died), 2);
    EXPECT_EQ(state(paid), State::dead);
    EXPECT_EQ(world_.ledger.lost, fee) << "held, and claimed by nobody: no kin has lent";
    EXPECT_EQ(world_.ledger.lost_purses, Money::from_dollars(2 * 100));
}

TEST_F(ACrossing, ThatIsWreckedAndRescuedBringsEverybodyToTheAuthorities)
{
    corridor_.network.legs[way].hazard = test::certain;
    world_.parameters.fatality_sea = 1;
    world_.levers.rescue[way.value] = 1;
    const MigrantId i = passenger(Scheme::advance);
    cross_now();
    EXPECT_EQ(count_of(LegSeries::deaths), 0);
    EXPECT_EQ(count_of(LegSeries::detections), 1);
    pass(4);
    EXPECT_EQ(count_of(PersonEvent::intercepted), 1);
    EXPECT_EQ(place(i), city) << "those rescued are let go where nothing else is laid down";
}

TEST_F(ACrossing, IsRememberedOnceByTheNationalityAboard)
{
    corridor_.network.legs[way].hazard = test::certain;
    world_.parameters.fatality_sea = 1;
    for (int n = 0; n < 5; ++n) passenger(Scheme::advance);
    cross_now();
    const Experience& record =
        world_.beliefs.pending.back()[world_.beliefs.at(NationalityId{0}, way, Guidance::guided)];
    EXPECT_NEAR(record.crossings, 1, 1e-6) << "a wreck is one, not five";
    EXPECT_NEAR(record.deaths, 1, 1e-6);
    EXPECT_EQ(record.stops, 0);
}

TEST_F(ACrossing, WithAbuseHurtsPeopleAndTheReputation)
{
    corridor_.network.legs[way].abuse = test::certain;
    const double reputation = seller().reputation;
    passenger(Scheme::advance);
    cross_now();
    EXPECT_EQ(count_of(LegSeries::abuses), 1);
    EXPECT_DOUBLE_EQ(seller().reputation, world_.parameters.reputation_memory * reputation);
}

TEST_F(ACrossing, WithoutHarmRaisesTheReputation)
{
    const double memory = world_.parameters.reputation_memory;
    const double reputation = seller().reputation;
    passenger(Scheme::advance);
    cross_now();
    EXPECT_DOUBLE_EQ(seller().reputation, memory * reputation + (1 - memory));
}

TEST_F(ACrossing, UsesUpItsWearOfAVesselFromTheShoreItLeaves)
{
    world_.parameters.wear = 0.4;
    passenger(Scheme::advance);
    cross_now();
    EXPECT_DOUBLE_EQ(authority(home).vessels_used, 0.4);
    EXPECT_EQ(authority(goal).vessels_used, 0);
    watch_departure();
    passenger(Scheme::advance);
    cross_now();
    EXPECT_DOUBLE_EQ(authority(home).vessels_used, 1.4) << "one seized";
}

TEST_F(ACrossing, TeachesTheOrganisationItsRisk)
{
    watch_departure();
    passenger(Scheme::advance);
    passenger(Scheme::advance);
    cross_now();
    EXPECT_EQ(service().month_tries, 1);
    EXPECT_EQ(service().month_caught, 1);
}

TEST_F(ACrossing, FromHomeIsADepartureAndAFirstOneOnlyOnce)
{
    watch_departure();
    const MigrantId i = passenger(Scheme::held);
    cross_now();
    world_.migrants.contract[i.value] = {.fee = fee, .service = ServiceId{0}, .scheme = Scheme::held};
    world_.migrants.state[i.value] = State::boarded;
    deposit_fee(world_, i);
    service().queue.push_back(i);
    cross_now();
    EXPECT_EQ(world_.record.origins.now(OriginSeries::first_departures, 0), 1);
    EXPECT_EQ(world_.record.origins.now(OriginSeries::attempts, 0), 2);
    EXPECT_EQ(count_of(PersonEvent::departed), 2);
}

}  // namespace
}  // namespace corridor
