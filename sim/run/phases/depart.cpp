#include <algorithm>

#include "model/tell.hpp"
#include "model/trade.hpp"
#include "run/phases/journey.hpp"
#include "run/phases/phases.hpp"

namespace corridor {
namespace {

constexpr double memory_of_plans =
    0.8;  // weight of the past in a service's smoothed load and vessels; assumption

/// The first of the queue board one vessel, or as many as their number fills, and leave.
void leave_with(World& world, Service& service, VesselPlan plan, double load)
{
    const double most = std::max(1.0, load / static_cast<double>(world.scale));
    const auto n = std::min(service.queue.size(), static_cast<std::size_t>(most));
    const std::vector<MigrantId> travellers(service.queue.begin(),
                                            service.queue.begin() + static_cast<std::ptrdiff_t>(n));
    service.queue.erase(service.queue.begin(), service.queue.begin() + static_cast<std::ptrdiff_t>(n));
    service.oldest = world.today.days;
    for (const MigrantId i : travellers) leave(world, i);
    const std::uint64_t key = key_of(service.key, world.today.days, service.departures);
    ++service.departures;
    const double persons = static_cast<double>(n) * static_cast<double>(world.scale);
    const double aboard = std::min(persons, load);
    service.load = memory_of_plans * service.load + (1.0 - memory_of_plans) * aboard;
    service.unsound =
        memory_of_plans * service.unsound + (1.0 - memory_of_plans) * (plan.unsound ? 1.0 : 0.0);
    cross(world,
          {.leg = service.leg, .key = key, .service = &service, .unsound = plan.unsound, .load = aboard},
          travellers);
}

/// Everybody whose vessel is full, or whose patience is over, leaves.
void leave_when_ready(World& world, Service& service)
{
    const double least = load_of(world, service, {});  // of any plan: those are drawn only where it matters
    while (!service.queue.empty()) {
        const double persons = static_cast<double>(service.queue.size()) * static_cast<double>(world.scale);
        const bool overdue = world.today.days - service.oldest >= world.parameters.max_wait;
        if (persons < least && !overdue) return;
        const VesselPlan plan = draw_plan(world, service);
        const double load = load_of(world, service, plan);
        if (persons < load && !overdue) return;
        leave_with(world, service, plan, load);
    }
}

}  // namespace

void depart(World& world)
{
    // Departures append nobody to the list of services, so references stay good; the order is that of
    // founding.
    for (Service& service : world.organisations.services) {
        if (!service.active || service.queue.empty() || !may_leave(world, service.leg)) continue;
        leave_when_ready(world, service);
    }
}

}  // namespace corridor
