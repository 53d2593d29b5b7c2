#include "io/scenario_reader.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <initializer_list>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/scopes.hpp"
#include "io/text_file.hpp"
#include "io/toml_section.hpp"
#include "metrics/indicator.hpp"
#include "policy/frame.hpp"

namespace corridor {
namespace {

template <Choice E>
void read_into(TomlSection& section, const ValueRule& rule, E& into, const Network&)
{
    if (const auto at = section.choice(rule, words_of(E{}))) into = static_cast<E>(*at);
}

void read_into(TomlSection& section, const ValueRule& rule, Date& into, const Network&)
{
    if (const auto date = section.date(rule)) into = *date;
}

void read_into(TomlSection& section, const ValueRule& rule, double& into, const Network&)
{
    if (const auto number = section.quantity(rule)) into = *number;
}

void read_into(TomlSection& section, const ValueRule& rule, std::string& into, const Network&)
{
    if (auto text = section.text(rule)) into = std::move(*text);
}

void read_into(TomlSection& section, const ValueRule& rule, Target<Scope::pair>& into, const Network& network)
{
    into.members = resolve_pairs(network, section.pairs(rule), section);
}

template <Scope scope>
void read_into(TomlSection& section, const ValueRule& rule, Target<scope>& into, const Network& network)
{
    into.members = resolve_scope(network, scope, section.words(rule), section);
}

void check_dates(TomlSection& section, const Schedule& schedule)
{
    if (!section.has("from") || !section.has("until") || schedule.from < schedule.until) return;
    section.complain("until", fmt::format("until = {} is not after from = {}", schedule.until.to_string(),
                                          schedule.from.to_string()));
}

/// Whether all of these settings were read as what they should be; what was not is told already.
using Understood = std::function<bool(std::initializer_list<std::string_view>)>;

/// What a trigger lacks, or has too much of.
void check_trigger(TomlSection& section, const Trigger& trigger, const Network& network,
                   const Understood& understood)
{
    if (!section.has("when")) {
        for (const std::string_view key : {"above", "below", "for_months", "lasting"}) {
            if (section.has(key))
                section.complain(key, fmt::format("{} needs when, the indicator that it waits for", key));
        }
        return;
    }
    std::vector<std::string> known;
    for (const Indicator& indicator : indicators_of(network)) known.push_back(indicator.name);
    if (understood({"when"}) && std::ranges::find(known, trigger.indicator) == known.end())
        section.complain("when",
                         fmt::format("unknown indicator \"{}\"{}; `corridor list indicators` shows all",
                                     trigger.indicator, did_you_mean(trigger.indicator, known)));
    if (section.has("above") == section.has("below"))
        section.complain("when", "give either above or below, the bound of the indicator");
    if (given(trigger.for_months) && trigger.for_months != std::floor(trigger.for_months))
        section.complain("for_months",
                         fmt::format("for_months = {} is not a whole number", trigger.for_months));
}

void check_programme(TomlSection& section, const Cost& cost, std::span<const Programme> programmes)
{
    if (cost.programme.empty()) return;
    std::vector<std::string> known;
    for (const Programme& programme : programmes) known.push_back(programme.name);
    if (std::ranges::find(known, cost.programme) == known.end())
        section.complain("programme", fmt::format("unknown programme \"{}\"{}", cost.programme,
                                                  did_you_mean(cost.programme, known)));
}

/// Of whom or what the first scope of a kind has how many: legs patrolled, jurisdictions trained.
template <class Kind>
double members_of(const Kind& kind)
{
    double members = 0;
    for_each_field<Kind>([&](const auto& field) {
        if constexpr (requires { (kind.*field.member).members; }) {
            if (members == 0) members = static_cast<double>((kind.*field.member).members.size());
        }
    });
    return std::max(1.0, members);
}

/// Looks up what a unit costs in the corridor.
void price(TomlSection& section, Cost& cost, const std::vector<UnitCost>& unit_costs)
{
    if (section.has("unit") != section.has("units")) {
        section.complain(section.has("unit") ? "unit" : "units",
                         section.has("unit") ? "unit needs units, how many are bought each month"
                                             : "units needs unit, what is bought");
        return;
    }
    if (cost.unit.empty()) return;
    std::vector<std::string> known;
    for (const UnitCost& one : unit_costs) {
        if (one.id == cost.unit) cost.unit_price = one.amount;
        known.push_back(one.id);
    }
    if (known.empty()) {
        section.complain("unit", "the corridor has no unit_costs.csv that says what a unit costs");
    } else if (std::ranges::find(known, cost.unit) == known.end()) {
        section.complain("unit", fmt::format("unit = \"{}\" is no row of unit_costs.csv{}; known: {}",
                                             cost.unit, did_you_mean(cost.unit, known), join(known, " ")));
    }
}

/// Who pays for an intervention, and whether it costs anything; also of one with mistakes, where it is not
/// sure that it costs nothing.
struct Payment {
    std::string programme;
    bool costs = false;
};
using Payments = std::vector<Payment>;

template <class Kind>
void read_settings_of(TomlSection& section, const Corridor& corridor, std::span<const Programme> programmes,
                      Payments& payments, Problems& problems, Kind& kind)
{
    const Network& network = corridor.network;
    const std::size_t before = problems.size();
    std::vector<std::string_view> misread;
    for_each_setting(kind, [&](const auto& field, auto& part) {
        const std::size_t so_far = problems.size();
        read_into(section, rule_of(field), part.*field.member, network);
        if (problems.size() > so_far) misread.push_back(field.name);
    });
    // What is missing or misread is not blamed twice; what was understood is checked all the same.
    const auto understood = [&](std::initializer_list<std::string_view> settings) {
        return std::ranges::find_first_of(misread, settings) == misread.end();
    };
    section.text({.name = "source", .meaning = "where the figures come from", .required = false});
    section.text({.name = "note", .meaning = "for whoever reads the file", .required = false});
    section.finish("setting");
    const bool whole = problems.size() == before;
    if (understood({"from", "until"})) check_dates(section, kind.schedule);
    check_trigger(section, kind.schedule.trigger, network, understood);
    if (understood({"programme"})) check_programme(section, kind.cost, programmes);
    const std::size_t unpriced = problems.size();
    if (understood({"unit", "units"})) price(section, kind.cost, corridor.unit_costs);
    const bool priced = problems.size() == unpriced && understood({"cost", "cost_once", "unit", "units"});
    payments.push_back({kind.cost.programme, !priced || !kind.cost.is_free()});
    if (!whole) return;
    kind.cost.members = members_of(kind);
    for (const Mistake& mistake : kind.mistakes()) section.complain(mistake.setting, mistake.message);
}

std::optional<AnyIntervention> read_intervention(TomlSection& section, const Corridor& corridor,
                                                 std::span<const Programme> programmes, Payments& payments,
                                                 Problems& problems)
{
    const auto kind = section.text({.name = "kind", .meaning = "which intervention it is"});
    std::optional<AnyIntervention> intervention = kind ? new_intervention(*kind) : std::nullopt;
    if (!intervention) {
        const auto programme =
            section.text({.name = "programme", .meaning = "programme whose budget pays", .required = false});
        if (programme) payments.push_back({*programme, true});
        section.remaining();  // which settings it has depends on the kind
        if (!kind) return std::nullopt;
        std::vector<std::string_view> names;
        for (const InterventionInfo& known : intervention_catalogue()) names.push_back(known.name);
        section.complain("kind", fmt::format("unknown intervention \"{}\"{}; known: {}", *kind,
                                             did_you_mean(*kind, names), join(names, " ")));
        return std::nullopt;
    }
    section.rename(*kind);
    std::visit([&](auto& one) { read_settings_of(section, corridor, programmes, payments, problems, one); },
               *intervention);
    return intervention;
}

std::vector<std::string> read_answers(TomlSection& top)
{
    std::vector<std::string_view> known;
    for (const FrameRow& row : policy_frame()) known.push_back(row.id);
    std::vector<std::string> answers;
    for (Word& word :
         top.words({.name = "answers", .meaning = "rows of the policy frame", .required = false})) {
        if (find_frame_row(word.text)) {
            answers.push_back(std::move(word.text));
        } else {
            top.complain_at(word.line,
                            fmt::format("answers: the policy frame has no row \"{}\"{}; known: {}", word.text,
                                        did_you_mean(word.text, known), join(known, " ")));
        }
    }
    return answers;
}

/// A scenario may say which corridors it is made for; elsewhere its words would name other things, or
/// nothing. Whether it may be read here.
bool check_corridor(TomlSection& top, const Corridor& corridor)
{
    const auto words = top.words(
        {.name = "corridors", .meaning = "corridors that it is made for; left out: any", .required = false});
    std::vector<std::string> names;
    for (const Word& word : words) names.push_back(word.text);
    if (names.empty() || std::ranges::find(names, corridor.id) != names.end()) return true;
    top.complain_at(words.front().line,
                    fmt::format("made for {}, not for {}", join(names, ", "), corridor.id));
    return false;
}

std::optional<Programme> read_programme(TomlSection& section)
{
    const auto name = section.text({.name = "name", .meaning = "what interventions call it"});
    const auto budget = section.quantity(
        {.name = "budget", .unit = "USD", .meaning = "what it may spend in all", .least = 1, .most = 1e12});
    section.text({.name = "source", .meaning = "where the figures come from", .required = false});
    section.text({.name = "note", .meaning = "for whoever reads the file", .required = false});
    section.finish("setting");
    if (!name || !budget) return std::nullopt;
    section.rename(*name);
    return Programme{*name, *budget};
}

/// A budget that nothing draws on, or two of one name, would be a mistake that no result shows.
void check_spending(std::span<const Programme> programmes, std::span<TomlSection> sections,
                    const Payments& payments)
{
    const auto is_known = [&](const Payment& one) {
        return one.programme.empty() ||
               std::ranges::find(programmes, one.programme, &Programme::name) != programmes.end();
    };
    const bool all_known =
        std::ranges::all_of(payments, is_known);  // else it is told already, as a misspelling
    for (std::size_t p = 0; p < programmes.size(); ++p) {
        const std::string& name = programmes[p].name;
        const auto pays = [&](const Payment& one) { return one.programme == name && one.costs; };
        const auto unpaid = [](const Payment& one) { return one.programme.empty() && one.costs; };
        if (all_known && std::ranges::none_of(payments, pays))
            sections[p].complain(
                "budget",
                fmt::format(
                    "no intervention of programme \"{}\" costs anything: its budget would never be spent{}",
                    name,
                    std::ranges::any_of(payments, unpaid)
                        ? fmt::format("; where it should pay, write programme = \"{}\"", name)
                        : ""));
        if (std::ranges::find(programmes.first(p), name, &Programme::name) != programmes.first(p).end())
            sections[p].complain("name", fmt::format("there is a programme \"{}\" already", name));
    }
}

}  // namespace

Scenario read_scenario(const SourceFile& file, const Corridor& corridor, Problems& problems)
{
    Scenario scenario{.id = std::filesystem::path(file.name).stem().string(),
                      .title = {},
                      .answers = {},
                      .interventions = {},
                      .programmes = {},
                      .files = {{std::filesystem::path(file.name).filename().string(), file.text}}};
    const std::size_t before = problems.size();
    const TomlValue document = parse_toml(file.name, without_byte_order_mark(file.text), problems);
    if (problems.size() > before) return scenario;
    TomlSection top(file.name, "", document, problems);
    scenario.title = top.text({.name = "title", .meaning = "what the scenario is, for people"}).value_or("");
    scenario.answers = read_answers(top);
    if (!check_corridor(top, corridor)) return scenario;
    const auto rate = top.number({.name = "dollars_per_euro",
                                  .meaning = "rate at which amounts in euro are read",
                                  .least = 0.1,
                                  .most = 10,
                                  .required = false});
    // A rate that was given, and is told already to be wrong, is not said to be missing as well.
    constexpr std::string_view rate_key = "dollars_per_euro";
    top.convert_euro_at(rate || !top.has(rate_key) ? rate : 1.0, rate_key);
    std::vector<TomlSection> programmes;  // those that were understood
    for (TomlSection& section : top.sections(
             {.name = "programme", .meaning = "a budget that interventions share", .required = false})) {
        auto one = read_programme(section);
        if (!one) continue;
        scenario.programmes.push_back(std::move(*one));
        programmes.push_back(std::move(section));
    }
    Payments payments;
    for (TomlSection& section :
         top.sections({.name = "intervention", .meaning = "what policy does, one [[intervention]] each"})) {
        if (auto one = read_intervention(section, corridor, scenario.programmes, payments, problems))
            scenario.interventions.push_back(std::move(*one));
    }
    check_spending(scenario.programmes, programmes, payments);
    top.finish();
    if (scenario.id == baseline().id)
        top.complain_at(1, "\"baseline\" names the world without a scenario: call the file something else");
    put_in_order(scenario.interventions);
    if (scenario.n_campaigns() > most_campaigns) {
        top.complain_at(1, fmt::format("{} campaigns are more than the {} that a scenario may hold",
                                       scenario.n_campaigns(), most_campaigns));
    }
    return scenario;
}

Scenario read_scenario(const std::filesystem::path& file, const Corridor& corridor)
{
    Problems problems;
    Scenario scenario = read_scenario(SourceFile{file.string(), read_whole_file(file)}, corridor, problems);
    problems.throw_if_any();
    return scenario;
}

}  // namespace corridor
