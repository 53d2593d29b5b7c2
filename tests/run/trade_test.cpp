#include <cmath>

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
    }

    Organisation& organisation(std::uint32_t n) { return world_.organisations.all[OrganisationId{n}]; }

    /// Books profit as if passengers had paid it, and keeps the ledger straight.
    void earn(std::uint32_t n, Money amount)
    {
        organisation(n).capital += amount;
        organisation(n).profit += amount;
        world_.organisations.services[ServiceId{n}].revenue += amount;
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
    EXPECT_EQ(world_.ledger.withdrawn, Money::from_dollars(2900));
    EXPECT_EQ(organisation(0).capital, capital);
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

// Each month is another draw of the same entry rate: 0.5 (1 + 2) (2 - 1) = 1.5 a month.
// 300 months: standard error of the sum sqrt(450); bound 4 of them.
TEST_F(Trade, EntrantsComeAtTheRateOfProfitsAboveTheOutsideOption)
{
    world_.parameters.entry_rate = 0.5;
    world_.parameters.organisation_memory = 1;  // earnings stay what they are
    const double places = 70 * 365.2425 / 12 / 7;
    world_.organisations.earned[way] = 2 * 1500 / places;
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
    world_.parameters.organisation_memory = 1;
    world_.organisations.earned[way] = 1;
    next_month();
    EXPECT_EQ(world_.churn.entries, 0);
    world_.organisations.earned[way] = 100;
    world_.levers.passable[way.value] = 0;
    next_month();
    EXPECT_EQ(world_.churn.entries, 0);
    world_.levers.passable[way.value] = 1;
    next_month();
    EXPECT_GT(world_.churn.entries, 0);
}

/// Fees and places of a week.
class WeeklyFees : public test::Stage {};

TEST_F(WeeklyFees, RiseWherePlacesSellAndFallWhereTheyDoNot)
{
    world_.parameters.eta = 0.05;
    world_.parameters.target = 0.75;
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
    EXPECT_DOUBLE_EQ(1 + service().markup, (1 + before) * std::exp(-0.05 * 0.75));
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
