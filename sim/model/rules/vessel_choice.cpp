#include "model/rules/vessel_choice.hpp"

#include "model/rules/softmax.hpp"

namespace corridor::rules {

std::array<double, n_plans> plan_probabilities(const std::array<double, n_plans>& profit, double scale)
{
    std::array<double, n_plans> probability{};
    softmax(profit, scale, probability);
    return probability;
}

}  // namespace corridor::rules
