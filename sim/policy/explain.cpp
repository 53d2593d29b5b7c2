#include "policy/explain.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "model/history.hpp"

namespace corridor {
namespace {

constexpr std::size_t names_shown = 12;

std::string member_list(const Network& network, Scope scope, const std::vector<std::uint32_t>& members)
{
    if (members.empty()) return "";
    if (members.size() == scope_size(network, scope)) return fmt::format("all {}", members.size());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < members.size() && i < names_shown; ++i)
        names.push_back(member_name(network, scope, members[i]));
    const std::string more =
        members.size() > names_shown ? fmt::format(" and {} more", members.size() - names_shown) : "";
    return join(names, ", ") + more;
}

/// The value as people read it; empty where the setting says nothing.
std::string value_text(const Network&, double value, std::string_view unit)
{
    if (std::isnan(value)) return "";
    return unit == "-" ? fmt::format("{:.10g}", value) : fmt::format("{:.10g} {}", value, unit);
}

std::string value_text(const Network&, const std::string& value, std::string_view)
{
    return value;
}

std::string value_text(const Network&, Date value, std::string_view)
{
    return value == Schedule::never ? "" : value.to_string();
}

template <Choice E>
std::string value_text(const Network&, E value, std::string_view)
{
    return std::string(word_of(value));
}

template <Scope scope>
std::string value_text(const Network& network, const Target<scope>& value, std::string_view)
{
    return member_list(network, scope, value.members);
}

/// An amount that may be left out, and is 0 where it is.
template <class Owner, class Value>
bool says_nothing(const Field<Owner, Value>& field, const Value& value)
{
    if constexpr (std::same_as<Value, double>) return !field.required && field.fallback() == 0 && value == 0;
    return false;
}

template <class Kind>
std::string explain_kind(const Kind& kind, const std::string& name, const Network& network)
{
    std::string text = fmt::format("{}: {}\n", name, Kind::meaning);
    for_each_setting(kind, [&](const auto& field, const auto& part) {
        if (says_nothing(field, part.*field.member)) return;
        const std::string value = value_text(network, part.*field.member, field.unit);
        if (!value.empty()) text += fmt::format("  {} = {}  ({})\n", field.name, value, field.meaning);
    });
    return text;
}

/// Whether two scenarios ask the same of the levers, campaigns aside, on all days on which they may differ.
bool ask_the_same(const Scenario& one, const Scenario& other, const std::set<Date>& days,
                  const Corridor& corridor)
{
    return std::ranges::all_of(days, [&](Date day) {
        Levers by_one = levers_on(corridor, day);
        Levers by_other = by_one;
        one.apply(by_one, day);
        other.apply(by_other, day);
        return std::ranges::all_of(lever_catalogue(), [&](const LeverInfo& lever) {
            return by_one.*lever.values == by_other.*lever.values;
        });
    });
}

/// Whether somebody hears and believes what a campaign tells; false of all that is no campaign.
bool is_heard(const AnyIntervention& one)
{
    const auto* campaign = std::get_if<InformationCampaign>(&one);
    return campaign != nullptr && campaign->reach > 0 && campaign->step() > 0;
}

/// Whether intervention `i` changes anything, by itself or beside the others.
bool does_something(const Scenario& scenario, std::size_t i, const Corridor& corridor, Date from, Date until)
{
    if (is_heard(scenario.interventions[i])) return true;
    const std::set<Date> days = days_of_interest(scenario, from, until);
    Scenario alone = baseline();
    alone.interventions = {scenario.interventions[i]};
    if (!ask_the_same(alone, baseline(), days, corridor)) return true;
    Scenario others = scenario;
    others.interventions.erase(others.interventions.begin() + static_cast<std::ptrdiff_t>(i));
    return !ask_the_same(scenario, others, days, corridor);
}

std::string_view why_idle(const AnyIntervention& one)
{
    return std::holds_alternative<InformationCampaign>(one)
               ? "nobody hears and believes it (reach and credibility)"
               : "what it asks for is so without it, or nobody is there to whom it applies";
}

}  // namespace

