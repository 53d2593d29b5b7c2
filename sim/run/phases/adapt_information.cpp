#include <algorithm>

#include "model/information.hpp"
#include "model/route_values.hpp"
#include "model/trade.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

constexpr double longest_wait = 365;  // [day] beyond which nobody counts; assumption

/// Going fee of a leg: mean of last month's contracts; where there were none, the mean of the posted fees;
/// where nobody sells, what a newcomer would ask.
void learn_fee(World& world, LegId leg)
{
    const auto& table = world.record.legs;
    const std::size_t month = table.months() - 1;
    const double contracts = table.at(month, LegSeries::contracts, leg.value);
    if (contracts > 0) {
        world.beliefs.fee[leg.value] = table.at(month, LegSeries::fees_agreed, leg.value) / contracts;
        return;
    }
    const auto& services = world.organisations.on_leg[leg];
    if (services.empty()) {
        world.beliefs.fee[leg.value] = fee_of_entrant(world, leg);
        return;
    }
    double sum = 0;
    for (const ServiceId service : services) sum += world.organisations.services[service].fee.dollars();
    world.beliefs.fee[leg.value] = sum / static_cast<double>(services.size());
}

/// Expected wait: a person who is turned away looks again after `patience_days`, so the wait is that times
/// the mean number of refusals for each place found; a month in which nobody found one adds a month. News of
/// it fades to a week where nobody asks.
void learn_wait(World& world, LegId leg)
{
    const auto& table = world.record.legs;
    const Parameters& p = world.parameters;
    const std::size_t month = table.months() - 1;
    const double contracts = table.at(month, LegSeries::contracts, leg.value);
    const double refused = table.at(month, LegSeries::unmatched, leg.value);
    double& wait = world.beliefs.wait[leg.value];
    double seen = p.patience_days;
    if (contracts > 0)
        seen += p.patience_days * refused / contracts;
    else if (refused > 0)
        seen = wait + 30.0;
    wait = p.wait_memory * wait + (1.0 - p.wait_memory) * std::min(seen, longest_wait);
}

}  // namespace

void adapt_information(World& world)
{
    pass_on_news(world);
    for (const LegId leg : world.network().legs.indices()) {
        if (!world.network().legs[leg].guided) continue;
        learn_fee(world, leg);
        learn_wait(world, leg);
    }
    solve_routes(world);
}

}  // namespace corridor
