#include "run/design.hpp"

#include <algorithm>
#include <numeric>

#include <boost/random/sobol.hpp>

#include "core/check.hpp"
#include "core/random.hpp"
#include "model/streams.hpp"

namespace corridor {
namespace {

/// Position in a random order of 0 ... n - 1: those who draw least come first.
std::vector<std::size_t> shuffled(std::size_t n, const Randomness& randomness, Stream stream,
                                  std::uint64_t key)
{
    std::vector<double> draws(n);
    for (std::size_t i = 0; i < n; ++i) draws[i] = randomness.uniform(stream, key_of(key, i), 0);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return draws[i]; });
    return order;
}

}  // namespace

Points full_grid(std::span<const std::size_t> levels)
{
    const std::size_t n =
        std::accumulate(levels.begin(), levels.end(), std::size_t{1}, std::multiplies<std::size_t>());
    CORRIDOR_CHECK(n > 0, "a factor of a grid has no level");
    Points points{.n_factors = levels.size(), .coordinates = std::vector<double>(n * levels.size())};
    for (std::size_t p = 0; p < n; ++p) {
        std::size_t rest = p;
        for (std::size_t f = levels.size(); f-- > 0;) {
            const auto level = static_cast<double>(rest % levels[f]);
            points.coordinates[p * levels.size() + f] = (level + 0.5) / static_cast<double>(levels[f]);
            rest /= levels[f];
        }
    }
    return points;
}

Points latin_hypercube(std::size_t n, std::size_t n_factors, std::uint64_t seed)
{
    const Randomness randomness(seed);
    Points points{.n_factors = n_factors, .coordinates = std::vector<double>(n * n_factors)};
    for (std::size_t f = 0; f < n_factors; ++f) {
        const std::vector<std::size_t> part = shuffled(n, randomness, Stream::design_order, f);
        for (std::size_t p = 0; p < n; ++p) {
            const double within = randomness.uniform(Stream::design_place, key_of(f, p), 0);
            points.coordinates[p * n_factors + f] =
                (static_cast<double>(part[p]) + within) / static_cast<double>(n);
        }
    }
    return points;
}

Points sobol_sequence(std::size_t n, std::size_t n_factors)
{
    CORRIDOR_CHECK(n_factors >= 1 && n_factors <= most_sobol_factors,
                   "the sequence has 1 to 3667 dimensions");
    boost::random::sobol sequence(n_factors);
    Points points{.n_factors = n_factors, .coordinates = std::vector<double>(n * n_factors)};
    for (double& coordinate : points.coordinates) coordinate = static_cast<double>(sequence()) * 0x1p-64;
    return points;
}

Points saltelli(std::size_t n, std::size_t n_factors)
{
    const Points both = sobol_sequence(n, 2 * n_factors);
    Points points{.n_factors = n_factors, .coordinates = {}};
    points.coordinates.reserve(n * (n_factors + 2) * n_factors);
    const auto add_block = [&](auto from_b) {
        for (std::size_t p = 0; p < n; ++p) {
            for (std::size_t f = 0; f < n_factors; ++f)
                points.coordinates.push_back(both[p][from_b(f) ? n_factors + f : f]);
        }
    };
    add_block([](std::size_t) { return false; });
    add_block([](std::size_t) { return true; });
    for (std::size_t i = 0; i < n_factors; ++i) add_block([i](std::size_t f) { return f == i; });
    return points;
}

double morris_step(std::size_t levels)
{
    return static_cast<double>(levels) / (2.0 * static_cast<double>(levels - 1));
}

Points morris(std::size_t trajectories, std::size_t n_factors, std::size_t levels, std::uint64_t seed)
{
    CORRIDOR_CHECK(levels >= 2 && levels % 2 == 0, "a walk needs an even number of levels");
    const Randomness randomness(seed);
    const std::size_t half = levels / 2;  // a step, in levels
    const auto at = [&](std::size_t level) {
        return static_cast<double>(level) / static_cast<double>(levels - 1);
    };
    Points points{.n_factors = n_factors, .coordinates = {}};
    points.coordinates.reserve(trajectories * (n_factors + 1) * n_factors);
    std::vector<std::size_t> level(n_factors);
    const auto stand = [&] {
        for (const std::size_t l : level) points.coordinates.push_back(at(l));
    };
    for (std::size_t t = 0; t < trajectories; ++t) {
        for (std::size_t f = 0; f < n_factors; ++f) {
            const double u = randomness.uniform(Stream::design_place, key_of(t, f), 0);
            level[f] = static_cast<std::size_t>(u * static_cast<double>(levels));
        }
        stand();
        for (const std::size_t f : shuffled(n_factors, randomness, Stream::design_order, t)) {
            level[f] = level[f] < half ? level[f] + half : level[f] - half;
            stand();
        }
    }
    return points;
}

}  // namespace corridor
