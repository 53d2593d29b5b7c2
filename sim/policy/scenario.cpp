#include "policy/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"

namespace corridor {
namespace {

bool waits(const AnyIntervention& one)
{
    return schedule_of(one).trigger.waits();
}

}  // namespace

std::set<Date> days_of_interest(const Scenario& scenario, Date from, Date until)
{
    std::set<Date> days{from};
    for (Date day = from.first_of_month().add_months(1); day < until; day = day.add_months(1))
        days.insert(day);
    for (const AnyIntervention& intervention : scenario.interventions) {
        const Schedule& schedule = schedule_of(intervention);
        const auto full = static_cast<std::int32_t>(std::ceil(schedule.ramp));
        for (const Date day : {schedule.from, schedule.from + full, schedule.end()}) {
            if (from <= day && day < until) days.insert(day);
        }
    }
    return days;
}

std::uint32_t Scenario::n_campaigns() const
{
    const auto is_campaign = [](const AnyIntervention& one) {
        return std::holds_alternative<InformationCampaign>(one);
    };
    return static_cast<std::uint32_t>(std::ranges::count_if(interventions, is_campaign));
}

void Scenario::apply(Levers& levers, Date today, std::vector<Clamp>* clamps) const
{
    if (interventions.empty()) return;
    LeverChanges changes(levers, today);
    for (const AnyIntervention& intervention : interventions) {
        std::visit([&](const auto& one) { one.apply(changes, today); }, intervention);
    }
    changes.apply(levers, clamps);
}

double Scenario::cost_on(std::size_t i, Date today) const
{
    return cost_of(interventions[i]).on(today, schedule_of(interventions[i]));
}

std::vector<std::string> names_of_interventions(const Scenario& scenario)
{
    std::vector<std::string> names;
    std::map<std::string_view, int> seen;
    for (const AnyIntervention& one : scenario.interventions) {
        const int n = ++seen[name_of(one)];
        names.emplace_back(name_of(one));
        if (n > 1) names.back() += fmt::format("/{}", n);
    }
    return names;
}

Scenario baseline()
{
    return {.id = "baseline",
            .title = "No change of policy",
            .answers = {},
            .interventions = {},
            .programmes = {},
            .files = {}};
}

void put_in_order(std::vector<AnyIntervention>& interventions)
{
    std::ranges::stable_sort(interventions, {}, [](const AnyIntervention& one) {
        return std::tuple(one.index(), schedule_of(one).from, settings_text(one));
    });
}

Scenario joined(std::vector<Scenario> parts)
{
    std::ranges::sort(parts, {}, &Scenario::id);
    Scenario all;
    std::vector<std::string> ids;
    std::vector<std::string> titles;
    for (Scenario& part : parts) {
        ids.push_back(part.id);
        titles.push_back(part.title);
        for (std::string& row : part.answers) {
            if (std::ranges::find(all.answers, row) == all.answers.end())
                all.answers.push_back(std::move(row));
        }
        std::ranges::move(part.interventions, std::back_inserter(all.interventions));
        std::ranges::move(part.programmes, std::back_inserter(all.programmes));
        std::ranges::move(part.files, std::back_inserter(all.files));
    }
    all.id = join(ids, "+");
    all.title = join(titles, "; ");
    put_in_order(all.interventions);
    return all;
}

Date first_day_of(const Scenario& scenario)
{
    Date first = Schedule::never;
    for (const AnyIntervention& one : scenario.interventions) first = std::min(first, schedule_of(one).from);
    return first;
}

bool waits_in_part(const Scenario& scenario)
{
    return std::ranges::any_of(scenario.interventions, waits);
}

bool waits_altogether(const Scenario& scenario)
{
    return !scenario.interventions.empty() && std::ranges::all_of(scenario.interventions, waits);
}

Scenario with_triggers_pulled(Scenario scenario)
{
    for (AnyIntervention& one : scenario.interventions) {
        Schedule& schedule = schedule_of(one);
        if (schedule.trigger.waits()) schedule.trigger.since = schedule.from;
    }
    return scenario;
}

std::vector<Clamp> clamps_of(const Scenario& scenario, const Corridor& corridor, Date from, Date until)
{
    std::vector<Clamp> found;
    std::set<std::pair<const LeverInfo*, std::uint32_t>> told;
    for (const Date day : days_of_interest(scenario, from, until)) {
        Levers levers = levers_on(corridor, day);
        std::vector<Clamp> today;
        scenario.apply(levers, day, &today);
        for (const Clamp& clamp : today) {
            if (told.emplace(clamp.lever, clamp.member).second) found.push_back(clamp);
        }
    }
    return found;
}

}  // namespace corridor
