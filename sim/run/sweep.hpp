/// A sweep: many experiments that differ in a few factors, planned before any of them runs.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/indicator.hpp"
#include "run/design.hpp"
#include "run/distribution.hpp"
#include "run/experiment.hpp"
#include "run/lever_shift.hpp"
#include "run/test_function.hpp"

namespace corridor {

enum class FactorKind : std::uint8_t { parameter, lever, scenario, input };
inline constexpr std::array<std::string_view, 4> factor_kind_names{"parameter", "lever", "scenario", "input"};

/// What a sweep varies.
struct Factor {
    std::string name;  // as results call it
    FactorKind kind = FactorKind::parameter;
    Distribution distribution{};               // of a scenario: positions in the experiment's list
    const ParameterInfo* parameter = nullptr;  // of FactorKind::parameter
    LeverShift lever{};                        // of FactorKind::lever
    std::size_t input = 0;                     // of FactorKind::input: position among the function's
    std::size_t levels = 0;                    // in a grid
    std::string unit{};
    std::string meaning{};
};

enum class DesignKind : std::uint8_t { grid, latin_hypercube, sobol, saltelli, morris, points };
inline constexpr std::array<std::string_view, 6> design_names{"grid",     "latin_hypercube", "sobol",
                                                              "saltelli", "morris",          "points"};

/// How points are chosen.
struct SweepDesign {
    DesignKind kind = DesignKind::sobol;
    std::size_t points = 0;        // latin_hypercube, sobol; saltelli: of one sample
    std::size_t trajectories = 0;  // morris
    std::size_t levels = 0;        // morris
};

/// Values of the factors at each point, one point after another.
using PointValues = Points;

struct Sweep {
    std::string title;
    Experiment experiment{};                 // of a corridor; of a test function only the seed counts
    const TestFunction* function = nullptr;  // swept instead of a corridor
    std::vector<Factor> factors{};
    SweepDesign design{};
    bool common_random_numbers = true;  // the same seeds at every point
    bool keeps_months = false;
    std::vector<Indicator> indicators{};  // what is kept of a run; none of a test function

    /// Whether a factor chooses the scenario; else each point runs under every scenario of the experiment.
    bool has_scenario_factor() const;
    std::size_t n_scenarios() const
    {
        return function || has_scenario_factor() ? 1 : experiment.scenarios.size();
    }
    std::size_t n_replicates() const { return experiment.replicates; }
    std::size_t runs_per_point() const { return n_scenarios() * n_replicates(); }

    /// Numbers that one run leaves: a total for each indicator, then its months where they are kept.
    std::size_t n_totals() const { return function ? 1 : indicators.size(); }
    std::size_t n_months() const;
    std::size_t n_values() const { return n_totals() * (1 + n_months()); }
};

/// Points that the design has.
std::size_t n_points_of(const SweepDesign& design, std::span<const Factor> factors);

/// The points of every design but DesignKind::points, whose values come from a file.
PointValues points_of(const Sweep& sweep);

/// Which run a number is: scenarios of a point follow one another, replicates of a scenario too.
struct RunPlace {
    std::size_t point = 0;
    std::size_t scenario = 0;  // among those that each point runs under
    std::uint32_t replicate = 0;

    bool operator==(const RunPlace&) const = default;
};
RunPlace place_of(const Sweep& sweep, std::uint64_t run);

/// Seed that the replicates of a point derive from: the sweep's own with common random numbers, else one of
/// its own for each point.
std::uint64_t seed_of_point(const Sweep& sweep, std::size_t point);

/// Part `number` (from 1) of `of` parts: every of-th run, so that parts are alike in what they hold.
struct Shard {
    std::uint64_t number = 1;
    std::uint64_t of = 1;

    bool has(std::uint64_t run) const { return run % of == number - 1; }
};

/// What one run leaves, `n_values` numbers. Throws what the model throws, and Interrupted where the plan says
/// stop.
std::vector<double> run_point(const Sweep& sweep, std::span<const double> factor_values,
                              const RunPlace& place, const RunPlan& plan);

}  // namespace corridor
