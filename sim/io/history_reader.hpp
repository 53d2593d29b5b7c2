/// history.toml: what law and policy were when, as dated settings of levers.
#pragma once

#include <vector>

#include "io/corridor_texts.hpp"

namespace corridor {

/// Reads every `[[setting]]`; sorted by date, then lever, then order in the file.
std::vector<LeverSetting> read_history(const CorridorTexts& texts, const Network& network,
                                       Problems& problems);

}  // namespace corridor
