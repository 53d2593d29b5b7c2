/// Route values (M1) and the choices they imply (M2), one row per class and place.  ODD 7.3.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/ids.hpp"
#include "model/beliefs.hpp"
#include "model/ids.hpp"

namespace corridor {

/// A way onward: a leg, alone or with a smuggler.
struct Alternative {
    LegId leg;
    Guidance guidance;
};

/// All alternatives of all places, the same for every class, and per class the probability of each.
struct Routes {
    std::vector<std::uint32_t> first;  // per place: its first alternative; one more at the end
    std::vector<Alternative> alternatives;
    // per class: alternatives, then stop per place, then give up per place
    std::vector<double> probability;
    std::vector<double> value;  // per class x place: V_k(n); minus infinity where no way leads on
    std::size_t n_places = 0;

    std::size_t row() const { return alternatives.size() + 2 * n_places; }
    std::span<const Alternative> at(PlaceId place) const
    {
        return std::span(alternatives)
            .subspan(first[place.value], first[place.value + 1] - first[place.value]);
    }
    std::span<const double> probabilities(ClassId k, PlaceId place) const
    {
        return std::span(probability)
            .subspan(k.value * row() + first[place.value], first[place.value + 1] - first[place.value]);
    }
    double stop(ClassId k, PlaceId place) const
    {
        return probability[k.value * row() + alternatives.size() + place.value];
    }
    double give_up(ClassId k, PlaceId place) const
    {
        return probability[k.value * row() + alternatives.size() + n_places + place.value];
    }
    double value_at(ClassId k, PlaceId place) const { return value[k.value * n_places + place.value]; }
};

}  // namespace corridor
