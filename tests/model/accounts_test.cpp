#include "model/accounts.hpp"

#include <gtest/gtest.h>

#include "model/trade.hpp"
#include "worlds/small_corridor.hpp"

namespace corridor {
namespace {

constexpr Money dollars(std::int64_t n)
{
    return {100 * n};
}

/// One organisation on one guided leg, and a person who earns 100 dollars a month and carries 150.
class Payments : public testing::Test {
protected:
    Payments()
        : corridor_(test::home_and_goal()
                        .leg({.id = "way",
                              .from = "village",
                              .to = "city",
                              .guided = true,
                              .operating_cost = 100,
                              .organisations = 1})
                        .parameter(&Parameters::credit_months, 6)
                        .parameter(&Parameters::debt_interest, 0.04)
                        .parameter(&Parameters::repayment_share, 0.3)
                        .finish()),
          world_(test::found_world(corridor_)),
          i_(test::add_person(world_, {.income = 100, .purse = 150}))
    {}

    /// Signs a contract and deposits the fee.
    void sign(Scheme scheme, Money fee)
    {
        contract() = {.fee = fee, .service = ServiceId{0}, .scheme = scheme};
        deposit_fee(world_, i_);
    }

    Contract& contract() { return world_.migrants.contract[i_.value]; }
    Money& purse() { return world_.migrants.purse[i_.value]; }
    Money& debt_kin() { return world_.migrants.debt_kin[i_.value]; }
    Money& debt_smuggler() { return world_.migrants.debt_smuggler[i_.value]; }
    Organisation& seller() { return world_.organisations.all[OrganisationId{0}]; }
    void settle_in_the_city()
    {
        world_.migrants.place[i_.value] = test::place(corridor_, "city");
        world_.migrants.state[i_.value] = State::settled;
    }

    ~Payments() override { EXPECT_NO_THROW(check_conservation(world_)); }

