#include <algorithm>
#include <cmath>

#include "core/sampling.hpp"
#include "model/rules/entry_exit.hpp"
#include "model/rules/leaving.hpp"
#include "model/rules/leg_switching.hpp"
#include "model/rules/vessel_choice.hpp"
#include "model/tell.hpp"
#include "model/trade.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

/// Persons who asked for a place this month and could have paid: the demand that an entrant would meet. Where
/// nobody sells, all who ask are counted once, not each time they ask again.
double able_to_pay(const World& world, LegId leg)
{
    const auto& table = world.record.legs;
    const std::size_t month = table.months() - 1;
    const double asked =
        table.at(month, LegSeries::seekers, leg.value) - table.at(month, LegSeries::unaffordable, leg.value);
    const double repeated = rules::days_per_month / world.parameters.patience_days;
    const double turned_away = table.at(month, LegSeries::unmatched, leg.value);
    return asked - turned_away * (1.0 - 1.0 / repeated);
}

/// What a place of capacity on a leg earns in the trade's memory [USD a month]: this month's mean of those
/// who serve it, of an entrant where none does, smoothed, so that one bad month of weather neither ruins nor
/// makes a market.
const Column<LegId, double>& learn_earnings(World& world)
{
    const Network& network = world.network();
    const double memory = world.parameters.organisation_memory;
    for (const LegId leg : network.legs.indices()) {
        if (!network.legs[leg].guided) continue;
        double profit = 0;
        double places = 0;
        for (const ServiceId id : world.organisations.on_leg[leg]) {
            const Service& service = world.organisations.services[id];
            profit += (service.revenue - service.spending).dollars();
            places += world.organisations.all[service.organisation].capacity * service.share *
                      rules::days_per_month / 7.0;
        }
        const double entrant_places = world.parameters.founding_capacity * rules::days_per_month / 7.0;
        const double seekers = able_to_pay(world, leg);
        const double now =
            places > 0 ? profit / places : profit_of_entrant(world, leg, seekers) / entrant_places;
        double& earned = world.organisations.earned[leg];
        earned = memory * earned + (1.0 - memory) * now;
    }
    return world.organisations.earned;
}

/// Owners invest part of what they earn above the outside option; the rest is their income. Capacity wears
/// out.
void invest(World& world, Organisation& organisation)
{
    const Parameters& p = world.parameters;
    organisation.capacity *= 1.0 - p.capacity_wear;
    const Money outside = Money::from_dollars(organisation.takes_benefit ? p.outside_option : 0.0);
    const Money surplus = std::max(Money{}, organisation.profit - outside);
    const Money invested = surplus.scaled(p.capacity_growth);
    organisation.capacity += invested.dollars() / p.place_cost;
    const Money income = organisation.profit > Money{} ? organisation.profit - invested : Money{};
    organisation.capital -= invested + income;
    world.ledger.invested += invested;
    world.ledger.withdrawn += income;
}

void close_books(World& world, OrganisationId id)
{
    Organisation& organisation = world.organisations.all[id];
    const Parameters& p = world.parameters;
    const Money outside = Money::from_dollars(p.outside_option);
    const bool below = organisation.takes_benefit && organisation.profit < outside;
    organisation.months_below = below ? organisation.months_below + 1 : 0;
    invest(world, organisation);
    organisation.profit = Money{};
    const bool too_small = organisation.capacity < p.least_capacity;
    if (too_small || rules::leaves_market(organisation.capital.cents, organisation.months_below,
                                          static_cast<int>(p.exit_months))) {
        close_organisation(world, id);
        world.churn.exits += 1;
    }
}

/// Expected monthly profit of an organisation's capacity, all of it or a share, on a leg.
double expected_profit(const World& world, OrganisationId id, double share, double per_place)
{
    return world.organisations.all[id].capacity * share * rules::days_per_month / 7.0 * per_place;
}

