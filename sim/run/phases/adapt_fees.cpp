#include <algorithm>

#include "model/rules/cost_of_place.hpp"
#include "model/tell.hpp"
#include "model/trade.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

/// A seller alone counts as one of five [-]: buyers can still go elsewhere or wait; assumption.
constexpr double most_share = 0.8;

/// Opens a new week of sale. Capacity is what an organisation can carry in a week whose every day is fit for
/// leaving; bad weather takes its share of the days. A place sold beyond the week's (a simulated person
/// stands for several real ones) is owed to the next week.
void offer_places(World& world, Service& service)
{
    const Network& network = world.network();
    const auto month = static_cast<std::size_t>(world.today.month() - 1);
    const double days_open = network.seasons[network.leg_season[service.leg]].go[month];
    const double places = world.organisations.all[service.organisation].capacity * service.share * days_open;
    service.places_left = places + std::min(0.0, service.places_left);
    service.offered = places;
    service.sold = 0;
    count(world, LegSeries::places_offered, service.leg, places);
}

/// The week on a leg.
struct LegWeek {
    double offered = 0;  // [places]
    double in_vain = 0;  // persons turned away for each place offered
};

/// Sums up the week on each leg and begins a new one.
Column<LegId, LegWeek> close_week(World& world)
{
    Organisations& trade = world.organisations;
    Column<LegId, LegWeek> weeks;
    weeks.resize(trade.on_leg.size());
    for (const LegId leg : world.network().legs.indices()) {
        LegWeek& week = weeks[leg];
        for (const ServiceId id : trade.on_leg[leg]) week.offered += trade.services[id].offered;
        if (week.offered > 0) week.in_vain = trade.turned_away[leg] / week.offered;
        trade.turned_away[leg] = 0;
    }
    return weeks;
}

/// 1 + markup at which a fee rests while places stay empty: that of Bertrand competition, the cost including
/// what the money laid out must bring.
double resting_place(const World& world, const Service& service, const LegWeek& week)
{
    const Parameters& p = world.parameters;
    const double cost = std::max(1.0, service.cost.dollars());
    const double alpha = p.offer_fee_weight / world.organisations.income[service.leg];
    const double share = week.offered > 0 ? std::min(most_share, service.offered / week.offered) : most_share;
    return rules::bertrand_fee(cost * (1.0 + p.required_return), alpha, share) / cost;
}

}  // namespace

void adapt_fees(World& world)
{
    if ((world.today - world.founded) % 7 != 0) return;
    const Parameters& p = world.parameters;
    const Column<LegId, LegWeek> weeks = close_week(world);
    const rules::FeeAdaptation how{.target = p.target, .eta = p.eta, .competition = p.competition};
    for (Service& service : world.organisations.services) {
        if (!service.active) continue;
        const bool takes_benefit = world.organisations.all[service.organisation].takes_benefit;
        if (takes_benefit) {
            const double used = std::clamp(service.offered - service.places_left, 0.0, service.offered);
            const LegWeek& week = weeks[service.leg];
            const double asked = used + service.offered * week.in_vain;
            const double rest = resting_place(world, service, week);
            service.markup = rules::markup_step(service.markup, asked, service.offered, rest, how);
        }
        service.month_sold += service.sold;
        count(world, LegSeries::places_sold, service.leg, service.sold);
        post_fee(world, service);
        offer_places(world, service);
    }
}

}  // namespace corridor
