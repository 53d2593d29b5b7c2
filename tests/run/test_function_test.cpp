#include "run/test_function.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

#include "run/sweep.hpp"

namespace corridor {
namespace {

constexpr double pi = std::numbers::pi;

TEST(Ishigami, WorkedValues)
{
    EXPECT_EQ(ishigami(std::array{0.0, 0.0, 0.0}), 0);
    EXPECT_NEAR(ishigami(std::array{pi / 2, 0.0, 0.0}), 1, 1e-15);
    EXPECT_NEAR(ishigami(std::array{0.0, pi / 2, 3.0}), 7, 1e-15);  // x3 acts by way of x1 alone
    EXPECT_NEAR(ishigami(std::array{pi / 2, -pi / 2, 2.0}), 1 + 7 + 1.6, 1e-14);
}

TEST(SobolG, WorkedValues)
{
    EXPECT_EQ(sobol_g(std::array{0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}),
              0);  // the first factor is |4 x - 2|
    EXPECT_DOUBLE_EQ(sobol_g(std::array{0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75}), 1);
    EXPECT_DOUBLE_EQ(sobol_g(std::array{0.0, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75}), 2);
    EXPECT_DOUBLE_EQ(sobol_g(std::array{0.75, 0.0, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75}), 1.5);
}

// Values of loops over pairs, triples and quadruples written from the paper's formula in another language.
TEST(MorrisFunction, WorkedValues)
{
    EXPECT_NEAR(morris_function(std::vector<double>(20, 0.5)), 40.97222222222223, 1e-12);
    EXPECT_NEAR(morris_function(std::vector<double>(20, 1.0)), -127, 1e-11);
    EXPECT_NEAR(morris_function(std::vector<double>(20, 0.0)), -327, 1e-11);
    std::vector<double> rising(20);
    for (std::size_t i = 0; i < rising.size(); ++i) rising[i] = static_cast<double>(i) / 20;
    EXPECT_NEAR(morris_function(rising), -82.96666666666668, 1e-11);
}

Sweep sweep_of(const TestFunction& function, SweepDesign design)
{
    Sweep sweep{.title = "test", .experiment = {}, .function = &function, .design = design};
    for (std::size_t i = 0; i < function.n_inputs; ++i)
        sweep.factors.push_back({.name = "x",
                                 .kind = FactorKind::input,
                                 .distribution = {.least = function.least, .most = function.most},
                                 .input = i});
    sweep.experiment.seed = 1;
    return sweep;
}

/// First-order indices by the estimator of Saltelli et al. (2010), from the blocks A, B, A_1 ... A_k.
std::vector<double> first_order(const Sweep& sweep)
{
    const PointValues points = points_of(sweep);
    std::vector<double> y;
    for (std::size_t p = 0; p < points.size(); ++p)
        y.push_back(run_point(sweep, points[p], {.point = p}, {}).front());
    const std::size_t n = sweep.design.points;
    double mean = 0;
    double square = 0;
    for (std::size_t p = 0; p < 2 * n; ++p) {
        mean += y[p] / static_cast<double>(2 * n);
        square += y[p] * y[p] / static_cast<double>(2 * n);
    }
    std::vector<double> indices;
    for (std::size_t i = 0; i < sweep.factors.size(); ++i) {
        double sum = 0;
        for (std::size_t p = 0; p < n; ++p) sum += y[n + p] * (y[(2 + i) * n + p] - y[p]);
        indices.push_back(sum / static_cast<double>(n) / (square - mean * mean));
    }
    return indices;
}

// Closed forms: V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V = a^2 / 8 + b pi^4 / 5 + b^2 pi^8 / 18 + 1 / 2.
// With 4,096 quasi-random points the error falls nearly like 1 / n times a constant near 10: bound 0.01.
TEST(Saltelli, FindsTheIndicesOfIshigami)
{
    const auto indices = first_order(
        sweep_of(*find_test_function("ishigami"), {.kind = DesignKind::saltelli, .points = 4096}));
    const double p4 = 0.1 * std::pow(pi, 4);
    const double variance = 49.0 / 8 + p4 / 5 + p4 * p4 / 18 + 0.5;
    EXPECT_NEAR(indices[0], std::pow(1 + p4 / 5, 2) / 2 / variance, 0.01);
    EXPECT_NEAR(indices[1], 49.0 / 8 / variance, 0.01);
    EXPECT_NEAR(indices[2], 0, 0.01);
}

// V_i = 1 / (3 (1 + a_i)^2), V = product (1 + V_i) - 1.
TEST(Saltelli, FindsTheIndicesOfTheGFunction)
{
    const auto indices =
        first_order(sweep_of(*find_test_function("sobol_g"), {.kind = DesignKind::saltelli, .points = 4096}));
    const std::array a{0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};
    double variance = 1;
    for (const double one : a) variance *= 1 + 1 / (3 * (1 + one) * (1 + one));
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_NEAR(indices[i], 1 / (3 * (1 + a[i]) * (1 + a[i])) / (variance - 1), 0.01) << i;
}

TEST(Morris, TellsTheThreeGroupsOfInputsApart)
{
    const Sweep sweep = sweep_of(*find_test_function("morris"),
                                 {.kind = DesignKind::morris, .trajectories = 20, .levels = 4});
    const PointValues points = points_of(sweep);
    std::vector<double> mean_effect(20, 0);
    for (std::size_t t = 0; t < 20; ++t) {
        for (std::size_t s = 0; s < 20; ++s) {
            const std::size_t p = t * 21 + s;
            const double change = morris_function(points[p + 1]) - morris_function(points[p]);
            for (std::size_t i = 0; i < 20; ++i) {
                if (points[p][i] != points[p + 1][i])
                    mean_effect[i] += std::abs(change / (points[p + 1][i] - points[p][i])) / 20;
            }
        }
    }
    // Inputs 8 to 10 are linear with 2 x 20 = 40, but for pairs of size one.
    for (std::size_t i = 7; i < 10; ++i) EXPECT_NEAR(mean_effect[i], 40, 6) << i;
    for (std::size_t i = 0; i < 10; ++i) EXPECT_GT(mean_effect[i], 20) << i;
    for (std::size_t i = 10; i < 20; ++i) EXPECT_LT(mean_effect[i], 12) << i;
}

}  // namespace
}  // namespace corridor
