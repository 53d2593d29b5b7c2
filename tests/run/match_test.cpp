#include <algorithm>

#include "run/stage.hpp"

namespace corridor {
namespace {

class Matching : public test::Stage {
protected:
    Matching() : Stage({.organisations = 2}) {}

    /// Somebody who asks for a place on the leg today.
    MigrantId seeker(double purse = 1000)
    {
        const MigrantId i = person(purse);
        world_.seekers.push_back({way, i, static_cast<std::uint64_t>(i.value)});
        return i;
    }
    Contract contract(MigrantId i) const { return world_.migrants.contract[i.value]; }
    Service& service_of(std::uint32_t n) { return world_.organisations.services[ServiceId{n}]; }
    Organisation& organisation(std::uint32_t n) { return world_.organisations.all[OrganisationId{n}]; }
    void set_fees(Money first, Money second)
    {
        service_of(0).fee = first;
        service_of(1).fee = second;
    }
    void all_offer(bool held, bool debt)
    {
        for (Organisation& each : world_.organisations.all) {
            each.offers_held = held;
            each.offers_debt = debt;
        }
    }
};

TEST_F(Matching, SellsNoMorePlacesThanThereAre)
{
    service_of(0).places_left = 2;
    service_of(1).places_left = 1;
    for (int n = 0; n < 5; ++n) seeker();
    match(world_);
    EXPECT_EQ(service_of(0).queue.size(), 2U);
    EXPECT_EQ(service_of(1).queue.size(), 1U);
    EXPECT_EQ(count_of(LegSeries::contracts), 3);
    EXPECT_EQ(count_of(LegSeries::unmatched), 2);
    EXPECT_EQ(count_of(LegSeries::seekers), 5);
    EXPECT_EQ(service_of(0).sold, 2);
}

TEST_F(Matching, ServesInTheOrderOfTheDrawNotOfTheList)
{
    service_of(0).places_left = 1;
    service_of(1).places_left = 0;
    const MigrantId first_on_the_list = seeker();
    const MigrantId second_on_the_list = seeker();
    world_.seekers[0].order = 2;
    world_.seekers[1].order = 1;
    match(world_);
    EXPECT_EQ(state(second_on_the_list), State::boarded);
    EXPECT_EQ(state(first_on_the_list), State::preparing);
}

TEST_F(Matching, PrefersTheCheaperOfferAlmostSurelyWhereFeesAreAll)
{
    world_.parameters.offer_fee_weight = 50;
    set_fees(Money{30'000}, Money{20'000});  // a month of income apart
    for (int n = 0; n < 20; ++n) seeker();
    match(world_);
    EXPECT_EQ(service_of(1).queue.size(), 20U);
}

TEST_F(Matching, PrefersTheBetterReputation)
{
    world_.parameters.offer_reputation_weight = 50;
    set_fees(Money{20'000}, Money{20'000});
    organisation(0).reputation = 1;
    organisation(1).reputation = 0;
    for (int n = 0; n < 20; ++n) seeker();
    match(world_);
    EXPECT_EQ(service_of(0).queue.size(), 20U);
}

TEST_F(Matching, PaysInAdvanceOrToAThirdPartyAsTheSellerOffers)
{
    set_fees(Money{20'000}, Money{20'000});
    all_offer(false, false);
    const MigrantId one = seeker();
    match(world_);
    EXPECT_EQ(contract(one).scheme, Scheme::advance);
    world_.seekers.clear();
    all_offer(true, false);
    const MigrantId other = seeker();
    match(world_);
    EXPECT_EQ(contract(other).scheme, Scheme::held);
    EXPECT_EQ(purse(other), Money::from_dollars(800));
    EXPECT_EQ(world_.ledger.held, Money::from_dollars(400));
}

TEST_F(Matching, LendsToThoseWhoCannotPayUpToTheLimit)
{
    world_.parameters.credit_months = 0;
    world_.parameters.debt_limit = 12;  // 1200 dollars
    all_offer(false, true);
    set_fees(Money{120'000}, Money{120'000});
    const MigrantId poor = seeker(100);
    match(world_);
    EXPECT_EQ(contract(poor).scheme, Scheme::debt);
    EXPECT_EQ(purse(poor), Money::from_dollars(100));
    EXPECT_EQ(world_.ledger.held, Money{});
    world_.seekers.clear();
    set_fees(Money{120'001}, Money{120'001});
    const MigrantId too_poor = seeker(100);
    match(world_);
    EXPECT_EQ(state(too_poor), State::preparing);
}

TEST_F(Matching, TurnsAwayThoseWhoCannotPayWhereNobodyLends)
{
    world_.parameters.credit_months = 1;
    all_offer(true, false);
    set_fees(Money{20'001}, Money{20'001});
    const MigrantId poor = seeker(100);
    match(world_);
    EXPECT_EQ(state(poor), State::preparing);
    EXPECT_EQ(count_of(LegSeries::contracts), 0);
    set_fees(Money{20'000}, Money{20'000});
    match(world_);
    EXPECT_EQ(state(poor), State::boarded) << "own 100 dollars and a month of credit";
    EXPECT_EQ(world_.migrants.debt_kin[poor.value], Money::from_dollars(100));
}

TEST_F(Matching, CountsThoseWhoFindNobodyServingTheLeg)
{
    close_organisation(world_, OrganisationId{0});
    close_organisation(world_, OrganisationId{1});
    const MigrantId i = seeker();
    match(world_);
    EXPECT_EQ(count_of(LegSeries::seekers), 1);
    EXPECT_EQ(count_of(LegSeries::unmatched), 1);
    EXPECT_EQ(state(i), State::preparing);
}

/// Days until a person acts again, by the calendar.
int days_asleep(const World& world, MigrantId i)
{
    WakeCalendar calendar = world.calendar;
    for (int day = 0; day < 100; ++day) {
        const auto awake = calendar.take(world.today.days + day);
        if (std::ranges::count(awake, i.value) > 0) return day;
    }
    return -1;
}

TEST_F(Matching, WhoFoundNoPlaceHurriesAndWhoCouldNotPayOrIsAtHomeWaitsAMonth)
{
    world_.parameters.patience_days = 5;
    all_offer(true, false);
    const MigrantId at_home = seeker();
    const MigrantId on_the_way = seeker();
    world_.migrants.state[on_the_way.value] = State::at_place;
    service_of(0).places_left = service_of(1).places_left = 0;
    match(world_);
    EXPECT_EQ(days_asleep(world_, on_the_way), 5);
    EXPECT_EQ(days_asleep(world_, at_home), 30);
    world_.seekers.clear();
    const MigrantId poor = seeker(0);
    world_.migrants.state[poor.value] = State::at_place;
    world_.parameters.credit_months = 0;
    service_of(0).places_left = service_of(1).places_left = 9;
    match(world_);
    EXPECT_EQ(days_asleep(world_, poor), 30);
}

TEST_F(Matching, RecordsTheFeesAgreed)
{
    set_fees(Money{20'000}, Money{20'000});
    for (int n = 0; n < 3; ++n) seeker();
    match(world_);
    EXPECT_EQ(count_of(LegSeries::fees_agreed), 600);
}

}  // namespace
}  // namespace corridor
