/// Levers of an invented world of three jurisdictions, two origins, two places and two legs, each value 0
/// unless said otherwise.
#pragma once

#include <cmath>

#include "model/levers.hpp"
#include "model/network.hpp"
#include "policy/lever_changes.hpp"

namespace corridor::test {

inline constexpr Date day_one = {16071};  // 2014-01-01

inline Levers three_lands()
{
    Network network;
    for (int i = 0; i < 3; ++i) network.jurisdictions.push_back({});
    for (int i = 0; i < 2; ++i) {
        network.origins.push_back({});
        network.places.push_back({});
        network.legs.push_back({});
    }
    Levers levers = empty_levers(network);
    for (const LeverInfo& lever : lever_catalogue()) {
        for (double& value : levers.*lever.values) value = std::isnan(value) ? lever.least : value;
    }
    levers.penalty = {10, 20, 30};
    levers.aggravated_penalty = {100, 200, 300};
    return levers;
}

/// The levers after one intervention on a day.
template <class Kind>
Levers after(const Kind& kind, Date today, Levers levers = three_lands())
{
    LeverChanges changes(levers, today);
    kind.apply(changes, today);
    changes.apply(levers);
    return levers;
}

}  // namespace corridor::test
