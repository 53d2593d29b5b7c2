#include <algorithm>

#include "model/rules/cost_of_place.hpp"
#include "model/tell.hpp"
#include "model/trade.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

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

}  // namespace

void adapt_fees(World& world)
{
    if ((world.today - world.founded) % 7 != 0) return;
    const Parameters& p = world.parameters;
    for (Service& service : world.organisations.services) {
        if (!service.active) continue;
        const bool takes_benefit = world.organisations.all[service.organisation].takes_benefit;
        if (takes_benefit) {
            const double used = std::clamp(service.offered - service.places_left, 0.0, service.offered);
            service.markup =
                rules::markup_step(service.markup, used, service.offered, p.eta, p.target, p.least_markup);
        }
        service.month_sold += service.sold;
        count(world, LegSeries::places_sold, service.leg, service.sold);
        post_fee(world, service);
        offer_places(world, service);
    }
}

}  // namespace corridor
