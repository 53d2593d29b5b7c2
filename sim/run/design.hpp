/// Designs of a sweep: where in the unit cube a model is asked. One coordinate a factor; what a coordinate
/// means (a range, a distribution, a list) is the factor's business.
///
/// Each is a pure function of its arguments: no clock, no state, the same points on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace corridor {

/// Points, one after another, each a coordinate in [0, 1] for each factor.
struct Points {
    std::size_t n_factors = 0;
    std::vector<double> coordinates;  // [points x n_factors]

    std::size_t size() const { return n_factors == 0 ? 0 : coordinates.size() / n_factors; }
    std::span<const double> operator[](std::size_t point) const
    {
        return std::span(coordinates).subspan(point * n_factors, n_factors);
    }
};

/// Every combination of levels: factor i takes `levels[i]` values, at the middles of as many equal parts of
/// [0, 1]; the last factor changes fastest. Every number of levels >= 1.
Points full_grid(std::span<const std::size_t> levels);

/// `n` points of which each of n equal parts of each axis holds exactly one, at a random place in it.
///
/// Source: McKay, Beckman and Conover (1979), A comparison of three methods for selecting values of input
/// variables (recalled).
Points latin_hypercube(std::size_t n, std::size_t n_factors, std::uint64_t seed);

/// Dimensions that the sequence of Sobol' has.
inline constexpr std::size_t most_sobol_factors = 3'667;

/// Points 1 to n of the sequence of Sobol' (point 0, the corner, is left out): even coverage of the cube for
/// every n, most even where n is a power of two less one. 1 <= n_factors <= most_sobol_factors.
///
/// Source: Sobol' (1967); direction numbers of Joe and Kuo (2008), by Boost.Random (recalled).
Points sobol_sequence(std::size_t n, std::size_t n_factors);

/// Two samples A and B of n points, and for each factor i the points of A with coordinate i from B: what
/// first and total order indices are estimated from. Blocks A, B, A_1 ... A_k follow one another, each of
/// n points. A and B are the halves of a sequence of Sobol' in 2 k dimensions; so 2 n_factors <=
/// most_sobol_factors.
///
/// Source: Saltelli et al. (2010), Variance based sensitivity analysis of model output (recalled).
Points saltelli(std::size_t n, std::size_t n_factors);

/// `trajectories` walks of n_factors + 1 points on a grid of `levels` levels (even, >= 2). A walk starts at a
/// random point and moves every factor once, in random order, up or down by
///
///     delta = levels / (2 (levels - 1))
///
/// so that each step is one elementary effect. Walks follow one another.
///
/// Source: Morris (1991), Factorial sampling plans for preliminary computational experiments (recalled).
Points morris(std::size_t trajectories, std::size_t n_factors, std::size_t levels, std::uint64_t seed);

/// The step of `morris` [-].
double morris_step(std::size_t levels);

}  // namespace corridor
