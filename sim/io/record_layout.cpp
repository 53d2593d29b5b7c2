#include "io/record_layout.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "metrics/indicator.hpp"
#include "run/replicate.hpp"

namespace corridor {
namespace {

using Names = std::vector<std::string>;

template <class I, class T>
Names ids_of(const Column<I, T>& rows)
{
    Names ids;
    for (const T& row : rows) ids.push_back(row.id);
    return ids;
}

template <std::size_t n>
Names words(const std::array<std::string_view, n>& list)
{
    return {list.begin(), list.end()};
}

Names scenario_ids(const Experiment& experiment)
{
    Names ids;
    for (const Scenario& scenario : experiment.scenarios) ids.push_back(scenario.id);
    return ids;
}

/// Interventions of all scenarios as SCENARIO/KIND, further ones of a kind as SCENARIO/KIND/2 ...
Names intervention_names(const Experiment& experiment)
{
    Names names;
    for (const Scenario& scenario : experiment.scenarios) {
        for (const std::string& name : names_of_interventions(scenario))
            names.push_back(fmt::format("{}/{}", scenario.id, name));
    }
    return names;
}

Names indicator_names(const Experiment& experiment)
{
    Names names;
    for (Indicator& indicator : indicators_of(experiment.corridor.network)) names.push_back(indicator.name);
    return names;
}

Dimension::Integers count_from(std::int64_t first, std::size_t n)
{
    Dimension::Integers numbers(n);
    std::iota(numbers.begin(), numbers.end(), first);
    return numbers;
}

Dimension::Dates months_of(const Experiment& experiment)
{
    Dimension::Dates months;
    const Date first = experiment.corridor.start.first_of_month();
    for (std::size_t month = 0; month < recorded_months(experiment); ++month)
        months.push_back(first.add_months(static_cast<int>(month)));
    return months;
}

std::vector<Dimension> dimensions_of(const Experiment& experiment)
{
    const Network& network = experiment.corridor.network;
    const int first_year = experiment.corridor.start.year();
    return {
        {"scenario", scenario_ids(experiment), "what policy does; baseline: nothing new"},
        {"replicate", count_from(0, experiment.replicates), "repetition with other random numbers"},
        {"time", months_of(experiment), "first day of the month"},
        {"year", count_from(first_year, recorded_years(experiment)), "calendar year"},
        {"leg", ids_of(network.legs), "directed link between two places"},
        {"place", ids_of(network.places), "origin area, hub, crossing point or destination"},
        {"jurisdiction", ids_of(network.jurisdictions), "state"},
        {"payer", ids_of(network.jurisdictions), "state in which something is paid"},
        {"seat", ids_of(network.jurisdictions), "state in which an organisation has its seat"},
        {"origin", ids_of(network.origins), "area of origin"},
        {"sex", words(sex_names), "sex of the person"},
        {"age", words(age_names), "0-14, 15-17, 18-64, 65 and over"},
        {"income", words(income_names), "band of income at home"},
        {"group", words(group_names), "majority or minority group of the origin"},
        {"disability", words(disability_names), "with or without a disability"},
        {"status", words(status_names), "migratory status when it happened"},
        {"indicator", indicator_names(experiment), "name of an indicator"},
        {"intervention", intervention_names(experiment), "scenario and kind of an intervention"},
    };
}

/// A text or number that describes the members of an axis.
Variable about(std::string axis, std::string_view what, Storage storage, std::string_view unit,
               std::string_view meaning)
{
    return {.name = fmt::format("{}_{}", axis, what),
            .dimensions = {axis},
            .storage = storage,
            .unit = std::string(unit),
            .meaning = std::string(meaning),
            .definition = {},
            .comment = {}};
}

void add_descriptions(std::vector<Variable>& variables)
{
    const auto text = [&](std::string axis, std::string_view what, std::string_view meaning) {
        variables.push_back(about(std::move(axis), what, Storage::text, "-", meaning));
    };
    text("scenario", "title", "title of the scenario");
    text("leg", "from", "place where the leg starts");
    text("leg", "to", "place where the leg ends");
    text("leg", "mode", "land, sea or air");
    text("leg", "route", "route under which detections are published; may be empty");
    variables.push_back(about("leg", "length", Storage::float64, "km", "length travelled"));
    text("place", "name", "name of the place");
    text("place", "jurisdiction", "jurisdiction that the place lies in");
    variables.push_back(about("place", "latitude", Storage::float64, "degrees_north", "latitude"));
    variables.push_back(about("place", "longitude", Storage::float64, "degrees_east", "longitude"));
    text("jurisdiction", "name", "name of the jurisdiction");
    text("origin", "place", "place where people of the origin live");
    text("origin", "nationality", "jurisdiction whose nationals they are");
    text("indicator", "unit", "unit of the indicator");
    text("indicator", "meaning", "what the indicator measures");
    text("indicator", "summary", "how months become one value over the horizon: sum, mean or ratio_of_sums");
    text("indicator", "direction", "whether more of it is harm, good, or neither");
}

/// Series by scenario, replicate, time and the members of `axes`, named SCOPE_SERIES.
void add_series(std::vector<Variable>& variables, std::string_view scope, std::span<const SeriesInfo> list,
                std::span<const std::string> axes)
{
    for (const SeriesInfo& series : list) {
        Variable variable{.name = fmt::format("{}_{}", scope, series.name),
                          .dimensions = {"scenario", "replicate", "time"},
                          .storage = is_count(series) ? Storage::int64 : Storage::float64,
                          .unit = std::string(series.unit),
                          .meaning = std::string(series.meaning),
                          .definition = {},
                          .comment = {}};
        variable.dimensions.insert(variable.dimensions.end(), axes.begin(), axes.end());
        variables.push_back(std::move(variable));
    }
}

void add_events(std::vector<Variable>& variables)
{
    for (const SeriesInfo& event : person_events()) {
        variables.push_back({.name = fmt::format("events_by_place_{}", event.name),
                             .dimensions = {"scenario", "replicate", "time", "place"},
                             .storage = Storage::int32,
                             .unit = std::string(event.unit),
                             .meaning = fmt::format("persons who, at the place, {}", event.meaning),
                             .definition = {},
                             .comment = {}});
    }
    for (const SeriesInfo& event : person_events()) {
        variables.push_back({.name = fmt::format("persons_{}", event.name),
                             .dimensions = {"scenario", "replicate", "year", "origin", "sex", "age", "income",
                                            "group", "disability", "status"},
                             .storage = Storage::int32,
                             .unit = std::string(event.unit),
                             .meaning = fmt::format("persons who {}", event.meaning),
                             .definition = {},
                             .comment = {}});
    }
}

void add_indicators(std::vector<Variable>& variables, const Network& network)
{
    for (const Indicator& indicator : indicators_of(network)) {
        variables.push_back({.name = "indicator_" + indicator.name,
                             .dimensions = {"scenario", "replicate", "time"},
                             .storage = Storage::float64,
                             .unit = std::string(indicator.info->unit),
                             .meaning = std::string(indicator.info->meaning),
                             .definition = std::string(indicator.info->official),
                             .comment = std::string(indicator.info->departure)});
    }
    variables.push_back({.name = "total",
                         .dimensions = {"scenario", "replicate", "indicator"},
                         .storage = Storage::float64,
                         .unit = "-",
                         .meaning = "the indicator over the whole horizon, in its own unit (indicator_unit)",
                         .definition = {},
                         .comment = {}});
}

void add_comparison(std::vector<Variable>& variables)
{
    const auto add = [&](std::string_view name, Storage storage, std::string_view meaning) {
        variables.push_back({.name = fmt::format("change_{}", name),
                             .dimensions = {"scenario", "indicator"},
                             .storage = storage,
                             .unit = "-",
                             .meaning = std::string(meaning),
                             .definition = {},
                             .comment = {}});
    };
    add("mean", Storage::float64, "scenario less baseline, mean over paired replicates, in indicator_unit");
    add("low", Storage::float64, "lower end of the 95 % interval of the mean change");
    add("high", Storage::float64, "upper end of the 95 % interval of the mean change");
    add("bootstrap_low", Storage::float64, "lower end of the 95 % bootstrap interval of the mean change");
    add("bootstrap_high", Storage::float64, "upper end of the 95 % bootstrap interval of the mean change");
    add("could_be_seen_from", Storage::float64,
        "smallest change that so many replicates would have resolved in four of five runs");
    add("same_sign", Storage::float64, "share of replicates whose change has the sign of the mean");
    add("replicates", Storage::int32, "replicates in which both values are defined");
    add("verdict", Storage::text,
        "better, worse, higher, lower, unchanged, unresolved (the interval holds 0) or undefined");
    variables.push_back({.name = "leg_treated",
                         .dimensions = {"scenario", "leg"},
                         .storage = Storage::int32,
                         .unit = "-",
                         .meaning = "1 where the scenario acts on the leg; 0 elsewhere",
                         .definition = {},
                         .comment = {}});
}

}  // namespace

bool is_count(const SeriesInfo& series)
{
    // Capacity is a real number, so places offered are too; so are vessels where one person stands for many.
    if (series.name == "places_offered") return false;
    return series.unit == "persons" || series.unit == "cases" || series.unit == "organisations";
}

bool compares(const Experiment& experiment)
{
    return experiment.scenarios.size() > 1 && experiment.scenarios.front().id == baseline().id;
}

ResultsLayout layout_of(const Experiment& experiment)
{
    ResultsLayout layout{
        .title = experiment.corridor.title, .dimensions = dimensions_of(experiment), .variables = {}};
    add_descriptions(layout.variables);
    const auto add = [&](std::string_view scope, std::span<const SeriesInfo> list, const Names& axes) {
        add_series(layout.variables, scope, list, axes);
    };
    add("corridor", corridor_series(), {});
    add("origin", origin_series(), {"origin"});
    add("leg", leg_series(), {"leg"});
    add("place", place_series(), {"place"});
    add("jurisdiction", jurisdiction_series(), {"jurisdiction"});
    add("pair", pair_series(), {"payer", "seat"});
    add("intervention", intervention_series(), {"intervention"});
    add_events(layout.variables);
    add_indicators(layout.variables, experiment.corridor.network);
    if (compares(experiment)) add_comparison(layout.variables);
    return layout;
}

}  // namespace corridor
