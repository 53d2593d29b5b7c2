/// The world on its first day.  ODD 5
#pragma once

#include <cstdint>

#include "model/world.hpp"

namespace corridor {

/// What a replicate starts from.
struct Founding {
    Parameters parameters;
    Levers levers;           // in force on the first day
    Date date;               // first day of the spin-up
    std::int64_t scale = 1;  // real persons per simulated one
    std::uint64_t seed = 0;  // of the replicate
    std::uint32_t n_campaigns = 0;
    std::size_t n_interventions = 0;
};

/// A world whose people at home are in the stages that today's rates would keep, whose legs are served by the
/// organisations of the tables, whose beliefs are the priors. `corridor` must outlive it.
World found(const Corridor& corridor, const Founding& founding);

/// Series as of a date, interpolated.
Outside outside_on(const Corridor& corridor, Date date);

/// Rates of passing between stages at home for one cell today [1/month]  (M5).
struct StageRates {
    double wish = 0;       // content -> wish
    double plan = 0;       // wish -> plan
    double prepare = 0;    // plan -> prepare
    double fade = 0;       // wish -> content, plan -> wish
    double irregular = 1;  // [-], P(irregular | move)
    double anyway = 1;     // [-], P(prepares without a pathway | prepared with one in sight)
};
StageRates stage_rates(const World& world, std::uint32_t cell);

}  // namespace corridor
