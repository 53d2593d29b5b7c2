#include "run/sweep.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "core/random.hpp"
#include "run/replicate.hpp"

namespace corridor {
namespace {

Points cube_points(const Sweep& sweep)
{
    const SweepDesign& design = sweep.design;
    const std::size_t n_factors = sweep.factors.size();
    const std::uint64_t seed = sweep.experiment.seed;
    switch (design.kind) {
    case DesignKind::grid: {
        std::vector<std::size_t> levels;
        for (const Factor& factor : sweep.factors) levels.push_back(factor.levels);
        return full_grid(levels);
    }
    case DesignKind::latin_hypercube:
        return latin_hypercube(design.points, n_factors, seed);
    case DesignKind::sobol:
        return sobol_sequence(design.points, n_factors);
    case DesignKind::saltelli:
        return saltelli(design.points, n_factors);
    case DesignKind::morris:
        return morris(design.trajectories, n_factors, design.levels, seed);
    case DesignKind::points:
        break;
    }
    report_bug(__FILE__, __LINE__, "points of one's own come from a file");
}

/// The experiment of one point, and which of its scenarios is meant.
struct PointExperiment {
    Experiment experiment;
    std::size_t scenario;
};

PointExperiment experiment_at(const Sweep& sweep, std::span<const double> values, const RunPlace& place)
{
    PointExperiment at{sweep.experiment, place.scenario};
    at.experiment.seed = seed_of_point(sweep, place.point);
    for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
        const Factor& factor = sweep.factors[f];
        switch (factor.kind) {
        case FactorKind::parameter:
            at.experiment.corridor.parameters.*factor.parameter->value = values[f];
            break;
        case FactorKind::lever:
            apply(at.experiment.corridor, factor.lever, values[f]);
            break;
        case FactorKind::scenario:
            at.scenario = static_cast<std::size_t>(values[f]);
            break;
        case FactorKind::input:
            report_bug(__FILE__, __LINE__, "a corridor has no inputs of a function");
        }
    }
    return at;
}

double value_of_function(const Sweep& sweep, std::span<const double> values)
{
    // Inputs that no factor names stay in the middle.
    std::vector<double> x(sweep.function->n_inputs, (sweep.function->least + sweep.function->most) / 2);
    for (std::size_t f = 0; f < sweep.factors.size(); ++f) x[sweep.factors[f].input] = values[f];
    return sweep.function->value(x);
}

}  // namespace

bool Sweep::has_scenario_factor() const
{
    return std::ranges::any_of(factors, [](const Factor& one) { return one.kind == FactorKind::scenario; });
}

std::size_t Sweep::n_months() const
{
    return keeps_months ? recorded_months(experiment) : 0;
}

std::size_t n_points_of(const SweepDesign& design, std::span<const Factor> factors)
{
    constexpr std::size_t countable = std::size_t{1} << 40;  // far beyond what a sweep may hold
    std::size_t n = 1;
    switch (design.kind) {
    case DesignKind::grid:
        for (const Factor& factor : factors) n = std::min(n, countable) * std::min(factor.levels, countable);
        return n;
    case DesignKind::saltelli:
        return design.points * (factors.size() + 2);
    case DesignKind::morris:
        return design.trajectories * (factors.size() + 1);
    case DesignKind::latin_hypercube:
    case DesignKind::sobol:
    case DesignKind::points:
        break;
    }
    return design.points;
}

PointValues points_of(const Sweep& sweep)
{
    PointValues points = cube_points(sweep);
    for (std::size_t p = 0; p < points.size(); ++p) {
        for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
            double& x = points.coordinates[p * points.n_factors + f];
            x = value_at(sweep.factors[f].distribution, x);
        }
    }
    return points;
}

RunPlace place_of(const Sweep& sweep, std::uint64_t run)
{
    const std::uint64_t of_point = run % sweep.runs_per_point();
    return {.point = run / sweep.runs_per_point(),
            .scenario = of_point / sweep.n_replicates(),
            .replicate = static_cast<std::uint32_t>(of_point % sweep.n_replicates())};
}

std::uint64_t seed_of_point(const Sweep& sweep, std::size_t point)
{
    constexpr std::uint64_t own = 1;  // apart from the seeds of replicates
    return sweep.common_random_numbers ? sweep.experiment.seed : key_of(sweep.experiment.seed, point, own);
}

std::vector<double> run_point(const Sweep& sweep, std::span<const double> factor_values,
                              const RunPlace& place, const RunPlan& plan)
{
    if (sweep.function) return {value_of_function(sweep, factor_values)};
    const PointExperiment at = experiment_at(sweep, factor_values, place);
    const Record record = run_replicate(at.experiment, plan, at.scenario, place.replicate);
    const Observed observed{record, at.experiment.corridor.network};
    std::vector<double> values;
    values.reserve(sweep.n_values());
    for (const Indicator& indicator : sweep.indicators) values.push_back(over_horizon(indicator, observed));
    if (!sweep.keeps_months) return values;
    for (const Indicator& indicator : sweep.indicators) {
        const Months months = monthly(indicator, observed);
        values.insert(values.end(), months.begin(), months.end());
    }
    return values;
}

}  // namespace corridor
