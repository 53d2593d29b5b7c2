#include <algorithm>

#include "model/information.hpp"
#include "model/tell.hpp"
#include "model/trade.hpp"
#include "model/watching.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

void observe_market(World& world, LegId leg)
{
    const auto& services = world.organisations.on_leg[leg];
    double places = 0;
    double weighted_fee = 0;
    double sold = 0;
    double squares = 0;
    for (const ServiceId id : services) {
        const Service& service = world.organisations.services[id];
        places += service.offered;
        weighted_fee += service.fee.dollars() * service.offered;
        sold += service.month_sold;
        squares += service.month_sold * service.month_sold;
    }
    count(world, LegSeries::organisations, leg, static_cast<double>(services.size()));
    count(world, LegSeries::fee_posted, leg, places > 0 ? weighted_fee / places : 0.0);
    count(world, LegSeries::concentration, leg, sold > 0 ? squares / (sold * sold) : 0.0);
}

void observe_leg(World& world, LegId leg)
{
    observe_market(world, leg);
    const Authorities& authorities = world.authorities;
    const std::uint32_t departure = authorities.watch(leg, Side::departure);
    const std::uint32_t arrival = authorities.watch(leg, Side::arrival);
    const auto patrol = [&](std::uint32_t index) {
        if (index == Authorities::unwatched) return 0.0;
        const Watch& watch = authorities.watches[index];
        return patrol_on(world, watch);
    };
    count(world, LegSeries::patrol_at_departure, leg, patrol(departure));
    count(world, LegSeries::patrol_at_arrival, leg, patrol(arrival));
    const Guidance guidance = world.network().legs[leg].guided ? Guidance::guided : Guidance::alone;
    double death = 0;
    double stop = 0;
    const auto n = static_cast<double>(world.network().nationalities.size());
    for (const NationalityId nationality : world.network().nationalities.indices()) {
        const LegBelief belief =
            nationality_belief(world, nationality, leg, guidance, world.today.month() - 1);
        death += belief.death / n;
        stop += belief.stopped / n;
    }
    count(world, LegSeries::believed_death, leg, death);
    count(world, LegSeries::believed_stopped, leg, stop);
    count(world, LegSeries::expected_wait, leg, world.beliefs.wait[leg.value]);
}

void observe_persons(World& world)
{
    const Migrants& migrants = world.migrants;
    const auto weight = static_cast<double>(world.scale);
    double debt = 0;
    for (std::size_t i = 0; i < migrants.size(); ++i) {
        const std::size_t place = migrants.place[i].value;
        const JurisdictionId j = world.network().place_jurisdiction[migrants.place[i]];
        auto& places = world.record.places;
        debt += migrants.debt_smuggler[i].dollars() * weight;
        switch (migrants.state[i]) {
        case State::preparing:
        case State::awaiting_pathway:
            places.now(PlaceSeries::preparing, place) += weight;
            count(world, OriginSeries::preparing, migrants.origin[i], weight);
            break;
        case State::at_place:
        case State::boarded:
            places.now(PlaceSeries::at_place, place) += weight;
            break;
        case State::travelling:
            world.record.corridor.now(CorridorSeries::travelling, 0) += weight;
            break;
        case State::detained:
            places.now(PlaceSeries::detained, place) += weight;
            if (Profile::of(migrants.profile[i]).minor())
                count(world, JurisdictionSeries::children_detained, j, weight);
            break;
        case State::sheltered:
            places.now(PlaceSeries::sheltered, place) += weight;
            break;
        case State::supervised:
            places.now(PlaceSeries::supervised, place) += weight;
            break;
        case State::trafficked:
            places.now(PlaceSeries::trafficked, place) += weight;
            break;
        case State::in_procedure:
            places.now(PlaceSeries::in_procedure, place) += weight;
            break;
        case State::settled:
            places.now(PlaceSeries::settled, place) += weight;
            break;
        case State::moved_regularly:
        case State::home:
        case State::dead:
            break;
        }
    }
    world.record.corridor.now(CorridorSeries::debt_outstanding, 0) = debt;
}

