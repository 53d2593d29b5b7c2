#include "run/replicate.hpp"

#include <cmath>

#include "model/founding.hpp"
#include "run/step.hpp"

namespace corridor {
namespace {

/// Forgets what was recorded before the first day that counts.
void start_record(World& world)
{
    world.record = opened_record(world.network(), world.record.interventions.members);
}

/// Adds a day to a share of the month's days; counted in whole days, so that a full month is exactly 1.
void count_day(double& share, Date today)
{
    const double days = today.days_in_month();
    share = (std::round(share * days) + 1.0) / days;
}

}  // namespace

Date founding_day(const Corridor& corridor)
{
    return (corridor.start - static_cast<std::int32_t>(corridor.spin_up)).first_of_month();
}

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
                            .n_campaigns = experiment.scenarios[scenario].n_campaigns(),
                            .n_interventions = experiment.scenarios[scenario].interventions.size()});
}

void set_levers(World& world, PolicyInForce& policy)
{
    world.levers = levers_on(*world.corridor, world.today);
    const std::vector<double> spent = policy.apply(world.levers, world.today);
    auto& interventions = world.record.interventions;
    for (std::size_t i = 0; i < spent.size(); ++i) {
        interventions.now(InterventionSeries::cost, i) += spent[i];
        if (schedule_of(policy.scenario().interventions[i]).in_force(world.today))
            count_day(interventions.now(InterventionSeries::in_force, i), world.today);
    }
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
