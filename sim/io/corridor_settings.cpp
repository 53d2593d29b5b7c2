#include "io/corridor_settings.hpp"

#include <fmt/format.h>

#include "io/toml_section.hpp"

namespace corridor {

namespace {

constexpr std::string_view file_name = "corridor.toml";
constexpr double longest_spin_up = 50 * days_per_year;

void read_parameters(TomlSection& section, Parameters& parameters)
{
    for (const ParameterInfo& parameter : parameter_catalogue()) {
        const ValueRule rule{parameter.name,  parameter.unit, parameter.meaning,
                             parameter.least, parameter.most, false};
        if (const auto value = section.number_or_quantity(rule)) parameters.*parameter.value = *value;
    }
    section.finish("parameter");
}

}  // namespace

void read_settings(const CorridorTexts& texts, Corridor& corridor, Problems& problems)
{
    const SourceFile* file = texts.find(file_name);
    if (!file) return;
    const std::size_t problems_before = problems.size();
    const TomlValue document = parse_toml(texts.label(file_name), file->text, problems);
    if (problems.size() > problems_before) return;

    TomlSection top(texts.label(file_name), "", document, problems);
    const auto title = top.text({.name = "title", .meaning = "name of the corridor for people"});
    const auto start = top.date({.name = "start", .meaning = "first day recorded"});
    const auto end = top.date({.name = "end", .meaning = "first day not simulated"});
    const auto spin_up = top.quantity({.name = "spin_up",
                                       .unit = "day",
                                       .meaning = "simulated before the start and left out of results",
                                       .least = 0,
                                       .most = longest_spin_up,
                                       .required = false});
    if (auto section = top.section({.name = "parameters", .required = false})) {
        read_parameters(*section, corridor.parameters);
    }
    top.finish();

    corridor.title = title.value_or("");
    corridor.start = start.value_or(Date{});
    corridor.end = end.value_or(Date{});
    corridor.spin_up = spin_up.value_or(corridor.spin_up);
    if (start && end && *end <= *start) {
        top.complain("end",
                     fmt::format("end = {} is not after start = {}", end->to_string(), start->to_string()));
    }
}

}  // namespace corridor
