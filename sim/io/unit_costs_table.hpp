/// unit_costs.csv for a corridor that has no prices of its own yet.
#pragma once

#include <string>

namespace corridor {

/// What interventions buy, at the prices of the invented corridor `toy`: to be replaced.
std::string unit_costs_to_replace();

}  // namespace corridor
