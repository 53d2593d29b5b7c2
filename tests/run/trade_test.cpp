#include <cmath>

#include "model/rules/leaving.hpp"
#include "run/stage.hpp"

namespace corridor {
namespace {

/// Two organisations on one leg; a month's trade is entered by hand.
class Trade : public test::Stage {
protected:
    Trade() : Stage({.organisations = 2})
    {
        world_.parameters.entry_rate = 0;
        world_.parameters.outside_option = 1500;
        world_.parameters.exit_months = 6;
        world_.parameters.exit_rate = 1;
        world_.parameters.profit_memory = 0;
        world_.parameters.required_return = 0;
        world_.parameters.most_growth = 10;
        for (std::uint32_t n = 0; n < 2; ++n) organisation(n).earning = 1500;
    }

    Organisation& organisation(std::uint32_t n) { return world_.organisations.all[OrganisationId{n}]; }

    /// Books profit as if passengers had paid it, and keeps the ledger straight.
    void earn(std::uint32_t n, Money amount)
    {
        organisation(n).capital += amount;
        organisation(n).profit += amount;
        world_.ledger.organisations_income += amount;
        world_.ledger.received += amount;
        world_.ledger.paid += amount;
        world_.ledger.borrowed_kin += amount;
    }
    void next_month()
    {
        adapt_trade(world_);
        world_.today = world_.today.add_months(1);
    }
};

TEST_F(Trade, OrganisationsLeaveAfterSoManyMonthsBelowTheOutsideOptionInARow)
{
    for (int month = 1; month < 6; ++month) next_month();
    EXPECT_TRUE(organisation(0).active);
    earn(0, Money::from_dollars(1500));  // no longer below
    next_month();
    EXPECT_TRUE(organisation(0).active);
    EXPECT_FALSE(organisation(1).active);
    EXPECT_EQ(world_.churn.exits, 1);
    for (int month = 1; month < 6; ++month) next_month();
    EXPECT_TRUE(organisation(0).active) << "the count began anew";
    next_month();
    EXPECT_FALSE(organisation(0).active);
}

// 1500, then nothing: 0.9 1500, 0.81 1500 ... The outside option is 1000, passed from the fourth month on.
TEST_F(Trade, OneBadSeasonIsSeenAgainstTheYear)
{
    world_.parameters.profit_memory = 0.9;
    world_.parameters.outside_option = 1000;
    for (int month = 1; month <= 3; ++month) next_month();
    EXPECT_EQ(organisation(0).months_below, 0);
    next_month();
    EXPECT_EQ(organisation(0).months_below, 1);
    EXPECT_NEAR(organisation(0).earning, 1500 * std::pow(0.9, 4), 1e-9);
}

// 3000 taken, 1000 laid out that must bring a fifth: 3000 - 1000 - 200 = 1800, of which the year's memory
// takes a half: (1500 + 1800) / 2.
TEST_F(Trade, MoneyLaidOutMustBringItsReturnFirst)
{
    world_.parameters.required_return = 0.2;
    world_.parameters.profit_memory = 0.5;
    earn(0, Money::from_dollars(3000));
    pay_operating(world_, world_.organisations.services[ServiceId{0}], Money::from_dollars(1000));
    next_month();
    EXPECT_DOUBLE_EQ(organisation(0).earning, 1650);
}

TEST_F(Trade, OwnersTakeNoIncomeBeforeTheCapitalIsRestored)
{
    world_.parameters.capacity_growth = 0;
    world_.parameters.capacity_wear = 0;
    const Money capital = organisation(0).capital;
    pay_operating(world_, world_.organisations.services[ServiceId{0}], Money::from_dollars(900));
    next_month();
    EXPECT_EQ(organisation(0).capital, capital - Money::from_dollars(900));
    earn(0, Money::from_dollars(1000));
    next_month();
    EXPECT_EQ(organisation(0).capital, capital);
    EXPECT_EQ(world_.ledger.withdrawn, Money::from_dollars(100));
}

TEST_F(Trade, GrowsNoFasterThanABusinessCan)
{
    world_.parameters.capacity_growth = 1;
    world_.parameters.place_cost = 400;
    world_.parameters.capacity_wear = 0;
    world_.parameters.most_growth = 0.1;
    earn(0, Money::from_dollars(100'000));
    next_month();
    EXPECT_DOUBLE_EQ(organisation(0).capacity, 70 * 1.1);
    EXPECT_EQ(world_.ledger.invested, Money::from_dollars(7 * 400));
}

TEST_F(Trade, HelpersDoNotLeaveForWantOfProfit)
{
    organisation(0).takes_benefit = false;
    for (int month = 0; month < 12; ++month) next_month();
    EXPECT_TRUE(organisation(0).active);
    EXPECT_FALSE(organisation(1).active);
}

TEST_F(Trade, TheInsolventLeaveAtOnceAndSoDoTheTooSmall)
{
    const Money debts = organisation(0).capital + Money{1};
    pay_operating(world_, world_.organisations.services[ServiceId{0}], debts);
    organisation(1).capacity = world_.parameters.least_capacity;  // wear takes it below
    next_month();
    EXPECT_FALSE(organisation(0).active);
    EXPECT_FALSE(organisation(1).active);
}

TEST_F(Trade, InvestsAShareOfWhatIsAboveTheOutsideOptionAndPaysOutTheRest)
{
    world_.parameters.capacity_growth = 0.3;
    world_.parameters.place_cost = 400;
    world_.parameters.capacity_wear = 0.02;
    const Money capital = organisation(0).capital;
    earn(0, Money::from_dollars(3500));
    next_month();
    EXPECT_DOUBLE_EQ(organisation(0).capacity, 70 * 0.98 + 600.0 / 400);
    EXPECT_EQ(world_.ledger.invested, Money::from_dollars(600));
    // The capital that it wants to hold shrinks with its capacity.
    const Money wanted = Money::from_dollars(organisation(0).stake * organisation(0).capacity);
    EXPECT_EQ(organisation(0).capital, wanted);
    const Money of_the_other = organisation(1).capital;
    EXPECT_EQ(world_.ledger.withdrawn, capital + Money::from_dollars(2900) - wanted + capital - of_the_other);
    EXPECT_EQ(organisation(0).profit, Money{});
    EXPECT_DOUBLE_EQ(organisation(1).capacity, 70 * 0.98) << "who earns nothing shrinks";
}

TEST_F(Trade, PricesVesselsByUseAndSupplyOfTheShore)
{
    world_.parameters.vessel_elasticity = 0.5;
    world_.parameters.organisation_memory = 0.8;
    world_.levers.vessel_supply[home.value] = 10;
    authority(home).vessels_used = 15;
    authority(goal).vessels_used = 15;
    next_month();
    EXPECT_NEAR(authority(home).vessel_price, std::pow(1.5 * 1.5, 0.2), 1e-12)
        << "a fifth of the way, in proportion";
    EXPECT_DOUBLE_EQ(authority(goal).vessel_price, 1) << "supply there is ample";
    next_month();
    EXPECT_NEAR(authority(home).vessel_price, std::pow(1.5 * 1.5, 0.2 * 0.8), 1e-12) << "nothing was used";
}

TEST_F(Trade, ForgetsOldRisksAsFastAsItsMemory)
{
    Service& service = world_.organisations.services[ServiceId{0}];
    world_.parameters.organisation_memory = 0.8;
    service.month_tries = 10;
    service.month_caught = 4;
    next_month();
    EXPECT_EQ(service.tries, 10);
    next_month();
    EXPECT_DOUBLE_EQ(service.tries, 8);
    EXPECT_DOUBLE_EQ(service.caught, 3.2);
    EXPECT_EQ(service.month_tries, 0);
}

/// The month on the leg as the record has it.
void ask(World& world, double contracts, double in_vain)
{
    auto& table = world.record.legs;
    table.now(LegSeries::contracts, 0) = contracts;
    table.now(LegSeries::unmatched, 0) = in_vain * rules::days_per_month / world.parameters.patience_days;
}

// A newcomer's places: 70 a week at a target of a half, 152.2 a month. 400 buyers, 100 of them in vain over a
// horizon of 2 months and so 50 a month: a third of 450 is 150. The going fee is 170, the cost 120 + 0.5 *
// 1000 / 5 = 220 with no return asked for and nobody watching: 150 (232 - 220) = 1800.
TEST_F(Trade, ANewcomerExpectsItsPartOfTheBuyersAtTheGoingFee)
{
    world_.parameters.target = 0.5;
    world_.parameters.entry_horizon = 2;
    world_.beliefs.fee[way.value] = 232;
    EXPECT_NEAR(profit_of_entrant(world_, way, {.in_vain = 100, .contracts = 400}), 1800, 1e-9);
    world_.parameters.required_return = 0.05;
    EXPECT_NEAR(profit_of_entrant(world_, way, {.in_vain = 100, .contracts = 400}), 150, 1e-9);
    world_.parameters.target = 0.1;  // 30.4 places
    EXPECT_NEAR(profit_of_entrant(world_, way, {.in_vain = 100, .contracts = 400}),
                7 * rules::days_per_month / 7, 1e-9);
}

TEST_F(Trade, WhereNobodySellsANewcomerAsksForWhatMakesItWorthWhile)
{
    world_.parameters.newcomers_hope = 2;
    world_.parameters.target = 0.5;
    const double places = 35 * rules::days_per_month / 7;
    EXPECT_NEAR(fee_of_entrant(world_, way), 220 + 2 * 1500 / places, 1e-9);
    world_.parameters.founding_markup = 1;
    EXPECT_NEAR(fee_of_entrant(world_, way), 440, 1e-9) << "the markup of a newcomer is more";
}

// Each month is another draw of the same entry rate: 0.5 (1 + 2 + 0) (2 - 1) = 1.5 a month.
// 300 months: standard error of the sum sqrt(450); bound 4 of them.
TEST_F(Trade, EntrantsComeAtTheRateOfProfitsAboveTheOutsideOption)
{
    world_.parameters.entry_rate = 0.5;
    world_.parameters.target = 1;
    ask(world_, 300, 0);  // 100 for each of three
    world_.beliefs.fee[way.value] = 220 + 2 * 1500 / 100.0;
    double entries = 0;
    for (int month = 0; month < 300; ++month) {
        World copy = world_;
        copy.today = copy.today.add_months(month);
        adapt_trade(copy);
        entries += copy.churn.entries;
    }
    EXPECT_NEAR(entries, 450, 4 * std::sqrt(450.0));
}

TEST_F(Trade, NobodyEntersAShutLegOrOneThatPaysLessThanTheOutsideOption)
{
    world_.parameters.entry_rate = 5;
    world_.beliefs.fee[way.value] = 500;
    ask(world_, 3, 0);
    next_month();
    EXPECT_EQ(world_.churn.entries, 0);
    ask(world_, 3000, 0);
    world_.levers.passable[way.value] = 0;
    next_month();
    EXPECT_EQ(world_.churn.entries, 0);
    world_.levers.passable[way.value] = 1;
    next_month();
    EXPECT_GT(world_.churn.entries, 0);
}

TEST_F(Trade, ManyWhoAskInVainBringMoreNewcomers)
{
    world_.parameters.entry_rate = 0.5;
    world_.beliefs.fee[way.value] = 500;
    double entries[2] = {0, 0};
    for (int crowd = 0; crowd < 2; ++crowd) {
        for (int month = 0; month < 60; ++month) {
            World copy = world_;
            copy.today = copy.today.add_months(month);
            ask(copy, 3000, crowd * 20'000);
            adapt_trade(copy);
            entries[crowd] += copy.churn.entries;
        }
    }
    EXPECT_GT(entries[1], 2 * entries[0]);
}

// Half of the fees were lost: what costs 220 must be sold at 440.
TEST_F(Trade, FeesThatAreReturnedMustBeEarnedElsewhere)
{
    world_.parameters.organisation_prior = 1e-9;
    Service& service = world_.organisations.services[ServiceId{0}];
    service.markup = 0;
    post_fee(world_, service);
    const Money before = service.fee;
    service.month_due = 100;
    service.month_kept = 50;
    next_month();
    post_fee(world_, service);
    EXPECT_NEAR(service.fee.dollars(), 2 * before.dollars(), 0.02);
}

/// Fees and places of a week.
class WeeklyFees : public test::Stage {};

// Cost 120 + 0.5 * 1000 / 5 = 220; buyers earn 200 a month: alpha = 2 / 200; alone, a seller counts as four
// fifths: 220 + 1 / (0.01 * 0.2) = 720, which is 3.2727 times the cost.
TEST_F(WeeklyFees, RiseWherePlacesSellAndGoTowardTheBertrandFeeWhereTheyDoNot)
{
    world_.parameters.eta = 0.05;
    world_.parameters.target = 0.75;
    world_.parameters.competition = 0.1;
    world_.parameters.required_return = 0;
    world_.parameters.offer_fee_weight = 2;
    world_.organisations.income[way] = 200;
    const double markup = service().markup;
    service().sold = 70;
    service().places_left = 0;
    adapt_fees(world_);
    EXPECT_DOUBLE_EQ(1 + service().markup, (1 + markup) * std::exp(0.05 * 0.25));
    EXPECT_EQ(service().month_sold, 70);
    EXPECT_EQ(service().sold, 0) << "a new week";
    EXPECT_DOUBLE_EQ(service().places_left, 70);
    const double before = service().markup;
    world_.today = world_.today + 7;
    adapt_fees(world_);
    EXPECT_NEAR(1 + service().markup, std::pow(1 + before, 0.9) * std::pow(720.0 / 220, 0.1), 1e-9);
}

TEST_F(WeeklyFees, RiseFasterWhereMoreAreTurnedAway)
{
    world_.parameters.eta = 0.05;
    world_.parameters.target = 0.75;
    const double markup = service().markup;
    service().sold = 70;
    service().places_left = 0;
    world_.organisations.turned_away[way] = 35;  // half as many as there were places: 1.5 asked for each
    adapt_fees(world_);
    EXPECT_DOUBLE_EQ(1 + service().markup, (1 + markup) * std::exp(0.05 * 0.75));
    EXPECT_EQ(world_.organisations.turned_away[way], 0) << "a new week";
}

TEST_F(WeeklyFees, ArePostedOnOneDayInSeven)
{
    service().sold = 10;
    for (int day = 1; day < 7; ++day) {
        world_.today = world_.founded + day;
        adapt_fees(world_);
        EXPECT_EQ(service().sold, 10);
    }
    world_.today = world_.founded + 7;
    adapt_fees(world_);
    EXPECT_EQ(service().sold, 0);
}

TEST_F(WeeklyFees, OfHelpersStayAtCost)
{
    seller().takes_benefit = false;
    service().markup = 0;
    service().offered = service().sold = 70;
    adapt_fees(world_);
    EXPECT_EQ(service().markup, 0);
    EXPECT_EQ(service().fee, service().cost);
}

TEST_F(WeeklyFees, PlacesOversoldAreOwedToTheNextWeek)
{
    service().places_left = -30;  // one simulated person may stand for many
    adapt_fees(world_);
    EXPECT_DOUBLE_EQ(service().places_left, 40);
    EXPECT_EQ(count_of(LegSeries::places_offered), 70);
}

}  // namespace
}  // namespace corridor
