/// A scenario in words: which levers move, where, from when to when, from what to what.
#pragma once

#include <string>

#include "model/corridor.hpp"
#include "policy/scenario.hpp"

namespace corridor::cli {

/// Reads it off the levers themselves, day by day of interest, so that it holds for every kind of
/// intervention and for several at once. `until`: first day not simulated.
std::string explain(const Scenario& scenario, const Corridor& corridor, Date until);

}  // namespace corridor::cli
