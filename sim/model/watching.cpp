#include "model/watching.hpp"

#include <algorithm>
#include <cmath>

#include "model/rules/belief.hpp"
#include "model/rules/evidence.hpp"
#include "model/rules/interception.hpp"
#include "model/rules/leg_value.hpp"
#include "model/rules/wreck.hpp"

namespace corridor {
namespace {

double kappa(const Parameters& parameters, Mode mode)
{
    switch (mode) {
    case Mode::land:
        return parameters.kappa_land;
    case Mode::sea:
        return parameters.kappa_sea;
    case Mode::air:
        return parameters.kappa_air;
    }
    return 0;
}

/// Share of those intercepted on the arrival side who are not let through.
double stopped_share(const Levers& levers, JurisdictionId j)
{
    return levers.detention_share[j.value] + levers.pushback_share[j.value] + levers.return_share[j.value];
}

/// Share of those intercepted whom a jurisdiction returns, at once or after detention.
double removed_share(const World& world, JurisdictionId j)
{
    const Levers& levers = world.levers;
    return rules::removed_share(levers.return_share[j.value], levers.detention_share[j.value],
                                levers.enforced_return[j.value], levers.alternatives[j.value],
                                world.parameters.absconding);
}

/// How likely each side of a leg stops somebody who leads with that evasion. Whoever is intercepted while
/// leaving has been stopped; whoever is on arrival may be let through.
struct Stops {
    double at_departure;
    double at_arrival;
};

Stops stops_on(const World& world, LegId leg, double evasion)
{
    const JurisdictionId entered = world.network().place_jurisdiction[world.network().leg_to[leg]];
    const double at_departure = interception_probability(world, leg, Side::departure, evasion);
    const double at_arrival = interception_probability(world, leg, Side::arrival, evasion);
    return {at_departure, (1.0 - at_departure) * at_arrival * stopped_share(world.levers, entered)};
}

}  // namespace

double fatality(const Parameters& parameters, Mode mode)
{
    switch (mode) {
    case Mode::land:
        return parameters.fatality_land;
    case Mode::sea:
        return parameters.fatality_sea;
    case Mode::air:
        return parameters.fatality_air;
    }
    return 0;
}

double patrol_on(const World& world, const Watch& watch)
{
    const Levers& levers = world.levers;
    const double extra = watch.side == Side::arrival ? levers.extra_patrol[watch.leg.value] : 0.0;
    return levers.border_budget[watch.watcher.value] * watch.share + extra;
}

double intensity(const World& world, const Watch& watch)
{
    const Levers& levers = world.levers;
    const std::size_t j = watch.watcher.value;
    const double skill = levers.border_skill[j] * (1.0 + world.authorities.all[watch.watcher].modus_operandi);
    const Leg& leg = world.network().legs[watch.leg];
    return rules::watch_intensity(kappa(world.parameters, world.network().leg_mode[watch.leg]),
                                  patrol_on(world, watch), skill, std::max(1.0, leg.border_length),
                                  world.parameters.length_exponent);
}

double intensity(const World& world, LegId leg)
{
    double sum = 0;
    for (const Side side : {Side::departure, Side::arrival}) {
        const std::uint32_t watch = world.authorities.watch(leg, side);
        if (watch != Authorities::unwatched) sum += intensity(world, world.authorities.watches[watch]);
    }
    return sum;
}

double interception_probability(const World& world, LegId leg, Side side, double evasion)
{
    const std::uint32_t index = world.authorities.watch(leg, side);
    if (index == Authorities::unwatched) return 0.0;
    const Watch& watch = world.authorities.watches[index];
    return rules::interception_probability(intensity(world, watch), evasion,
                                           world.levers.corruption[watch.watcher.value]);
}

double perceived_conviction(const World& world, JurisdictionId jurisdiction)
{
    const Authority& authority = world.authorities.all[jurisdiction];
    const Parameters& p = world.parameters;
    const double arrest = rules::beta_binomial(p.facilitator_aboard, p.organisation_prior,
                                               authority.intercepted_crossings, authority.arrests);
    const double prior = world.levers.conviction_base[jurisdiction.value] * p.prior_conviction;
    const double conviction =
        rules::beta_binomial(prior, p.organisation_prior, authority.trials, authority.convictions);
    return world.levers.smuggling_is_crime[jurisdiction.value] * arrest * conviction;
}

LawOnLeg law_on(const World& world, LegId leg)
{
    LawOnLeg law;
    double weight = 0;
    for (const Side side : {Side::departure, Side::arrival}) {
        const std::uint32_t index = world.authorities.watch(leg, side);
        if (index == Authorities::unwatched) continue;
        const JurisdictionId j = world.authorities.watches[index].watcher;
        const double caught = interception_probability(world, leg, side, world.parameters.evasion_mean);
        law.arrest_and_conviction += caught * perceived_conviction(world, j);
        law.penalty += caught * world.levers.penalty[j.value];
        law.aggravated_penalty +=
            caught * rules::sentence_months(world.levers.penalty[j.value],
                                            world.levers.aggravated_penalty[j.value], true);
        weight += caught;
    }
    if (weight == 0) return {};
    return {law.arrest_and_conviction / weight, law.penalty / weight, law.aggravated_penalty / weight};
}

double structural_stop(const World& world, LegId leg, double evasion)
{
    const Stops stops = stops_on(world, leg, evasion);
    return stops.at_departure + stops.at_arrival;
}

double end_of_journey(const World& world, LegId leg, double evasion)
{
    const Network& network = world.network();
    const Levers& levers = world.levers;
    const JurisdictionId left = network.place_jurisdiction[network.leg_from[leg]];
    const JurisdictionId entered = network.place_jurisdiction[network.leg_to[leg]];
    const double stopped = stopped_share(levers, entered);
    const double removed = stopped > 0.0 ? removed_share(world, entered) / stopped : 0.0;
    const double by_left =
        rules::end_probability(removed_share(world, left), levers.discouragement[left.value]);
    const double by_entered = rules::end_probability(removed, levers.discouragement[entered.value]);
    const Stops stops = stops_on(world, leg, evasion);
    const double any = stops.at_departure + stops.at_arrival;
    if (any == 0.0) return by_entered;
    return (stops.at_departure * by_left + stops.at_arrival * by_entered) / any;
}

double structural_death(const World& world, LegId leg)
{
    const Leg& row = world.network().legs[leg];
    const double wreck = rules::wreck_probability({.hazard = row.hazard,
                                                   .season = 1,
                                                   .unsound_factor = 1,
                                                   .load_factor = 1,
                                                   .chi = 0,
                                                   .Lambda = 0,
                                                   .Lambda_0 = 0});
    const double share = fatality(world.parameters, world.network().leg_mode[leg]);
    return wreck * rules::death_probability(world.levers.rescue[leg.value], share, 1.0);
}

void found_watches(World& world)
{
    const Network& network = world.network();
    Authorities& authorities = world.authorities;
    authorities.watch_of.assign(network.legs.size() * 2, Authorities::unwatched);
    for (const LegId leg : network.legs.indices()) {
        if (!network.crosses_border(leg)) continue;
        const JurisdictionId left = network.place_jurisdiction[network.leg_from[leg]];
        const JurisdictionId entered = network.place_jurisdiction[network.leg_to[leg]];
        authorities.watches.push_back({.leg = leg, .side = Side::departure, .watcher = left});
        authorities.watches.push_back({.leg = leg, .side = Side::arrival, .watcher = entered});
    }
    std::ranges::stable_sort(authorities.watches, {}, &Watch::watcher);
    std::vector<double> n_watched(network.jurisdictions.size(), 0.0);
    for (const Watch& watch : authorities.watches) n_watched[watch.watcher.value] += 1;
    for (std::uint32_t i = 0; i < authorities.watches.size(); ++i) {
        Watch& watch = authorities.watches[i];
        authorities.watch_of[watch.leg.value * 2 + static_cast<std::size_t>(watch.side)] = i;
        watch.share = 1.0 / n_watched[watch.watcher.value];
    }
}

}  // namespace corridor
