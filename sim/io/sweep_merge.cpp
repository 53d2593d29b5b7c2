#include "io/sweep_merge.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "io/labelled_file.hpp"
#include "run/replicate.hpp"

namespace corridor {
namespace {

constexpr std::size_t most_at_a_time = 1 << 20;  // [byte]

const std::vector<std::string> run_axes_alone{"point", "replicate"};
const std::vector<std::string> run_axes_by_scenario{"point", "scenario", "replicate"};

/// Axes of what each run has one of.
/// Whether runs are told apart by scenario: where there are several, or a single one that is not the
/// baseline, which results must name. Not where a factor chooses it.
bool has_scenario_axis(const Sweep& sweep)
{
    if (sweep.function || sweep.has_scenario_factor()) return false;
    return sweep.n_scenarios() > 1 || sweep.experiment.scenarios.front().id != baseline().id;
}

std::vector<std::string> run_axes(const Sweep& sweep)
{
    return has_scenario_axis(sweep) ? run_axes_by_scenario : run_axes_alone;
}

Variable variable(std::string name, std::vector<std::string> axes, Storage storage, std::string_view unit,
                  std::string_view meaning)
{
    return {.name = std::move(name),
            .dimensions = std::move(axes),
            .storage = storage,
            .unit = std::string(unit),
            .meaning = std::string(meaning),
            .definition = {},
            .comment = {}};
}

std::vector<std::string> scenario_ids(const Sweep& sweep)
{
    std::vector<std::string> ids;
    for (const Scenario& scenario : sweep.experiment.scenarios) ids.push_back(scenario.id);
    return ids;
}

Dimension::Dates months_of(const Sweep& sweep)
{
    Dimension::Dates months;
    const Date first = sweep.experiment.corridor.start.first_of_month();
    for (std::size_t month = 0; month < sweep.n_months(); ++month)
        months.push_back(first.add_months(static_cast<int>(month)));
    return months;
}

std::vector<std::string> indicator_names(const Sweep& sweep)
{
    if (sweep.function) return {"value"};
    std::vector<std::string> names;
    for (const Indicator& indicator : sweep.indicators) names.push_back(indicator.name);
    return names;
}

/// A factor's name, unless something of the file is called so already.
std::string factor_variable(const Factor& factor)
{
    constexpr std::array<std::string_view, 12> taken{
        "point",   "replicate", "scenario", "time",   "indicator", "indicator_unit", "indicator_meaning",
        "monthly", "total",     "status",   "reason", "provenance"};
    // Where a factor chooses the scenario, nothing else is called so.
    const bool is_free = factor.kind == FactorKind::scenario && factor.name == "scenario";
    const bool clashes = !is_free && std::ranges::find(taken, factor.name) != taken.end();
    return clashes ? "factor_" + factor.name : factor.name;
}

void add_factors(ResultsLayout& layout, const Sweep& sweep)
{
    for (const Factor& factor : sweep.factors) {
        const bool is_text = factor.kind == FactorKind::scenario;
        layout.variables.push_back(variable(factor_variable(factor), {"point"},
                                            is_text ? Storage::text : Storage::float64, factor.unit,
                                            factor.meaning));
        layout.variables.back().comment =
            fmt::format("factor of the sweep: {}", is_text ? "scenario" : to_text(factor.distribution));
    }
}

ResultsLayout layout_of(const SweepPlan& plan)
{
    const Sweep& sweep = plan.sweep;
    ResultsLayout layout{.title = sweep.title, .dimensions = point_dimensions(plan), .variables = {}};
    if (has_scenario_axis(sweep))
        layout.dimensions.push_back(
            {"scenario", scenario_ids(sweep), "what policy does; baseline: nothing new"});
    layout.dimensions.push_back({"indicator", indicator_names(sweep), "name of an indicator"});
    if (sweep.keeps_months) layout.dimensions.push_back({"time", months_of(sweep), "first day of the month"});
    add_factors(layout, sweep);
    layout.variables.push_back(
        variable("indicator_unit", {"indicator"}, Storage::text, "-", "unit of the indicator"));
    layout.variables.push_back(
        variable("indicator_meaning", {"indicator"}, Storage::text, "-", "what the indicator measures"));
    std::vector<std::string> axes = run_axes(sweep);
    layout.variables.push_back(variable("status", axes, Storage::int32, "-", "how it stands with the run"));
    layout.variables.back().flags = {run_state_names.begin(), run_state_names.end()};
    layout.variables.push_back(
        variable("reason", axes, Storage::text, "-", "why the run failed; empty where it did not"));
    axes.emplace_back("indicator");
    layout.variables.push_back(
        variable("total", axes, Storage::float64, "-",
                 "the indicator over the whole horizon, in its own unit (indicator_unit)"));
    if (!sweep.keeps_months) return layout;
    axes.emplace_back("time");
    layout.variables.push_back(variable("monthly", axes, Storage::float64, "-",
                                        "the indicator by month, in its own unit (indicator_unit)"));
    return layout;
}

void write_factors(LabelledFile& file, const SweepPlan& plan)
{
    const std::vector<std::string> scenarios = scenario_ids(plan.sweep);
    for (std::size_t f = 0; f < plan.sweep.factors.size(); ++f) {
        const Factor& factor = plan.sweep.factors[f];
        if (factor.kind == FactorKind::scenario) {
            std::vector<std::string> chosen;
            for (std::size_t p = 0; p < plan.points.size(); ++p)
                chosen.push_back(scenarios[static_cast<std::size_t>(plan.points[p][f])]);
            file.write(factor_variable(factor), chosen);
        } else {
            std::vector<double> values;
            for (std::size_t p = 0; p < plan.points.size(); ++p) values.push_back(plan.points[p][f]);
            file.write(factor_variable(factor), values);
        }
    }
}

void write_indicators(LabelledFile& file, const Sweep& sweep)
{
    std::vector<std::string> units;
    std::vector<std::string> meanings;
    for (const Indicator& indicator : sweep.indicators) {
        units.emplace_back(indicator.info->unit);
        meanings.emplace_back(indicator.info->meaning);
    }
    if (sweep.function) {
        units.emplace_back("-");
        meanings.emplace_back(sweep.function->meaning);
    }
    file.write("indicator_unit", units);
    file.write("indicator_meaning", meanings);
}

/// What some runs left.
struct Rows {
    std::vector<std::int32_t> status;
    std::vector<std::string> reasons;
    std::vector<double> totals;
    std::vector<double> months;
};

class Merger {
public:
    Merger(const SweepPlan& plan, const RunFolder& folder, LabelledFile& file, const Writing& how)
        : plan_(plan), folder_(folder), file_(file), how_(how)
    {}

