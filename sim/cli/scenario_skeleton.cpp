#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/skeletons.hpp"
#include "core/text.hpp"
#include "policy/catalogue.hpp"

namespace corridor::cli {
namespace {

/// A value such as one might write, in the unit that is due.
std::string number_example(const SettingInfo& setting)
{
    if (setting.unit == "day") return "\"90 days\"";
    if (setting.unit == "month") return "\"24 months\"";
    if (setting.unit == "USD/month") return "\"50 kUSD/month\"";
    if (setting.unit == "USD") return "\"500 kUSD\"";
    if (setting.unit == "x true") return "1";
    return fmt::format("{}",
                       setting.most <= 1 ? setting.most / 2 : std::clamp(2.0, setting.least, setting.most));
}

std::string target_example(const SettingInfo& setting)
{
    return setting.scope == Scope::pair ? "[[\"one\", \"another\"]]" : "\"all\"";
}

std::string example(const SettingInfo& setting)
{
    switch (setting.type) {
    case SettingType::number:
        return number_example(setting);
    case SettingType::date:
        return setting.required ? "2016-01-01" : "2018-01-01";
    case SettingType::choice:
        return fmt::format("\"{}\"", setting.words.front());
    case SettingType::target:
        return target_example(setting);
    case SettingType::text:
        return setting.name == "when" ? "\"deaths_per_1000_journeys\"" : "\"mine\"";
    }
    return "";
}

std::string limits(const SettingInfo& setting)
{
    if (setting.type == SettingType::choice) return "; one of " + join(setting.words, ", ");
    if (setting.type == SettingType::target) return "; ids, or tags as \"tag:coastal\"";
    if (setting.type != SettingType::number) return "";
    const std::string range = range_text(setting.least, setting.most);
    const std::string unit = setting.unit == "-" ? "" : fmt::format(" [{}]", setting.unit);
    return (range.empty() ? "" : "; " + range) + unit;
}

/// Settings that say something only beside others: those of a trigger, and how much of a unit is bought.
bool needs_company(const SettingInfo& setting)
{
    bool found = setting.name == "units";
    for_each_field<Trigger>([&](const auto& field) { found = found || field.name == setting.name; });
    return found;
}

/// Settings without which an example would say nothing: what is required, and strengths.
bool belongs_in_example(const SettingInfo& setting)
{
    const bool strength = setting.type == SettingType::number && setting.unit != "day";
    return setting.required || (strength && !needs_company(setting));
}

std::string setting_text(const SettingInfo& setting, bool stands)
{
    const char* mark = stands && belongs_in_example(setting) ? "" : "# ";
    const bool tells_what_leaving_out_means =
        setting.required || setting.meaning.find("left out") != std::string_view::npos;
    return fmt::format("{}{:<26}= {:<18} # {}{}{}\n", mark, setting.name, example(setting), setting.meaning,
                       limits(setting), tells_what_leaving_out_means ? "" : "; may be left out");
}

std::string kind_text(const InterventionInfo& kind, bool stands)
{
    const char* mark = stands ? "" : "# ";
    std::string text = fmt::format("\n# {}; answers {}\n{}[[intervention]]\n{}{:<26}= \"{}\"\n", kind.meaning,
                                   join(kind.answers, ", "), mark, mark, "kind", kind.name);
    for (const SettingInfo& setting : kind.settings) text += setting_text(setting, stands);
    return text;
}

/// Whether the examples of all that is required make sense in every corridor: "all" does, a pair of states
/// not.
bool stands_anywhere(const InterventionInfo& kind)
{
    return std::ranges::none_of(kind.settings, [](const SettingInfo& setting) {
        return setting.required && setting.type == SettingType::target && setting.scope == Scope::pair;
    });
}

}  // namespace

std::string scenario_skeleton(const std::string& name)
{
    const std::span<const InterventionInfo> kinds = intervention_catalogue();
    const auto example = std::ranges::find_if(kinds, stands_anywhere);
    std::vector<std::string> answers;
    for (const auto& row : example->answers) answers.push_back(fmt::format("\"{}\"", row));
    std::string text =
        fmt::format("# What this policy is, whom it acts on and why these strengths; each number with its "
                    "source, or\n# the word assumption.\ntitle   = \"{}\"\n"
                    "answers = [{}]   # rows of the policy frame: `corridor list frame`\n\n"
                    "# Interventions follow; the first stands as an example to replace. Take the # away from "
                    "what you\n# need; one may stand several times.\n",
                    name, join(answers, ", "));
    text += kind_text(*example, true);
    for (const InterventionInfo& kind : kinds) {
        if (&kind != &*example) text += kind_text(kind, false);
    }
    return text;
}

}  // namespace corridor::cli
