/// How closely legs are watched, and what the law holds for those caught there.  E1, ODD 7.9
#pragma once

#include "model/world.hpp"

namespace corridor {

/// Lambda of one watched side of a leg today [-] (E1).
double intensity(const World& world, const Watch& watch);

/// Lambda of both sides together: what evading it makes dangerous (E2).
double intensity(const World& world, LegId leg);

/// P(intercepted) on one side for somebody who leads with that evasion; 0 where nobody watches.
double interception_probability(const World& world, LegId leg, Side side, double evasion);

/// What being intercepted on a leg may lead to, the sides weighted by how likely each intercepts.
struct LawOnLeg {
    double arrest_and_conviction = 0;  // a^: P(arrest) P(conviction) as those in the trade perceive it
    double penalty = 0;                // [month]
    double aggravated_penalty = 0;     // [month]
};
LawOnLeg law_on(const World& world, LegId leg);

/// P(arrest | interception) P(conviction | trial) in a jurisdiction, as perceived from its recent record.
/// Whoever is arrested with passengers aboard reckons with a court (departure: cases against organisations
/// are few, and the guides arrested are not followed one by one).
double perceived_conviction(const World& world, JurisdictionId jurisdiction);

/// Patrols on one side of a leg: the watcher's own, and those that policy adds on arrival [patrol units].
double patrol_on(const World& world, const Watch& watch);

/// Probability that being stopped on a leg, on whichever side, ends the journey of somebody who leads with
/// that evasion [-] (M3): by the law and the discouragement of the jurisdiction that stops. Law is known, as
/// announcements are.
double end_of_journey(const World& world, LegId leg, double evasion);

/// Probability to be stopped, and to die, of a crossing as the tables have it: the travellers' prior.
double structural_stop(const World& world, LegId leg, double evasion);
double structural_death(const World& world, LegId leg);

/// Share of a person's risk of dying in a wreck by mode (E3).
double fatality(const Parameters& parameters, Mode mode);

/// Makes the list of watched sides: every leg that crosses a border, from both.
void found_watches(World& world);

}  // namespace corridor
