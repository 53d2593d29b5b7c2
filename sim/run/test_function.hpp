/// Functions with known answers, to be swept like the model: what a sweep and its analysis get right can be
/// checked against the books.
#pragma once

#include <span>
#include <string_view>

namespace corridor {

/// A function of inputs that all lie in [least, most].
struct TestFunction {
    std::string_view name;
    std::size_t n_inputs;
    double least;
    double most;
    std::string_view meaning;
    double (*value)(std::span<const double> x);
};

///     y = sin x1 + a sin^2 x2 + b x3^4 sin x1        x in [-pi, pi]^3, a = 7, b = 0.1
///
/// Source: Ishigami and Homma (1990), An importance quantification technique in uncertainty analysis for
/// computer models (recalled); a and b as most papers have them.
double ishigami(std::span<const double> x);

///     y = product of (|4 x_i - 2| + a_i) / (1 + a_i)        x in [0, 1]^8, a = 0, 1, 4.5, 9, 99, 99, 99, 99
///
/// Source: Sobol' (1990); a as in Saltelli and Sobol' (1995) (recalled).
double sobol_g(std::span<const double> x);

///     y = sum b_i w_i + sum b_ij w_i w_j + sum b_ijl w_i w_j w_l + sum b_ijls w_i w_j w_l w_s
///                                                                               i < j < l < s, x in [0,
///                                                                               1]^20
///     w_i = 2 (1.1 x_i / (x_i + 0.1) - 0.5)   for i = 3, 5, 7;     2 (x_i - 0.5)   else
///     b_i = 20 (i <= 10), b_ij = -15 (i, j <= 6), b_ijl = -10 (i, j, l <= 5), b_ijls = 5 (all <= 4)
///     b_i = (-1)^i, b_ij = (-1)^(i + j) else;  b_ijl = b_ijls = 0 else
///
/// Source: Morris (1991), Technometrics 33:161-174 (recalled). Departure: he drew the remaining b_i and b_ij
/// from a normal distribution; these are their usual stand-ins of the same size.
double morris_function(std::span<const double> x);

/// ishigami, sobol_g, morris.
std::span<const TestFunction> test_functions();

/// The function of that name, or nullptr.
const TestFunction* find_test_function(std::string_view name);

}  // namespace corridor
