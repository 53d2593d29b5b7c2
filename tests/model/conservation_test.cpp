#include <gtest/gtest.h>

#include "core/check.hpp"
#include "model/accounts.hpp"
#include "model/trade.hpp"
#include "worlds/small_corridor.hpp"

namespace corridor {
namespace {

/// One guided leg, one organisation on it, and a person with 500 dollars: a world in which something is paid.
class Conservation : public testing::Test {
protected:
    Conservation()
        : corridor_(test::home_and_goal()
                        .leg({.id = "way",
                              .from = "village",
                              .to = "city",
                              .guided = true,
                              .operating_cost = 100,
                              .organisations = 1})
                        .finish()),
          world_(test::found_world(corridor_)),
          somebody_(test::add_person(world_, {.purse = 500}))
    {
        Contract& contract = world_.migrants.contract[somebody_.value];
        contract = {.fee = Money{12'000}, .service = ServiceId{0}, .scheme = Scheme::advance};
        world_.migrants.state[somebody_.value] = State::boarded;
        service().queue.push_back(somebody_);
        deposit_fee(world_, somebody_);
    }

    Service& service() { return world_.organisations.services[ServiceId{0}]; }

    /// The identity that check_conservation finds broken, or "" where all hold.
    std::string broken() const
    {
        try {
            check_conservation(world_);
        } catch (const Bug& bug) {
            return bug.what();
        }
        return "";
    }

    Corridor corridor_;
    World world_;
    MigrantId somebody_;
};

#define EXPECT_BROKEN(identity) EXPECT_NE(broken().find(identity), std::string::npos) << broken()

TEST_F(Conservation, HoldsWhileAFeeIsHeld)
{
    EXPECT_EQ(broken(), "");
    EXPECT_EQ(world_.ledger.held, Money{12'000});
}

TEST_F(Conservation, SeesAPersonWhoIsCountedTwice)
{
    ++world_.home.cells.back().wish;
    EXPECT_BROKEN("number of persons");
}

TEST_F(Conservation, SeesAPersonWhoIsCountedNowhere)
{
    world_.migrants.state[somebody_.value] = State::home;
    EXPECT_BROKEN("number of persons");
}

TEST_F(Conservation, SeesTheNewbornWhoAreNotCounted)
{
    ++world_.born;
    EXPECT_BROKEN("number of persons");
}

TEST_F(Conservation, SeesMoneyThatAppearsInAPurse)
{
    world_.migrants.purse[somebody_.value] += Money{1};
    EXPECT_BROKEN("purses of migrants");
}

TEST_F(Conservation, SeesWagesAndLivingCostsThatNobodyGotOrPaid)
{
    for (Money Ledger::*account : {&Ledger::brought, &Ledger::earned, &Ledger::borrowed_kin, &Ledger::living,
                                   &Ledger::repaid_kin, &Ledger::lost_purses}) {
        world_.ledger.*account += Money{1};
        EXPECT_BROKEN("purses of migrants");
        world_.ledger.*account -= Money{1};
    }
}

TEST_F(Conservation, SeesAPaymentThatNobodyHasGot)
{
    world_.ledger.paid += Money{1};
    world_.ledger.borrowed_kin += Money{1};  // so that purses balance
    EXPECT_BROKEN("what migrants paid");
}

TEST_F(Conservation, SeesMoneySeizedOrLostTwice)
{
    for (Money Ledger::*account : {&Ledger::seized, &Ledger::lost}) {
        world_.ledger.*account += Money{1};
        EXPECT_BROKEN("what migrants paid");
        world_.ledger.*account -= Money{1};
    }
}

TEST_F(Conservation, SeesAReceiptWithoutAReceiver)
{
    world_.ledger.received += Money{1};
    world_.ledger.lost -= Money{1};  // so that payments balance
    EXPECT_BROKEN("what was received");
}

TEST_F(Conservation, SeesAFeeHeldForNobody)
{
    world_.migrants.contract[somebody_.value].fee = Money{};
    EXPECT_BROKEN("what third parties hold");
    world_.migrants.contract[somebody_.value].fee = Money{12'001};
    EXPECT_BROKEN("what third parties hold");
}

TEST_F(Conservation, SeesCapitalThatVanishes)
{
    world_.organisations.all[OrganisationId{0}].capital -= Money{1};
    EXPECT_BROKEN("capital of organisations");
}

TEST_F(Conservation, SeesSpendingThatNobodySpent)
{
    for (Money Ledger::*account :
         {&Ledger::capital_founded, &Ledger::spent_operating, &Ledger::spent_bribes, &Ledger::spent_vessels,
          &Ledger::invested, &Ledger::withdrawn, &Ledger::recovered}) {
        world_.ledger.*account += Money{1};
        EXPECT_BROKEN("capital of organisations");
        world_.ledger.*account -= Money{1};
    }
}

TEST_F(Conservation, SeesAPassengerInNoQueueAndInTwo)
{
    service().queue.clear();
    EXPECT_BROKEN("waiting for a crossing");
    service().queue.assign(2, somebody_);
    EXPECT_BROKEN("waiting for a crossing");
}

TEST_F(Conservation, HoldsAtAScaleWhereEverybodyStandsForMany)
{
    World coarse = test::found_world(corridor_, 1, 100);
    const MigrantId i = test::add_person(coarse, {.purse = 500});
    coarse.migrants.contract[i.value] = {
        .fee = Money{12'000}, .service = ServiceId{0}, .scheme = Scheme::advance};
    deposit_fee(coarse, i);
    EXPECT_EQ(coarse.ledger.held, Money{1'200'000});
    EXPECT_NO_THROW(check_conservation(coarse));
}

}  // namespace
}  // namespace corridor
