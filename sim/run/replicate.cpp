#include "run/replicate.hpp"

#include "model/founding.hpp"
#include "run/step.hpp"

namespace corridor {
namespace {

/// Forgets what was recorded before the first day that counts.
void start_record(World& world)
{
    Record fresh;
    fresh.legs.members = world.record.legs.members;
    fresh.places.members = world.record.places.members;
    fresh.jurisdictions.members = world.record.jurisdictions.members;
    fresh.origins.members = world.record.origins.members;
    fresh.corridor.members = world.record.corridor.members;
    fresh.events_by_place.members = world.record.events_by_place.members;
    fresh.events_by_group.members = world.record.events_by_group.members;
    world.record = std::move(fresh);
    world.record.start_month();
    world.record.start_year();
}

Date founding_day(const Corridor& corridor)
{
    return (corridor.start - static_cast<std::int32_t>(corridor.spin_up)).first_of_month();
}

}  // namespace

std::size_t recorded_months(const Experiment& experiment)
{
    return static_cast<std::size_t>(months_between(experiment.corridor.start, experiment.until));
}

std::size_t recorded_years(const Experiment& experiment)
{
    const Date last = experiment.until - 1;
    return static_cast<std::size_t>(last.year() - experiment.corridor.start.year() + 1);
}

std::uint64_t replicate_seed(std::uint64_t seed, std::uint32_t replicate)
{
    return key_of(seed, replicate);
}

World founded_world(const Experiment& experiment, std::size_t scenario, std::uint32_t replicate)
{
    const Corridor& corridor = experiment.corridor;
    const Date date = founding_day(corridor);
    return found(corridor, {.parameters = corridor.parameters,
                            .levers = levers_on(corridor, date),
                            .date = date,
                            .scale = experiment.scale,
                            .seed = replicate_seed(experiment.seed, replicate),
                            .n_campaigns = experiment.scenarios[scenario].n_campaigns()});
}

void set_levers(World& world, PolicyInForce& policy)
{
    world.levers = levers_on(*world.corridor, world.today);
    world.policy_cost += policy.apply(world.levers, world.today);
}

Record run_replicate(const Experiment& experiment, const RunPlan& plan, std::size_t scenario,
                     std::uint32_t replicate)
{
    World world = founded_world(experiment, scenario, replicate);
    PolicyInForce policy(experiment.scenarios[scenario], experiment.corridor.network);
    while (world.today < experiment.until) {
        if (world.today == experiment.corridor.start) start_record(world);
        set_levers(world, policy);
        step(world);
        const bool month_over = world.today.day() == 1;
        if (month_over && world.today > experiment.corridor.start) {
            const Observed observed{world.record, experiment.corridor.network};
            policy.look(observed, observed.months() - 1, world.today);  // the month that begins is not over
        }
        if (month_over && plan.on_month && !plan.on_month({scenario, replicate, world.today}))
            throw Interrupted{};
    }
    world.record.keep(recorded_months(experiment), recorded_years(experiment));
    return std::move(world.record);
}

}  // namespace corridor