void observe_home(World& world)
{
    const auto weight = static_cast<double>(world.scale);
    for (std::uint32_t cell = 0; cell < world.home.cells.size(); ++cell) {
        const CellAttributes who = attributes_of(world.home, cell);
        const Stages& stages = world.home.cells[cell];
        count(world, OriginSeries::at_home, who.origin, static_cast<double>(stages.total()) * weight);
        count(world, OriginSeries::wish, who.origin, static_cast<double>(stages.wish) * weight);
        count(world, OriginSeries::plan, who.origin, static_cast<double>(stages.plan) * weight);
        if (who.exposure > 0)
            count(world, OriginSeries::exposed, who.origin, static_cast<double>(stages.total()) * weight);
    }
}

void observe_authorities(World& world)
{
    for (const JurisdictionId j : world.network().jurisdictions.indices()) {
        const Authority& authority = world.authorities.all[j];
        count(world, JurisdictionSeries::cases_waiting, j, static_cast<double>(authority.waiting.size()));
        count(world, JurisdictionSeries::trials_waiting, j, static_cast<double>(authority.prepared.size()));
        count(world, JurisdictionSeries::requests_waiting, j, static_cast<double>(authority.requests.size()));
        count(world, JurisdictionSeries::detained, j, authority.detained);
        count(world, JurisdictionSeries::vessel_price, j, authority.vessel_price);
        count(world, JurisdictionSeries::perceived_conviction, j, perceived_conviction(world, j));
    }
}

void observe_trade(World& world)
{
    auto& corridor = world.record.corridor;
    double active = 0;
    double services = 0;
    double capital = 0;
    double capacity = 0;
    double largest = 0;
    double squares = 0;
    for (const OrganisationId id : world.organisations.all.indices()) {
        const Organisation& organisation = world.organisations.all[id];
        if (!organisation.active) continue;
        active += 1;
        services += static_cast<double>(world.organisations.services_of[id].size());
        capital += organisation.capital.dollars();
        capacity += organisation.capacity;
        largest = std::max(largest, organisation.capacity);
        squares += organisation.capacity * organisation.capacity;
    }
    corridor.now(CorridorSeries::organisations, 0) = active;
    corridor.now(CorridorSeries::services_per_organisation, 0) = active > 0 ? services / active : 0.0;
    corridor.now(CorridorSeries::largest_share, 0) = capacity > 0 ? largest / capacity : 0.0;
    corridor.now(CorridorSeries::concentration, 0) = capacity > 0 ? squares / (capacity * capacity) : 0.0;
    corridor.now(CorridorSeries::smugglers_capital, 0) = capital;
    corridor.now(CorridorSeries::entries, 0) = world.churn.entries;
    corridor.now(CorridorSeries::exits, 0) = world.churn.exits;
    corridor.now(CorridorSeries::switches, 0) = world.churn.switches;
    world.churn = {};
}

void observe_money(World& world)
{
    auto& corridor = world.record.corridor;
    const Ledger& ledger = world.ledger;
    corridor.now(CorridorSeries::paid, 0) = ledger.paid.dollars();
    corridor.now(CorridorSeries::held, 0) = ledger.held.dollars();
    corridor.now(CorridorSeries::received, 0) = ledger.received.dollars();
    corridor.now(CorridorSeries::refunded, 0) = ledger.refunded.dollars();
    corridor.now(CorridorSeries::seized, 0) = ledger.seized.dollars();
    corridor.now(CorridorSeries::lost, 0) = ledger.lost.dollars();
    corridor.now(CorridorSeries::smugglers_income, 0) = ledger.organisations_income.dollars();
    auto& interventions = world.record.interventions;
    for (std::size_t i = 0; i < interventions.members; ++i)
        corridor.now(CorridorSeries::policy_cost, 0) += interventions.now(InterventionSeries::cost, i);
}

}  // namespace

void observe(World& world)
{
    for (const LegId leg : world.network().legs.indices()) observe_leg(world, leg);
    observe_persons(world);
    observe_home(world);
    observe_authorities(world);
    observe_trade(world);
    observe_money(world);
}

}  // namespace corridor
