#include "run/design.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace corridor {
namespace {

using Row = std::vector<double>;

Row row(const Points& points, std::size_t p)
{
    return {points[p].begin(), points[p].end()};
}

TEST(FullGrid, EveryCombinationAtTheMiddleOfItsPartTheLastFactorFastest)
{
    const std::array<std::size_t, 2> levels{2, 3};
    const Points points = full_grid(levels);
    ASSERT_EQ(points.size(), 6U);
    EXPECT_EQ(row(points, 0), (Row{0.25, 1.0 / 6}));
    EXPECT_EQ(row(points, 1), (Row{0.25, 0.5}));
    EXPECT_EQ(row(points, 3), (Row{0.75, 1.0 / 6}));
    EXPECT_EQ(row(points, 5), (Row{0.75, 2.5 / 3}));
}

TEST(LatinHypercube, EachPartOfEachAxisHoldsOnePoint)
{
    constexpr std::size_t n = 50;
    const Points points = latin_hypercube(n, 4, 7);
    for (std::size_t f = 0; f < 4; ++f) {
        std::set<int> parts;
        for (std::size_t p = 0; p < n; ++p) parts.insert(static_cast<int>(std::floor(points[p][f] * n)));
        EXPECT_EQ(parts.size(), n);
        EXPECT_EQ(*parts.begin(), 0);
        EXPECT_EQ(*parts.rbegin(), static_cast<int>(n) - 1);
    }
}

TEST(LatinHypercube, FactorsAreShuffledApartAndSeedsDiffer)
{
    // Ranks of two independent orders of 400 correlate by 1/sqrt(399) = 0.05: four of these is beyond chance.
    constexpr std::size_t n = 400;
    const Points points = latin_hypercube(n, 2, 7);
    double both = 0;
    for (std::size_t p = 0; p < n; ++p) both += (points[p][0] - 0.5) * (points[p][1] - 0.5);
    EXPECT_LT(std::abs(both / n * 12), 0.2);
    EXPECT_NE(latin_hypercube(n, 2, 8).coordinates, points.coordinates);
    EXPECT_EQ(latin_hypercube(n, 2, 7).coordinates, points.coordinates);
}

TEST(SobolSequence, StartsAsPublishedWithoutTheCorner)
{
    const Points points = sobol_sequence(3, 3);
    EXPECT_EQ(row(points, 0), (Row{0.5, 0.5, 0.5}));
    EXPECT_EQ(row(points, 1), (Row{0.75, 0.25, 0.25}));
    EXPECT_EQ(row(points, 2), (Row{0.25, 0.75, 0.75}));
}

TEST(SobolSequence, WithTheCornerEachOf2ToTheMPartsHoldsOnePoint)
{
    const Points points = sobol_sequence(63, 5);
    for (std::size_t f = 0; f < 5; ++f) {
        std::set<int> parts{0};
        for (std::size_t p = 0; p < points.size(); ++p)
            parts.insert(static_cast<int>(std::floor(points[p][f] * 64)));
        EXPECT_EQ(parts.size(), 64U);
    }
}

TEST(Saltelli, BlocksAreAThenBThenAWithOneFactorFromB)
{
    constexpr std::size_t n = 8;
    constexpr std::size_t k = 3;
    const Points points = saltelli(n, k);
    ASSERT_EQ(points.size(), n * (k + 2));
    const auto block = [&](std::size_t b, std::size_t p) { return points[b * n + p]; };
    for (std::size_t p = 0; p < n; ++p) {
        for (std::size_t i = 0; i < k; ++i) {
            for (std::size_t f = 0; f < k; ++f) EXPECT_EQ(block(2 + i, p)[f], block(f == i ? 1 : 0, p)[f]);
        }
    }
    EXPECT_NE(row(points, 1), row(points, n + 1));  // B is another sample
}

TEST(Morris, AWalkMovesEveryFactorOnceByTheStepWithinTheCube)
{
    constexpr std::size_t k = 5;
    constexpr std::size_t levels = 4;
    const Points points = morris(30, k, levels, 3);
    ASSERT_EQ(points.size(), 30 * (k + 1));
    std::set<std::size_t> moved_first;
    for (std::size_t t = 0; t < 30; ++t) {
        std::set<std::size_t> moved;
        for (std::size_t s = 0; s < k; ++s) {
            const auto from = points[t * (k + 1) + s];
            const auto to = points[t * (k + 1) + s + 1];
            for (std::size_t f = 0; f < k; ++f) {
                EXPECT_TRUE(to[f] >= 0 && to[f] <= 1);
                if (to[f] == from[f]) continue;
                EXPECT_NEAR(std::abs(to[f] - from[f]), morris_step(levels), 1e-15);
                EXPECT_TRUE(moved.insert(f).second);
                if (s == 0) moved_first.insert(f);
            }
            EXPECT_EQ(moved.size(), s + 1);
        }
    }
    EXPECT_GT(moved_first.size(), 2U);  // in random order
}

TEST(Morris, StartsCoverEveryLevel)
{
    const Points points = morris(100, 1, 4, 3);
    std::set<double> starts;
    for (std::size_t t = 0; t < 100; ++t) starts.insert(points[2 * t][0]);
    EXPECT_EQ(starts, (std::set<double>{0, 1.0 / 3, 2.0 / 3, 1}));
}

}  // namespace
}  // namespace corridor
