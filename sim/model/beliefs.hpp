/// What nationalities have heard of the network: discounted records per leg and month of the year.  MODEL 8,
/// ODD 2.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "model/ids.hpp"

namespace corridor {

/// What a number of crossings brought; a crossing counts once, whatever the number aboard.
struct Experience {
    double crossings = 0;
    double deaths = 0;  // [crossings], share of those aboard who died, added up
    double harms = 0;   // [crossings], share abused
    double met = 0;     // [crossings], share whose outcome at the border is known (it comes with the arrival)
    double stops = 0;   // [crossings], share stopped, of `met`

    Experience& operator+=(const Experience& other);
    void discount(double memory);
};

/// Experience of claims for papers at one destination.
struct Claims {
    double decided = 0;
    double granted = 0;
    double returned = 0;
};

/// How a leg is travelled; risks differ.
enum class Guidance : std::uint8_t { alone, guided };

/// What travellers believe of one way over a leg.
struct LegBelief {
    double death = 0;    // [-], P(death)
    double harm = 0;     // [-], P(abuse)
    double stopped = 0;  // [-], P(intercepted and not let through)
};

struct Beliefs {
    std::size_t n_legs = 0;
    std::size_t n_places = 0;
    Column<NationalityId, double> optimism;    // b of M12, mean over the nationality's origins
    Column<NationalityId, double> protection;  // share of claims that are founded, likewise
    // nationality x leg x guidance
    std::vector<std::array<Experience, 12>> monthly;  // by month of the year of the event
    std::vector<Experience> yearly;                   // all months
    std::vector<LegBelief> prior;                     // leg x guidance: what was believed before any record
    std::vector<std::vector<Experience>> pending;     // [month modulo delay + 1]: not heard of yet
    // nationality x place
    std::vector<Claims> claims;
    std::vector<Claims> claims_pending;
    // leg
    std::vector<Experience> truth;  // leg x guidance, all nationalities, undelayed: what campaigns quote
    std::vector<double> fee;        // [USD] going fee, last month's mean of contracts
    std::vector<double> wait;       // [day] expected wait for a place
    std::vector<double> founding_interception;  // P(intercepted) of a guided crossing as the tables have it

    std::size_t at(NationalityId nationality, LegId leg, Guidance guidance) const
    {
        return (nationality.value * n_legs + leg.value) * 2 + static_cast<std::size_t>(guidance);
    }
    std::size_t at(LegId leg, Guidance guidance) const
    {
        return leg.value * 2 + static_cast<std::size_t>(guidance);
    }
    std::size_t at(NationalityId nationality, PlaceId place) const
    {
        return nationality.value * n_places + place.value;
    }
};

}  // namespace corridor
