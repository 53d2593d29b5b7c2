#include <algorithm>
#include <cmath>

#include "core/sampling.hpp"
#include "model/rules/evidence.hpp"
#include "model/tell.hpp"
#include "model/trade.hpp"
#include "run/phases/journey.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

/// Evidence that partners sent and that is due today.
void receive_evidence(World& world)
{
    auto& queue = world.authorities.under_way;
    while (!queue.empty() && queue.front().due <= world.today.days) {
        const SharedEvidence& message = queue.front();
        world.authorities.all[message.to].suspicion(message.organisation).evidence += message.points;
        count(world, JurisdictionSeries::evidence_received, message.to, message.points);
        queue.pop_front();
    }
}

bool has_case(const Authority& authority, OrganisationId organisation)
{
    const auto against = [organisation](const Case& one) { return one.organisation == organisation; };
    return std::ranges::any_of(authority.waiting, against) || std::ranges::any_of(authority.open, against);
}

/// Organisations whose evidence has passed the threshold join the line.
void open_cases(World& world, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    for (const Suspicion& suspicion : authority.suspicions) {
        const OrganisationId id = suspicion.organisation;
        if (suspicion.evidence <= world.parameters.evidence_threshold) continue;
        if (!world.organisations.all[id].active || has_case(authority, id)) continue;
        const bool aggravated = suspicion.aggravated > 0.5 * suspicion.evidence;
        authority.waiting.push_back(
            {.organisation = id, .opened = world.today.days, .aggravated = aggravated});
        count(world, JurisdictionSeries::cases_opened, j, 1);
    }
}

/// Investigators with room take up the cases that waited longest (E6).
void take_up(World& world, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    const auto room = [&] {
        return static_cast<int>(world.levers.investigators[j.value]) -
               static_cast<int>(authority.open.size());
    };
    while (!authority.waiting.empty() &&
           rules::opens_case(authority.suspicion(authority.waiting.front().organisation).evidence,
                             world.parameters.evidence_threshold, room())) {
        Case next = authority.waiting.front();
        authority.waiting.erase(authority.waiting.begin());
        const std::uint64_t key =
            key_of(world.organisations.all[next.organisation].key, j.value, next.opened);
        const double days = exponential(world.parameters.case_days, world.draw(Stream::case_length, key));
        next.begun = world.today.days;
        next.ends = world.today.days + static_cast<std::int32_t>(std::ceil(days));
        count(world, JurisdictionSeries::cases_waited_days, j, next.begun - next.opened);
        authority.open.push_back(next);
    }
    // Evidence that faded while a case waited closes it: nothing is left to prove.
    std::erase_if(authority.waiting, [&](const Case& one) {
        return authority.suspicion(one.organisation).evidence <= world.parameters.evidence_threshold ||
               !world.organisations.all[one.organisation].active;
    });
}

/// The organisation loses members, capacity and assets (F13: rivals may replace it).
void convict(World& world, JurisdictionId j, const Case& one)
{
    Organisation& organisation = world.organisations.all[one.organisation];
    Authority& authority = world.authorities.all[j];
    authority.convictions += 1;
    count(world, JurisdictionSeries::convictions, j, 1);
    count(world, JurisdictionSeries::sentence_months, j,
          rules::sentence_months(world.levers.penalty[j.value], world.levers.aggravated_penalty[j.value],
                                 one.aggravated));
    if (!organisation.takes_benefit) count(world, JurisdictionSeries::wrongly_prosecuted, j, 1);
    organisation.capacity *= 1.0 - world.parameters.convicted_members;
    const Money recovered = std::max(Money{}, organisation.capital).scaled(world.parameters.assets_recovered);
    organisation.capital -= recovered;
    world.ledger.recovered += recovered;
    count(world, JurisdictionSeries::assets_recovered, j, recovered.dollars());
}

void try_case(World& world, JurisdictionId j, const Case& one)
{
    Authority& authority = world.authorities.all[j];
    const Organisation& organisation = world.organisations.all[one.organisation];
    Suspicion& suspicion = authority.suspicion(one.organisation);
    count(world, JurisdictionSeries::cases_closed, j, 1);
    const double p = rules::conviction_probability(
        world.levers.conviction_base[j.value], suspicion.evidence, world.parameters.evidence_half,
        world.levers.smuggling_is_crime[j.value], world.levers.smuggling_is_crime[organisation.seat.value]);
    const std::uint64_t key = key_of(organisation.key, j.value, one.opened);
    suspicion.evidence = suspicion.aggravated = 0;  // used up by the trial
    if (organisation.active && world.draw(Stream::conviction, key) < p) convict(world, j, one);
}

void come_to_court(World& world, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    for (const Case& one : authority.open) {
        if (one.ends <= world.today.days) try_case(world, j, one);
    }
    std::erase_if(authority.open, [&](const Case& one) { return one.ends <= world.today.days; });
}

}  // namespace

void gain_evidence(World& world, JurisdictionId j, OrganisationId organisation, double points,
                   bool aggravated)
{
    Suspicion& suspicion = world.authorities.all[j].suspicion(organisation);
    suspicion.evidence += points;
    if (aggravated) suspicion.aggravated += points;
    count(world, JurisdictionSeries::evidence, j, points);
    const std::size_t n = world.network().jurisdictions.size();
    for (const JurisdictionId partner : world.network().jurisdictions.indices()) {
        const std::size_t pair = j.value * n + partner.value;
        const double share = partner == j ? 0.0 : world.levers.share_finance[pair];
        if (share <= 0.0) continue;
        const auto delay = static_cast<std::int32_t>(std::lround(world.levers.sharing_delay[pair]));
        const SharedEvidence message{world.today.days + std::max(1, delay), partner, organisation,
                                     share * points};
        auto& queue = world.authorities.under_way;
        queue.insert(std::ranges::upper_bound(queue, message.due, {}, &SharedEvidence::due), message);
    }
}

void work_cases(World& world)
{
    receive_evidence(world);
    for (const JurisdictionId j : world.network().jurisdictions.indices()) {
        if (world.levers.smuggling_is_crime[j.value] < 0.5) continue;
        come_to_court(world, j);
        open_cases(world, j);
        take_up(world, j);
    }
}

}  // namespace corridor
