#include "cli/lever_moves.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "core/text_table.hpp"
#include "policy/explain.hpp"

namespace corridor::cli {
namespace {

/// A lever's value on a day, without the scenario and with it.
struct Step {
    Date day;
    double before = 0;
    double after = 0;

    auto values() const { return std::pair(before, after); }
    bool moves() const { return before != after; }
    friend auto operator<=>(const Step&, const Step&) = default;
};

/// The course of one lever at one member; only days on which something becomes different.
using Course = std::vector<Step>;

/// Days on which levers may change: those of the scenario and of the history, and the full strength of ramps.
std::set<Date> days_to_look_at(const Scenario& scenario, const Corridor& corridor, Date until)
{
    std::set<Date> days{corridor.start};
    const auto look_at = [&](Date day) {
        if (corridor.start <= day && day < until) days.insert(day);
    };
    for (const AnyIntervention& intervention : scenario.interventions) {
        const Schedule& schedule = schedule_of(intervention);
        look_at(schedule.from);
        look_at(schedule.from + std::max(0, static_cast<std::int32_t>(std::ceil(schedule.ramp)) - 1));
        look_at(schedule.end());
    }
    for (const LeverSetting& setting : corridor.history) {
        look_at(setting.from);
        look_at(setting.until);
    }
    return days;
}

struct Day {
    Date date;
    Levers before;
    Levers after;
};

std::vector<Day> days_of(const Scenario& scenario, const Corridor& corridor, Date until)
{
    std::vector<Day> days;
    for (const Date date : days_to_look_at(scenario, corridor, until)) {
        Day day{date, levers_on(corridor, date), {}};
        day.after = day.before;
        scenario.apply(day.after, date);
        days.push_back(std::move(day));
    }
    return days;
}

/// From the first day that the scenario moves the lever on; empty where it never does.
Course course_of(const std::vector<Day>& days, const LeverInfo& lever, std::size_t member)
{
    Course course;
    for (const Day& day : days) {
        const Step step{day.date, (day.before.*lever.values)[member], (day.after.*lever.values)[member]};
        const bool begins = course.empty() && step.moves();
        if (begins || (!course.empty() && step.values() != course.back().values())) course.push_back(step);
    }
    // Once the scenario is over, what history does is no part of it.
    while (course.size() > 1 && !course.back().moves() && !course[course.size() - 2].moves())
        course.pop_back();
    return course;
}

/// The first few names, and how many more.
std::string names_of(const Network& network, Scope scope, const std::vector<std::uint32_t>& members)
{
    constexpr std::size_t most_named = 8;
    std::vector<std::string> names;
    for (const std::uint32_t member : members) {
        if (names.size() == most_named) break;
        names.push_back(member_name(network, scope, member));
    }
    const std::size_t more = members.size() - names.size();
    return join(names) + (more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string sentence(const Step& step, bool is_last)
{
    const std::string from = fmt::format("from {}{}", step.day.to_string(), is_last ? " on" : "");
    if (!step.moves()) return fmt::format("{} as without the scenario ({})", from, readable(step.before));
    return fmt::format("{} {} instead of {}", from, readable(step.after), readable(step.before));
}

std::string lever_text(const LeverInfo& lever, const std::vector<Day>& days, const Network& network)
{
    // Members that go the same way are told of once.
    std::map<Course, std::vector<std::uint32_t>> by_course;
    const auto n = static_cast<std::uint32_t>((days.front().before.*lever.values).size());
    for (std::uint32_t member = 0; member < n; ++member) {
        Course course = course_of(days, lever, member);
        if (!course.empty()) by_course[std::move(course)].push_back(member);
    }
    if (by_course.empty()) return "";
    std::string text = fmt::format("  {} [{}]: {}\n", lever.name, lever.unit, lever.meaning);
    for (const auto& [course, members] : by_course) {
        std::vector<std::string> steps;
        for (const Step& step : course) steps.push_back(sentence(step, &step == &course.back()));
        text += wrapped(names_of(network, lever.scope, members) + ": " + join(steps, "; "), 110, "    ");
    }
    return text;
}

}  // namespace

std::string lever_moves(const Scenario& scenario, const Corridor& corridor, Date until)
{
    const std::vector<Day> days = days_of(scenario, corridor, until);
    std::string moved;
    for (const LeverInfo& lever : lever_catalogue()) moved += lever_text(lever, days, corridor.network);
    return moved;
}

}  // namespace corridor::cli
