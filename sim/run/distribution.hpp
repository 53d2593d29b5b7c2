/// What a factor of a sweep may be: from a coordinate in the unit cube to a value.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

enum class DistributionKind : std::uint8_t { uniform, log_uniform, normal, triangular, values };
inline constexpr std::array<std::string_view, 5> distribution_names{"uniform", "log_uniform", "normal",
                                                                    "triangular", "values"};

/// How the values of one factor are spread over [least, most].
struct Distribution {
    DistributionKind kind = DistributionKind::uniform;
    double least = 0;
    double most = 1;
    double mean = 0;               // of the normal distribution before it is cut at least and most
    double sd = 1;                 // likewise
    double mode = 0;               // of the triangular one
    std::vector<double> values{};  // of a list, all equally likely

    bool operator==(const Distribution&) const = default;
};

/// The value below which a share `u` in [0, 1] of the distribution lies: its inverse, never outside
/// [least, most].
///
///     uniform       least + u (most - least)
///     log_uniform   least (most / least)^u                                   least > 0
///     normal        mean + sd Phi^-1(F(least) + u [F(most) - F(least)])      F(x) = Phi((x - mean) / sd)
///     triangular    least + sqrt(u (most - least) (mode - least))            u below the mode's share
///                   most - sqrt((1 - u) (most - least) (most - mode))        above it
///     values        value floor(u n) of n, the last one for u = 1
double value_at(const Distribution& distribution, double u);

/// "uniform from 0.1 to 0.4", "one of 1, 2, 5": for people.
std::string to_text(const Distribution& distribution);

}  // namespace corridor
