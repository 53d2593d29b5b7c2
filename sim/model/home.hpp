/// People at home, as counts: exact thinning draws individuals out of them.  MODEL 0 and 4, ODD 2.
#pragma once

#include <cstdint>
#include <vector>

#include "model/ids.hpp"
#include "model/population.hpp"

namespace corridor {

/// Stages at home; those who prepare are individuals.
struct Stages {
    std::int64_t content = 0;  // no wish to move
    std::int64_t wish = 0;
    std::int64_t plan = 0;

    std::int64_t total() const { return content + wish + plan; }
};

/// Origin x income band x travel type x band of aspiration x exposure. Counts are of simulated persons: each
/// stands for `scale` real ones.
struct Home {
    std::uint32_t n_exposures = 1;
    std::vector<Stages> cells;
    std::vector<std::int64_t> founding;  // persons per origin x band x type x aspiration, all exposures
    std::vector<std::uint64_t> cell_key;

    std::uint32_t index(OriginId origin, std::uint32_t band, std::uint32_t type, std::uint32_t aspiration,
                        std::uint32_t exposure) const
    {
        return (((origin.value * n_bands + band) * n_types + type) * n_aspirations + aspiration) *
                   n_exposures +
               exposure;
    }
};

/// The attributes behind a cell's index.
struct CellAttributes {
    OriginId origin;
    std::uint32_t band, type, aspiration, exposure;
};
CellAttributes attributes_of(const Home& home, std::uint32_t cell);

}  // namespace corridor
