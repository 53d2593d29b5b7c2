#include "model/information.hpp"

#include <algorithm>
#include <cmath>

#include "model/rules/belief.hpp"
#include "model/watching.hpp"

namespace corridor {
namespace {

LegBelief updated(const LegBelief& prior, double weight, const Experience& record)
{
    return {rules::beta_binomial(prior.death, weight, record.crossings, record.deaths),
            rules::beta_binomial(prior.harm, weight, record.crossings, record.harms),
            rules::beta_binomial(prior.stopped, weight, record.met, record.stops)};
}

/// A statement of a campaign moves a belief toward a multiple of the truth; silence moves nothing.
double heard(double belief, double content, double truth, double step)
{
    if (std::isnan(content)) return belief;
    return rules::toward(belief, std::clamp(content * truth, 1e-6, 1.0 - 1e-6), step);
}

const Campaign* campaign_heard(const World& world, ClassId k)
{
    const std::uint32_t exposure = world.classes.exposure(k);
    return exposure == 0 ? nullptr : &world.levers.campaigns[exposure - 1];
}

LegBelief true_risks(const World& world, LegId leg, Guidance guidance)
{
    const std::size_t at = world.beliefs.at(leg, guidance);
    return updated(world.beliefs.prior[at], world.parameters.prior_crossings, world.beliefs.truth[at]);
}

/// Share of a nationality's claims that the law of a destination grants.
double granted_by_law(const World& world, NationalityId nationality, PlaceId place)
{
    const JurisdictionId jurisdiction = world.network().place_jurisdiction[place];
    return world.beliefs.protection[nationality] * world.levers.recognition[jurisdiction.value];
}

/// Mean of a column of the origins' table over a nationality, weighted by population.
double mean_over_origins(const Network& network, NationalityId nationality, double Origin::*column)
{
    double sum = 0;
    double people = 0;
    for (const OriginId origin : network.origins.indices()) {
        if (network.origin_nationality[origin] != nationality) continue;
        sum += network.origins[origin].*column * network.origins[origin].population;
        people += network.origins[origin].population;
    }
    return sum / people;
}

void discount_all(World& world)
{
    Beliefs& beliefs = world.beliefs;
    const double memory = world.parameters.memory;
    for (auto& months : beliefs.monthly) {
        for (Experience& month : months) month.discount(memory);
    }
    for (Experience& year : beliefs.yearly) year.discount(memory);
    for (Experience& leg : beliefs.truth) leg.discount(memory);
    for (Claims& claims : beliefs.claims) {
        claims.decided *= memory;
        claims.granted *= memory;
        claims.returned *= memory;
    }
}

}  // namespace

Experience& Experience::operator+=(const Experience& other)
{
    crossings += other.crossings;
    deaths += other.deaths;
    harms += other.harms;
    met += other.met;
    stops += other.stops;
    return *this;
}

void Experience::discount(double memory)
{
    crossings *= memory;
    deaths *= memory;
    harms *= memory;
    met *= memory;
    stops *= memory;
}

void found_beliefs(World& world)
{
    const Network& network = world.network();
    Beliefs& beliefs = world.beliefs;
    const std::size_t n_nationalities = network.nationalities.size();
    beliefs.n_legs = network.legs.size();
    beliefs.n_places = network.places.size();
    const std::size_t n = n_nationalities * beliefs.n_legs * 2;
    beliefs.monthly.assign(n, {});
    beliefs.yearly.assign(n, {});
    beliefs.truth.assign(beliefs.n_legs * 2, {});
    const auto delay = static_cast<std::size_t>(std::lround(world.parameters.information_delay));
    beliefs.pending.assign(delay + 1, std::vector<Experience>(n));
    beliefs.claims.assign(n_nationalities * beliefs.n_places, {});
    beliefs.claims_pending.assign(n_nationalities * beliefs.n_places, {});
    for (const NationalityId nationality : network.nationalities.indices()) {
        beliefs.optimism.push_back(mean_over_origins(network, nationality, &Origin::optimism));
        beliefs.protection.push_back(mean_over_origins(network, nationality, &Origin::protection));
    }
    beliefs.prior.resize(beliefs.n_legs * 2);
    for (const LegId leg : network.legs.indices()) {
        const double death = structural_death(world, leg);
        const double odds = world.parameters.prior_death_odds * death / (1.0 - death);
        const double harm = -std::expm1(-network.legs[leg].abuse);
        beliefs.prior[beliefs.at(leg, Guidance::alone)] = {odds / (1.0 + odds), harm,
                                                           structural_stop(world, leg, 0.0)};
        beliefs.prior[beliefs.at(leg, Guidance::guided)] = {
            odds / (1.0 + odds), harm, structural_stop(world, leg, world.parameters.evasion_mean)};
    }
}

LegBelief nationality_belief(const World& world, NationalityId nationality, LegId leg, Guidance guidance,
                             int month)
{
    const Beliefs& beliefs = world.beliefs;
    const std::size_t at = beliefs.at(nationality, leg, guidance);
    const double weight = world.parameters.prior_crossings;
    const LegBelief year = updated(beliefs.prior[beliefs.at(leg, guidance)], weight, beliefs.yearly[at]);
    return updated(year, weight, beliefs.monthly[at][static_cast<std::size_t>(month)]);
}

LegBelief class_belief(const World& world, ClassId k, LegId leg, Guidance guidance, int month)
{
    const NationalityId nationality = world.classes.nationality(k);
    const double b = world.beliefs.optimism[nationality];
    const LegBelief record = nationality_belief(world, nationality, leg, guidance, month);
    LegBelief belief{rules::distort(record.death, b), rules::distort(record.harm, b),
                     rules::distort(record.stopped, b)};
    if (const Campaign* campaign = campaign_heard(world, k)) {
        const LegBelief truth = true_risks(world, leg, guidance);
        belief.death = heard(belief.death, campaign->content.death, truth.death, campaign->step);
        belief.harm = heard(belief.harm, campaign->content.harm, truth.harm, campaign->step);
        belief.stopped = heard(belief.stopped, campaign->content.stopped, truth.stopped, campaign->step);
    }
    return belief;
}

StayBelief class_belief_of_staying(const World& world, ClassId k, PlaceId place)
{
    const NationalityId nationality = world.classes.nationality(k);
    const Claims& claims = world.beliefs.claims[world.beliefs.at(nationality, place)];
    const double by_law = granted_by_law(world, nationality, place);
    const double weight = world.parameters.prior_crossings;
    const double papers = rules::beta_binomial(by_law, weight, claims.decided, claims.granted);
    const double announced =
        (1.0 - by_law) * world.levers.enforced_return[world.network().place_jurisdiction[place].value];
    const double lived = rules::beta_binomial(announced, weight, claims.decided, claims.returned);
    const double fast = world.parameters.announcement_weight;
    StayBelief belief{rules::distort(papers, -world.beliefs.optimism[nationality]),
                      fast * announced + (1.0 - fast) * lived};
    if (const Campaign* campaign = campaign_heard(world, k)) {
        belief.papers = heard(belief.papers, campaign->content.papers, papers, campaign->step);
    }
    return belief;
}

double class_belief_of_fee(const World& world, ClassId k, LegId leg)
{
    const double fee = world.beliefs.fee[leg.value];
    const Campaign* campaign = campaign_heard(world, k);
    if (campaign == nullptr || std::isnan(campaign->content.fee)) return fee;
    return fee * std::pow(campaign->content.fee, campaign->step);
}

void remember(World& world, NationalityId nationality, LegId leg, Guidance guidance,
              const Experience& experience)
{
    world.beliefs.pending.back()[world.beliefs.at(nationality, leg, guidance)] += experience;
    world.beliefs.truth[world.beliefs.at(leg, guidance)] += experience;
}

void pass_on_news(World& world)
{
    Beliefs& beliefs = world.beliefs;
    discount_all(world);
    std::vector<Experience> arrived = std::move(beliefs.pending.front());
    std::ranges::rotate(beliefs.pending, beliefs.pending.begin() + 1);
    const int delay = static_cast<int>(beliefs.pending.size()) - 1;
    const auto month = static_cast<std::size_t>(world.today.add_months(-delay).month() - 1);
    for (std::size_t i = 0; i < arrived.size(); ++i) {
        beliefs.monthly[i][month] += arrived[i];
        beliefs.yearly[i] += arrived[i];
    }
    std::ranges::fill(arrived, Experience{});
    beliefs.pending.back() = std::move(arrived);
    for (std::size_t i = 0; i < beliefs.claims.size(); ++i) {
        beliefs.claims[i].decided += beliefs.claims_pending[i].decided;
        beliefs.claims[i].granted += beliefs.claims_pending[i].granted;
        beliefs.claims[i].returned += beliefs.claims_pending[i].returned;
        beliefs.claims_pending[i] = {};
    }
}

}  // namespace corridor
