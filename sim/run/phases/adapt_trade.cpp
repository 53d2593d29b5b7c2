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

/// Persons who asked in vain for a place this month; one who asks every week is counted once.
double asked_in_vain(const World& world, LegId leg)
{
    const auto& table = world.record.legs;
    const double repeated = std::max(1.0, rules::days_per_month / world.parameters.patience_days);
    return table.at(table.months() - 1, LegSeries::unmatched, leg.value) / repeated;
}

/// What a place of capacity on each leg is expected to earn [USD a month], by last month's fee and demand.
const Column<LegId, double>& expect_earnings(World& world)
{
    const Network& network = world.network();
    const auto& table = world.record.legs;
    for (const LegId leg : network.legs.indices()) {
        if (!network.legs[leg].guided) continue;
        const auto last_month = [&](LegSeries series) {
            return table.at(table.months() - 1, series, leg.value);
        };
        const Openings openings{.in_vain = asked_in_vain(world, leg),
                                .contracts = last_month(LegSeries::contracts)};
        world.organisations.earned[leg] =
            profit_of_entrant(world, leg, openings) / world.parameters.founding_capacity;
    }
    return world.organisations.earned;
}

/// What an organisation has earned this month beyond the return that the money laid out must bring.
Money earned_by(const World& world, OrganisationId id)
{
    Money spending;
    for (const ServiceId service : world.organisations.services_of[id])
        spending += world.organisations.services[service].spending;
    return world.organisations.all[id].profit - spending.scaled(world.parameters.required_return);
}

/// Owners invest part of what they earn above the outside option, as fast as a business can grow, make up for
/// capital lost, and live on the rest. Capacity wears out.
void invest(World& world, Organisation& organisation, Money earned)
{
    const Parameters& p = world.parameters;
    organisation.capacity *= 1.0 - p.capacity_wear;
    const Money outside = Money::from_dollars(organisation.takes_benefit ? p.outside_option : 0.0);
    const Money surplus = std::max(Money{}, earned - outside);
    const Money room = Money::from_dollars(p.most_growth * organisation.capacity * p.place_cost);
    const Money invested = std::min(surplus.scaled(p.capacity_growth), room);
    organisation.capacity += invested.dollars() / p.place_cost;
    organisation.capital -= invested;
    const Money wanted = Money::from_dollars(organisation.stake * organisation.capacity);
    const Money income = std::max(Money{}, organisation.capital - wanted);
    organisation.capital -= income;
    world.ledger.invested += invested;
    world.ledger.withdrawn += income;
}

void close_books(World& world, OrganisationId id)
{
    Organisation& organisation = world.organisations.all[id];
    const Parameters& p = world.parameters;
    const Money earned = earned_by(world, id);
    organisation.earning =
        p.profit_memory * organisation.earning + (1.0 - p.profit_memory) * earned.dollars();
    const bool below = organisation.takes_benefit && organisation.earning < p.outside_option;
    organisation.months_below = below ? organisation.months_below + 1 : 0;
    invest(world, organisation, earned);
    organisation.profit = Money{};
    const bool too_small = organisation.capacity < p.least_capacity;
    const double leaving =
        rules::exit_probability(p.exit_rate, organisation.capital.cents, organisation.months_below,
                                static_cast<int>(p.exit_months), organisation.earning, p.outside_option);
    if (too_small || world.draw(Stream::exit, organisation.key) < leaving) {
        close_organisation(world, id);
        world.churn.exits += 1;
    }
}

/// Expected monthly profit of an organisation's capacity, all of it or a share, on a leg.
double expected_profit(const World& world, OrganisationId id, double share, double per_place)
{
    return world.organisations.all[id].capacity * share * per_place;
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
            std::min(per_place[leg] * p.founding_capacity, (1.0 + p.most_temptation) * p.outside_option);
        const double m_e = asked_in_vain(world, leg) / p.entry_horizon / places;
        const double rate = rules::entry_rate(p.entry_rate, n_e, m_e, tempting, p.outside_option);
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

/// Own experience of interception and of fees lost: last month's enters, the older fades.
void learn(const Parameters& p, Service& service)
{
    const auto learn_one = [&](double& record, double& month) {
        record = p.organisation_memory * record + month;
        month = 0;
    };
    learn_one(service.tries, service.month_tries);
    learn_one(service.caught, service.month_caught);
    learn_one(service.due, service.month_due);
    learn_one(service.kept, service.month_kept);
}

/// Sums up what those on each leg lived through.
void share_experience(Organisations& trade)
{
    for (std::size_t k = 0; k < trade.on_leg.size(); ++k) {
        const LegId leg = LegId::at(k);
        LegExperience& lived = trade.experience[leg];
        lived = {};
        for (const ServiceId id : trade.on_leg[leg]) {
            const Service& service = trade.services[id];
            const std::size_t held = trade.all[service.organisation].offers_held ? 1 : 0;
            lived.tries += service.tries;
            lived.caught += service.caught;
            lived.due[held] += service.due;
            lived.kept[held] += service.kept;
        }
    }
}

void reset_month(Service& service)
{
    service.spending = Money{};
    service.month_sold = 0;
}

}  // namespace

void adapt_trade(World& world)
{
    for (Service& service : world.organisations.services) {
        if (service.active) learn(world.parameters, service);
    }
    share_experience(world.organisations);
    const Column<LegId, double>& per_place = expect_earnings(world);
    const std::size_t n = world.organisations.all.size();
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
