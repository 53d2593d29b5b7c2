#include "model/accounts.hpp"

#include <algorithm>
#include <array>

#include "core/check.hpp"
#include "model/rules/affordability.hpp"
#include "model/rules/leaving.hpp"
#include "model/tell.hpp"

namespace corridor {
namespace {

/// Takes `amount` out of purse and family credit; both together must suffice.
void spend(World& world, MigrantId i, Money amount)
{
    Money& purse = world.migrants.purse[i.value];
    const Money own = std::min(purse, amount);
    const Money lent = amount - own;
    purse -= own;
    world.migrants.debt_kin[i.value] += lent;
    world.ledger.borrowed_kin += lent * world.scale;
    world.ledger.paid += amount * world.scale;
}

/// The organisation's share of a payment that a migrant makes in a place.
void receive(World& world, ServiceId service, OrganisationId organisation, Money amount, PlaceId paid_at)
{
    const Money real = amount * world.scale;
    Organisation& seller = world.organisations.all[organisation];
    seller.capital += real;
    seller.profit += real;
    world.ledger.received += real;
    world.ledger.organisations_income += real;
    world.record.jurisdictions.now(JurisdictionSeries::money_in, seller.seat.value) += real.dollars();
    count(world, PairSeries::fees, world.network().place_jurisdiction[paid_at], seller.seat, real.dollars());
    if (service.is_none()) return;
    const LegId leg = world.organisations.services[service].leg;
    count(world, LegSeries::revenue, leg, real.dollars());
    count(world, LegSeries::profit, leg, real.dollars());
}

Money release_from_third_party(World& world, MigrantId i)
{
    const Money fee = world.migrants.contract[i.value].fee;
    world.ledger.held -= fee * world.scale;
    world.migrants.contract[i.value].fee = Money{};
    return fee;
}

/// What became of a fee, for the seller's record.
void note_fee(World& world, MigrantId i, bool kept)
{
    Service& service = world.organisations.services[world.migrants.contract[i.value].service];
    const auto persons = static_cast<double>(world.scale);
    service.month_due += persons;
    if (kept) service.month_kept += persons;
}

void spend_capital(World& world, Service& service, Money amount, Money Ledger::*account)
{
    Organisation& payer = world.organisations.all[service.organisation];
    payer.capital -= amount;
    payer.profit -= amount;
    service.spending += amount;
    count(world, LegSeries::profit, service.leg, -amount.dollars());
    world.ledger.*account += amount;
}

void repay_smuggler(World& world, MigrantId i, Money available)
{
    Migrants& migrants = world.migrants;
    const OrganisationId creditor = migrants.creditor[i.value];
    Money& debt = migrants.debt_smuggler[i.value];
    if (!world.organisations.all[creditor].active) {  // nobody is left to collect
        debt = Money{};
        return;
    }
    debt += Money{rules::interest(debt.cents, world.parameters.debt_interest)};
    const Money payment = std::min({debt, available, migrants.purse[i.value]});
    migrants.purse[i.value] -= payment;
    debt -= payment;
    world.ledger.paid += payment * world.scale;
    receive(world, ServiceId::none(), creditor, payment, migrants.place[i.value]);
}

}  // namespace

Money kin_credit_left(const World& world, MigrantId i)
{
    const Money limit = world.migrants.income[i.value].scaled(world.parameters.credit_months);
    return std::max(Money{}, limit - world.migrants.debt_kin[i.value]);
}

Money fare_of(const World& world, LegId leg)
{
    return Money::from_dollars(world.parameters.fare * world.network().legs[leg].length);
}

void pay_fare(World& world, MigrantId i, LegId leg)
{
    Money& purse = world.migrants.purse[i.value];
    const Money fare = std::min(purse, fare_of(world, leg));
    purse -= fare;
    world.ledger.living += fare * world.scale;
}

void settle_living(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const double months = (world.today.days - migrants.since[i.value]) / rules::days_per_month;
    migrants.since[i.value] = world.today.days;
    Money& purse = migrants.purse[i.value];
    if (migrants.state[i.value] == State::preparing || migrants.state[i.value] == State::awaiting_pathway) {
        const double wage = world.outside.origin_wage[migrants.origin[i.value].value];
        const Money saved = migrants.income[i.value].scaled(world.parameters.saving_share * wage * months);
        purse += saved;
        world.ledger.brought += saved * world.scale;
        return;
    }
    const PlaceId place = migrants.place[i.value];
    const Place& here = world.network().places[place];
    const Money earned = Money::from_dollars(here.wage * world.outside.place_wage[place.value] *
                                             world.outside.place_demand[place.value] * months);
    purse += earned;
    world.ledger.earned += earned * world.scale;
    const Money living = std::min(purse, Money::from_dollars(here.cost_of_living * months));
    purse -= living;
    world.ledger.living += living * world.scale;
}

void deposit_fee(World& world, MigrantId i)
{
    const Contract& contract = world.migrants.contract[i.value];
    if (contract.scheme == Scheme::debt) return;
    spend(world, i, contract.fee);
    world.ledger.held += contract.fee * world.scale;
}

void release_fee(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const Contract contract = migrants.contract[i.value];
    const OrganisationId seller = world.organisations.services[contract.service].organisation;
    note_fee(world, i, true);
    if (contract.scheme == Scheme::debt) {
        migrants.debt_smuggler[i.value] += contract.fee;
        migrants.creditor[i.value] = seller;
        migrants.contract[i.value].fee = Money{};
        return;
    }
    const LegId leg = world.organisations.services[contract.service].leg;  // deposited where it starts
    receive(world, contract.service, seller, release_from_third_party(world, i),
            world.network().leg_from[leg]);
}

void return_fee(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    note_fee(world, i, false);
    if (migrants.contract[i.value].scheme == Scheme::debt) {
        migrants.contract[i.value].fee = Money{};
        return;
    }
    const Money fee = release_from_third_party(world, i);
    const bool dead = migrants.state[i.value] == State::dead;
    if (dead && migrants.debt_kin[i.value] == Money{}) {
        world.ledger.lost += fee * world.scale;
        return;
    }
    world.ledger.refunded += fee * world.scale;
    migrants.purse[i.value] += fee;
}

void seize_fee(World& world, MigrantId i)
{
    if (world.migrants.contract[i.value].scheme == Scheme::debt) return return_fee(world, i);
    note_fee(world, i, false);
    world.ledger.seized += release_from_third_party(world, i) * world.scale;
}

bool pay_ransom(World& world, MigrantId i, Money ransom)
{
    const Money means = world.migrants.purse[i.value] + kin_credit_left(world, i);
    const Money payment = std::min(ransom, means);
    spend(world, i, payment);
    world.ledger.received += payment * world.scale;
    world.ledger.exploiters_income += payment * world.scale;
    return payment == ransom;
}

void repay_debts(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const PlaceId place = migrants.place[i.value];
    const double wage = world.network().places[place].wage * world.outside.place_wage[place.value];
    Money available = Money::from_dollars(wage * world.parameters.repayment_share);
    if (migrants.debt_smuggler[i.value] > Money{}) return repay_smuggler(world, i, available);
    const Money payment = std::min({migrants.debt_kin[i.value], available, migrants.purse[i.value]});
    migrants.purse[i.value] -= payment;
    migrants.debt_kin[i.value] -= payment;
    world.ledger.repaid_kin += payment * world.scale;
}

void close_purse(World& world, MigrantId i)
{
    world.ledger.lost_purses += world.migrants.purse[i.value] * world.scale;
    world.migrants.purse[i.value] = Money{};
    world.migrants.debt_kin[i.value] = Money{};
    world.migrants.debt_smuggler[i.value] = Money{};
}

void rest(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const bool home = migrants.place[i.value] == world.network().origin_place[migrants.origin[i.value]];
    migrants.state[i.value] = home ? State::preparing : State::at_place;
    if (home) migrants.status[i.value] = Status::citizen_at_home;
}

void pay_operating(World& world, Service& service, Money amount)
{
    spend_capital(world, service, amount, &Ledger::spent_operating);
}

void pay_bribes(World& world, Service& service, Money amount)
{
    spend_capital(world, service, amount, &Ledger::spent_bribes);
}

void pay_vessel(World& world, Service& service, Money amount)
{
    spend_capital(world, service, amount, &Ledger::spent_vessels);
}

}  // namespace corridor
