#include "cli/lever_moves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include <fmt/format.h>

#include "core/text.hpp"
#include "core/text_table.hpp"
#include "policy/explain.hpp"

namespace corridor::cli {
namespace {

/// A lever's value from a day on, without the scenario and with it.
struct Step {
    Date day;
    Date since;  // first day of the ramp that reaches its full strength on `day`; else the same day
    double before = 0;
    double after = 0;

    auto values() const { return std::pair(before, after); }
    bool moves() const { return before != after; }
    auto when() const { return std::tuple(day, since, moves()); }
    friend auto operator<=>(const Step&, const Step&) = default;
};

/// The course of one lever at one member; only days on which something becomes different.
using Course = std::vector<Step>;

/// First and last days of the ramps of a lever that are its only beginning on that day.
using Ramps = std::map<Date, Date>;

/// Days on which one lever may change in kind, and how.
struct Calendar {
    std::set<Date> days;
    Ramps ramps;
};

Date full_strength(const Schedule& schedule)
{
    return schedule.begin() + std::max(0, static_cast<std::int32_t>(std::ceil(schedule.ramp)) - 1);
}

bool moves_lever(const AnyIntervention& one, const LeverInfo& lever)
{
    const std::span<const LeverValues> moved = intervention_catalogue()[one.index()].levers;
    return std::ranges::find(moved, lever.values) != moved.end();
}

/// Beginnings, full strengths and ends of what moves the lever, and all days on which history sets it.
Calendar calendar_of(const LeverInfo& lever, const Scenario& scenario, const Corridor& corridor, Date until)
{
    Calendar calendar{{corridor.start}, {}};
    std::set<Date> beginnings;
    const auto look_at = [&](Date day) {
        if (corridor.start <= day && day < until) calendar.days.insert(day);
    };
    for (const AnyIntervention& one : scenario.interventions) {
        if (!moves_lever(one, lever)) continue;
        const Schedule& schedule = schedule_of(one);
        const Date full = full_strength(schedule);
        for (const Date day : {schedule.begin(), full, schedule.end()}) look_at(day);
        const auto [ramp, is_first] = calendar.ramps.emplace(schedule.begin(), full);
        if (!is_first && ramp->second != full) beginnings.insert(schedule.begin());
    }
    for (const Date day : beginnings) calendar.ramps.erase(day);
    for (const LeverSetting& setting : corridor.history) {
        look_at(setting.from);
        look_at(setting.until);
    }
    return calendar;
}

/// The lever at all members on a day, without the scenario and with it.
struct Day {
    Date date;
    std::vector<double> before;
    std::vector<double> after;
};

std::vector<Day> days_of(const LeverInfo& lever, const Calendar& calendar, const Scenario& scenario,
                         const Corridor& corridor)
{
    std::vector<Day> days;
    for (const Date date : calendar.days) {
        Levers levers = levers_on(corridor, date);
        Day day{date, levers.*lever.values, {}};
        scenario.apply(levers, date);
        day.after = std::move(levers.*lever.values);
        days.push_back(std::move(day));
    }
    return days;
}

/// Whether the lever only creeps up a ramp on that day, which is not worth a word.
bool only_creeps(Date day, const Scenario& scenario, const LeverInfo& lever)
{
    bool creeps = false;
    for (const AnyIntervention& one : scenario.interventions) {
        if (!moves_lever(one, lever)) continue;
        const Schedule& schedule = schedule_of(one);
        const Date full = full_strength(schedule);
        if (day == schedule.begin() || day == full || day == schedule.end()) return false;
        creeps = creeps || (schedule.in_force(day) && day < full);
    }
    return creeps;
}

/// The step at the end of a ramp stands for the one at its beginning, where nothing else happens between.
void join_ramps(Course& course, const Ramps& ramps)
{
    for (std::size_t i = 0; i + 1 < course.size(); ++i) {
        const auto ramp = ramps.find(course[i].day);
        Step& next = course[i + 1];
        if (ramp == ramps.end() || ramp->second != next.day || next.before != course[i].before) continue;
        next.since = course[i].day;
        course.erase(course.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

/// From the first day that the scenario moves the lever on; empty where it never does.
Course course_of(const std::vector<Day>& days, const std::vector<bool>& creeps, std::uint32_t member)
{
    Course course;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const Day& day = days[i];
        const Step step{day.date, day.date, day.before[member], day.after[member]};
        const bool begins = course.empty() && step.moves();
        const bool history = !course.empty() && step.before != course.back().before;
        const bool differs = !course.empty() && step.values() != course.back().values();
        if (begins || history || (differs && !creeps[i])) course.push_back(step);
    }
    // Once the scenario is over, what history does is no part of it.
    while (course.size() > 1 && !course.back().moves() && !course[course.size() - 2].moves())
        course.pop_back();
    return course;
}

/// The first few names, and how many more; "all" where nobody is left out.
std::string names_of(const Network& network, Scope scope, const std::vector<std::uint32_t>& members)
{
    constexpr std::size_t most_named = 4;
    const std::size_t size = scope_size(network, scope);
    if (members.size() == size && size > most_named) return fmt::format("all {}", size);
    std::vector<std::string> names;
    for (const std::uint32_t member : members) {
        if (names.size() == most_named) break;
        names.push_back(member_name(network, scope, member));
    }
    const std::size_t more = members.size() - names.size();
    return join(names) + (more > 0 ? fmt::format(" and {} more", more) : "");
}

/// Values of one or several members.
struct Range {
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        least = std::min(least, value);
        most = std::max(most, value);
    }
    std::string text() const
    {
        const std::string low = readable(least);
        const std::string high = readable(most);
        return low == high ? low : low + " to " + high;
    }
};

/// A step of several members at once.
struct SharedStep {
    Step when;
    Range before;
    Range after;
};

std::string sentence(const SharedStep& step, bool is_last)
{
    const std::string on = is_last ? " on" : "";
    if (!step.when.moves())
        return fmt::format("from {}{} as without the scenario ({})", step.when.day.to_string(), on,
                           step.before.text());
    std::string when = fmt::format("from {}{}", step.when.since.to_string(), on);
    if (step.when.since != step.when.day)
        when = fmt::format("from {}, in full from {}{}", step.when.since.to_string(),
                           step.when.day.to_string(), on);
    if (step.after.text() == step.before.text())
        return fmt::format("{} hardly other than {}", when, step.before.text());
    return fmt::format("{} {} instead of {}", when, step.after.text(), step.before.text());
}

/// Members that are told of in one sentence.
struct Group {
    std::vector<std::uint32_t> members;
    std::vector<SharedStep> steps;

    /// Of a course with the same days as those that are there.
    void add(const Course& course, const std::vector<std::uint32_t>& more)
    {
        members.insert(members.end(), more.begin(), more.end());
        for (std::size_t i = 0; i < course.size(); ++i) {
            if (steps.size() <= i) steps.push_back({course[i], {}, {}});
            steps[i].before.add(course[i].before);
            steps[i].after.add(course[i].after);
        }
    }
};

using Courses = std::map<Course, std::vector<std::uint32_t>>;

/// Those that go the same way are told of once; where there are many ways, those with the same days are.
std::vector<Group> groups_of(const Courses& courses, std::size_t most)
{
    using Days = std::vector<std::tuple<Date, Date, bool>>;
    std::map<std::pair<Days, Course>, Group> groups;
    for (const auto& [course, members] : courses) {
        Days days;
        for (const Step& step : course) days.push_back(step.when());
        groups[{days, courses.size() > most ? Course{} : course}].add(course, members);
    }
    std::vector<Group> told;
    for (auto& [key, group] : groups) {
        std::ranges::sort(group.members);
        told.push_back(std::move(group));
    }
    std::ranges::stable_sort(told, std::ranges::greater{},
                             [](const Group& one) { return one.members.size(); });
    return told;
}

/// Those whose days are their own, in one line: what they have come to at last.
std::string others_text(std::span<const Group> groups, const LeverInfo& lever, const Network& network)
{
    std::vector<std::uint32_t> members;
    Range before;
    Range after;
    for (const Group& group : groups) {
        members.insert(members.end(), group.members.begin(), group.members.end());
        for (const SharedStep& step : group.steps) {
            if (!step.when.moves()) continue;
            for (const double value : {step.before.least, step.before.most}) before.add(value);
            for (const double value : {step.after.least, step.after.most}) after.add(value);
        }
    }
    std::ranges::sort(members);
    return fmt::format("{}, each on days of its own: {} instead of {}",
                       names_of(network, lever.scope, members), after.text(), before.text());
}

std::string lever_text(const LeverInfo& lever, const Scenario& scenario, const Corridor& corridor, Date until)
{
    constexpr std::size_t most_sentences = 4;
    constexpr std::size_t widest = 120;
    const Calendar calendar = calendar_of(lever, scenario, corridor, until);
    const std::vector<Day> days = days_of(lever, calendar, scenario, corridor);
    std::vector<bool> creeps;
    for (const Day& day : days) creeps.push_back(only_creeps(day.date, scenario, lever));
    Courses courses;
    for (std::uint32_t member = 0; member < days.front().before.size(); ++member) {
        Course course = course_of(days, creeps, member);
        join_ramps(course, calendar.ramps);
        if (!course.empty()) courses[std::move(course)].push_back(member);
    }
    if (courses.empty()) return "";
    const std::vector<Group> groups = groups_of(courses, most_sentences);
    const std::size_t n = groups.size() <= most_sentences ? groups.size() : most_sentences - 1;
    std::string text = fmt::format("  {} [{}]: {}\n", lever.name, lever.unit, lever.meaning);
    for (const Group& group : std::span(groups).first(n)) {
        std::vector<std::string> steps;
        for (const SharedStep& step : group.steps)
            steps.push_back(sentence(step, &step == &group.steps.back()));
        text += wrapped(names_of(corridor.network, lever.scope, group.members) + ": " + join(steps, "; "),
                        widest, "    ");
    }
    if (n < groups.size())
        text += wrapped(others_text(std::span(groups).subspan(n), lever, corridor.network), widest, "    ");
    return text;
}

}  // namespace

std::string lever_moves(const Scenario& scenario, const Corridor& corridor, Date until)
{
    std::string moved;
    for (const LeverInfo& lever : lever_catalogue()) {
        const auto moves = [&](const AnyIntervention& one) { return moves_lever(one, lever); };
        if (std::ranges::any_of(scenario.interventions, moves))
            moved += lever_text(lever, scenario, corridor, until);
    }
    return moved;
}

}  // namespace corridor::cli
