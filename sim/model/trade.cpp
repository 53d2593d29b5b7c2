#include "model/trade.hpp"

#include <algorithm>
#include <cmath>

#include "core/sampling.hpp"
#include "model/accounts.hpp"
#include "model/rules/belief.hpp"
#include "model/rules/cost_of_place.hpp"
#include "model/rules/evidence.hpp"
#include "model/rules/leaving.hpp"
#include "model/rules/wreck.hpp"
#include "model/tell.hpp"
#include "model/watching.hpp"

namespace corridor {
namespace {

enum Trait : std::uint32_t { benefit, held, debt, evasion, ruthlessness, capacity, capital, markup };

/// Floor of the share of fees kept, against a fee without end [-]; assumption.
constexpr double least_kept = 0.1;

void insert_sorted(std::vector<ServiceId>& services, ServiceId service)
{
    services.insert(std::ranges::upper_bound(services, service), service);
}

void split_capacity(World& world, OrganisationId organisation)
{
    const auto& services = world.organisations.services_of[organisation];
    for (const ServiceId service : services) {
        world.organisations.services[service].share = 1.0 / static_cast<double>(services.size());
    }
}

/// The plan behind a number of rules::PlanKind.
VesselPlan plan_of(std::size_t kind)
{
    return {.unsound = kind >= 2, .fuller = kind % 2 == 1};
}

double wreck_of(const World& world, LegId leg, VesselPlan plan, double load)
{
    const Leg& row = world.network().legs[leg];
    const Parameters& p = world.parameters;
    const std::size_t month = static_cast<std::size_t>(world.today.month() - 1);
    return rules::wreck_probability(
        {.hazard = row.hazard,
         .season = world.network().seasons[world.network().leg_season[leg]].hazard[month],
         .unsound_factor = plan.unsound ? p.unsound_hazard : 1.0,
         .load_factor = rules::load_factor(load, row.vessel_places, p.load_exponent),
         .chi = p.chi,
         .Lambda = intensity(world, leg),
         .Lambda_0 = world.authorities.founding_intensity[leg.value]});
}

rules::Plan terms_of(const World& world, const Service& service, VesselPlan plan, double q,
                     const LawOnLeg& law)
{
    const Leg& row = world.network().legs[service.leg];
    const Parameters& p = world.parameters;
    const double load = load_of(world, service, plan);
    const double fee = service.fee.dollars();
    return {.l = load,
            .fee = fee,
            .cash = row.operating_cost + row.bribe,
            .q = q,
            .wreck = wreck_of(world, service.leg, plan, load),
            .vessel = row.vessel_cost * (plan.unsound ? p.unsound_price : 1.0),
            .p_v = vessel_scarcity(world, service.leg),
            .wear = p.wear,
            .a = law.arrest_and_conviction,
            .sentence = rules::sentence_months(law.penalty, law.aggravated_penalty, plan.unsound),
            .value_of_liberty = p.value_of_liberty,
            .rescue = world.levers.rescue[service.leg.value],
            .fatality = fatality(p, world.network().leg_mode[service.leg]),
            .loss_per_death = p.wreck_reputation + p.held_offer_share * fee};
}

/// What all who serve a leg lived through at its borders [-].
double interception_on(const World& world, LegId leg)
{
    const LegExperience& lived = world.organisations.experience[leg];
    return rules::beta_binomial(world.beliefs.founding_interception[leg.value],
                                world.parameters.organisation_prior, lived.tries, lived.caught);
}

/// M6 for a newcomer, who knows what the others lived through, at the load the vessel is built for and in
/// sound vessels [USD a place].
double cost_of_entrant(const World& world, LegId leg)
{
    const Leg& row = world.network().legs[leg];
    const LawOnLeg law = law_on(world, leg);
    return rules::cost_of_place({.operating = row.operating_cost,
                                 .bribe = row.bribe,
                                 .q = interception_on(world, leg),
                                 .vessel = row.vessel_cost,
                                 .p_v = vessel_scarcity(world, leg),
                                 .a = law.arrest_and_conviction,
                                 .sentence = rules::expected_sentence(law.penalty, law.aggravated_penalty, 0),
                                 .value_of_liberty = world.parameters.value_of_liberty,
                                 .wear = world.parameters.wear,
                                 .l = static_cast<double>(row.vessel_places)});
}

/// Markup with which a service begins: about the going fee, some more, some less.
double first_markup(const World& world, const Service& service)
{
    const Parameters& p = world.parameters;
    const bool held = world.organisations.all[service.organisation].offers_held;
    const double going = world.beliefs.fee[service.leg.value] * share_kept(world, service.leg, held);
    const double u = world.draw(Stream::traits, service.key, markup);
    const double wanted = going / cost_of(world, service) - 1.0 + p.founding_markup * (2.0 * u - 1.0);
    return std::max(p.least_markup, wanted);
}

/// Places that a newcomer expects to sell in a month, at most.
double places_of_entrant(const Parameters& p)
{
    return p.founding_capacity * rules::days_per_month / 7.0 * p.target;
}

/// Share of the fees that a newcomer would keep, over those who take payment on arrival and those who do not.
double kept_by_entrant(const World& world, LegId leg)
{
    const double held = world.parameters.held_offer_share;
    return held * share_kept(world, leg, true) + (1.0 - held) * share_kept(world, leg, false);
}

}  // namespace

OrganisationId found_organisation(World& world, LegId leg, std::uint32_t slot)
{
    const Parameters& p = world.parameters;
    const Network& network = world.network();
    const std::uint64_t key = key_of(network.leg_key[leg], slot, world.today.days);
    const auto draw = [&](Trait trait) { return world.draw(Stream::traits, key, trait); };
    Organisation organisation;
    organisation.key = key;
    organisation.seat = network.place_jurisdiction[network.leg_from[leg]];
    organisation.takes_benefit = draw(benefit) >= p.helper_share;
    organisation.offers_held = draw(held) < p.held_offer_share;
    organisation.offers_debt = draw(debt) < p.debt_offer_share;
    organisation.evasion = std::max(0.0, p.evasion_mean + p.trait_spread * normal(draw(evasion)));
    organisation.ruthlessness = lognormal(1.0, p.trait_spread, draw(ruthlessness));
    organisation.capacity = lognormal(p.founding_capacity, p.trait_spread, draw(capacity));
    const Leg& row = network.legs[leg];
    const double departure =
        row.vessel_cost + static_cast<double>(row.vessel_places) * (row.operating_cost + row.bribe);
    organisation.capital =
        Money::from_dollars(lognormal(p.founding_capital * departure, p.trait_spread, draw(capital)));
    organisation.stake = organisation.capital.dollars() / organisation.capacity;
    organisation.earning = p.outside_option;
    world.ledger.capital_founded += organisation.capital;
    const OrganisationId id = world.organisations.all.push_back(organisation);
    world.organisations.services_of.push_back({});
    open_service(world, id, leg);
    return id;
}

ServiceId open_service(World& world, OrganisationId organisation, LegId leg)
{
    Organisations& trade = world.organisations;
    const Organisation& owner = trade.all[organisation];
    Service service;
    service.key = key_of(owner.key, world.network().leg_key[leg], world.today.days);
    service.organisation = organisation;
    service.leg = leg;
    const ServiceId id = trade.services.push_back(std::move(service));
    insert_sorted(trade.on_leg[leg], id);
    insert_sorted(trade.services_of[organisation], id);
    split_capacity(world, organisation);
    Service& opened = trade.services[id];
    opened.load = load_of(world, opened, {});
    opened.markup = owner.takes_benefit ? first_markup(world, opened) : 0.0;
    post_fee(world, opened);
    return id;
}

void close_service(World& world, ServiceId id)
{
    Organisations& trade = world.organisations;
    Service& service = trade.services[id];
    for (const MigrantId i : service.queue) {
        return_fee(world, i);
        rest(world, i);
        wake_in(world, i, 1);
    }
    service.queue.clear();
    service.active = false;
    std::erase(trade.on_leg[service.leg], id);
    std::erase(trade.services_of[service.organisation], id);
    split_capacity(world, service.organisation);
}

void close_organisation(World& world, OrganisationId id)
{
    const std::vector<ServiceId> services = world.organisations.services_of[id];
    for (const ServiceId service : services) close_service(world, service);
    Organisation& organisation = world.organisations.all[id];
    organisation.active = false;
    world.ledger.withdrawn += organisation.capital;
    organisation.capital = Money{};
}

std::vector<LegId> reach_of(const World& world, OrganisationId organisation)
{
    const Network& network = world.network();
    // One entry a place: of the many legs of a large network nearly all are passed over by two look-ups.
    std::vector<std::uint8_t> is_known(network.places.size(), 0);
    std::vector<LegId> served;
    for (const ServiceId service : world.organisations.services_of[organisation]) {
        const LegId leg = world.organisations.services[service].leg;
        served.push_back(leg);
        is_known[network.leg_from[leg].value] = 1;
        is_known[network.leg_to[leg].value] = 1;
    }
    std::vector<LegId> reach;
    for (const LegId leg : network.legs.indices()) {
        const bool near =
            is_known[network.leg_from[leg].value] != 0 || is_known[network.leg_to[leg].value] != 0;
        if (!near || !network.legs[leg].guided || world.levers.passable[leg.value] < 0.5) continue;
        if (std::ranges::find(served, leg) == served.end()) reach.push_back(leg);
    }
    return reach;
}

double perceived_interception(const World& world, const Service& service)
{
    return rules::beta_binomial(interception_on(world, service.leg), world.parameters.organisation_prior,
                                service.tries, service.caught);
}

double share_kept(const World& world, LegId leg, bool held)
{
    const LegExperience& lived = world.organisations.experience[leg];
    const LegBelief& guided = world.beliefs.prior[world.beliefs.at(leg, Guidance::guided)];
    const double prior = held ? 1.0 - guided.stopped : 1.0;
    return std::max(least_kept, rules::beta_binomial(prior, world.parameters.organisation_prior,
                                                     lived.due[held ? 1 : 0], lived.kept[held ? 1 : 0]));
}

double load_of(const World& world, const Service& service, VesselPlan plan)
{
    const double built_for = world.network().legs[service.leg].vessel_places;
    const double load = plan.fuller ? built_for * world.parameters.overload : built_for;
    const double places = world.organisations.all[service.organisation].capacity * service.share / 7.0;
    return rules::planned_load(load, world.parameters.target, places, world.parameters.max_wait);
}

double vessel_scarcity(const World& world, LegId leg)
{
    const Network& network = world.network();
    const JurisdictionId shore = network.place_jurisdiction[network.leg_from[leg]];
    return network.leg_mode[leg] == Mode::sea ? world.authorities.all[shore].vessel_price : 1.0;
}

double vessel_price_of(const World& world, LegId leg, VesselPlan plan)
{
    const double kind = plan.unsound ? world.parameters.unsound_price : 1.0;
    return world.network().legs[leg].vessel_cost * kind * vessel_scarcity(world, leg);
}

std::array<double, rules::n_plans> plan_probabilities(const World& world, const Service& service)
{
    const double q = perceived_interception(world, service);
    const LawOnLeg law = law_on(world, service.leg);
    std::array<double, rules::n_plans> profit{};
    for (std::size_t kind = 0; kind < rules::n_plans; ++kind) {
        const rules::Plan terms = terms_of(world, service, plan_of(kind), q, law);
        profit[kind] =
            rules::plan_profit(terms) / terms.l;  // a place, so that fuller is not better by size alone
    }
    return rules::plan_probabilities(profit, world.parameters.vessel_choice_scale);
}

VesselPlan draw_plan(const World& world, const Service& service)
{
    const auto probability = plan_probabilities(world, service);
    const double u = world.draw(Stream::vessel_plan, service.key, service.departures % 65'536);
    return plan_of(std::min(select(probability, u), rules::n_plans - 1));
}

double cost_of(const World& world, const Service& service)
{
    const Leg& row = world.network().legs[service.leg];
    const LawOnLeg law = law_on(world, service.leg);
    const Parameters& p = world.parameters;
    return rules::cost_of_place(
        {.operating = row.operating_cost,
         .bribe = row.bribe,
         .q = perceived_interception(world, service),
         .vessel = row.vessel_cost * (1.0 - service.unsound * (1.0 - p.unsound_price)),
         .p_v = vessel_scarcity(world, service.leg),
         .a = law.arrest_and_conviction,
         .sentence = rules::expected_sentence(law.penalty, law.aggravated_penalty, service.unsound),
         .value_of_liberty = p.value_of_liberty,
         .wear = p.wear,
         .l = std::max(1.0, service.load)});
}

void post_fee(World& world, Service& service)
{
    const Leg& row = world.network().legs[service.leg];
    service.cost = Money::from_dollars(cost_of(world, service));
    const double cost = service.cost.dollars();
    const bool held = world.organisations.all[service.organisation].offers_held;
    const double kept = share_kept(world, service.leg, held);
    const double least =
        rules::lowest_fee(row.operating_cost, row.bribe, cost, kept, world.parameters.least_markup);
    service.fee = Money::from_dollars(std::max(least, rules::fee(cost, kept, service.markup)));
}

double fee_of_entrant(const World& world, LegId leg)
{
    const Parameters& p = world.parameters;
    const double cost = cost_of_entrant(world, leg);
    const double kept = kept_by_entrant(world, leg);
    const double worthwhile =
        cost * (1.0 + p.required_return) + p.newcomers_hope * p.outside_option / places_of_entrant(p);
    return std::max(rules::fee(cost, kept, p.founding_markup), worthwhile / kept);
}

double profit_of_entrant(const World& world, LegId leg, Openings openings)
{
    const Parameters& p = world.parameters;
    const double cost = cost_of_entrant(world, leg) * (1.0 + p.required_return);
    const double fee = world.beliefs.fee[leg.value] * kept_by_entrant(world, leg);
    const auto rivals = static_cast<double>(world.organisations.on_leg[leg].size());
    const double demand = openings.in_vain / p.entry_horizon + openings.contracts;
    const double sold = std::min(demand / (1.0 + rivals), places_of_entrant(p));
    return sold * (fee - cost);
}

}  // namespace corridor
