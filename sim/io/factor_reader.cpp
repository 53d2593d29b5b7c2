#include "io/factor_reader.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/cell.hpp"
#include "io/scopes.hpp"

namespace corridor {
namespace {

constexpr std::size_t most_letters_of_name = 200;  // netCDF takes 256, "factor_" before it

std::optional<double> read_number(TomlSection& section, ValueRule rule, std::string_view key,
                                  std::string_view meaning, bool required)
{
    rule.name = key;
    rule.meaning = meaning;
    rule.required = required;
    return section.number_or_quantity(rule);
}

/// Standard deviations between the mean of a normal distribution and the nearer end of a range that it does
/// not lie in, beyond which the mean is taken for a slip: the range holds less than a part in a billion then.
constexpr double most_sd_outside = 6;

void check_mean(TomlSection& section, const Distribution& d)
{
    const double outside = std::max(d.least - d.mean, d.mean - d.most) / d.sd;
    if (outside > most_sd_outside)
        section.complain("mean",
                         fmt::format("mean = {} lies {:.3g} standard deviations outside {} to {}, where "
                                     "next to nothing of such a distribution is; expected at most {}",
                                     d.mean, outside, d.least, d.most, most_sd_outside));
}

void read_shape(TomlSection& section, const ValueRule& range, Distribution& distribution)
{
    const ValueRule any{.name = "any", .unit = range.unit};
    if (distribution.kind == DistributionKind::normal) {
        const auto mean = read_number(section, any, "mean", "of the normal distribution", true);
        const auto sd =
            read_number(section, any, "sd", "standard deviation of the normal distribution", true);
        distribution.mean = mean.value_or(0);
        distribution.sd = sd.value_or(1);
        if (sd && *sd <= 0) section.complain("sd", fmt::format("sd = {} is not above 0", *sd));
        if (mean && distribution.sd > 0) check_mean(section, distribution);
    } else if (distribution.kind == DistributionKind::triangular) {
        const auto mode = read_number(section, any, "mode", "the likeliest value", true);
        distribution.mode = mode.value_or(distribution.least);
        if (mode && !(distribution.least <= *mode && *mode <= distribution.most))
            section.complain("mode", fmt::format("mode = {} is not {}", *mode,
                                                 range_text(distribution.least, distribution.most)));
    } else if (distribution.kind == DistributionKind::log_uniform && distribution.least <= 0) {
        section.complain("least", fmt::format("least = {}: a log_uniform distribution begins above 0",
                                              distribution.least));
    }
}

/// The first value that a list holds twice.
std::optional<double> twice_in(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto found = std::ranges::adjacent_find(values);
    return found == values.end() ? std::nullopt : std::optional(*found);
}

/// A list of values, each of which must fit.
Distribution read_values(TomlSection& section, ValueRule range)
{
    range.name = "values";
    for (const std::string_view key : {"least", "most", "distribution"}) {
        section.value({.name = key, .required = false});
        if (section.has(key)) section.complain(key, fmt::format("either values or {}, not both", key));
    }
    Distribution distribution{.kind = DistributionKind::values};
    distribution.values = section.numbers(range);
    if (distribution.values.empty()) return distribution;
    if (const auto twice = twice_in(distribution.values))
        section.complain("values", fmt::format("values holds {} twice; leave one out", *twice));
    distribution.least = std::ranges::min(distribution.values);
    distribution.most = std::ranges::max(distribution.values);
    return distribution;
}

/// `range`: what the parameter, lever or input allows. Of the user's own points the range may be left out.
Distribution read_distribution(TomlSection& section, const ValueRule& range, bool own_points)
{
    if (section.has("values")) return read_values(section, range);
    const std::size_t before = section.n_complaints();
    const auto least = read_number(section, range, "least", "the smallest value", !own_points);
    const auto most = read_number(section, range, "most", "the largest value", !own_points);
    Distribution distribution{.least = least.value_or(range.least), .most = most.value_or(range.most)};
    const auto kind = section.choice(
        {.name = "distribution", .meaning = "how values are spread", .required = false}, distribution_names);
    if (kind == static_cast<std::size_t>(DistributionKind::values)) {
        section.complain("distribution", "give values = [...] instead");
        return distribution;
    }
    if (kind) distribution.kind = static_cast<DistributionKind>(*kind);
    if (least && most && *least >= *most) {
        section.complain("most", fmt::format("most = {} is not above least = {}", *most, *least));
    }
    if (section.n_complaints() > before)
        section.skip({"mean", "sd", "mode"});
    else
        read_shape(section, range, distribution);
    return distribution;
}

void read_levels(TomlSection& section, const FactorContext& context, Factor& factor)
{
    const auto levels = section.whole_number({.name = "levels",
                                              .meaning = "values that a grid takes",
                                              .least = 1,
                                              .most = 1'000'000,
                                              .required = false});
    if (levels && context.design && context.design != DesignKind::grid)
        section.complain("levels", "only a grid has levels of single factors");
    if (context.design != DesignKind::grid) return;
    if (factor.distribution.kind == DistributionKind::values) {
        factor.levels = factor.distribution.values.size();
        if (levels && *levels != factor.levels)
            section.complain("levels", fmt::format("a grid takes each of the {} values once", factor.levels));
    } else if (!section.has("levels") && context.levels == 0) {
        section.complain_at(section.line(),
                            "levels is missing, here or at the top (values that a grid takes)");
    } else {
        factor.levels = levels.value_or(context.levels);
    }
}

bool needs_corridor(TomlSection& section, const FactorContext& context, std::string_view key)
{
    if (!context.function) return true;
    section.complain(key, fmt::format("a test function has no {}; a factor of one is an input", key));
    return false;
}

std::optional<Factor> read_parameter(TomlSection& section, const FactorContext& context)
{
    const auto name = section.text({.name = "parameter", .meaning = "name of a parameter"});
    if (!needs_corridor(section, context, "parameter") || !name) return std::nullopt;
    const ParameterInfo* found = find_parameter(*name);
    if (!found) {
        std::vector<std::string_view> known;
        for (const ParameterInfo& parameter : parameter_catalogue()) known.push_back(parameter.name);
        section.complain("parameter", fmt::format("unknown parameter \"{}\"{}; `corridor list parameters` "
                                                  "shows them",
                                                  *name, did_you_mean(*name, known)));
        return std::nullopt;
    }
    section.rename(*name);
    const ParameterInfo& info = *found;
    Factor factor{.name = *name, .kind = FactorKind::parameter, .parameter = found};
    factor.unit = info.unit;
    factor.meaning = info.meaning;
    factor.distribution = read_distribution(
        section, {.name = info.name, .unit = info.unit, .least = info.least, .most = info.most},
        context.design == DesignKind::points);
    return factor;
}

/// What a lever may be moved by: a value of its own range, or any amount or multiple.
ValueRule range_of(const LeverShift& shift)
{
    if (shift.change == LeverChange::set) return rule_of(*shift.lever);
    const bool multiplies = shift.change == LeverChange::multiply;
    return {.name = shift.lever->name,
            .unit = multiplies ? "-" : shift.lever->unit,
            .least = multiplies ? 0.0 : -1e12,
            .most = multiplies ? 1e6 : 1e12};
}

/// A shift must keep the lever within its range over the whole of the factor's.
void check_shift(TomlSection& section, const FactorContext& context, const Factor& factor)
{
    if (factor.lever.members.empty()) return;
    const bool is_list = factor.distribution.kind == DistributionKind::values;
    if (context.design == DesignKind::points && !is_list && !section.has("least")) return;
    for (const bool low : {true, false}) {
        const double value = low ? factor.distribution.least : factor.distribution.most;
        const std::string problem =
            problem_of(context.experiment->corridor, factor.lever, value, context.experiment->until);
        if (!problem.empty()) section.complain(is_list ? "values" : low ? "least" : "most", problem);
    }
}

std::optional<Factor> read_lever(TomlSection& section, const FactorContext& context)
{
    const bool fits = needs_corridor(section, context, "lever");
    const LeverInfo* lever = read_lever_name(section);
    if (!fits || !lever || !context.experiment) return std::nullopt;
    section.rename(std::string(lever->name));
    Factor factor{.name = std::string(lever->name), .kind = FactorKind::lever};
    factor.lever.lever = lever;
    factor.lever.members = read_scope(context.experiment->corridor.network, lever->scope, section);
    const auto change = section.choice(
        {.name = "change", .meaning = "set, multiply or add", .required = false}, lever_change_names);
    factor.lever.change = static_cast<LeverChange>(change.value_or(0));
    factor.unit = factor.lever.change == LeverChange::multiply ? "-" : lever->unit;
    factor.meaning = fmt::format("{} ({})", lever->meaning,
                                 lever_change_names[static_cast<std::size_t>(factor.lever.change)]);
    const std::size_t before = section.n_complaints();
    factor.distribution =
        read_distribution(section, range_of(factor.lever), context.design == DesignKind::points);
    if (section.n_complaints() == before) check_shift(section, context, factor);
    return factor;
}

std::optional<Factor> read_scenario_factor(TomlSection& section, const FactorContext& context)
{
    const std::vector<Word> words =
        section.words({.name = "scenario", .meaning = "scenarios, one of which each point runs under"});
    complain_of_repeated(section, words);
    if (!needs_corridor(section, context, "scenario") || !context.experiment) return std::nullopt;
    Factor factor{.name = "scenario", .kind = FactorKind::scenario, .unit = "-"};
    factor.meaning = "scenario that the point runs under";
    factor.distribution = {.kind = DistributionKind::values, .most = 0};
    for (std::size_t i = 0; i < words.size(); ++i)
        factor.distribution.values.push_back(static_cast<double>(i));
    if (!words.empty()) factor.distribution.most = factor.distribution.values.back();
    return factor;
}

std::optional<Factor> read_input(TomlSection& section, const FactorContext& context)
{
    const auto name = section.text({.name = "input", .meaning = "input of a test function"});
    if (!context.function) {
        section.complain("input",
                         "a corridor has no inputs; a factor of it is a parameter, lever or scenario");
        return std::nullopt;
    }
    std::vector<Factor> all = factors_of(*context.function);
    const auto found = std::ranges::find(all, name.value_or(""), &Factor::name);
    if (found == all.end()) {
        std::vector<std::string> known;
        for (const Factor& one : all) known.push_back(one.name);
        if (name)
            section.complain("input",
                             fmt::format("{} has no input \"{}\"{}; known: {}", context.function->name, *name,
                                         did_you_mean(*name, known), join(known, " ")));
        return std::nullopt;
    }
    Factor factor = *found;
    section.rename(factor.name);
    factor.distribution = read_distribution(
        section, {.name = factor.name, .least = context.function->least, .most = context.function->most},
        context.design == DesignKind::points);
    return factor;
}

void check_name(TomlSection& section, const std::string& name)
{
    constexpr std::string_view ours = "factor_";
    if (!is_identifier(name))
        section.complain("name", fmt::format("name = \"{}\": use letters, digits, _ and -", name));
    else if (name.starts_with(ours))
        section.complain("name",
                         fmt::format("name = \"{}\": results put {} before the name of a factor where "
                                     "something else is called so; leave {} out",
                                     name, ours, ours));
    else if (name.size() > most_letters_of_name)
        section.complain("name", fmt::format("name has {} letters; a factor's has {} at most", name.size(),
                                             most_letters_of_name));
}

bool vary_the_same(const Factor& a, const Factor& b)
{
    if (a.kind != b.kind) return false;
    switch (a.kind) {
    case FactorKind::parameter:
        return a.parameter == b.parameter;
    case FactorKind::input:
        return a.input == b.input;
    case FactorKind::lever:
        return a.lever.lever == b.lever.lever &&
               std::ranges::find_first_of(a.lever.members, b.lever.members) != a.lever.members.end();
    case FactorKind::scenario:
        break;
    }
    return true;
}

}  // namespace

void complain_of_repeated(TomlSection& section, std::span<const Word> scenarios)
{
    std::set<std::string_view> seen;
    for (const Word& word : scenarios) {
        if (!seen.insert(word.text).second)
            section.complain_at(word.line, fmt::format("scenario \"{}\" is named twice", word.text));
    }
}

std::vector<Factor> factors_of(const TestFunction& function)
{
    std::vector<Factor> factors;
    for (std::size_t i = 0; i < function.n_inputs; ++i) {
        factors.push_back({.name = fmt::format("x{}", i + 1),
                           .kind = FactorKind::input,
                           .distribution = {.least = function.least, .most = function.most},
                           .input = i,
                           .unit = "-",
                           .meaning = fmt::format("input {} of {}", i + 1, function.name)});
    }
    return factors;
}

std::optional<Factor> read_factor(TomlSection& section, const FactorContext& context)
{
    constexpr std::array<std::string_view, 4> kinds = factor_kind_names;
    std::vector<std::string_view> given;
    for (const std::string_view kind : kinds) {
        if (section.has(kind)) given.push_back(kind);
    }
    if (given.size() != 1) {
        section.remaining();
        section.complain_at(section.line(),
                            given.empty() ? fmt::format("say what it varies: {}", join(kinds, ", "))
                                          : fmt::format("varies one thing, not {}", join(given, " and ")));
        return std::nullopt;
    }
    std::optional<Factor> factor = given[0] == "parameter"  ? read_parameter(section, context)
                                   : given[0] == "lever"    ? read_lever(section, context)
                                   : given[0] == "scenario" ? read_scenario_factor(section, context)
                                                            : read_input(section, context);
    if (!factor) {
        section.remaining();  // which keys it takes is not known
        return std::nullopt;
    }
    if (const auto name =
            section.text({.name = "name", .meaning = "how results call it", .required = false})) {
        factor->name = *name;
        check_name(section, *name);
    }
    read_levels(section, context, *factor);
    section.text({.name = "note", .meaning = "for whoever reads the file", .required = false});
    section.finish();
    return factor;
}

void check_against_each_other(std::span<const Factor> factors, std::span<TomlSection*> sections)
{
    for (std::size_t later = 0; later < factors.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            if (vary_the_same(factors[earlier], factors[later])) {
                sections[later]->complain_at(sections[later]->line(),
                                             fmt::format("factor {} varies the same already", earlier + 1));
            } else if (factors[earlier].name == factors[later].name) {
                sections[later]->complain_at(
                    sections[later]->line(),
                    fmt::format("factor {} is called {} already; give one of them a name = \"...\"",
                                earlier + 1, factors[later].name));
            }
        }
    }
}

}  // namespace corridor
