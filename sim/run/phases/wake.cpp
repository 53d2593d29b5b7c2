#include <algorithm>
#include <cmath>

#include "core/sampling.hpp"
#include "model/accounts.hpp"
#include "model/founding.hpp"
#include "model/information.hpp"
#include "model/rules/leaving.hpp"
#include "model/rules/screening.hpp"
#include "model/rules/trafficking.hpp"
#include "model/tell.hpp"
#include "run/phases/journey.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

constexpr std::int32_t month =
    30;  // [day] between two looks at a settled person's debts, or at a queue for papers

/// A leg is behind: the fee is released, or those intercepted are taken into custody first.
void arrive(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const LegId leg = migrants.leg[i.value];
    const PlaceId here = world.network().leg_to[leg];
    const Passage passage = migrants.passage[i.value];
    migrants.place[i.value] = here;
    migrants.since[i.value] = world.today.days;
    migrants.started[i.value] = world.today.days;
    migrants.state[i.value] = State::at_place;
    count(world, LegSeries::arrivals, leg, static_cast<double>(world.scale));
    remember(world, world.classes.nationality(migrants.traveller_class[i.value]), leg,
             migrants.guided[i.value] != 0 ? Guidance::guided : Guidance::alone,
             {.met = migrants.crossing_share[i.value]});
    bool through = true;
    if (passage != Passage::through) {
        through = take_into_custody(world, i, leg, world.network().place_jurisdiction[here], true);
    }
    if (migrants.contract[i.value].fee != Money{}) through ? release_fee(world, i) : return_fee(world, i);
    if (!through) return;
    tell(world, PersonEvent::crossed, i);
    if (migrants.state[i.value] == State::at_place) wake_in(world, i, 1);
}

/// An answer to a claim for papers.
void answer_claim(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const PlaceId place = migrants.place[i.value];
    const JurisdictionId j = world.network().place_jurisdiction[place];
    const Origin& origin = world.network().origins[migrants.origin[i.value]];
    const double u = world.draw(Stream::papers, migrants.key[i.value], 0);
    const auto weight = static_cast<double>(world.scale);
    Claims& claims = world.beliefs.claims_pending[world.beliefs.at(
        world.classes.nationality(migrants.traveller_class[i.value]), place)];
    claims.decided += weight;
    settle_living(world, i);
    if (u < origin.protection * world.levers.recognition[j.value]) {
        migrants.status[i.value] = Status::regular;
        claims.granted += weight;
        tell(world, PersonEvent::granted, i);
    } else {
        tell(world, PersonEvent::refused, i);
        migrants.status[i.value] = Status::irregular;
        if (world.draw(Stream::papers, migrants.key[i.value], 1) < world.levers.enforced_return[j.value]) {
            claims.returned += weight;
            return return_home(world, i, j);
        }
    }
    migrants.state[i.value] = State::settled;
    wake_in(world, i, month);
}

void repay(World& world, MigrantId i)
{
    const Migrants& migrants = world.migrants;
    settle_living(world, i);
    repay_debts(world, i);
    if (migrants.debt_kin[i.value] > Money{} || migrants.debt_smuggler[i.value] > Money{})
        wake_in(world, i, month);
}

/// A place of the regular pathway, if one is free; of those whose patience ends some prepare to go without.
void try_pathway(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const OriginId origin = migrants.origin[i.value];
    double& used = world.pathway_used[origin.value];
    const auto weight = static_cast<double>(world.scale);
    settle_living(world, i);
    const bool place_free = used < world.levers.pathway_places[origin.value];
    const bool impatient = world.today.days - migrants.started[i.value] > world.parameters.preparing_patience;
    if (!place_free && !impatient) return wake_in(world, i, month);
    world.pathway_waiting[origin.value] -= weight;
    if (!place_free) {
        const double anyway = stage_rates(world, home_cell(world, i)).anyway;
        if (world.draw(Stream::pathway, migrants.key[i.value]) >= anyway) return give_up(world, i);
        migrants.state[i.value] = State::preparing;
        migrants.started[i.value] = world.today.days;
        return wake_in(world, i, 1);
    }
    used += weight;
    count(world, OriginSeries::pathway_departures, origin, weight);
    tell(world, PersonEvent::moved_regularly, i);
    migrants.state[i.value] = State::moved_regularly;
    migrants.status[i.value] = Status::regular;
}

