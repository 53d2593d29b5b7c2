#include "model/rules/offer_choice.hpp"

#include "model/rules/softmax.hpp"

#include <algorithm>
#include <array>

namespace corridor::rules {

std::size_t choose_offer(std::span<const double> utility, double u)
{
    std::array<double, most_offers> memory;
    const std::span<double> share = std::span(memory).first(std::min(utility.size(), most_offers));
    softmax(utility.first(share.size()), 1.0, share);
    double reached = 0.0;
    for (std::size_t offer = 0; offer + 1 < share.size(); ++offer) {
        reached += share[offer];
        if (u < reached) return offer;
    }
    return share.empty() ? 0 : share.size() - 1;  // the last owns the rest, rounding included
}

}  // namespace corridor::rules
