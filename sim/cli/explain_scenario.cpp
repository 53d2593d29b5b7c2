#include "cli/explain_scenario.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "core/text_table.hpp"

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
        look_at(schedule.until);
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

std::string name_of_member(const Network& network, Scope scope, std::uint32_t member)
{
    const auto n = static_cast<std::uint32_t>(network.jurisdictions.size());
    switch (scope) {
    case Scope::jurisdiction:
        return network.jurisdictions[JurisdictionId{member}].id;
    case Scope::pair:
        return network.jurisdictions[JurisdictionId{member / n}].id + " > " +
               network.jurisdictions[JurisdictionId{member % n}].id;
    case Scope::place:
        return network.places[PlaceId{member}].id;
    case Scope::leg:
        return network.legs[LegId{member}].id;
    case Scope::origin:
        return network.origins[OriginId{member}].id;
    }
    return "";
}

/// The first few names, and how many more.
std::string names_of(const Network& network, Scope scope, const std::vector<std::uint32_t>& members)
{
    constexpr std::size_t most_named = 8;
    std::vector<std::string> names;
    for (const std::uint32_t member : members) {
        if (names.size() == most_named) break;
        names.push_back(name_of_member(network, scope, member));
    }
    const std::size_t more = members.size() - names.size();
    return join(names) + (more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string sentence(const Step& step, bool is_last)
{
    const std::string_view when = is_last ? "from {} on" : "from {}";
    const std::string from = fmt::format(fmt::runtime(when), step.day.to_string());
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

std::string statement(std::string_view what, double content)
{
    return std::isnan(content) ? "" : fmt::format(" {} x{}", what, readable(content));
}

std::string campaign_text(const InformationCampaign& campaign, const Network& network)
{
    const std::string told = statement("death", campaign.death) + statement("abuse", campaign.harm) +
                             statement("being stopped", campaign.stopped) +
                             statement("papers", campaign.papers) + statement("fee", campaign.fee);
    const std::string text =
        fmt::format("campaign, {}: each month reaches {:.3g} % of the people at home in {} who have not "
                    "heard it; states, as a "
                    "multiple of the truth:{}; moves beliefs {:.3g} of the way; half forget within {} days",
                    word_of(campaign.format), 100 * campaign.reach,
                    names_of(network, Scope::origin, campaign.origins.members), told, campaign.step(),
                    readable(campaign.half_life));
    return wrapped(text, 110, "  ");
}

std::string schedule_text(const AnyIntervention& intervention)
{
    const Schedule& schedule = schedule_of(intervention);
    const Cost& cost = cost_of(intervention);
    std::string text = fmt::format("{}: from {}", name_of(intervention), schedule.from.to_string());
    if (schedule.until < Schedule::never) text += fmt::format(" to {}", (schedule.until - 1).to_string());
    if (schedule.ramp > 0) text += fmt::format(", growing over {} days", readable(schedule.ramp));
    if (cost.monthly > 0) text += fmt::format(", {} USD a month", readable(cost.monthly));
    if (cost.once > 0) text += fmt::format(", {} USD to set up", readable(cost.once));
    return "  " + text + "\n";
}

}  // namespace

std::string explain(const Scenario& scenario, const Corridor& corridor, Date until)
{
    std::string text = fmt::format("{}: {}\n", scenario.id, scenario.title);
    if (!scenario.answers.empty())
        text += fmt::format("  answers {} of the policy frame\n", join(scenario.answers));
    for (const AnyIntervention& intervention : scenario.interventions) text += schedule_text(intervention);
    for (const AnyIntervention& intervention : scenario.interventions) {
        if (const auto* campaign = std::get_if<InformationCampaign>(&intervention))
            text += campaign_text(*campaign, corridor.network);
    }
    const std::vector<Day> days = days_of(scenario, corridor, until);
    std::string moved;
    for (const LeverInfo& lever : lever_catalogue()) moved += lever_text(lever, days, corridor.network);
    if (moved.empty() && scenario.n_campaigns() == 0) return text + "  moves no lever within the run\n";
    return text + moved;
}

}  // namespace corridor::cli
