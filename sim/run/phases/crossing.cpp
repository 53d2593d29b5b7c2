#include <algorithm>
#include <cmath>

#include "model/accounts.hpp"
#include "model/information.hpp"
#include "model/rules/abuse.hpp"
#include "model/rules/reputation.hpp"
#include "model/rules/wreck.hpp"
#include "model/tell.hpp"
#include "model/trade.hpp"
#include "model/watching.hpp"
#include "run/phases/journey.hpp"

namespace corridor {
namespace {

enum class Fate { intercepted_at_departure, wrecked, intercepted_at_arrival, through };

/// The one fate of a crossing: stopped before it leaves, else wrecked, else met on the far side, else
/// through.
Fate draw_fate(const World& world, const Crossing& crossing, const Organisation* leader)
{
    const double evasion = leader == nullptr ? 0.0 : leader->evasion;
    const double at_departure = interception_probability(world, crossing.leg, Side::departure, evasion);
    if (world.draw(Stream::interception, crossing.key, 0) < at_departure)
        return Fate::intercepted_at_departure;
    const Leg& row = world.network().legs[crossing.leg];
    const Parameters& p = world.parameters;
    const auto month = static_cast<std::size_t>(world.today.month() - 1);
    const double wreck = rules::wreck_probability(
        {.hazard = row.hazard,
         .season = world.network().seasons[world.network().leg_season[crossing.leg]].hazard[month],
         .unsound_factor = crossing.unsound ? p.unsound_hazard : 1.0,
         .load_factor =
             leader == nullptr ? 1.0 : rules::load_factor(crossing.load, row.vessel_places, p.load_exponent),
         .chi = p.chi,
         .Lambda = intensity(world, crossing.leg),
         .Lambda_0 = world.authorities.founding_intensity[crossing.leg.value]});
    if (world.draw(Stream::wreck, crossing.key) < wreck) return Fate::wrecked;
    const double at_arrival = interception_probability(world, crossing.leg, Side::arrival, evasion);
    if (world.draw(Stream::interception, crossing.key, 1) < at_arrival) return Fate::intercepted_at_arrival;
    return Fate::through;
}

double age_factor(const World& world, Age age)
{
    return age == Age::child || age == Age::older ? world.parameters.child_fatality : 1.0;
}

bool dies_in_wreck(const World& world, MigrantId i, const Crossing& crossing)
{
    const double share = fatality(world.parameters, world.network().leg_mode[crossing.leg]);
    const double p = rules::death_probability(world.levers.rescue[crossing.leg.value], share,
                                              age_factor(world, world.migrants.profile_of(i).age));
    return world.draw(Stream::death, world.migrants.key[i.value]) < p;
}

bool is_abused(const World& world, MigrantId i, const Crossing& crossing, const Organisation* leader,
               const LawOnLeg& law)
{
    const Profile who = world.migrants.profile_of(i);
    const bool vulnerable = who.sex == Sex::female || who.minor() || who.disability ||
                            world.network().origins[world.migrants.origin[i.value]].vulnerable > 0.5;
    const double p = rules::abuse_probability(
        {.abuse = world.network().legs[crossing.leg].abuse,
         .ruthless = leader == nullptr ? 1.0 : leader->ruthlessness,
         .vulnerability = 1.0 + (vulnerable ? world.parameters.abuse_vulnerability : 0.0),
         .deter = leader == nullptr ? 0.0 : world.parameters.deter,
         .a = law.arrest_and_conviction,
         .penalty = law.penalty,
         .aggravated_penalty = law.aggravated_penalty});
    return world.draw(Stream::abuse, world.migrants.key[i.value]) < p;
}

/// A facilitator aboard is arrested while the authority has room to process (D4). Returns whether one was.
bool arrest(World& world, const Crossing& crossing, JurisdictionId j, double vessels)
{
    Organisation& organisation = world.organisations.all[crossing.service->organisation];
    Authority& authority = world.authorities.all[j];
    authority.intercepted_crossings += vessels;
    const bool spared = !organisation.takes_benefit && world.levers.benefit_required[j.value] >= 0.5;
    if (spared || world.levers.smuggling_is_crime[j.value] < 0.5) return false;
    if (world.draw(Stream::arrest, crossing.key) >= world.parameters.facilitator_aboard) return false;
    if (authority.arrests_this_month >= world.levers.arrest_capacity[j.value]) {
        count(world, JurisdictionSeries::arrests_refused, j, vessels);
        return false;
    }
    authority.arrests_this_month += vessels;
    authority.arrests += vessels;
    count(world, JurisdictionSeries::arrests, j, vessels);
    organisation.capacity *= std::pow(1.0 - world.parameters.members_per_arrest, vessels);
    gain_evidence(world, j, crossing.service->organisation, world.parameters.evidence_arrest * vessels,
                  crossing.unsound);
    return true;
}

/// What an interception on one side does to the smugglers. Returns whether the fees aboard are seized.
bool meet_authority(World& world, const Crossing& crossing, Side side, double persons, double vessels)
{
    const std::uint32_t index = world.authorities.watch(crossing.leg, side);
    Watch& watch = world.authorities.watches[index];
    watch.this_month += persons;
    const bool departure = side == Side::departure;
    count(world, departure ? LegSeries::intercepted_at_departure : LegSeries::intercepted_at_arrival,
          crossing.leg, persons);
    if (crossing.service == nullptr) return false;
    crossing.service->month_caught += vessels;
    return arrest(world, crossing, watch.watcher, vessels);
}

/// Costs of a guided crossing (M6); a vessel that was seized or lost is paid in full.
void pay_costs(World& world, const Crossing& crossing, double persons, double vessels, bool vessel_lost)
{
    const Leg& row = world.network().legs[crossing.leg];
    Service& service = *crossing.service;
    pay_operating(world, service, Money::from_dollars(row.operating_cost * persons));
    pay_bribes(world, service, Money::from_dollars(row.bribe * persons));
    const double price = vessel_price_of(world, crossing.leg, {.unsound = crossing.unsound});
    const double used = vessel_lost ? 1.0 : world.parameters.wear;
    pay_vessel(world, service, Money::from_dollars(price * vessels * used));
    if (world.network().leg_mode[crossing.leg] != Mode::sea) return;
    const JurisdictionId shore = world.network().place_jurisdiction[world.network().leg_from[crossing.leg]];
    world.authorities.all[shore].vessels_used += vessels * used;
}

/// What each nationality aboard lived through, a crossing counting once for it.
class Experiences {
public:
    Experiences(World& world, const Crossing& crossing, std::span<const MigrantId> travellers, double vessels)
        : world_(world), crossing_(crossing), aboard_(world.network().nationalities.size(), 0)
    {
        for (const MigrantId i : travellers) ++aboard_[of(i)];
        for (const MigrantId i : travellers) {
            const double share = vessels / static_cast<double>(aboard_[of(i)]);
            world_.migrants.crossing_share[i.value] = static_cast<float>(share);
            add(i, {.crossings = share});
        }
    }
    void add(MigrantId i, Experience experience)
    {
        const NationalityId nationality =
            world_.classes.nationality(world_.migrants.traveller_class[i.value]);
        remember(world_, nationality, crossing_.leg,
                 crossing_.service == nullptr ? Guidance::alone : Guidance::guided, experience);
    }

private:
    std::size_t of(MigrantId i) const
    {
        return world_.classes.nationality(world_.migrants.traveller_class[i.value]).value;
    }
    World& world_;
    const Crossing& crossing_;
    std::vector<std::uint32_t> aboard_;
};

/// Settles the fee of one passenger on leaving: advance and debt are due now, held money waits for the
/// arrival.
void settle_on_departure(World& world, MigrantId i, bool stopped_here, bool seized)
{
    if (world.migrants.contract[i.value].fee == Money{}) return;
    if (world.migrants.contract[i.value].scheme == Scheme::held) {
        if (stopped_here) return_fee(world, i);
        return;
    }
    if (seized) return seize_fee(world, i);
    if (stopped_here && world.migrants.contract[i.value].scheme == Scheme::debt) return return_fee(world, i);
    release_fee(world, i);
}

}  // namespace

void cross(World& world, const Crossing& crossing, std::span<const MigrantId> travellers)
{
    Migrants& migrants = world.migrants;
    const Network& network = world.network();
    const LegId leg = crossing.leg;
    const bool guided = crossing.service != nullptr;
    Organisation* leader = guided ? &world.organisations.all[crossing.service->organisation] : nullptr;
    const double persons = static_cast<double>(travellers.size()) * static_cast<double>(world.scale);
    const double vessels = guided ? std::max(1.0, persons / crossing.load) : 1.0;

    const Fate fate = draw_fate(world, crossing, leader);
    const bool seized = (fate == Fate::intercepted_at_departure &&
                         meet_authority(world, crossing, Side::departure, persons, vessels)) ||
                        (fate == Fate::intercepted_at_arrival &&
                         meet_authority(world, crossing, Side::arrival, persons, vessels));
    const LawOnLeg law = guided ? law_on(world, leg) : LawOnLeg{};
    Experiences experiences(world, crossing, travellers, vessels);
    const bool rescued_at_sea = fate == Fate::wrecked && network.leg_mode[leg] == Mode::sea;

    count(world, guided ? LegSeries::departures : LegSeries::departures_alone, leg, persons);
    if (guided) count(world, LegSeries::crossings, leg, vessels);
    if (guided) count(world, LegSeries::load, leg, persons);
    if (crossing.unsound) count(world, LegSeries::unsound_crossings, leg, vessels);
    if (fate == Fate::wrecked) count(world, LegSeries::wrecks, leg, vessels);

    double unharmed = 0;
    for (const MigrantId i : travellers) {
        migrants.guided[i.value] = guided ? 1 : 0;
        if (guided) migrants.last_organisation[i.value] = crossing.service->organisation;
        const double share = migrants.crossing_share[i.value];
        migrants.leg[i.value] = leg;
        settle_on_departure(world, i, fate == Fate::intercepted_at_departure, seized);
        if (fate == Fate::intercepted_at_departure) {
            const JurisdictionId left = network.place_jurisdiction[network.leg_from[leg]];
            rest(world, i);
            experiences.add(i, {.met = share});
            take_into_custody(world, i, leg, left, false);
            unharmed += 1;
            continue;
        }
        if (fate == Fate::wrecked && dies_in_wreck(world, i, crossing)) {
            count(world, LegSeries::deaths, leg, static_cast<double>(world.scale));
            experiences.add(i, {.deaths = share});
            die(world, i, network.leg_to[leg]);
            continue;
        }
        if (is_abused(world, i, crossing, leader, law)) {
            count(world, LegSeries::abuses, leg, static_cast<double>(world.scale));
            experiences.add(i, {.harms = share});
            tell(world, PersonEvent::abused, i, network.leg_to[leg]);
        } else {
            unharmed += 1;
        }
        migrants.state[i.value] = State::travelling;
        migrants.passage[i.value] = fate == Fate::intercepted_at_arrival ? Passage::intercepted
                                    : rescued_at_sea                     ? Passage::rescued
                                                                         : Passage::through;
        if (migrants.passage[i.value] != Passage::through) {
            count(world, LegSeries::detections, leg, static_cast<double>(world.scale));
        }
        wake_in(world, i, std::max(1, static_cast<std::int32_t>(std::ceil(network.legs[leg].days))));
    }
    if (!guided) return;
    const bool vessel_lost = fate != Fate::through;
    pay_costs(world, crossing, persons, vessels, vessel_lost);
    crossing.service->month_tries += vessels;
    const double safe_share = unharmed / static_cast<double>(travellers.size());
    leader->reputation =
        rules::smoothed_reputation(leader->reputation, safe_share, world.parameters.reputation_memory);
}

}  // namespace corridor
