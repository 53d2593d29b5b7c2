#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/sampling.hpp"
#include "model/rules/cooperation.hpp"
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
        Suspicion& suspicion = world.authorities.all[message.to].suspicion(message.organisation);
        suspicion.evidence += message.points;
        suspicion.aggravated += message.aggravated;
        count(world, JurisdictionSeries::evidence_received, message.to, message.points);
        queue.pop_front();
    }
}

bool has_case(const Authority& authority, OrganisationId organisation)
{
    const auto among = [organisation](const std::vector<Case>& cases) {
        return std::ranges::find(cases, organisation, &Case::organisation) != cases.end();
    };
    return among(authority.waiting) || among(authority.open) || among(authority.prepared) ||
           among(authority.on_trial);
}

std::uint64_t key_of_case(const World& world, JurisdictionId j, const Case& one)
{
    return key_of(world.organisations.all[one.organisation].key, j.value, one.opened);
}

/// What a jurisdiction can bring against an organisation, with what partners in joint teams hold (E6).
double evidence_against(const World& world, JurisdictionId j, OrganisationId organisation)
{
    const std::size_t n = world.network().jurisdictions.size();
    double sum = world.authorities.all[j].evidence_against(organisation);
    for (const JurisdictionId partner : world.network().jurisdictions.indices()) {
        const double joint = partner == j ? 0.0 : world.levers.joint_teams[j.value * n + partner.value];
        if (joint > 0.0) {
            sum += rules::pooled_evidence(world.authorities.all[partner].evidence_against(organisation),
                                          joint * world.levers.smuggling_is_crime[partner.value]);
        }
    }
    return sum;
}

/// Whether the law protects those who take no benefit from a case.
bool is_spared(const World& world, JurisdictionId j, const Organisation& organisation)
{
    return !organisation.takes_benefit && world.levers.benefit_required[j.value] >= 0.5;
}

/// Organisations whose evidence has passed the threshold join the line.
void open_cases(World& world, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    for (const Suspicion& suspicion : authority.suspicions) {
        const OrganisationId id = suspicion.organisation;
        const Organisation& organisation = world.organisations.all[id];
        if (evidence_against(world, j, id) <= world.parameters.evidence_threshold) continue;
        if (!organisation.active || is_spared(world, j, organisation) || has_case(authority, id)) continue;
        const bool aggravated = suspicion.aggravated > 0.5 * suspicion.evidence;
        authority.waiting.push_back(
            {.organisation = id, .opened = world.today.days, .aggravated = aggravated});
        count(world, JurisdictionSeries::cases_opened, j, 1);
    }
}

/// Organisers abroad are reached through a joint team with their jurisdiction, or a request to it (E7).
void seek_help(World& world, JurisdictionId j, Case& one)
{
    const JurisdictionId seat = world.organisations.all[one.organisation].seat;
    if (seat == j) return;
    const std::size_t pair = j.value * world.network().jurisdictions.size() + seat.value;
    const double joint = world.levers.joint_teams[pair] * world.levers.smuggling_is_crime[seat.value];
    if (world.draw(Stream::joint_team, key_of_case(world, j, one)) < joint) {
        one.joint = true;
        count(world, JurisdictionSeries::cases_joint, j, 1);
        return;
    }
    one.help = Help::asked;
    world.authorities.all[seat].requests.push_back({j, one.organisation, one.opened, world.today.days});
    count(world, JurisdictionSeries::requests_sent, j, 1);
    count(world, JurisdictionSeries::requests_received, seat, 1);
}

/// Investigators with room take up the cases that waited longest (E6).
void take_up(World& world, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    const rules::Staff staff = rules::staff_of(world.levers.investigators[j.value]);
    const auto room = [&] { return staff.cases - static_cast<int>(authority.open.size()); };
    while (!authority.waiting.empty() &&
           rules::opens_case(evidence_against(world, j, authority.waiting.front().organisation),
                             world.parameters.evidence_threshold, room())) {
        Case next = authority.waiting.front();
        authority.waiting.erase(authority.waiting.begin());
        const double mean = rules::case_days(world.parameters.case_days,
                                             world.levers.investigation_skill[j.value], staff.pace);
        const double days = exponential(mean, world.draw(Stream::case_length, key_of_case(world, j, next)));
        next.begun = world.today.days;
        next.ends = world.today.days + static_cast<std::int32_t>(std::ceil(days));
        count(world, JurisdictionSeries::cases_waited_days, j, next.begun - next.opened);
        seek_help(world, j, next);
        authority.open.push_back(next);
    }
    // Evidence that faded while a case waited closes it: nothing is left to prove.
    std::erase_if(authority.waiting, [&](const Case& one) {
        return evidence_against(world, j, one.organisation) <= world.parameters.evidence_threshold ||
               !world.organisations.all[one.organisation].active;
    });
}

