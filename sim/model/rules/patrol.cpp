#include "model/rules/patrol.hpp"

#include <cmath>
#include <cstddef>

namespace corridor::rules {
namespace {

/// exp(theta log(1 + flow)): what softmax weighs a leg by. No flow is so large that it overflows.
double attraction(double flow, double theta)
{
    return std::pow(1.0 + flow, theta);
}

}  // namespace

void patrol_shares(std::span<const double> share, std::span<const double> flow, double theta, double inertia,
                   double epsilon, std::span<double> next)
{
    double total = 0.0;
    for (const double f : flow) total += attraction(f, theta);
    const double even = 1.0 / static_cast<double>(flow.size());
    for (std::size_t e = 0; e < flow.size(); ++e) {
        const double drawn = attraction(flow[e], theta) / total;
        next[e] = (1.0 - epsilon) * (inertia * share[e] + (1.0 - inertia) * drawn) + epsilon * even;
    }
}

}  // namespace corridor::rules