std::string member_name(const Network& network, Scope scope, std::uint32_t member)
{
    const auto n = static_cast<std::uint32_t>(network.jurisdictions.size());
    switch (scope) {
    case Scope::jurisdiction:
        return network.jurisdictions[JurisdictionId{member}].id;
    case Scope::pair:
        return member_name(network, Scope::jurisdiction, member / n) + " to " +
               member_name(network, Scope::jurisdiction, member % n);
    case Scope::place:
        return network.places[PlaceId{member}].id;
    case Scope::leg:
        return network.legs[LegId{member}].id;
    case Scope::origin:
        return network.origins[OriginId{member}].id;
    }
    return "";
}

std::string explain(const Scenario& scenario, const Network& network)
{
    std::string text = scenario.title + "\n";
    if (!scenario.answers.empty()) text += fmt::format("answers {}\n", join(scenario.answers, ", "));
    for (const Programme& programme : scenario.programmes)
        text +=
            fmt::format("programme {}: stops when {:.0f} USD are spent\n", programme.name, programme.budget);
    const std::vector<std::string> names = names_of_interventions(scenario);
    for (std::size_t i = 0; i < names.size(); ++i)
        text += "\n" + std::visit([&](const auto& one) { return explain_kind(one, names[i], network); },
                                  scenario.interventions[i]);
    return text;
}

std::string explain(const Clamp& clamp, const Network& network)
{
    const LeverInfo& lever = *clamp.lever;
    const std::string unit = lever.unit == "-" ? "" : fmt::format(" {}", lever.unit);
    if (clamp.shares_a_whole) {
        return fmt::format(
            "from {} on, {} of {} was to be {:g}; it is {:.3g}, since asylum, detention, pushback "
            "and return were to be more than all together",
            clamp.date.to_string(), lever.name, member_name(network, lever.scope, clamp.member), clamp.wanted,
            clamp.granted);
    }
    return fmt::format("from {} on, {} of {} was to be {:g}{}; {} {:g} is possible", clamp.date.to_string(),
                       lever.name, member_name(network, lever.scope, clamp.member), clamp.wanted, unit,
                       clamp.wanted > clamp.granted ? "at most" : "at least", clamp.granted);
}

std::string idle_within(const Scenario& scenario, const Corridor& corridor, Date from, Date until)
{
    const Scenario pulled = with_triggers_pulled(scenario);
    const std::vector<std::string> names = names_of_interventions(scenario);
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Schedule& schedule = schedule_of(scenario.interventions[i]);
        if (schedule.from >= until) {
            text += fmt::format("{} begins on {}, after the run ends: it does nothing\n", names[i],
                                schedule.from.to_string());
        } else if (schedule.until <= from) {
            text += fmt::format("{} ends on {}, before the run begins: it does nothing\n", names[i],
                                schedule.until.to_string());
        } else if (!does_something(pulled, i, corridor, from, until)) {
            text += fmt::format("{} moves nothing: {}\n", names[i], why_idle(scenario.interventions[i]));
        }
    }
    return text;
}

std::string told_by(const Scenario& scenario, const Network& network)
{
    std::string text;
    for (const AnyIntervention& one : scenario.interventions) {
        const auto* campaign = std::get_if<InformationCampaign>(&one);
        if (campaign == nullptr) continue;
        const Schedule& schedule = campaign->schedule;
        const std::string end =
            schedule.end() == Schedule::never ? "on" : fmt::format("to {}", schedule.end().to_string());
        text += fmt::format("from {} {} a campaign tells {} of the origins: {}\n", schedule.from.to_string(),
                            end, campaign->origins.members.size(),
                            member_list(network, Scope::origin, campaign->origins.members));
    }
    return text;
}

}  // namespace corridor
