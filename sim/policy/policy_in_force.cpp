#include "policy/policy_in_force.hpp"

#include <algorithm>

namespace corridor {
namespace {

Indicator indicator_named(const std::vector<Indicator>& known, const std::string& name)
{
    const auto found = std::ranges::find(known, name, &Indicator::name);
    return found == known.end() ? Indicator{} : *found;
}

/// Whether each of the last `n` values is beyond the trigger's bound.
bool is_pulled(const Trigger& trigger, std::span<const double> values)
{
    const auto n = static_cast<std::size_t>(given(trigger.for_months) ? trigger.for_months : 1.0);
    if (values.size() < n) return false;
    return std::ranges::all_of(values.last(n), [&](double value) { return trigger.is_beyond(value); });
}

}  // namespace

PolicyInForce::PolicyInForce(const Scenario& scenario, const Network& network) : scenario_(scenario)
{
    const auto waits = [](const AnyIntervention& one) { return schedule_of(one).trigger.waits(); };
    const bool any = std::ranges::any_of(scenario.interventions, waits);
    const std::vector<Indicator> known = any ? indicators_of(network) : std::vector<Indicator>{};
    for (const AnyIntervention& one : scenario.interventions)
        awaited_.push_back(waits(one) ? indicator_named(known, schedule_of(one).trigger.indicator)
                                      : Indicator{});
    for (const Programme& programme : scenario.programmes) left_.push_back(programme.budget);
}

std::vector<double> PolicyInForce::apply(Levers& levers, Date today)
{
    pay(today);
    scenario_.apply(levers, today);
    std::vector<double> spent;
    for (std::size_t i = 0; i < scenario_.interventions.size(); ++i)
        spent.push_back(scenario_.cost_on(i, today));
    return spent;
}

void PolicyInForce::pay(Date today)
{
    for (std::size_t p = 0; p < scenario_.programmes.size(); ++p) {
        std::vector<std::size_t> paid;
        double bill = 0;
        for (std::size_t i = 0; i < scenario_.interventions.size(); ++i) {
            if (cost_of(scenario_.interventions[i]).programme != scenario_.programmes[p].name) continue;
            paid.push_back(i);
            bill += scenario_.cost_on(i, today);
        }
        if (bill <= left_[p]) {
            left_[p] -= bill;
            continue;
        }
        left_[p] = 0;
        for (const std::size_t i : paid) {
            Schedule& schedule = schedule_of(scenario_.interventions[i]);
            schedule.until = std::min(schedule.until, today);
        }
    }
}

void PolicyInForce::look(const Observed& observed, std::size_t months, Date today)
{
    for (std::size_t i = 0; i < awaited_.size(); ++i) {
        Schedule& schedule = schedule_of(scenario_.interventions[i]);
        const bool idle = awaited_[i].info && !schedule.in_force(today) && schedule.from <= today;
        if (!idle) continue;
        Months values = monthly(awaited_[i], observed);
        values.resize(std::min(values.size(), months));
        if (is_pulled(schedule.trigger, values)) schedule.trigger.since = today;
    }
}

Scenario with_budget_ends(Scenario scenario, const Network& network, Date from, Date until)
{
    PolicyInForce policy(scenario, network);
    for (Date day = from; day < until; ++day) policy.pay(day);
    return policy.scenario();
}

Scenario as_if_nothing_waited(Scenario scenario, const Network& network, Date from, Date until)
{
    return with_budget_ends(with_triggers_pulled(std::move(scenario)), network, from, until);
}

}  // namespace corridor
