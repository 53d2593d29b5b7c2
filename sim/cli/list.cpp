/// `corridor list`: what there is, from the same catalogues that the program itself is made of.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/shipped_files.hpp"
#include "core/text.hpp"
#include "core/text_table.hpp"
#include "io/table_catalogue.hpp"
#include "io/text_file.hpp"
#include "io/toml_section.hpp"
#include "metrics/indicator.hpp"
#include "model/levers.hpp"
#include "model/parameters.hpp"
#include "policy/catalogue.hpp"
#include "policy/frame.hpp"
#include "run/compare.hpp"

namespace corridor::cli {
namespace {

using Json = nlohmann::ordered_json;

/// A catalogue as JSON: one object an entry. Tables on the screen show the columns that are asked for.
struct Listing {
    Json entries = Json::array();
    std::vector<std::string> columns;
    std::string leans;
    std::string why_empty{};  // what to say where there are no entries
};

Listing corridors()
{
    Listing listing{.columns = {"name", "path"}, .leans = "ll", .why_empty = why_no_corridor()};
    for (const Found& one : known_corridors())
        listing.entries.push_back({{"name", one.name}, {"path", one.path.string()}});
    return listing;
}

/// The words of a list at the top of a file; none where it is left out.
Json words_of(TomlSection& top, std::string_view key, std::string_view meaning)
{
    Json words = Json::array();
    for (const Word& word : top.words({.name = key, .meaning = meaning, .required = false}))
        words.push_back(word.text);
    return words;
}

/// Name, title, corridors that it is made for (none: any) and rows of the frame that each scenario file says
/// it answers.
Listing scenarios()
{
    Listing listing{.columns = {"name", "title", "corridors", "answers"},
                    .leans = "llll",
                    .why_empty = why_no_scenario()};
    for (const Found& one : known_scenarios()) {
        Problems problems;
        const TomlValue document = parse_toml(one.path.string(), read_whole_file(one.path), problems);
        TomlSection top(one.path.string(), "", document, problems);
        const auto title = top.text({.name = "title", .meaning = "what the scenario is", .required = false});
        Json answers = words_of(top, "answers", "rows of the frame");
        Json made_for = words_of(top, "corridors", "corridors that it is made for");
        problems.throw_if_any();
        listing.entries.push_back({{"name", one.name},
                                   {"title", title.value_or("")},
                                   {"corridors", std::move(made_for)},
                                   {"answers", std::move(answers)},
                                   {"path", one.path.string()}});
    }
    return listing;
}

/// A number, or null where there is none (NaN, or an endless range).
Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json setting_json(const SettingInfo& setting)
{
    Json json{{"name", setting.name},
              {"type", setting_type_names[static_cast<std::size_t>(setting.type)]},
              {"unit", setting.unit},
              {"meaning", setting.meaning},
              {"required", setting.required}};
    if (setting.type == SettingType::number) {
        json["least"] = number(setting.least);
        json["most"] = number(setting.most);
        if (!setting.required) json["default"] = number(setting.fallback);
    }
    if (setting.type == SettingType::choice) json["words"] = setting.words;
    if (setting.type == SettingType::target)
        json["scope"] = scope_names[static_cast<std::size_t>(setting.scope)];
    return json;
}

/// Names of the levers whose values are among `moved`, in the order of the catalogue.
Json names_of(std::span<const LeverValues> moved)
{
    Json names = Json::array();
    for (const LeverInfo& lever : lever_catalogue()) {
        if (std::ranges::find(moved, lever.values) != moved.end()) names.push_back(lever.name);
    }
    return names;
}

Listing interventions()
{
    Listing listing{.columns = {"name", "meaning", "settings"}, .leans = "lll"};
    for (const InterventionInfo& kind : intervention_catalogue()) {
        Json settings = Json::array();
        for (const SettingInfo& setting : kind.settings) settings.push_back(setting_json(setting));
        listing.entries.push_back({{"name", kind.name},
                                   {"meaning", kind.meaning},
                                   {"answers", kind.answers},
                                   {"levers", names_of(kind.levers)},
                                   {"settings", std::move(settings)}});
    }
    return listing;
}

Listing levers()
{
    Listing listing{.columns = {"name", "scope", "unit", "least", "most", "baseline", "meaning"},
                    .leans = "lllrrrl"};
    for (const LeverInfo& lever : lever_catalogue()) {
        listing.entries.push_back({{"name", lever.name},
                                   {"scope", scope_names[static_cast<std::size_t>(lever.scope)]},
                                   {"unit", lever.unit},
                                   {"least", number(lever.least)},
                                   {"most", number(lever.most)},
                                   {"baseline", number(lever.baseline)},
                                   {"meaning", lever.meaning}});
    }
    return listing;
}

Json indicator_json(const IndicatorInfo& indicator, std::string_view summary, bool of_comparisons)
{
    const std::string_view direction = direction_names[static_cast<std::size_t>(indicator.direction)];
    return {{"name", indicator.name},
            {"unit", indicator.unit},
            {"meaning", indicator.meaning},
            {"official", indicator.official},
            {"departure", indicator.departure},
            {"more_is", direction == "neither" ? "" : direction.substr(direction.rfind('_') + 1)},
            {"summary", summary},
            {"by_part", indicator.parts != nullptr},
            {"by_person", !indicator.events.empty()},
            {"of_comparisons", of_comparisons}};
}

/// Those of every run, then those that only a comparison has.
Listing indicators()
{
    Listing listing{.columns = {"name", "unit", "more_is", "meaning", "official"}, .leans = "lllll"};
    for (const IndicatorInfo& indicator : indicator_catalogue()) {
        const Indicator whole{&indicator, 0, std::string(indicator.name)};
        const std::string_view summary = summary_names[static_cast<std::size_t>(whole.summary())];
        listing.entries.push_back(indicator_json(indicator, summary, false));
    }
    for (const IndicatorInfo& indicator : comparison_indicators())
        listing.entries.push_back(
            indicator_json(indicator, summary_names[static_cast<std::size_t>(Summary::sum)], true));
    return listing;
}

Listing parameters()
{
    Listing listing{.columns = {"name", "value", "unit", "least", "most", "basis", "rule", "meaning"},
                    .leans = "lrlrrlll"};
    const Parameters defaults;
    for (const ParameterInfo& parameter : parameter_catalogue()) {
        listing.entries.push_back({{"name", parameter.name},
                                   {"value", defaults.*parameter.value},
                                   {"unit", parameter.unit},
                                   {"least", number(parameter.least)},
                                   {"most", number(parameter.most)},
                                   {"basis", basis_names[static_cast<std::size_t>(parameter.basis)]},
                                   {"rule", parameter.rule},
                                   {"meaning", parameter.meaning}});
    }
    return listing;
}

/// The CSV files of a corridor's folder with their columns.
Listing tables()
{
    Listing listing{.columns = {"name", "meaning", "columns"}, .leans = "lll"};
    for (const TableInfo& table : table_catalogue()) {
        Json columns = Json::array();
        for (const ColumnInfo& column : table.columns) {
            columns.push_back({{"name", column.rule.name},
                               {"holds", column.holds},
                               {"unit", column.rule.unit},
                               {"least", number(column.rule.least)},
                               {"most", number(column.rule.most)},
                               {"required", column.rule.required},
                               {"lever", column.is_lever},
                               {"meaning", column.rule.meaning}});
        }
        listing.entries.push_back({{"name", table.file.name},
                                   {"meaning", table.file.meaning},
                                   {"required", table.file.required},
                                   {"columns", std::move(columns)}});
    }
    return listing;
}

/// Rows of the policy frame, each with the levers that move it, the interventions, the shipped scenarios, and
/// the indicators that answer.
Listing frame()
{
    Listing listing{.columns = {"id", "instrument", "levers", "interventions", "scenarios", "indicators"},
                    .leans = "llllll"};
    const Listing shipped = scenarios();
    for (const FrameRow& row : policy_frame()) {
        Json kinds = Json::array();
        Json files = Json::array();
        Json measures = Json::array();
        std::vector<LeverValues> seen;
        for (const InterventionInfo& kind : intervention_catalogue()) {
            if (std::ranges::find(kind.answers, row.id) == kind.answers.end()) continue;
            kinds.push_back(kind.name);
            seen.insert(seen.end(), kind.levers.begin(), kind.levers.end());
        }
        for (const Json& scenario : shipped.entries) {
            const Json& answers = scenario["answers"];
            if (std::ranges::find(answers, Json(row.id)) != answers.end()) files.push_back(scenario["name"]);
        }
        for (const std::string_view indicator : row.indicators) {
            if (!indicator.empty()) measures.push_back(indicator);
        }
        listing.entries.push_back({{"id", row.id},
                                   {"instrument", row.instrument},
                                   {"levers", names_of(seen)},
                                   {"interventions", std::move(kinds)},
                                   {"scenarios", std::move(files)},
                                   {"indicators", std::move(measures)}});
    }
    return listing;
}

std::string cell(const Json& value)
{
    if (value.is_null()) return "";
    if (value.is_number()) return readable(value.get<double>());
    if (!value.is_array()) return value.get<std::string>();
    std::string words;
    for (const Json& one : value) {
        const std::string word = one.is_object() ? one["name"].get<std::string>() : one.get<std::string>();
        words += (words.empty() ? "" : " ") + word;
    }
    return words;
}

/// A block for each entry, a line or more for each column: for lists of lists, which make no table.
std::string blocks(const Listing& listing)
{
    std::string text;
    for (const Json& entry : listing.entries) {
        text += (text.empty() ? "" : "\n") + cell(entry[listing.columns[0]]) + "  " +
                cell(entry[listing.columns[1]]) + "\n";
        for (std::size_t column = 2; column < listing.columns.size(); ++column) {
            const std::string& name = listing.columns[column];
            text += wrapped(fmt::format("{}: {}", name, cell(entry[name])), 110, "    ");
        }
    }
    return text;
}

std::string table(const Listing& listing)
{
    TextRows rows{listing.columns};
    for (const Json& entry : listing.entries) {
        rows.emplace_back();
        for (const std::string& column : listing.columns) rows.back().push_back(cell(entry[column]));
    }
    return aligned(rows, listing.leans);
}

/// Indicators of every run, and below a heading those of comparisons.
std::string indicator_tables(const Listing& listing)
{
    Listing of_runs = listing;
    Listing of_comparisons = listing;
    of_runs.entries = Json::array();
    of_comparisons.entries = Json::array();
    for (const Json& entry : listing.entries)
        (entry["of_comparisons"].get<bool>() ? of_comparisons : of_runs).entries.push_back(entry);
    return table(of_runs) + "\nof comparisons, over the whole time:\n" + table(of_comparisons);
}

/// A block for each file: what it is, then its columns as a table.
std::string tables_of_columns(const Listing& listing)
{
    std::string text;
    for (const Json& entry : listing.entries) {
        TextRows rows{{"column", "holds", "unit", "least", "most", "needed", "meaning"}};
        for (const Json& column : entry["columns"])
            rows.push_back({cell(column["name"]), cell(column["holds"]), cell(column["unit"]),
                            cell(column["least"]), cell(column["most"]),
                            column["required"].get<bool>() ? "yes" : "", cell(column["meaning"])});
        text += fmt::format("{}{}  {}{}\n", text.empty() ? "" : "\n", cell(entry["name"]),
                            cell(entry["meaning"]), entry["required"].get<bool>() ? "" : "; may be left out");
        text += aligned(rows, "lllrrll");
    }
    return text;
}

struct Catalogue {
    std::string_view name;
    Listing (*listing)();
    std::string (*layout)(const Listing&);
};
constexpr std::array<Catalogue, 8> catalogues{{{"corridors", corridors, table},
                                               {"scenarios", scenarios, table},
                                               {"interventions", interventions, table},
                                               {"levers", levers, table},
                                               {"indicators", indicators, indicator_tables},
                                               {"parameters", parameters, table},
                                               {"tables", tables, tables_of_columns},
                                               {"frame", frame, blocks}}};

}  // namespace

void list(const ListOptions& options)
{
    const auto found = std::ranges::find(catalogues, options.what, &Catalogue::name);
    if (found == catalogues.end()) {
        std::vector<std::string_view> names;
        for (const Catalogue& one : catalogues) names.push_back(one.name);
        throw CommandError(fmt::format("list: there are no \"{}\"{}; known: {}", options.what,
                                       did_you_mean(options.what, names), join(names, " ")));
    }
    const Listing listing = found->listing();
    if (listing.entries.empty() && !listing.why_empty.empty())
        fmt::print(stderr, "list {}: {}\n", options.what, listing.why_empty);
    fmt::print("{}", options.json ? listing.entries.dump(2) + "\n" : found->layout(listing));
}

}  // namespace corridor::cli
