/// Which legs a scenario acts on: what displacement is measured against.  ODD 4
#pragma once

#include <vector>

#include "policy/scenario.hpp"

namespace corridor {

struct Corridor;

/// For each leg, whether the scenario ever moves a lever of it: its own, that of the place it starts from, or
/// of a jurisdiction that it leaves or enters (of both, where the lever is one of a pair). What acts on
/// people at home (levers of origins, campaigns) treats no leg: who stays is not displaced. Triggers count as
/// pulled on their first day. Looks at the days on which the scenario may change.
std::vector<bool> treated_legs(const Scenario& scenario, const Corridor& corridor, Date from, Date until);

}  // namespace corridor