    Corridor corridor_;
    World world_;
    MigrantId i_;
};

TEST_F(Payments, AFeeIsPaidOutOfThePurseFirstThenByTheFamily)
{
    sign(Scheme::advance, dollars(400));
    EXPECT_EQ(purse(), Money{});
    EXPECT_EQ(debt_kin(), dollars(250));
    EXPECT_EQ(world_.ledger.held, dollars(400));
    EXPECT_EQ(kin_credit_left(world_, i_), dollars(350));
}

TEST_F(Payments, AFamilyLendsSoManyMonthsOfIncomeAndNoMore)
{
    EXPECT_EQ(kin_credit_left(world_, i_), dollars(600));
    debt_kin() = dollars(700);
    EXPECT_EQ(kin_credit_left(world_, i_), Money{});
}

TEST_F(Payments, AnAdvanceReachesTheOrganisation)
{
    const Money capital = seller().capital;
    sign(Scheme::advance, dollars(100));
    release_fee(world_, i_);
    EXPECT_EQ(seller().capital - capital, dollars(100));
    EXPECT_EQ(seller().profit, dollars(100));
    EXPECT_EQ(world_.record.legs.now(LegSeries::revenue, 0), 100);
    EXPECT_EQ(world_.record.legs.now(LegSeries::profit, 0), 100);
    EXPECT_EQ(world_.ledger.held, Money{});
    EXPECT_EQ(world_.ledger.organisations_income, dollars(100));
    EXPECT_EQ(contract().fee, Money{});
    EXPECT_EQ(world_.record.jurisdictions.now(JurisdictionSeries::money_in, seller().seat.value), 100);
}

TEST_F(Payments, AFareIsPaidByLengthAsFarAsThePurseGoes)
{
    const LegId leg{0};
    const double length = world_.network().legs[leg].length;
    world_.parameters.fare = 40 / length;
    const Money before = purse();
    pay_fare(world_, i_, leg);
    EXPECT_EQ(purse(), before - dollars(40));
    EXPECT_EQ(world_.ledger.living, dollars(40));
    world_.parameters.fare = 1e6;
    pay_fare(world_, i_, leg);
    EXPECT_EQ(purse(), Money{});
    EXPECT_EQ(world_.ledger.living, before);
}

TEST_F(Payments, ARefundGoesBackIntoThePurse)
{
    sign(Scheme::held, dollars(120));
    return_fee(world_, i_);
    EXPECT_EQ(purse(), dollars(150));
    EXPECT_EQ(world_.ledger.refunded, dollars(120));
    EXPECT_EQ(seller().profit, Money{});
}

TEST_F(Payments, ADebtIsOwedToTheOrganisationAndPaidByNobodyYet)
{
    sign(Scheme::debt, dollars(1000));
    EXPECT_EQ(purse(), dollars(150));
    EXPECT_EQ(world_.ledger.paid, Money{});
    release_fee(world_, i_);
    EXPECT_EQ(debt_smuggler(), dollars(1000));
    EXPECT_EQ(world_.migrants.creditor[i_.value], OrganisationId{0});
    EXPECT_EQ(seller().profit, Money{});
}

TEST_F(Payments, ADebtForACrossingThatFailsIsVoid)
{
    sign(Scheme::debt, dollars(1000));
    return_fee(world_, i_);
    EXPECT_EQ(debt_smuggler(), Money{});
    EXPECT_EQ(contract().fee, Money{});
    EXPECT_EQ(world_.ledger.refunded, Money{});
}

TEST_F(Payments, ADebtIsRepaidWithInterestOutOfEarnings)
{
    sign(Scheme::debt, dollars(1000));
    release_fee(world_, i_);
    settle_in_the_city();
    purse() += dollars(1000);
    world_.ledger.earned += dollars(1000);
    repay_debts(world_, i_);  // wage 1000: 300 a month go into debts
    EXPECT_EQ(debt_smuggler(), dollars(1000 + 40 - 300));
    EXPECT_EQ(purse(), dollars(1150 - 300));
    EXPECT_EQ(seller().profit, dollars(300));
    for (int month = 0; month < 3; ++month) repay_debts(world_, i_);
    // 740 -> 469.60 -> 188.38 -> 0: the last payment is what is left
    EXPECT_EQ(debt_smuggler(), Money{});
    EXPECT_EQ(seller().profit.cents, 30'000 * 3 + 19'592);
}

TEST_F(Payments, FeesAreBookedFromWhereTheyArePaidToTheSeat)
{
    const std::size_t seat = seller().seat.value;
    const std::size_t abroad = 1 - seat;
    auto& pairs = world_.record.pairs;
    sign(Scheme::advance, dollars(100));
    release_fee(world_, i_);  // in the village, where the organisation has its seat
    EXPECT_EQ(pairs.now(PairSeries::fees, seat * 2 + seat), 100);
    sign(Scheme::debt, dollars(1000));
    release_fee(world_, i_);
    settle_in_the_city();
    purse() += dollars(1000);
    world_.ledger.earned += dollars(1000);
    repay_debts(world_, i_);  // out of wages in the city, over the border
    EXPECT_EQ(pairs.now(PairSeries::fees, abroad * 2 + seat), 300);
    EXPECT_EQ(pairs.now(PairSeries::fees, seat * 2 + abroad), 0);
}

TEST_F(Payments, NobodyRepaysMoreThanThePurseHolds)
{
    sign(Scheme::debt, dollars(1000));
    release_fee(world_, i_);
    settle_in_the_city();
    repay_debts(world_, i_);
    EXPECT_EQ(purse(), Money{});
    EXPECT_EQ(debt_smuggler(), dollars(1000 + 40 - 150));
}

TEST_F(Payments, TheDebtDiesWithTheOrganisation)
{
    sign(Scheme::debt, dollars(1000));
    release_fee(world_, i_);
    settle_in_the_city();
    close_organisation(world_, OrganisationId{0});
    repay_debts(world_, i_);
    EXPECT_EQ(debt_smuggler(), Money{});
    EXPECT_EQ(purse(), dollars(150));
}

TEST_F(Payments, TheFamilyIsRepaidOnceTheSmugglerHasBeen)
{
    sign(Scheme::advance, dollars(400));
    release_fee(world_, i_);
    settle_in_the_city();
    purse() += dollars(200);
    world_.ledger.earned += dollars(200);
    repay_debts(world_, i_);
    EXPECT_EQ(debt_kin(), dollars(50));
    EXPECT_EQ(purse(), Money{});
    EXPECT_EQ(world_.ledger.repaid_kin, dollars(200));
}

TEST_F(Payments, TheFeeOfTheDeadIsReturnedToTheFamilyThatLent)
{
    sign(Scheme::held, dollars(400));
    world_.migrants.state[i_.value] = State::dead;
    return_fee(world_, i_);
    EXPECT_EQ(world_.ledger.refunded, dollars(400));
    EXPECT_EQ(world_.ledger.lost, Money{});
}

TEST_F(Payments, TheFeeOfTheDeadWhomNobodyClaimsIsLost)
{
    sign(Scheme::held, dollars(100));
    world_.migrants.state[i_.value] = State::dead;
    return_fee(world_, i_);
    EXPECT_EQ(world_.ledger.refunded, Money{});
    EXPECT_EQ(world_.ledger.lost, dollars(100));
}

TEST_F(Payments, FeesSeizedGoToNobody)
{
    sign(Scheme::advance, dollars(100));
    seize_fee(world_, i_);
    EXPECT_EQ(world_.ledger.seized, dollars(100));
    EXPECT_EQ(seller().profit, Money{});
    EXPECT_EQ(contract().fee, Money{});
}

TEST_F(Payments, ThereIsNothingToSeizeOfADebt)
{
    sign(Scheme::debt, dollars(100));
    seize_fee(world_, i_);
    EXPECT_EQ(world_.ledger.seized, Money{});
    EXPECT_EQ(contract().fee, Money{});
}

TEST_F(Payments, ARansomTakesPurseAndCreditAndIsMetOrNot)
{
    EXPECT_TRUE(pay_ransom(world_, i_, dollars(700)));
    EXPECT_EQ(debt_kin(), dollars(550));
    EXPECT_EQ(world_.ledger.exploiters_income, dollars(700));
    EXPECT_FALSE(pay_ransom(world_, i_, dollars(100))) << "50 dollars of credit are left";
    EXPECT_EQ(debt_kin(), dollars(600));
    EXPECT_EQ(world_.ledger.exploiters_income, dollars(750));
    EXPECT_EQ(world_.ledger.organisations_income, Money{});
}

TEST_F(Payments, ThePurseOfTheDeadIsLostAndDebtsEnd)
{
    debt_kin() = dollars(10);
    debt_smuggler() = dollars(20);
    close_purse(world_, i_);
    EXPECT_EQ(world_.ledger.lost_purses, dollars(150));
    EXPECT_EQ(purse(), Money{});
    EXPECT_EQ(debt_kin(), Money{});
    EXPECT_EQ(debt_smuggler(), Money{});
}

TEST_F(Payments, ThoseWhoPrepareSavePartOfTheirIncome)
{
    world_.parameters.saving_share = 0.2;
    world_.outside.origin_wage[0] = 1.5;
    world_.today = world_.today + 61;
    settle_living(world_, i_);
    const double months = 61 / (365.2425 / 12);
    const Money saved = dollars(150) + Money::from_dollars(100 * 0.2 * 1.5 * months);
    EXPECT_EQ(purse(), saved);
    settle_living(world_, i_);
    EXPECT_EQ(purse(), saved) << "the same days are not settled twice";
    EXPECT_EQ(world_.ledger.brought, saved);
}

TEST_F(Payments, OnTheWayPeopleEarnTheLocalWageAndPayToLive)
{
    settle_in_the_city();
    world_.outside.place_wage[0] = 0.5;
    world_.outside.place_demand[0] = 0.2;  // so 1000 becomes 100 a month
    Place& city = corridor_.network.places[PlaceId{0}];
    city.cost_of_living = 160;
    world_.today = world_.today + 30;
    settle_living(world_, i_);
    const double months = 30 / (365.2425 / 12);
    EXPECT_EQ(world_.ledger.earned, Money::from_dollars(100 * months));
    EXPECT_EQ(world_.ledger.living, Money::from_dollars(160 * months));
    world_.today = world_.today + 300;
    settle_living(world_, i_);
    EXPECT_EQ(purse(), Money{}) << "nobody pays with what they do not have";
}

TEST_F(Payments, CostsOfACrossingComeOutOfTheOrganisationsCapital)
{
    Service& service = world_.organisations.services[ServiceId{0}];
    const Money capital = seller().capital;
    pay_operating(world_, service, dollars(10));
    pay_bribes(world_, service, dollars(20));
    pay_vessel(world_, service, dollars(30));
    EXPECT_EQ(capital - seller().capital, dollars(60));
    EXPECT_EQ(seller().profit, dollars(-60));
    EXPECT_EQ(service.spending, dollars(60));
    EXPECT_EQ(world_.ledger.spent_operating, dollars(10));
    EXPECT_EQ(world_.ledger.spent_bribes, dollars(20));
    EXPECT_EQ(world_.ledger.spent_vessels, dollars(30));
}

TEST_F(Payments, AnOrganisationThatClosesRefundsAndItsOwnersWithdraw)
{
    sign(Scheme::advance, dollars(100));
    world_.migrants.state[i_.value] = State::boarded;
    world_.organisations.services[ServiceId{0}].queue.push_back(i_);
    const Money capital = seller().capital;
    close_organisation(world_, OrganisationId{0});
    EXPECT_EQ(purse(), dollars(150));
    EXPECT_EQ(world_.migrants.state[i_.value], State::preparing);
    EXPECT_EQ(world_.ledger.withdrawn, capital);
    EXPECT_TRUE(world_.organisations.on_leg[LegId{0}].empty());
    EXPECT_EQ(world_.calendar.n_waiting(), 1U) << "the passenger looks again";
}

TEST_F(Payments, AtRestOneIsAtHomeOrAtAPlace)
{
    world_.migrants.status[i_.value] = Status::irregular;
    world_.migrants.place[i_.value] = test::place(corridor_, "city");
    rest(world_, i_);
    EXPECT_EQ(world_.migrants.state[i_.value], State::at_place);
    EXPECT_EQ(world_.migrants.status[i_.value], Status::irregular);
    world_.migrants.place[i_.value] = test::place(corridor_, "village");
    rest(world_, i_);
    EXPECT_EQ(world_.migrants.state[i_.value], State::preparing);
    EXPECT_EQ(world_.migrants.status[i_.value], Status::citizen_at_home);
}

}  // namespace
}  // namespace corridor
