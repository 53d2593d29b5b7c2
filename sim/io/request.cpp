#include "io/request.hpp"

#include <charconv>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/corridor_reader.hpp"
#include "io/scenario_reader.hpp"

namespace corridor {
namespace {

std::vector<std::string_view> parameter_names()
{
    std::vector<std::string_view> names;
    for (const ParameterInfo& parameter : parameter_catalogue()) names.push_back(parameter.name);
    return names;
}

std::optional<double> number_in(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// What is wrong with a parameter's setting; empty, and the parameter set, where nothing is.
std::string set_parameter(const Setting& setting, Parameters& parameters)
{
    const ParameterInfo* parameter = find_parameter(setting.key);
    if (!parameter) {
        return fmt::format("--set {}: there is no such parameter{}; `corridor list parameters` shows them",
                           setting.key, did_you_mean(setting.key, parameter_names()));
    }
    const std::optional<double> value = number_in(trim(setting.value));
    const auto expected = [&] {
        const std::string unit = parameter->unit == "-" ? "" : fmt::format(" {}", parameter->unit);
        return fmt::format("between {} and {}{} ({})", parameter->least, parameter->most, unit,
                           parameter->meaning);
    };
    if (!value)
        return fmt::format("--set {}: \"{}\" is not a number {}", setting.key, setting.value, expected());
    if (!(*value >= parameter->least && *value <= parameter->most))
        return fmt::format("--set {}: {} is not {}", setting.key, setting.value, expected());
    parameters.*parameter->value = *value;
    return "";
}

std::string problem_of_end(const Request& request, const Corridor& corridor, Date until)
{
    const std::string who = request.until ? "--until " : "the corridor's end, ";
    if (until <= corridor.start) {
        return fmt::format("{}{} is not after the corridor's start, {}", who, until.to_string(),
                           corridor.start.to_string());
    }
    if (until.day() == 1) return "";
    return fmt::format(
        "{}{} is not the first day of a month, and results hold whole months: --until {} or {}", who,
        until.to_string(), until.first_of_month().to_string(),
        until.first_of_month().add_months(1).to_string());
}

std::vector<Scenario> read_scenarios(const Request& request, const Corridor& corridor)
{
    Problems problems;
    std::vector<Scenario> scenarios;
    if (request.with_baseline) scenarios.push_back(baseline());
    std::vector<std::vector<Scenario>> parts;
    for (const ScenarioFiles& files : request.scenarios) {
        parts.emplace_back();
        for (const SourceFile& file : files) parts.back().push_back(read_scenario(file, corridor, problems));
    }
    problems.throw_if_any();
    for (std::vector<Scenario>& one : parts) scenarios.push_back(joined(std::move(one)));
    return scenarios;
}

/// What keeps the files of a scenario from acting together.
std::vector<std::string> problems_of_joining(const Scenario& scenario)
{
    std::vector<std::string> mistakes;
    std::set<std::string> names;
    for (const SourceFile& file : scenario.files) {
        if (!names.insert(file.name).second)
            mistakes.push_back(
                fmt::format("--scenario {}: two of its files are called {}", scenario.id, file.name));
    }
    std::set<std::string> programmes;
    for (const Programme& programme : scenario.programmes) {
        if (names.size() > 1 && !programmes.insert(programme.name).second)
            mistakes.push_back(fmt::format("--scenario {}: two of its files have a programme \"{}\"",
                                           scenario.id, programme.name));
    }
    if (scenario.n_campaigns() > most_campaigns)
        mistakes.push_back(
            fmt::format("--scenario {}: {} campaigns are more than the {} that a scenario may hold",
                        scenario.id, scenario.n_campaigns(), most_campaigns));
    return mistakes;
}

void check_request(const Request& request, Experiment& experiment)
{
    std::vector<std::string> mistakes;
    const auto keep = [&](std::string mistake) {
        if (!mistake.empty()) mistakes.push_back(std::move(mistake));
    };
    for (const Setting& setting : request.parameters)
        keep(set_parameter(setting, experiment.corridor.parameters));
    keep(problem_of_end(request, experiment.corridor, experiment.until));
    std::set<std::string> ids;
    for (const Scenario& scenario : experiment.scenarios) {
        for (std::string& mistake : problems_of_joining(scenario)) keep(std::move(mistake));
        if (!ids.insert(scenario.id).second)
            keep(fmt::format("--scenario: two scenarios are called \"{}\"", scenario.id));
    }
    if (request.scale < 1) keep(fmt::format("--scale {} is not at least 1", request.scale));
    if (request.replicates < 1) keep("--replicates 0 is not at least 1");
    if (!mistakes.empty()) throw RequestError(mistakes);
}

}  // namespace

RequestError::RequestError(const std::vector<std::string>& mistakes)
    : std::runtime_error(join(mistakes, "\n"))
{}

Experiment read_experiment(const Request& request)
{
    Experiment experiment;
    experiment.corridor = read_corridor(request.corridor);
    experiment.scenarios = read_scenarios(request, experiment.corridor);
    experiment.until = request.until.value_or(experiment.corridor.end);
    experiment.scale = request.scale;
    experiment.replicates = request.replicates;
    experiment.seed = request.seed;
    check_request(request, experiment);
    return experiment;
}

}  // namespace corridor