    /// Several points at a time, or, where one is too large, some replicates of one scenario of one point.
    void merge(std::size_t points_at_a_time)
    {
        for (std::size_t first = 0; first < plan_.points.size(); first += points_at_a_time) {
            const std::size_t end = std::min(plan_.points.size(), first + points_at_a_time);
            if (bytes_of_runs(plan_.sweep, plan_.sweep.runs_per_point()) <= most_at_a_time)
                write({first}, first * plan_.sweep.runs_per_point(), end * plan_.sweep.runs_per_point());
            else
                write_point(first);
        }
    }

    static std::size_t bytes_of_runs(const Sweep& sweep, std::size_t n)
    {
        return n * sweep.n_values() * sizeof(double);
    }

private:
    void write_point(std::size_t point)
    {
        const Sweep& sweep = plan_.sweep;
        const std::size_t n = sweep.n_replicates();
        const std::size_t step = std::max<std::size_t>(1, most_at_a_time / bytes_of_runs(sweep, 1));
        for (std::size_t scenario = 0; scenario < sweep.n_scenarios(); ++scenario) {
            const std::uint64_t run = (point * sweep.n_scenarios() + scenario) * n;
            for (std::size_t first = 0; first < n; first += step) {
                const std::size_t end = std::min(n, first + step);
                const bool has_axis = has_scenario_axis(sweep);
                write(has_axis ? LabelledFile::Position{point, scenario, first}
                               : LabelledFile::Position{point, first},
                      run + first, run + end);
            }
        }
    }

    void write(const LabelledFile::Position& at, std::uint64_t first_run, std::uint64_t end_run)
    {
        Rows rows;
        for (std::uint64_t run = first_run; run < end_run; ++run) {
            if (how_.may_go_on && !how_.may_go_on()) throw Interrupted{};
            add(rows, run);
        }
        file_.write_rows("status", at, std::span<const std::int32_t>(rows.status));
        file_.write_rows("reason", at, std::span<const std::string>(rows.reasons));
        file_.write_rows("total", at, std::span<const double>(rows.totals));
        if (plan_.sweep.keeps_months) file_.write_rows("monthly", at, std::span<const double>(rows.months));
    }

    void add(Rows& rows, std::uint64_t run)
    {
        const FoundRun found = folder_.find(run);
        const auto n_totals = static_cast<std::ptrdiff_t>(plan_.sweep.n_totals());
        std::vector<double> values(plan_.sweep.n_values(), std::numeric_limits<double>::quiet_NaN());
        if (found.state() == RunState::done) values = found.outcome->values;
        rows.status.push_back(static_cast<std::int32_t>(found.state()));
        rows.reasons.push_back(found.outcome ? found.outcome->reason : "");
        rows.totals.insert(rows.totals.end(), values.begin(), values.begin() + n_totals);
        rows.months.insert(rows.months.end(), values.begin() + n_totals, values.end());
    }

    const SweepPlan& plan_;
    const RunFolder& folder_;
    LabelledFile& file_;
    const Writing& how_;
};

}  // namespace

void merge_runs(const SweepPlan& plan, const RunFolder& folder, const std::filesystem::path& out,
                const Writing& how)
{
    const std::size_t bytes_of_point = Merger::bytes_of_runs(plan.sweep, plan.sweep.runs_per_point());
    const std::size_t points_at_a_time = std::max<std::size_t>(1, most_at_a_time / bytes_of_point);
    LabelledFile file(out, {sweep_format, sweep_format_version}, layout_of(plan), plan.provenance,
                      points_at_a_time, how);
    file.set("runs", plan.n_runs());
    write_factors(file, plan);
    write_indicators(file, plan.sweep);
    Merger(plan, folder, file, how).merge(points_at_a_time);
    file.finish();
}

}  // namespace corridor
