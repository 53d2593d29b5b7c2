#include <cmath>

#include "model/accounts.hpp"
#include "model/rules/retry.hpp"
#include "model/tell.hpp"
#include "run/phases/journey.hpp"

namespace corridor {
namespace {

/// Stops here for good and claims papers.
void stop(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const JurisdictionId j = world.network().place_jurisdiction[migrants.place[i.value]];
    tell(world, PersonEvent::arrived, i);
    if (migrants.status[i.value] != Status::asylum_seeker) tell(world, PersonEvent::claimed, i);
    migrants.state[i.value] = State::in_procedure;
    migrants.status[i.value] = Status::asylum_seeker;
    wake_in(world, i, static_cast<std::int32_t>(std::ceil(world.levers.procedure_days[j.value])));
}

void go_alone(World& world, MigrantId i, LegId leg)
{
    if (!may_leave(world, leg)) return wake_in(world, i, 1);
    leave(world, i);
    pay_fare(world, i, leg);
    const std::uint64_t key = key_of(world.migrants.key[i.value], world.network().leg_key[leg]);
    cross(world, {.leg = leg, .key = key, .load = static_cast<double>(world.scale)}, std::span(&i, 1));
}

}  // namespace

void decide(World& world, MigrantId i)
{
    const Migrants& migrants = world.migrants;
    const PlaceId place = migrants.place[i.value];
    const ClassId k = migrants.traveller_class[i.value];
    const std::span<const double> probability = world.routes.probabilities(k, place);
    const auto ways = world.routes.at(place);
    double u = world.draw(Stream::route_choice, migrants.key[i.value]);
    for (std::size_t a = 0; a < ways.size(); ++a) {
        if (u < probability[a]) {
            if (ways[a].guidance == Guidance::alone) return go_alone(world, i, ways[a].leg);
            const std::uint64_t order =
                world.randomness.bits(Stream::market_order, migrants.key[i.value], world.day())[0];
            world.seekers.push_back({ways[a].leg, i, order});
            return;
        }
        u -= probability[a];
    }
    if (u < world.routes.stop(k, place)) return stop(world, i);
    if (migrants.state[i.value] == State::preparing)
        return wake_in(world, i, 30);  // no way leads on from home
    go_home(world, i);
}

void leave(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    if (migrants.status[i.value] != Status::citizen_at_home) return;
    const auto weight = static_cast<double>(world.scale);
    if (migrants.attempts[i.value] == 0)
        count(world, OriginSeries::first_departures, migrants.origin[i.value], weight);
    count(world, OriginSeries::attempts, migrants.origin[i.value], weight);
    tell(world, PersonEvent::departed, i);
    if (migrants.attempts[i.value] < 255) ++migrants.attempts[i.value];
    migrants.status[i.value] = Status::irregular;
}

std::uint32_t home_cell(const World& world, MigrantId i)
{
    const Migrants& migrants = world.migrants;
    const ClassId k = migrants.traveller_class[i.value];
    return world.home.index(migrants.origin[i.value], static_cast<std::uint32_t>(world.classes.band(k)),
                            static_cast<std::uint32_t>(world.classes.type(k)), migrants.aspiration[i.value],
                            world.classes.exposure(k));
}

void give_up(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    tell(world, PersonEvent::gave_up, i);
    migrants.state[i.value] = State::home;
    migrants.place[i.value] = world.network().origin_place[migrants.origin[i.value]];
    ++world.home.cells[home_cell(world, i)].content;
    close_purse(world, i);
}

void go_home(World& world, MigrantId i)
{
    const JurisdictionId j = world.network().place_jurisdiction[world.migrants.place[i.value]];
    const double offered = world.levers.voluntary_return[j.value];
    if (world.draw(Stream::going_home, world.migrants.key[i.value]) < offered)
        tell(world, PersonEvent::assisted_return, i);
    give_up(world, i);
}

void return_home(World& world, MigrantId i, JurisdictionId by)
{
    Migrants& migrants = world.migrants;
    tell(world, PersonEvent::returned, i);
    migrants.place[i.value] = world.network().origin_place[migrants.origin[i.value]];
    migrants.state[i.value] = State::preparing;
    migrants.status[i.value] = Status::citizen_at_home;
    migrants.since[i.value] = world.today.days;
    migrants.started[i.value] = world.today.days;
    const double help =
        world.parameters.c_reintegration * world.levers.reintegration[migrants.origin[i.value].value];
    const double again = rules::try_again_probability(world.levers.discouragement[by.value], help);
    if (world.draw(Stream::retry, migrants.key[i.value], 0) < 1.0 - again) return give_up(world, i);
    wake_in(world, i, 30);
}

void die(World& world, MigrantId i, PlaceId place)
{
    tell(world, PersonEvent::died, i, place);
    world.migrants.state[i.value] = State::dead;
    if (world.migrants.contract[i.value].fee != Money{}) return_fee(world, i);
    close_purse(world, i);
}

bool may_leave(const World& world, LegId leg)
{
    const Network& network = world.network();
    const auto month = static_cast<std::size_t>(world.today.month() - 1);
    const double go = network.seasons[network.leg_season[leg]].go[month];
    return world.levers.passable[leg.value] >= 0.5 && world.draw(Stream::weather, network.leg_key[leg]) < go;
}

}  // namespace corridor
