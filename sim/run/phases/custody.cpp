#include <algorithm>
#include <cmath>

#include "core/sampling.hpp"
#include "model/accounts.hpp"
#include "model/information.hpp"
#include "model/rules/retry.hpp"
#include "model/rules/screening.hpp"
#include "model/tell.hpp"
#include "run/phases/journey.hpp"

namespace corridor {
namespace {

double sensitivity(const World& world, Profile who, JurisdictionId j)
{
    const Levers& levers = world.levers;
    const double base = who.minor()              ? levers.sensitivity_children[j.value]
                        : who.sex == Sex::female ? levers.sensitivity_women[j.value]
                                                 : levers.sensitivity_men[j.value];
    return rules::raised(base, levers.screening_training[j.value], world.authorities.all[j].vulnerabilities);
}

/// Refers an identified person to protection while there is room. Returns whether it did.
bool refer(World& world, MigrantId i, JurisdictionId j)
{
    Authority& authority = world.authorities.all[j];
    const auto weight = static_cast<double>(world.scale);
    if (authority.referrals_this_month >= world.levers.referral_capacity[j.value]) {
        count(world, JurisdictionSeries::referrals_refused, j, weight);
        return false;
    }
    authority.referrals_this_month += weight;
    count(world, JurisdictionSeries::referrals, j, weight);
    tell(world, PersonEvent::referred, i);
    world.migrants.state[i.value] = State::sheltered;
    world.migrants.status[i.value] = Status::regular;
    wake_in(world, i, static_cast<std::int32_t>(std::ceil(world.parameters.shelter_days)));
    return true;
}

/// A protected victim may speak about those who brought it there: evidence against the last smuggler.
void testify(World& world, MigrantId i, JurisdictionId j)
{
    const OrganisationId by = world.migrants.last_organisation[i.value];
    if (by.is_none()) return;
    const double share =
        rules::raised(world.parameters.testimony_share, world.levers.witness_support[j.value], 0.0);
    if (world.draw(Stream::testimony, world.migrants.key[i.value]) >= share) return;
    tell(world, PersonEvent::testified, i);
    const double points = world.parameters.evidence_testimony * static_cast<double>(world.scale);
    gain_evidence(world, j, by, points, true);
}

/// Screening. Returns whether the person was referred, rightly or not.
bool screen(World& world, MigrantId i, JurisdictionId j)
{
    const bool victim = world.migrants.victim[i.value] != 0;
    const double specificity =
        rules::raised(world.levers.specificity[j.value], world.levers.screening_training[j.value],
                      world.authorities.all[j].vulnerabilities);
    const double u = world.draw(Stream::screening, world.migrants.key[i.value]);
    const bool identified =
        rules::is_identified(victim, sensitivity(world, world.migrants.profile_of(i), j), specificity, u);
    if (victim) tell(world, identified ? PersonEvent::identified : PersonEvent::missed, i);
    if (!victim && identified) tell(world, PersonEvent::misjudged, i);
    if (!identified || !refer(world, i, j)) return false;
    world.migrants.victim[i.value] = 0;  // who finds no room stays a victim, to be met again
    if (victim) testify(world, i, j);
    return true;
}

void detain(World& world, MigrantId i, JurisdictionId j)
{
    const double days = exponential(world.levers.detention_days[j.value],
                                    world.draw(Stream::procedure, world.migrants.key[i.value], 1));
    world.authorities.all[j].detained += static_cast<double>(world.scale);
    world.migrants.state[i.value] = State::detained;
    tell(world, PersonEvent::detained, i);
    wake_in(world, i, 1 + static_cast<std::int32_t>(days));
}

/// Care for a minor instead of detention.
void take_into_care(World& world, MigrantId i)
{
    world.migrants.state[i.value] = State::sheltered;
    tell(world, PersonEvent::cared_for, i);
    wake_in(world, i, static_cast<std::int32_t>(std::ceil(world.parameters.shelter_days)));
}

/// Supervision in freedom until the decision, for which detention would have lasted, or until the person
/// absconds: two risks that compete, so that the first of them comes sooner than the decision alone would.
void supervise(World& world, MigrantId i, JurisdictionId j)
{
    const double mean = world.levers.detention_days[j.value] * (1.0 - world.parameters.absconding);
    const double days = exponential(mean, world.draw(Stream::procedure, world.migrants.key[i.value], 1));
    world.migrants.state[i.value] = State::supervised;
    world.migrants.since[i.value] = world.today.days;
    tell(world, PersonEvent::supervised, i);
    wake_in(world, i, 1 + static_cast<std::int32_t>(days));
}

bool has_room(const World& world, JurisdictionId j)
{
    return world.authorities.all[j].detained < world.levers.detention_capacity[j.value];
}

/// Stopped: the record of the traveller's nationality and the leg's count.
void stopped(World& world, MigrantId i, LegId leg)
{
    tell(world, PersonEvent::stopped, i);
    count(world, LegSeries::stopped, leg, static_cast<double>(world.scale));
    const NationalityId nationality = world.classes.nationality(world.migrants.traveller_class[i.value]);
    const Guidance guidance = world.migrants.guided[i.value] != 0 ? Guidance::guided : Guidance::alone;
    remember(world, nationality, leg, guidance, {.stops = world.migrants.crossing_share[i.value]});
}

enum class Response { let_go, asylum, detention, care, supervision, pushback, removal };

Response draw_response(const World& world, MigrantId i, JurisdictionId j)
{
    const Levers& levers = world.levers;
    const std::array<double, 5> shares{levers.asylum_share[j.value], levers.detention_share[j.value],
                                       levers.pushback_share[j.value], levers.return_share[j.value], 0.0};
    const double rest = std::max(0.0, 1.0 - shares[0] - shares[1] - shares[2] - shares[3]);
    const std::array<double, 5> weights{shares[0], shares[1], shares[2], shares[3], rest};
    const std::size_t kind = select(weights, world.draw(Stream::procedure, world.migrants.key[i.value], 0));
    constexpr std::array responses{Response::asylum, Response::detention, Response::pushback,
                                   Response::removal, Response::let_go};
    return responses[std::min<std::size_t>(kind, 4)];
}

/// What comes instead of detention, where policy provides for it: care for minors, supervision for others.
Response spared_detention(const World& world, MigrantId i, JurisdictionId j)
{
    const std::uint64_t key = world.migrants.key[i.value];
    const bool cared_for = world.migrants.profile_of(i).minor() &&
                           world.draw(Stream::supervision, key, 0) < world.levers.child_care[j.value];
    if (cared_for) return Response::care;
    const bool supervised = world.draw(Stream::supervision, key, 1) < world.levers.alternatives[j.value];
    return supervised ? Response::supervision : Response::detention;
}

}  // namespace

bool take_into_custody(World& world, MigrantId i, LegId leg, JurisdictionId j, bool crossed)
{
    Migrants& migrants = world.migrants;
    if (!leg.is_none()) tell(world, PersonEvent::intercepted, i);
    if (screen(world, i, j)) return true;
    Response response = draw_response(world, i, j);
    if (response == Response::detention) response = spared_detention(world, i, j);
    if (response == Response::detention && !has_room(world, j)) {
        count(world, JurisdictionSeries::detention_refused, j, static_cast<double>(world.scale));
        response = Response::let_go;
    }
    if (crossed && response == Response::asylum) {
        if (migrants.status[i.value] != Status::asylum_seeker) tell(world, PersonEvent::claimed, i);
        migrants.status[i.value] = Status::asylum_seeker;
    }
    const bool through = crossed && (response == Response::asylum || response == Response::let_go);
    if (through) return true;
    if (leg.is_none()) return true;  // screened at a hub: no border is at stake
    stopped(world, i, leg);
    if (crossed && response == Response::pushback) {
        tell(world, PersonEvent::pushed_back, i);
        migrants.place[i.value] = world.network().leg_from[leg];
    }
    if (response == Response::removal) {
        return_home(world, i, j);
        return false;
    }
    if (response == Response::detention || response == Response::care || response == Response::supervision) {
        if (response == Response::detention) detain(world, i, j);
        if (response == Response::care) take_into_care(world, i);
        if (response == Response::supervision) supervise(world, i, j);
        return false;
    }
    rest(world, i);
    go_on_or_home(world, i, j);
    return false;
}

void go_on_or_home(World& world, MigrantId i, JurisdictionId by)
{
    const double help = world.parameters.c_assisted * world.levers.voluntary_return[by.value];
    const double again = rules::try_again_probability(world.levers.discouragement[by.value], help);
    if (world.draw(Stream::retry, world.migrants.key[i.value], 2) < again)
        wake_in(world, i, 1);
    else
        go_home(world, i);
}

void fall_into_trafficking(World& world, MigrantId i)
{
    Migrants& migrants = world.migrants;
    const Parameters& p = world.parameters;
    const std::uint64_t key = migrants.key[i.value];
    const bool woman = migrants.profile_of(i).sex == Sex::female;
    const double sexual = woman ? p.sexual_share_women : 0.0;
    const std::array<double, 3> weights{1.0 - sexual - p.ransom_share, sexual, p.ransom_share};
    constexpr std::array forms{Exploitation::labour, Exploitation::sexual, Exploitation::ransom};
    constexpr std::array events{PersonEvent::trafficked_labour, PersonEvent::trafficked_sexual,
                                PersonEvent::trafficked_ransom};
    const std::size_t form =
        std::min<std::size_t>(select(weights, world.draw(Stream::trafficking, key, 6)), 2);
    migrants.exploitation[i.value] = forms[form];
    migrants.victim[i.value] = 1;
    migrants.state[i.value] = State::trafficked;
    tell(world, events[form], i);
    const double days = exponential(p.trafficking_days, world.draw(Stream::trafficking, key, 7));
    wake_in(world, i, 1 + static_cast<std::int32_t>(days));
}

}  // namespace corridor
