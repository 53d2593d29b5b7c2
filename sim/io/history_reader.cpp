#include "io/history_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/scopes.hpp"

namespace corridor {

namespace {

constexpr std::string_view file_name = "history.toml";
constexpr double largest_factor = 1000;

// Later than anybody simulates, early enough that days can still be added to it.
Date far_future()
{
    return Date::of(9999, 12, 31);
}

void read_dates(TomlSection& section, LeverSetting& setting)
{
    const auto from = section.date({.name = "from", .meaning = "first day in force"});
    const auto until =
        section.date({.name = "until", .meaning = "first day no longer in force", .required = false});
    setting.from = from.value_or(Date{});
    setting.until = until.value_or(far_future());
    if (from && until && *until <= *from) {
        section.complain(
            "until", fmt::format("until = {} is not after from = {}", until->to_string(), from->to_string()));
    }
}

void read_value(TomlSection& section, LeverSetting& setting)
{
    setting.multiplies = section.has("factor");
    const bool replaces = section.has("value");
    ValueRule value = rule_of(*setting.lever);
    value.name = "value";
    const ValueRule factor{
        .name = "factor", .meaning = "multiple of the table's value", .least = 0, .most = largest_factor};
    // Both keys are asked for, so that neither is called unknown.
    const auto replacement = section.number_or_quantity(value.optional());
    const auto multiple = section.number(factor.optional());
    if (setting.multiplies && replaces) section.complain("factor", "either value or factor, not both");
    if (!setting.multiplies && !replaces) {
        section.complain_at(section.line(), fmt::format("value or factor is missing ({} [{}])",
                                                        setting.lever->meaning, setting.lever->unit));
    }
    setting.value = (setting.multiplies ? multiple : replacement).value_or(0);
}

// One text that says it all, or a table: source = { author = "...", year = 2013, title = "...", locator =
// "..." }
void read_source(TomlSection& section)
{
    const auto basis = section.text({.name = "basis", .meaning = "seen, recalled or assumption"});
    if (basis && std::ranges::find(basis_names, *basis) == std::end(basis_names)) {
        section.complain("basis", fmt::format("basis = \"{}\" is none of seen, recalled, assumption{}",
                                              *basis, did_you_mean(*basis, basis_names)));
    }
    section.text({.name = "note", .meaning = "how the value was derived", .required = false});
    const ValueRule rule{
        .name = "source", .meaning = "author, year, title, locator", .required = basis != "assumption"};
    const TomlValue* source = section.value(rule);
    if (!source) return;
    if (source->as<TomlValue::Entries>() == nullptr) {
        section.text(rule);
        return;
    }
    auto parts = section.section(rule);
    parts->rename(fmt::format("{}: source", section.name()));
    const bool is_seen = basis == "seen";
    parts->text({.name = "author", .meaning = "who published it", .required = is_seen});
    parts->value({.name = "year", .meaning = "when", .required = is_seen});
    parts->text({.name = "title", .meaning = "under what title", .required = is_seen});
    parts->text({.name = "locator", .meaning = "page, table or section", .required = is_seen});
    parts->finish();
}

LeverSetting read_setting(TomlSection& section, const Network& network)
{
    LeverSetting setting;
    setting.title = section.text({.name = "title", .meaning = "what happened"}).value_or("");
    if (!setting.title.empty()) section.rename(setting.title);
    read_dates(section, setting);
    read_source(section);
    setting.lever = read_lever_name(section);
    if (!setting.lever) {
        section.remaining();  // which keys it takes depends on the lever
        return setting;
    }
    setting.members = read_scope(network, setting.lever->scope, section);
    read_value(section, setting);
    section.finish();
    return setting;
}

}  // namespace

std::vector<LeverSetting> read_history(const CorridorTexts& texts, const Network& network, Problems& problems)
{
    std::vector<LeverSetting> history;
    const SourceFile* file = texts.find(file_name);
    if (!file) return history;
    const TomlValue document = parse_toml(texts.label(file_name), file->text, problems);
    TomlSection top(texts.label(file_name), "", document, problems);
    for (TomlSection& section : top.sections({.name = "setting", .required = false})) {
        history.push_back(read_setting(section, network));
    }
    top.finish();
    // The catalogue is one array, so that addresses order levers as it does.
    std::ranges::stable_sort(
        history, {}, [](const LeverSetting& setting) { return std::pair(setting.from, setting.lever); });
    return history;
}

}  // namespace corridor