/// H2 over the days since the last look, for somebody at a place on the way.
bool falls_into_trafficking(World& world, MigrantId i, double days)
{
    const Migrants& migrants = world.migrants;
    const Profile who = migrants.profile_of(i);
    const Parameters& p = world.parameters;
    const Place& here = world.network().places[migrants.place[i.value]];
    const TravelType type = world.classes.type(migrants.traveller_class[i.value]);
    const Money debt = migrants.debt_kin[i.value] + migrants.debt_smuggler[i.value];
    const rules::TraffickingFactors person{
        .debt = debt.dollars() / std::max(1.0, migrants.income[i.value].dollars()),
        .held = migrants.debt_smuggler[i.value] > Money{} ? 1.0 : 0.0,
        .alone = type == TravelType::family ? 0.0 : 1.0,
        .child = who.minor() ? 1.0 : 0.0,
        .woman = who.sex == Sex::female ? 1.0 : 0.0,
        .disability = who.disability ? 1.0 : 0.0,
        .origin_group =
            std::max(who.minority ? 1.0 : 0.0, world.network().origins[migrants.origin[i.value]].vulnerable),
        .unassisted = 1.0 - world.levers.assistance[migrants.place[i.value].value]};
    const rules::TraffickingFactors beta{.debt = p.h2_debt,
                                         .held = p.h2_held,
                                         .alone = p.h2_alone,
                                         .child = p.h2_child,
                                         .woman = p.h2_woman,
                                         .disability = p.h2_disability,
                                         .origin_group = p.h2_group,
                                         .unassisted = p.h2_unassisted};
    const double hazard = rules::trafficking_hazard(here.exploitation / rules::days_per_month, person, beta);
    return world.draw(Stream::trafficking, migrants.key[i.value], 0) <
           rules::daily_probability(hazard * days);
}

void look_onward(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const double days = world.today.days - migrants.since[i.value];
    settle_living(world, i);
    const bool at_home = migrants.state[i.value] == State::preparing;
    if (at_home && world.today.days - migrants.started[i.value] > world.parameters.preparing_patience) {
        return give_up(world, i);
    }
    if (!at_home && falls_into_trafficking(world, i, days)) return fall_into_trafficking(world, i);
    decide(world, i);
}

/// Exits from trafficking: death, identification at an assisted place, release on payment, escape.
void leave_trafficking(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const PlaceId place = migrants.place[i.value];
    const std::uint64_t key = migrants.key[i.value];
    const Parameters& p = world.parameters;
    if (world.draw(Stream::trafficking, key, 2) < p.trafficking_fatality) return die(world, i, place);
    if (migrants.exploitation[i.value] == Exploitation::ransom) {
        const Money ransom = migrants.income[i.value].scaled(p.ransom_months);
        const bool paid = pay_ransom(world, i, ransom);
        const double again = exponential(p.trafficking_days, world.draw(Stream::trafficking, key, 3));
        if (!paid && world.draw(Stream::trafficking, key, 4) >= p.escape_share) {
            return wake_in(world, i, 1 + static_cast<std::int32_t>(again));
        }
    }
    migrants.exploitation[i.value] = Exploitation::none;
    migrants.state[i.value] = State::at_place;
    migrants.since[i.value] = world.today.days;
    const bool screened = world.draw(Stream::trafficking, key, 5) < world.levers.assistance[place.value];
    if (screened) take_into_custody(world, i, LegId::none(), world.network().place_jurisdiction[place], true);
    if (migrants.state[i.value] == State::at_place) wake_in(world, i, 1);
}

/// The decision after detention or supervision: return, or freedom, in which some lose heart.
void release(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const JurisdictionId j = world.network().place_jurisdiction[migrants.place[i.value]];
    migrants.state[i.value] = State::at_place;
    migrants.since[i.value] = world.today.days;
    if (world.draw(Stream::retry, migrants.key[i.value], 1) < world.levers.enforced_return[j.value]) {
        return return_home(world, i, j);
    }
    go_on_or_home(world, i, j);
}

void leave_detention(World& world, MigrantId i)
{
    const JurisdictionId j = world.network().place_jurisdiction[world.migrants.place[i.value]];
    world.authorities.all[j].detained -= static_cast<double>(world.scale);
    release(world, i);
}

/// Supervision ends with the decision, or the person absconds before it.
void leave_supervision(World& world, MigrantId i)
{
    settle_living(world, i);
    if (world.draw(Stream::supervision, world.migrants.key[i.value], 2) >= world.parameters.absconding)
        return release(world, i);
    tell(world, PersonEvent::absconded, i);
    world.migrants.state[i.value] = State::at_place;
    wake_in(world, i, 1);
}

void leave_shelter(World& world, MigrantId i)
{
    world.migrants.state[i.value] = State::at_place;
    world.migrants.since[i.value] = world.today.days;
    wake_in(world, i, 1);
}

}  // namespace

void wake(World& world)
{
    world.seekers.clear();
    const std::vector<std::uint32_t> awake = world.calendar.take(world.today.days);
    for (std::size_t k = 0; k < awake.size(); ++k) {
        if (k + ahead < awake.size()) fetch(world.migrants, MigrantId{awake[k + ahead]});
        const std::uint32_t index = awake[k];
        const MigrantId i{index};
        switch (world.migrants.state[index]) {
        case State::preparing:
        case State::at_place:
            look_onward(world, i);
            break;
        case State::awaiting_pathway:
            try_pathway(world, i);
            break;
        case State::travelling:
            arrive(world, i);
            break;
        case State::detained:
            leave_detention(world, i);
            break;
        case State::supervised:
            leave_supervision(world, i);
            break;
        case State::sheltered:
            leave_shelter(world, i);
            break;
        case State::trafficked:
            leave_trafficking(world, i);
            break;
        case State::in_procedure:
            answer_claim(world, i);
            break;
        case State::settled:
            repay(world, i);
            break;
        case State::boarded:
        case State::moved_regularly:
        case State::home:
        case State::dead:
            break;
        }
    }
}

}  // namespace corridor
