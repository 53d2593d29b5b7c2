/// The day, as a list of phases.  ODD 3
#pragma once

#include "model/world.hpp"

namespace corridor {

/// One day, whose levers have been set. Throws `Bug` where conservation fails (debug builds).
void step(World& world);

}  // namespace corridor
