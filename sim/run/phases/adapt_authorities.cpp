#include <algorithm>
#include <cmath>

#include "model/rules/evidence.hpp"
#include "model/rules/interception.hpp"
#include "model/rules/patrol.hpp"
#include "model/rules/screening.hpp"
#include "model/tell.hpp"
#include "model/watching.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

constexpr double forgotten = 1e-3;  // [points] of evidence below which nothing is left
constexpr double smoothing = 0.7;   // weight of the past in a border force's own record, a month; assumption

/// Own flow on each watched side: smoothed interceptions over the chance of one (E4, without what partners
/// report).
std::vector<double> own_flows(World& world)
{
    std::vector<double> flow;
    for (Watch& watch : world.authorities.watches) {
        watch.interceptions = smoothing * watch.interceptions + (1.0 - smoothing) * watch.this_month;
        watch.this_month = 0;
        watch.probability =
            interception_probability(world, watch.leg, watch.side, world.parameters.evasion_mean);
        flow.push_back(rules::believed_flow(watch.interceptions, watch.probability, 0.0));
    }
    return flow;
}

/// Part of the way toward a target that news of mean delay `days` has come after a month.
double arrived(double days)
{
    return 1.0 - std::exp(-30.0 / std::max(days, 1.0));
}

/// What partners report of a leg: what they saw on its other side, and on the legs that lead to its start.
double reported(const World& world, const Watch& watch, const std::vector<double>& flow)
{
    const Network& network = world.network();
    const Authorities& authorities = world.authorities;
    const std::size_t n = network.jurisdictions.size();
    const auto from_partner = [&](std::uint32_t index) {
        if (index == Authorities::unwatched) return 0.0;
        const JurisdictionId partner = authorities.watches[index].watcher;
        if (partner == watch.watcher) return 0.0;
        return world.levers.share_routes[partner.value * n + watch.watcher.value] * flow[index];
    };
    const Side other = watch.side == Side::departure ? Side::arrival : Side::departure;
    double sum = from_partner(authorities.watch(watch.leg, other));
    const PlaceId start = network.leg_from[watch.leg];
    const auto ways = static_cast<double>(network.legs_from.row(start).size());
    for (const Watch& feeding : authorities.watches) {
        if (feeding.side == Side::arrival && network.leg_to[feeding.leg] == start) {
            sum += from_partner(authorities.watch(feeding.leg, Side::arrival)) / ways;
        }
    }
    return sum;
}

/// Part of the way that news of a channel comes in a month: each partner's own, weighed by what it shares;
/// all of it where nobody shares any more.
double arrived_from_partners(const World& world, const std::vector<double>& channel, JurisdictionId to)
{
    const std::size_t n = world.network().jurisdictions.size();
    double shared = 0;
    double come = 0;
    for (std::size_t from = 0; from < n; ++from) {
        const std::size_t pair = from * n + to.value;
        if (from == to.value || channel[pair] <= 0.0) continue;
        shared += channel[pair];
        come += channel[pair] * arrived(world.levers.sharing_delay[pair]);
    }
    return shared > 0.0 ? come / shared : 1.0;
}

/// Chance that at least one partner passes something on, from a pair lever.
double at_least_one(const World& world, const std::vector<double>& lever, JurisdictionId to)
{
    const std::size_t n = world.network().jurisdictions.size();
    double none = 1.0;
    for (std::size_t from = 0; from < n; ++from) {
        if (from != to.value) none *= 1.0 - lever[from * n + to.value];
    }
    return 1.0 - none;
}

void receive_intelligence(World& world, JurisdictionId j)
{
    const auto receive = [&](double& known, const std::vector<double>& channel, double worth) {
        const double step = arrived_from_partners(world, channel, j);
        known += step * (worth * at_least_one(world, channel, j) - known);
    };
    Authority& authority = world.authorities.all[j];
    receive(authority.modus_operandi, world.levers.share_modus_operandi, world.parameters.modus_gain);
    receive(authority.vulnerabilities, world.levers.share_vulnerabilities, 1.0);
    receive(authority.finance, world.levers.share_finance, 1.0);
}

