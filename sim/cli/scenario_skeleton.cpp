#include <algorithm>

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

std::string setting_text(const SettingInfo& setting)
{
    return fmt::format("# {:<26}= {:<18} # {}{}{}\n", setting.name, example(setting), setting.meaning,
                       limits(setting), setting.required ? "" : "; may be left out");
}

}  // namespace

std::string scenario_skeleton(const std::string& name)
{
    std::string text =
        fmt::format("# What this policy is, whom it acts on and why these strengths; each number with its "
                    "source, or\n# the word assumption.\ntitle   = \"{}\"\n"
                    "answers = []   # rows of the policy frame: `corridor list frame`\n\n"
                    "# Interventions follow. Take the # away from what you need; one may stand several "
                    "times.\n",
                    name);
    for (const InterventionInfo& kind : intervention_catalogue()) {
        text += fmt::format("\n# {}; answers {}\n# [[intervention]]\n# {:<26}= \"{}\"\n", kind.meaning,
                            join(kind.answers, ", "), "kind", kind.name);
        for (const SettingInfo& setting : kind.settings) text += setting_text(setting);
    }
    return text;
}

}  // namespace corridor::cli