/// What was investigated makes room for the next and waits for a prosecutor.
void close_investigations(World& world, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    const auto is_over = [&](const Case& one) { return one.ends <= world.today.days; };
    std::ranges::copy_if(authority.open, std::back_inserter(authority.prepared), is_over);
    std::erase_if(authority.open, is_over);
}

/// The case that a request was sent for, or nullptr where it is no more.
Case* case_of(World& world, const HelpRequest& request)
{
    Authority& asking = world.authorities.all[request.from];
    for (std::vector<Case>* cases : {&asking.open, &asking.prepared}) {
        for (Case& one : *cases) {
            if (one.organisation == request.organisation && one.opened == request.opened) return &one;
        }
    }
    return nullptr;
}

void answer(World& world, JurisdictionId j, const HelpRequest& request)
{
    count(world, JurisdictionSeries::requests_answered, j, 1);
    count(world, JurisdictionSeries::requests_age, j, world.today.days - request.sent);
    Case* asked_for = case_of(world, request);
    if (!asked_for || asked_for->help != Help::asked) return;  // comes too late
    const std::size_t pair = request.from.value * world.network().jurisdictions.size() + j.value;
    const double granted =
        rules::grant_probability(world.levers.smuggling_is_crime[request.from.value],
                                 world.levers.smuggling_is_crime[j.value], world.levers.harmonisation[pair]);
    const bool helps = world.draw(Stream::request, key_of_case(world, request.from, *asked_for)) < granted;
    asked_for->help = helps ? Help::granted : Help::refused;
    if (helps) count(world, JurisdictionSeries::requests_granted, j, 1);
}

/// The oldest requests are answered, as many as the office can deal with (E7).
void answer_requests(World& world, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    authority.answers +=
        rules::service_rate(world.levers.request_capacity[j.value], world.levers.secretariat[j.value]) /
        world.today.days_in_month();
    const auto waiting = static_cast<std::int64_t>(authority.requests.size());
    const auto room = static_cast<std::int64_t>(authority.answers);
    for (std::int64_t n = rules::answered_requests(waiting, room); n > 0; --n) {
        answer(world, j, authority.requests.front());
        authority.requests.pop_front();
        authority.answers -= 1;
    }
    authority.answers = std::min(authority.answers, 1.0);  // idle hours are not saved up
}

bool reaches_organisers(const World& world, JurisdictionId j, const Case& one)
{
    return world.organisations.all[one.organisation].seat == j || one.joint || one.help == Help::granted;
}

/// Share of an organisation's business over the borders of a jurisdiction: its local cell.
double local_share(const World& world, JurisdictionId j, OrganisationId organisation)
{
    const Network& network = world.network();
    double share = 0;
    for (const ServiceId id : world.organisations.services_of[organisation]) {
        const Service& service = world.organisations.services[id];
        const bool local = network.place_jurisdiction[network.leg_from[service.leg]] == j ||
                           network.place_jurisdiction[network.leg_to[service.leg]] == j;
        if (local) share += service.share;
    }
    return share;
}

/// The organisers go to prison: assets are recovered, and the organisation may end (F13: rivals may replace
/// it).
void convict_organisers(World& world, JurisdictionId j, const Case& one)
{
    Organisation& organisation = world.organisations.all[one.organisation];
    count(world, JurisdictionSeries::organisers_convicted, j, 1);
    const Money recovered =
        std::max(Money{}, organisation.capital).scaled(world.levers.asset_recovery[j.value]);
    organisation.capital -= recovered;
    world.ledger.recovered += recovered;
    count(world, JurisdictionSeries::assets_recovered, j, recovered.dollars());
    if (world.draw(Stream::conviction, key_of_case(world, j, one), 1) >= world.parameters.dismantling) return;
    close_organisation(world, one.organisation);
    world.churn.exits += 1;
    count(world, JurisdictionSeries::dismantled, j, 1);
}