/// E4 for one border force: its watches lie side by side.
void move_patrols(World& world, std::span<Watch> watches, std::span<const double> flow)
{
    const Parameters& p = world.parameters;
    std::vector<double> share;
    for (const Watch& watch : watches) share.push_back(watch.share);
    rules::patrol_shares(share, flow, p.patrol_theta, p.patrol_inertia, p.patrol_exploration, share);
    for (std::size_t i = 0; i < watches.size(); ++i) watches[i].share = share[i];
}

/// Traces payments of organisations under suspicion: by the jurisdiction's own means, and with partners that
/// share finance (E5). Money tells who is paid, not how people are treated: a case stays as aggravated as it
/// was.
void trace_finance(World& world)
{
    for (const JurisdictionId j : world.network().jurisdictions.indices()) {
        const double points =
            rules::traced_points(world.levers.financial_tracing[j.value], world.parameters.evidence_finance,
                                 world.authorities.all[j].finance);
        if (points <= 0) continue;
        for (Suspicion& suspicion : world.authorities.all[j].suspicions) {
            if (suspicion.evidence <= 0.0 || !world.organisations.all[suspicion.organisation].active)
                continue;
            suspicion.aggravated *= 1.0 + points / suspicion.evidence;
            suspicion.evidence += points;
            count(world, JurisdictionSeries::evidence, j, points);
        }
    }
}

void fade(World& world, Authority& authority)
{
    const double memory = world.parameters.organisation_memory;
    authority.intercepted_crossings *= memory;
    authority.arrests *= memory;
    authority.trials *= memory;
    authority.convictions *= memory;
    for (Suspicion& suspicion : authority.suspicions) {
        suspicion.evidence *= world.parameters.evidence_memory;
        suspicion.aggravated *= world.parameters.evidence_memory;
    }
    std::erase_if(authority.suspicions, [&](const Suspicion& suspicion) {
        return suspicion.evidence < forgotten || !world.organisations.all[suspicion.organisation].active;
    });
}

/// A month's capacity is used up; what was taken beyond it is owed to the next. So a capacity smaller than
/// what one simulated person stands for is still met on average.
void renew_capacities(World& world)
{
    const Levers& levers = world.levers;
    for (const JurisdictionId j : world.network().jurisdictions.indices()) {
        Authority& authority = world.authorities.all[j];
        authority.arrests_this_month =
            std::max(0.0, authority.arrests_this_month - levers.arrest_capacity[j.value]);
        authority.referrals_this_month =
            std::max(0.0, authority.referrals_this_month - levers.referral_capacity[j.value]);
    }
    for (std::size_t origin = 0; origin < world.pathway_used.size(); ++origin) {
        world.pathway_used[origin] =
            std::max(0.0, world.pathway_used[origin] - levers.pathway_places[origin]);
    }
}

}  // namespace

void adapt_authorities(World& world)
{
    for (const JurisdictionId j : world.network().jurisdictions.indices()) receive_intelligence(world, j);
    std::vector<double> flow = own_flows(world);
    auto& watches = world.authorities.watches;
    std::vector<double> believed = flow;
    for (std::size_t i = 0; i < watches.size(); ++i) {
        const double step = arrived_from_partners(world, world.levers.share_routes, watches[i].watcher);
        watches[i].shared += step * (reported(world, watches[i], flow) - watches[i].shared);
        believed[i] += watches[i].shared;
    }
    for (std::size_t begin = 0; begin < watches.size();) {
        std::size_t end = begin;
        while (end < watches.size() && watches[end].watcher == watches[begin].watcher) ++end;
        move_patrols(world, std::span(watches).subspan(begin, end - begin),
                     std::span(believed).subspan(begin, end - begin));
        begin = end;
    }
    trace_finance(world);
    for (Authority& authority : world.authorities.all) fade(world, authority);
    renew_capacities(world);
}

}  // namespace corridor
