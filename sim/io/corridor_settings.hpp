/// corridor.toml: title, dates and parameters of a corridor.
#pragma once

#include "io/corridor_texts.hpp"

namespace corridor {

/// Reads corridor.toml into the title, start, end, spin-up and parameters of `corridor`.
void read_settings(const CorridorTexts& texts, Corridor& corridor, Problems& problems);

}  // namespace corridor
