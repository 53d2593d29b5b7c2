#include "io/record_writer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "policy/treated.hpp"

#include "core/check.hpp"
#include "io/record_layout.hpp"

namespace corridor {
namespace {

template <class Row, class Value>
auto column_of(const Row& rows, Value&& value)
{
    std::vector<std::string> texts;
    for (const auto& row : rows) texts.emplace_back(value(row));
    return texts;
}

template <class Row, class T>
std::vector<double> numbers_of(const Row& rows, double T::*member)
{
    std::vector<double> numbers;
    for (const T& row : rows) numbers.push_back(row.*member);
    return numbers;
}

void describe_network(ResultsFile& file, const Network& network)
{
    file.write("leg_from", column_of(network.legs, [](const Leg& leg) { return leg.from; }));
    file.write("leg_to", column_of(network.legs, [](const Leg& leg) { return leg.to; }));
    file.write("leg_mode", column_of(network.legs, [](const Leg& leg) { return leg.mode; }));
    file.write("leg_route", column_of(network.legs, [](const Leg& leg) { return leg.route; }));
    file.write("leg_length", numbers_of(network.legs, &Leg::length));
    file.write("place_name", column_of(network.places, [](const Place& place) { return place.name; }));
    file.write("place_jurisdiction",
               column_of(network.places, [](const Place& place) { return place.jurisdiction; }));
    file.write("place_latitude", numbers_of(network.places, &Place::latitude));
    file.write("place_longitude", numbers_of(network.places, &Place::longitude));
    file.write("jurisdiction_name",
               column_of(network.jurisdictions, [](const Jurisdiction& state) { return state.name; }));
    file.write("origin_place", column_of(network.origins, [](const Origin& origin) { return origin.place; }));
    file.write("origin_nationality",
               column_of(network.origins, [](const Origin& origin) { return origin.nationality; }));
}

void describe_indicators(ResultsFile& file, const std::vector<Indicator>& indicators)
{
    file.write("indicator_unit", column_of(indicators, [](const Indicator& one) { return one.info->unit; }));
    file.write("indicator_meaning",
               column_of(indicators, [](const Indicator& one) { return one.info->meaning; }));
    file.write("indicator_summary", column_of(indicators, [](const Indicator& one) {
                   return summary_names[static_cast<std::size_t>(one.summary())];
               }));
    file.write("indicator_direction", column_of(indicators, [](const Indicator& one) {
                   return direction_names[static_cast<std::size_t>(one.info->direction)];
               }));
}

/// Counts as whole numbers; what is no whole number, or does not fit, is a bug of the model's.
template <class Integer>
std::vector<Integer> whole(std::span<const double> values, std::string_view name)
{
    constexpr double most =
        std::min(9007199254740992.0, static_cast<double>(std::numeric_limits<Integer>::max()));
    std::vector<Integer> integers;
    integers.reserve(values.size());
    for (const double value : values) {
        CORRIDOR_CHECK(std::abs(value) <= most && std::floor(value) == value,
                       fmt::format("{} counts {}, which is no whole number that can be stored", name, value));
        integers.push_back(static_cast<Integer>(value));
    }
    return integers;
}

/// One series of a table: steps x members.
template <class SeriesEnum>
std::vector<double> values_of(const Table<SeriesEnum>& table, SeriesEnum series)
{
    std::vector<double> values;
    values.reserve(table.months() * table.members);
    for (std::size_t step = 0; step < table.months(); ++step) {
        for (std::size_t member = 0; member < table.members; ++member)
            values.push_back(table.at(step, series, member));
    }
    return values;
}

void write_values(ResultsFile& file, ReplicateCell cell, const std::string& name,
                  std::span<const double> values)
{
    switch (file.layout().find_variable(name)->storage) {
    case Storage::int32:
        return file.write(name, cell, whole<std::int32_t>(values, name));
    case Storage::int64:
        return file.write(name, cell, whole<std::int64_t>(values, name));
    default:
        return file.write(name, cell, values);
    }
}

template <class SeriesEnum>
void write_table(ResultsFile& file, ReplicateCell cell, std::string_view prefix,
                 std::span<const SeriesInfo> list, const Table<SeriesEnum>& table)
{
    for (std::size_t series = 0; series < list.size(); ++series) {
        write_values(file, cell, fmt::format("{}_{}", prefix, list[series].name),
                     values_of(table, static_cast<SeriesEnum>(series)));
    }
}

void write_record(ResultsFile& file, ReplicateCell cell, const Record& record)
{
    write_table(file, cell, "corridor", corridor_series(), record.corridor);
    write_table(file, cell, "origin", origin_series(), record.origins);
    write_table(file, cell, "leg", leg_series(), record.legs);
    write_table(file, cell, "place", place_series(), record.places);
    write_table(file, cell, "jurisdiction", jurisdiction_series(), record.jurisdictions);
    write_table(file, cell, "pair", pair_series(), record.pairs);
    write_table(file, cell, "events_by_place", person_events(), record.events_by_place);
    write_table(file, cell, "persons", person_events(), record.events_by_group);
}

/// Month x intervention of all scenarios; NaN for those of the others.
std::vector<double> of_interventions(const Experiment& experiment, std::size_t scenario, const Record& record,
                                     InterventionSeries series)
{
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> values;
    for (std::size_t month = 0; month < record.corridor.months(); ++month) {
        for (std::size_t other = 0; other < experiment.scenarios.size(); ++other) {
            const std::size_t n = experiment.scenarios[other].interventions.size();
            for (std::size_t i = 0; i < n; ++i) {
                values.push_back(other == scenario ? record.interventions.at(month, series, i) : missing);
            }
        }
    }
    return values;
}

/// Scenario x leg: 1 where the scenario acts.
std::vector<std::int32_t> treated_by_scenario(const Experiment& experiment)
{
    std::vector<std::int32_t> flags;
    for (const Scenario& scenario : experiment.scenarios) {
        const std::vector<bool> treated =
            treated_legs(scenario, experiment.corridor, experiment.corridor.start, experiment.until);
        flags.insert(flags.end(), treated.begin(), treated.end());
    }
    return flags;
}

}  // namespace

RecordWriter::RecordWriter(const std::filesystem::path& path, const Experiment& experiment,
                           const Provenance& provenance, ResultsFile::Existing existing)
    : experiment_(&experiment),
      file_(path, layout_of(experiment), provenance, existing),
      totals_(totals_for(experiment))
{
    file_.write("scenario_title",
                column_of(experiment.scenarios, [](const Scenario& one) { return one.title; }));
    describe_network(file_, experiment.corridor.network);
    describe_indicators(file_, totals_.indicators);
}

void RecordWriter::write(std::size_t scenario, std::uint32_t replicate, const Record& record)
{
    const ReplicateCell cell{scenario, replicate};
    const Network& network = experiment_->corridor.network;
    write_record(file_, cell, record);
    for (std::size_t s = 0; s < intervention_series().size(); ++s)
        file_.write(fmt::format("intervention_{}", intervention_series()[s].name), cell,
                    of_interventions(*experiment_, scenario, record, static_cast<InterventionSeries>(s)));
    add_record(totals_, network, scenario, replicate, record);
    std::vector<double> totals;
    for (std::size_t i = 0; i < totals_.indicators.size(); ++i) {
        const Indicator& indicator = totals_.indicators[i];
        file_.write("indicator_" + indicator.name, cell, monthly(indicator, {record, network}));
        totals.push_back(totals_.of(scenario, i)[replicate]);
    }
    file_.write("total", cell, totals);
    file_.finish_replicate();
    ++n_written_;
}

void RecordWriter::write_comparison()
{
    std::vector<double> mean, low, high, bootstrap_low, bootstrap_high, detectable, same_sign;
    std::vector<std::int32_t> replicates;
    std::vector<std::string> verdicts;
    for (std::size_t scenario = 0; scenario < totals_.scenarios; ++scenario) {
        for (std::size_t i = 0; i < totals_.indicators.size(); ++i) {
            const auto difference = paired_difference(totals_.of(0, i), totals_.of(scenario, i));
            const IndicatorInfo& info = *totals_.indicators[i].info;
            const Verdict verdict = verdict_of(difference, info.direction, step_of(info, experiment_->scale));
            mean.push_back(difference.mean);
            low.push_back(difference.low);
            high.push_back(difference.high);
            bootstrap_low.push_back(difference.bootstrap_low);
            bootstrap_high.push_back(difference.bootstrap_high);
            detectable.push_back(difference.detectable);
            same_sign.push_back(difference.same_sign);
            replicates.push_back(static_cast<std::int32_t>(difference.n));
            verdicts.emplace_back(verdict_names[static_cast<std::size_t>(verdict)]);
        }
    }
    file_.write("change_mean", mean);
    file_.write("change_low", low);
    file_.write("change_high", high);
    file_.write("change_bootstrap_low", bootstrap_low);
    file_.write("change_bootstrap_high", bootstrap_high);
    file_.write("change_could_be_seen_from", detectable);
    file_.write("change_same_sign", same_sign);
    file_.write("change_replicates", replicates);
    file_.write("change_verdict", verdicts);
    file_.write("leg_treated", treated_by_scenario(*experiment_));
}

void RecordWriter::finish()
{
    if (compares(*experiment_)) write_comparison();
    file_.finish();
}

}  // namespace corridor
