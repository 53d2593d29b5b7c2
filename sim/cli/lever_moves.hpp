/// What a scenario does to the levers: which move, where, from when to when, from what to what.
#pragma once

#include <string>

#include "model/corridor.hpp"
#include "policy/scenario.hpp"

namespace corridor::cli {

/// Reads it off the levers themselves, day by day of interest, so that it holds for every kind of
/// intervention and for several at once. Empty where no lever ever moves. `until`: first day not simulated.
std::string lever_moves(const Scenario& scenario, const Corridor& corridor, Date until);

}  // namespace corridor::cli