/// M10: an organisation that reconsiders weighs its worst leg against those within reach; one that has grown
/// may keep the old leg and add the new.
void reconsider(World& world, OrganisationId id, const Column<LegId, double>& per_place)
{
    const Organisation& organisation = world.organisations.all[id];
    const Parameters& p = world.parameters;
    if (world.draw(Stream::switching, organisation.key, 1) >= p.reconsider_rate) return;
    const std::vector<LegId> reach = reach_of(world, id);
    const std::vector<ServiceId> services = world.organisations.services_of[id];
    if (reach.empty() || services.empty()) return;
    const auto worst = std::ranges::min_element(
        services, {}, [&](ServiceId s) { return per_place[world.organisations.services[s].leg]; });
    const Service& old = world.organisations.services[*worst];
    std::vector<double> profit{expected_profit(world, id, old.share, per_place[old.leg])};
    for (const LegId leg : reach) profit.push_back(expected_profit(world, id, old.share, per_place[leg]));
    std::vector<double> probability(profit.size());
    rules::switch_probabilities(profit, 0, p.switching_cost, p.switching_scale, probability);
    const std::size_t chosen = select(probability, world.draw(Stream::switching, organisation.key, 2));
    if (chosen == 0 || chosen >= profit.size()) return;
    const bool grows =
        organisation.capacity > p.founding_capacity * (static_cast<double>(services.size()) + 1.0);
    open_service(world, id, reach[chosen - 1]);
    if (!grows) close_service(world, *worst);
    world.churn.switches += 1;
}

void enter(World& world, const Column<LegId, double>& per_place)
{
    const Network& network = world.network();
    const Parameters& p = world.parameters;
    const double places = p.founding_capacity * rules::days_per_month / 7.0;
    for (const LegId leg : network.legs.indices()) {
        if (!network.legs[leg].guided || world.levers.passable[leg.value] < 0.5) continue;
        const auto n_e = static_cast<double>(world.organisations.on_leg[leg].size());
        // Newcomers learn the trade from those in it, so that they cannot multiply faster however much it
        // pays.
        const double tempting =
            std::min(per_place[leg] * places, (1.0 + p.most_temptation) * p.outside_option);
        const double rate = rules::entry_rate(p.entry_rate, n_e, tempting, p.outside_option);
        const std::int64_t entrants = poisson(rate, world.draw(Stream::entry, network.leg_key[leg]));
        for (std::int64_t slot = 0; slot < entrants; ++slot) {
            found_organisation(world, leg, static_cast<std::uint32_t>(slot));
            world.churn.entries += 1;
        }
    }
}

/// M11: vessels get dearer where more are used up than are offered at the ordinary price. Sellers follow the
/// month's use with a lag, in proportion: a price that jumped with every month would empty the sea and fill
/// it in turn.
void price_vessels(World& world)
{
    for (const JurisdictionId j : world.network().jurisdictions.indices()) {
        Authority& shore = world.authorities.all[j];
        const double now = rules::vessel_price(shore.vessels_used, world.levers.vessel_supply[j.value],
                                               world.parameters.vessel_elasticity);
        const double memory = world.parameters.organisation_memory;
        shore.vessel_price = std::pow(shore.vessel_price, memory) * std::pow(now, 1.0 - memory);
        shore.vessels_used = 0;
    }
}

/// Own experience of interception: last month's enters, the older fades.
void learn(const Parameters& p, Service& service)
{
    service.tries = p.organisation_memory * service.tries + service.month_tries;
    service.caught = p.organisation_memory * service.caught + service.month_caught;
    service.month_tries = service.month_caught = 0;
}

void reset_month(Service& service)
{
    service.revenue = service.spending = Money{};
    service.month_sold = 0;
}

}  // namespace

void adapt_trade(World& world)
{
    const Column<LegId, double>& per_place = learn_earnings(world);
    const std::size_t n = world.organisations.all.size();
    for (Service& service : world.organisations.services) {
        if (service.active) learn(world.parameters, service);
    }
    for (std::size_t k = 0; k < n; ++k) {
        const OrganisationId id = OrganisationId::at(k);
        if (world.organisations.all[id].active) close_books(world, id);
        if (world.organisations.all[id].active) reconsider(world, id, per_place);
    }
    for (Service& service : world.organisations.services) reset_month(service);
    enter(world, per_place);
    price_vessels(world);
}

}  // namespace corridor
