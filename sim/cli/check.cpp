/// `corridor check`: reads everything, runs nothing.

#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/lever_moves.hpp"
#include "cli/request_words.hpp"
#include "cli/sources_report.hpp"
#include "core/text_table.hpp"
#include "policy/explain.hpp"
#include "policy/policy_in_force.hpp"
#include "run/replicate.hpp"

namespace corridor::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string size_of(const Experiment& experiment)
{
    const Network& network = experiment.corridor.network;
    return fmt::format(
        "{}, {}, {}, {} and {} of history; {} to {}", counted(network.jurisdictions.size(), "jurisdiction"),
        counted(network.places.size(), "place"), counted(network.legs.size(), "leg"),
        counted(network.origins.size(), "origin"), counted(experiment.corridor.history.size(), "setting"),
        experiment.corridor.start.to_string(), (experiment.until - 1).to_string());
}

/// What is assumed of all that is told ahead of a run; empty where nothing waits for an indicator.
std::string assumption_of(const Scenario& written)
{
    return waits_in_part(written) ? ", if what waits began on its first day" : "";
}

/// On which day each programme runs out of money, and what waits for what.
std::string terms_of(const Scenario& written, const Scenario& ended)
{
    std::string text;
    for (const Programme& programme : written.programmes) {
        std::optional<Date> last;
        for (std::size_t i = 0; i < written.interventions.size(); ++i) {
            const Date end = schedule_of(ended.interventions[i]).until;
            if (end != schedule_of(written.interventions[i]).until &&
                cost_of(written.interventions[i]).programme == programme.name)
                last = end;
        }
        text += last ? fmt::format("programme {} has spent its budget on {} and stops", programme.name,
                                   last->to_string())
                     : fmt::format("programme {} does not spend all of its budget within the run",
                                   programme.name);
        text += assumption_of(written) + "\n";
    }
    const std::vector<std::string> names = names_of_interventions(written);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const AnyIntervention& one = written.interventions[i];
        const Trigger& trigger = schedule_of(one).trigger;
        if (!trigger.waits()) continue;
        const double n = given(trigger.for_months) ? trigger.for_months : 1.0;
        text += fmt::format("{} waits until {} was {} {:g} in {} in a row, from {} on; then it stays {}\n",
                            names[i], trigger.indicator, given(trigger.above) ? "above" : "below",
                            given(trigger.above) ? trigger.above : trigger.below,
                            counted(static_cast<std::size_t>(n), "month"), schedule_of(one).from.to_string(),
                            given(trigger.lasting) ? fmt::format("{:g} days", trigger.lasting) : "for good");
    }
    return text;
}

/// What each intervention spends from the first recorded day on, and all together; empty where nothing costs
/// anything.
std::string costs_of(const Scenario& scenario, Date from, Date until)
{
    std::vector<std::vector<std::string>> lines;
    double in_all = 0;
    const std::vector<std::string> names = names_of_interventions(scenario);
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i) {
        const Cost& cost = cost_of(scenario.interventions[i]);
        if (cost.is_free()) continue;
        double spent = 0;
        for (Date day = from; day < until; ++day) spent += scenario.cost_on(i, day);
        in_all += spent;
        const std::string bought =
            cost.unit.empty()
                ? ""
                : fmt::format("{} a month at {} USD each of {} for each of {}", readable(cost.units),
                              readable(cost.unit_price), cost.unit, readable(cost.members));
        lines.push_back({"  " + names[i], readable(spent) + " USD", bought});
    }
    if (lines.empty()) return "";
    lines.push_back({"  in all", readable(in_all) + " USD", ""});
    return fmt::format("\nspends within the run{}:\n{}", assumption_of(scenario), aligned(lines, "lrl"));
}

/// What a scenario says, then what comes of it.
std::string explanation_of(const Scenario& written, const Experiment& experiment)
{
    const Corridor& corridor = experiment.corridor;
    const Scenario scenario =
        as_if_nothing_waited(written, corridor.network, founding_day(corridor), experiment.until);
    std::string text = fmt::format("{}: {}", written.id, explain(written, corridor.network));
    const std::string terms = terms_of(written, scenario);
    if (!terms.empty()) text += "\n" + terms;
    text += costs_of(scenario, corridor.start, experiment.until);
    const std::string moves = lever_moves(scenario, corridor, experiment.until);
    text += moves.empty() ? "\nmoves no lever within the run\n"
                          : fmt::format("\nmoves{}:\n{}", assumption_of(written), moves);
    text += told_by(scenario, corridor.network) +
            idle_within(written, corridor, corridor.start, experiment.until);
    for (const Clamp& clamp : clamps_of(scenario, corridor, corridor.start, experiment.until))
        text += "beyond reach: " + explain(clamp, corridor.network) + "\n";
    return text;
}

Json sources_json(const SourcesReport& report)
{
    Json tables = Json::array();
    for (const TableSources& tally : report.tables) {
        Json json{{"table", tally.table}};
        for (std::size_t basis = 0; basis < tally.cells.size(); ++basis)
            json[std::string(basis_names[basis])] = tally.cells[basis];
        tables.push_back(std::move(json));
    }
    Json repeated = Json::array();
    for (const RepeatedValue& one : report.repeated) {
        repeated.push_back({{"table", one.table},
                            {"column", one.column},
                            {"value", one.value},
                            {"times", one.times},
                            {"rows", one.n_rows}});
    }
    return {{"tables", std::move(tables)}, {"repeated", std::move(repeated)}};
}

Json report_json(const Request& request, const Experiment& experiment, const CheckOptions& options)
{
    const Network& network = experiment.corridor.network;
    Json scenarios = Json::array();
    for (const Scenario& scenario : experiment.scenarios) {
        if (scenario.files.empty()) continue;
        scenarios.push_back({{"id", scenario.id},
                             {"title", scenario.title},
                             {"explanation", explanation_of(scenario, experiment)}});
    }
    Json json{{"corridor", experiment.corridor.id},
              {"experiment", experiment_sha256(request, experiment)},
              {"jurisdictions", network.jurisdictions.size()},
              {"places", network.places.size()},
              {"legs", network.legs.size()},
              {"origins", network.origins.size()},
              {"scenarios", std::move(scenarios)}};
    if (options.sources) json["sources"] = sources_json(report_sources(request.corridor));
    return json;
}

std::string report_text(const Request& request, const Experiment& experiment, const CheckOptions& options)
{
    std::string text =
        fmt::format("{}: {}\n{}\n", experiment.corridor.id, experiment.corridor.title, size_of(experiment));
    for (const Scenario& scenario : experiment.scenarios) {
        if (!scenario.files.empty()) text += "\n" + explanation_of(scenario, experiment);
    }
    if (options.sources) text += "\n" + to_text(report_sources(request.corridor));
    return text + "\nNo mistakes found.\n";
}

}  // namespace

void check(const CheckOptions& options)
{
    const Request request = read_request(options.experiment, true);
    const Experiment experiment = read_experiment(request);
    if (options.json) {
        fmt::print("{}\n", report_json(request, experiment, options).dump(2));
    } else if (!options.quiet) {
        fmt::print("{}", report_text(request, experiment, options));
    }
}

}  // namespace corridor::cli
