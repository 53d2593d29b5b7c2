#include <algorithm>
#include <array>

#include "model/accounts.hpp"
#include "model/rules/affordability.hpp"
#include "model/rules/offer_choice.hpp"
#include "model/tell.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

/// Weight of the latest buyer in what sellers know of their buyers' means [-]; assumption.
constexpr double income_step = 0.01;

/// One organisation's offer to one person, by the best scheme that both accept.
struct Offer {
    ServiceId service;
    Scheme scheme = Scheme::advance;
    double utility = 0;
};

rules::Means means_of(const World& world, MigrantId i)
{
    return {.savings = world.migrants.purse[i.value].cents,
            .credit = kin_credit_left(world, i).cents,
            .debt = world.migrants.debt_smuggler[i.value].cents};
}

/// The best scheme, if the person can meet any. Held by a third party goes before advance: money is not lost
/// when the crossing fails; debt is for those who cannot pay.
bool find_scheme(const World& world, MigrantId i, const Organisation& seller, Money fee, Scheme& scheme)
{
    const rules::Means means = means_of(world, i);
    if (rules::can_pay_advance(means, fee.cents)) {
        scheme = seller.offers_held ? Scheme::held : Scheme::advance;
        return true;
    }
    const auto limit = rules::debt_limit(world.migrants.income[i.value].cents, world.parameters.debt_limit);
    const bool lends = seller.offers_debt && world.migrants.status[i.value] != Status::regular;
    scheme = Scheme::debt;
    return lends && rules::can_pay_later(means, fee.cents, 0, limit);
}

/// Up to `offers_seen` services with places left, drawn without repetition.
std::size_t sample(const World& world, MigrantId i, std::vector<ServiceId>& open, std::size_t most)
{
    const std::size_t n = std::min(most, open.size());
    for (std::size_t k = 0; k < n; ++k) {
        const double u =
            world.draw(Stream::offer, world.migrants.key[i.value], 1 + static_cast<std::uint32_t>(k));
        const auto other = k + static_cast<std::size_t>(u * static_cast<double>(open.size() - k));
        std::swap(open[k], open[std::min(other, open.size() - 1)]);
    }
    return n;
}

/// Books a place: deposits the fee, joins the queue.
void board(World& world, MigrantId i, const Offer& offer)
{
    Migrants& migrants = world.migrants;
    Service& service = world.organisations.services[offer.service];
    const auto weight = static_cast<double>(world.scale);
    migrants.contract[i.value] = {.fee = service.fee, .service = offer.service, .scheme = offer.scheme};
    migrants.state[i.value] = State::boarded;
    migrants.leg[i.value] = service.leg;
    deposit_fee(world, i);
    if (service.queue.empty()) service.oldest = world.today.days;
    service.queue.push_back(i);
    service.places_left -= weight;
    service.sold += weight;
    double& income = world.organisations.income[service.leg];
    income += income_step * (migrants.income[i.value].dollars() - income);
    count(world, LegSeries::contracts, service.leg, weight);
    count(world, LegSeries::fees_agreed, service.leg, service.fee.dollars() * weight);
    count(world, LegSeries::waiting_days, service.leg,
          (world.today.days - migrants.started[i.value]) * weight);
}

constexpr std::int32_t month = 30;  // [day] until somebody who could not pay has put something by; assumption

/// Somebody who found no place looks again in `patience_days`; who is at home still, or could not pay, in a
/// month.
void turn_away(World& world, const Seeker& seeker, LegSeries why)
{
    const auto persons = static_cast<double>(world.scale);
    count(world, why, seeker.leg, persons);
    if (why == LegSeries::unmatched) world.organisations.turned_away[seeker.leg] += persons;
    const bool at_home = world.migrants.state[seeker.migrant.value] == State::preparing;
    const bool can_hurry = why == LegSeries::unmatched && !at_home;
    wake_in(world, seeker.migrant,
            can_hurry ? static_cast<std::int32_t>(world.parameters.patience_days) : month);
}

/// Serves one person. `open` holds the services of the leg with places left; the order within it is free.
void serve(World& world, const Seeker& seeker, std::vector<ServiceId>& open)
{
    const MigrantId i = seeker.migrant;
    const Parameters& p = world.parameters;
    count(world, LegSeries::seekers, seeker.leg, static_cast<double>(world.scale));
    const auto most = std::min(static_cast<std::size_t>(p.offers_seen), rules::most_offers);
    const std::size_t seen = sample(world, i, open, most);
    std::array<Offer, rules::most_offers> offers;
    std::array<double, rules::most_offers> utility{};
    std::size_t n = 0;
    const double income = std::max(1.0, world.migrants.income[i.value].dollars());
    for (std::size_t k = 0; k < seen; ++k) {
        const Service& service = world.organisations.services[open[k]];
        const Organisation& seller = world.organisations.all[service.organisation];
        Offer offer{.service = open[k]};
        if (!find_scheme(world, i, seller, service.fee, offer.scheme)) continue;
        const double terms = offer.scheme == Scheme::held   ? p.held_worth
                             : offer.scheme == Scheme::debt ? -p.debt_burden
                                                            : 0.0;
        utility[n] = rules::offer_utility(service.fee.dollars() / income, seller.reputation, terms,
                                          p.offer_fee_weight, p.offer_reputation_weight);
        offers[n++] = offer;
    }
    if (seen == 0) return turn_away(world, seeker, LegSeries::unmatched);
    if (n == 0) return turn_away(world, seeker, LegSeries::unaffordable);
    const double u = world.draw(Stream::offer, world.migrants.key[i.value], 0);
    const Offer& chosen = offers[rules::choose_offer(std::span(utility).first(n), u)];
    board(world, i, chosen);
    if (world.organisations.services[chosen.service].places_left <= 0) std::erase(open, chosen.service);
}

}  // namespace

void match(World& world)
{
    std::ranges::sort(world.seekers, [](const Seeker& a, const Seeker& b) {
        return std::tie(a.leg, a.order, a.migrant) < std::tie(b.leg, b.order, b.migrant);
    });
    std::vector<ServiceId> open;
    LegId leg = LegId::none();
    for (std::size_t k = 0; k < world.seekers.size(); ++k) {
        const Seeker& seeker = world.seekers[k];
        if (k + ahead < world.seekers.size()) fetch(world.migrants, world.seekers[k + ahead].migrant);
        if (seeker.leg != leg) {
            leg = seeker.leg;
            open.clear();
            for (const ServiceId service : world.organisations.on_leg[leg]) {
                if (world.organisations.services[service].places_left > 0) open.push_back(service);
            }
        }
        serve(world, seeker, open);
    }
}

}  // namespace corridor
