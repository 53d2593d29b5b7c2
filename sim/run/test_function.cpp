#include "run/test_function.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/check.hpp"

namespace corridor {
namespace {

constexpr std::size_t n_ishigami = 3;
constexpr std::array a_of_g{0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};
constexpr std::size_t n_morris = 20;

constexpr std::array functions{
    TestFunction{"ishigami", n_ishigami, -std::numbers::pi, std::numbers::pi,
                 "function of Ishigami and Homma (1990), a = 7, b = 0.1", ishigami},
    TestFunction{"sobol_g", a_of_g.size(), 0, 1, "g-function of Sobol', a = 0, 1, 4.5, 9, 99, 99, 99, 99",
                 sobol_g},
    TestFunction{"morris", n_morris, 0, 1, "function of 20 inputs of Morris (1991)", morris_function},
};

/// Of inputs numbered from 0, whose numbers in the paper are one higher: the sign is that of (-1)^i there.
double sign(std::size_t number_in_the_paper)
{
    return number_in_the_paper % 2 == 0 ? 1 : -1;
}

double w_of(std::size_t i, double x)
{
    const bool is_bent = i == 2 || i == 4 || i == 6;
    return is_bent ? 2 * (1.1 * x / (x + 0.1) - 0.5) : 2 * (x - 0.5);
}

}  // namespace

double ishigami(std::span<const double> x)
{
    CORRIDOR_CHECK(x.size() == n_ishigami, "the function of Ishigami has 3 inputs");
    const double sine = std::sin(x[1]);
    return std::sin(x[0]) + 7 * sine * sine + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

double sobol_g(std::span<const double> x)
{
    CORRIDOR_CHECK(x.size() == a_of_g.size(), "the g-function has 8 inputs");
    double y = 1;
    for (std::size_t i = 0; i < x.size(); ++i) y *= (std::abs(4 * x[i] - 2) + a_of_g[i]) / (1 + a_of_g[i]);
    return y;
}

double morris_function(std::span<const double> x)
{
    CORRIDOR_CHECK(x.size() == n_morris, "the function of Morris has 20 inputs");
    std::array<double, n_morris> w{};
    for (std::size_t i = 0; i < n_morris; ++i) w[i] = w_of(i, x[i]);
    double y = 0;
    for (std::size_t i = 0; i < n_morris; ++i) {
        y += (i < 10 ? 20 : sign(i + 1)) * w[i];
        for (std::size_t j = i + 1; j < n_morris; ++j) {
            y += (j < 6 ? -15 : sign(i + j + 2)) * w[i] * w[j];
            for (std::size_t l = j + 1; l < 5; ++l) {
                y -= 10 * w[i] * w[j] * w[l];
                for (std::size_t s = l + 1; s < 4; ++s) y += 5 * w[i] * w[j] * w[l] * w[s];
            }
        }
    }
    return y;
}

std::span<const TestFunction> test_functions()
{
    return functions;
}

const TestFunction* find_test_function(std::string_view name)
{
    const auto* const found = std::ranges::find(functions, name, &TestFunction::name);
    return found == functions.end() ? nullptr : found;
}

}  // namespace corridor
