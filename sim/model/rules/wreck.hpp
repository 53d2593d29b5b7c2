#pragma once

#include <algorithm>
#include <cmath>

namespace corridor::rules {

/// How much a load multiplies the hazard [-]; 1 at the load the vessel is built for.
///
///     (load / capacity)^exponent
///
///     load      passengers                                     [persons]
///     capacity  what the vessel or vehicle is built for, > 0   [persons]
///     exponent  0: load does not matter                        [-]
///
/// Source: assumption; part of E2. ODD 7.10.
inline double load_factor(double load, double capacity, double exponent)
{
    return std::pow(load / capacity, exponent);
}

/// What endangers one crossing. All >= 0.
struct Passage {
    double hazard;          // [-], of the leg in an ordinary month, sound vessel, ordinary load
    double season;          // [-], factor of the month, 1 on the year's mean
    double unsound_factor;  // [-], 1 for a sound vessel
    double load_factor;     // [-], 1 at the ordinary load
    double chi;             // [-], how far being watched makes a crossing dangerous
    double Lambda;          // [-], watch intensity of the leg now (E1)
    double Lambda_0;        // [-], watch intensity at which `hazard` was measured
};

/// Probability that a crossing is wrecked, breaks down or is abandoned [-].
///
///     E2  1 - exp(-hazard season unsound_factor load_factor [1 + chi Lambda] / [1 + chi Lambda_0])
///
/// Evading patrols is dangerous: detours, night, bad weather. Source: assumption, chi swept; direction of
/// the effect of enforcement on deaths: Massey, Durand and Pren (2016, AJS 121:1557). ODD 7.10.
inline double wreck_probability(const Passage& e)
{
    const double evading = (1.0 + e.chi * e.Lambda) / (1.0 + e.chi * e.Lambda_0);
    return -std::expm1(-e.hazard * e.season * e.unsound_factor * e.load_factor * evading);
}

/// Probability that a person on a wrecked crossing dies [-].
///
///     E3  (1 - rescue) fatality age_factor
///
///     rescue      probability that rescue comes in time            [-]
///     fatality    share that dies where it does not, by mode       [-]
///     age_factor  of the person's age band; 1 for adults           [-]
///
/// Source: assumption. Departure: at most 1, which a large age factor could pass. ODD 7.10.
constexpr double death_probability(double rescue, double fatality, double age_factor)
{
    return std::min(1.0, (1.0 - rescue) * fatality * age_factor);
}

}  // namespace corridor::rules
