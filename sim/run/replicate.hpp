/// One replicate of one scenario.  ODD 3
#pragma once

#include <cstdint>

#include "model/world.hpp"
#include "policy/policy_in_force.hpp"
#include "run/experiment.hpp"

namespace corridor {

/// First day of the spin-up. What a scenario asks is done, and paid, from then on; it is recorded from the
/// corridor's start on.
Date founding_day(const Corridor& corridor);

/// Months recorded: from the corridor's start to the experiment's end.
std::size_t recorded_months(const Experiment& experiment);

/// Calendar years touched by them.
std::size_t recorded_years(const Experiment& experiment);

/// Seed of a replicate, the same for every scenario: common random numbers.
std::uint64_t replicate_seed(std::uint64_t seed, std::uint32_t replicate);

/// A world on the first day of the spin-up, with the levers of that day.
World founded_world(const Experiment& experiment, std::size_t scenario, std::uint32_t replicate);

/// Sets today's levers: tables, history, then the scenario's interventions.
void set_levers(World& world, PolicyInForce& policy);

/// Runs from the founding to the end and returns the record without the spin-up. Throws `Interrupted` when
/// the plan says stop.
Record run_replicate(const Experiment& experiment, const RunPlan& plan, std::size_t scenario,
                     std::uint32_t replicate);

/// The user asked to stop.
struct Interrupted {};

}  // namespace corridor
