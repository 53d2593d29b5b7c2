#pragma once

#include <cmath>

namespace corridor::rules {

/// How closely a leg is watched [-]: expected detections of an unguided crossing.
///
///     E1  Lambda = kappa patrol skill / length^gamma
///
///     kappa   detections per unit of patrol on one kilometre, by mode    [km^gamma per patrol]
///     patrol  patrol effort on the leg                                   [patrols]
///     skill   of the jurisdiction's border force; 1 is ordinary          [-]
///     length  of the leg, > 0                                            [km]
///     gamma   how fast length dilutes patrols; 0 not at all, 1 in full   [-]
///
/// Source: assumption (random search: detections are Poisson). ODD 7.9.
inline double watch_intensity(double kappa, double patrol, double skill, double length, double gamma)
{
    return kappa * patrol * skill / std::pow(length, gamma);
}

/// Probability that a crossing is intercepted [-].
///
///     E1  (1 - corruption) (1 - exp[-Lambda exp(-evasion)])
///
///     Lambda      watch intensity                                        [-]
///     evasion     skill of whoever leads: 0 alone, > 0 with a smuggler   [-]
///     corruption  share of interceptions that a bribe prevents           [-]
///
/// Source: assumption. The room that an authority has to arrest and process does not enter: crowds must not
/// make a crossing safe. ODD 7.9.
inline double interception_probability(double Lambda, double evasion, double corruption)
{
    return (1.0 - corruption) * -std::expm1(-Lambda * std::exp(-evasion));
}

}  // namespace corridor::rules
