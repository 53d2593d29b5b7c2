/// What decides a result, and what decides only how it is computed.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/date.hpp"
#include "model/corridor.hpp"
#include "policy/scenario.hpp"

namespace corridor {

/// Everything that decides a result. Equal experiments give equal bytes.
struct Experiment {
    Corridor corridor;                // its `parameters` hold what --set changed
    std::vector<Scenario> scenarios;  // the baseline, which changes nothing, first
    Date until;                       // first day not simulated
    std::int64_t scale = 1;           // real persons per simulated one
    std::uint32_t replicates = 1;
    std::uint64_t seed = 0;
};

/// How far one replicate has come.
struct Progress {
    std::size_t scenario = 0;
    std::uint32_t replicate = 0;
    Date today;
};

/// Everything that decides only how a result is computed; none of it is stored in the results.
struct RunPlan {
    int threads = 0;  // 0: as many as the machine has
    std::function<bool(const Progress&)>
        on_month;  // called at each month's end, from any thread; false stops
};

}  // namespace corridor