/// The organisation loses members within reach: all of them, or those of the local cell.
void convict(World& world, JurisdictionId j, const Case& one)
{
    Organisation& organisation = world.organisations.all[one.organisation];
    world.authorities.all[j].convictions += 1;
    count(world, JurisdictionSeries::convictions, j, 1);
    count(world, JurisdictionSeries::sentence_months, j,
          rules::sentence_months(world.levers.penalty[j.value], world.levers.aggravated_penalty[j.value],
                                 one.aggravated));
    if (!organisation.takes_benefit) count(world, JurisdictionSeries::wrongly_prosecuted, j, 1);
    const bool organisers = reaches_organisers(world, j, one);
    const double within_reach = organisers ? 1.0 : local_share(world, j, one.organisation);
    organisation.capacity *= rules::capacity_kept(world.parameters.convicted_members, within_reach);
    if (organisers) convict_organisers(world, j, one);
}

void try_case(World& world, JurisdictionId j, const Case& one)
{
    const Organisation& organisation = world.organisations.all[one.organisation];
    world.authorities.all[j].trials += 1;
    count(world, JurisdictionSeries::cases_closed, j, 1);
    if (!organisation.takes_benefit) count(world, JurisdictionSeries::helpers_tried, j, 1);
    const bool abroad = organisation.seat != j && reaches_organisers(world, j, one);
    const double p = rules::conviction_probability(
        world.levers.conviction_base[j.value], evidence_against(world, j, one.organisation),
        world.parameters.evidence_half, world.levers.smuggling_is_crime[j.value],
        abroad ? world.levers.smuggling_is_crime[organisation.seat.value] : 1.0);
    Suspicion& suspicion = world.authorities.all[j].suspicion(one.organisation);
    suspicion.evidence = suspicion.aggravated = 0;  // used up by the trial
    if (organisation.active && world.draw(Stream::conviction, key_of_case(world, j, one)) < p)
        convict(world, j, one);
}

/// Prosecutors with room bring the cases to court that are ready: with an answer from abroad, or after they
/// waited for it long enough (E7, E8).
void bring_to_court(World& world, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    const rules::Staff staff = rules::staff_of(world.levers.prosecutors[j.value]);
    int room = staff.cases - static_cast<int>(authority.on_trial.size());
    std::vector<Case> still;
    for (Case& one : authority.prepared) {
        if (!world.organisations.all[one.organisation].active) continue;  // nobody is left to be tried
        const bool patient = world.today.days - one.begun < world.parameters.request_patience;
        if (room <= 0 || (one.help == Help::asked && patient)) {
            still.push_back(one);
            continue;
        }
        --room;
        const double mean = rules::case_days(world.parameters.trial_days, 1.0, staff.pace);
        const double days = exponential(mean, world.draw(Stream::case_length, key_of_case(world, j, one), 1));
        one.ends = world.today.days + static_cast<std::int32_t>(std::ceil(days));
        if (one.help == Help::asked) one.help = Help::refused;
        authority.on_trial.push_back(one);
    }
    authority.prepared = std::move(still);
}

void pass_sentences(World& world, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    for (const Case& one : authority.on_trial) {
        if (one.ends <= world.today.days) try_case(world, j, one);
    }
    std::erase_if(authority.on_trial, [&](const Case& one) { return one.ends <= world.today.days; });
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
        const SharedEvidence message{.due = world.today.days + std::max(1, delay),
                                     .to = partner,
                                     .organisation = organisation,
                                     .points = share * points,
                                     .aggravated = aggravated ? share * points : 0.0};
        auto& queue = world.authorities.under_way;
        queue.insert(std::ranges::upper_bound(queue, message.due, {}, &SharedEvidence::due), message);
    }
}

void work_cases(World& world)
{
    receive_evidence(world);
    for (const JurisdictionId j : world.network().jurisdictions.indices()) answer_requests(world, j);
    for (const JurisdictionId j : world.network().jurisdictions.indices()) {
        if (world.levers.smuggling_is_crime[j.value] < 0.5) continue;
        pass_sentences(world, j);
        close_investigations(world, j);
        bring_to_court(world, j);
        open_cases(world, j);
        take_up(world, j);
    }
}

}  // namespace corridor
