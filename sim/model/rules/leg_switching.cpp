#include "model/rules/leg_switching.hpp"

#include "model/rules/softmax.hpp"

namespace corridor::rules {

void switch_probabilities(std::span<const double> profit, std::size_t current, double cost, double scale,
                          std::span<double> probability)
{
    for (std::size_t e = 0; e < profit.size(); ++e) probability[e] = profit[e] - (e == current ? 0.0 : cost);
    softmax(probability, scale, probability);
}

}  // namespace corridor::rules
