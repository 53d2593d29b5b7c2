#include "model/rules/softmax.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace corridor::rules {

void softmax(std::span<const double> u, double scale, std::span<double> share)
{
    if (u.empty()) return;
    const double greatest = *std::max_element(u.begin(), u.end());
    double sum = 0.0;
    for (std::size_t a = 0; a < u.size(); ++a) {
        share[a] = std::exp((u[a] - greatest) / scale);
        sum += share[a];
    }
    for (double& s : share) s /= sum;
}

}  // namespace corridor::rules
