#pragma once

#include <algorithm>
#include <cmath>

namespace corridor::rules {

/// What decides whether a passenger is abused on one leg. All >= 0.
struct AbuseTerms {
    double abuse;     // abuse_e [-], hazard on the leg of an ordinary passenger of an ordinary organisation
    double ruthless;  // ruthless_s [-], of the organisation; 1 is ordinary
    double vulnerability;       // vulnerability_i [-], of the passenger; 1 is ordinary
    double deter;               // [per expected month of extra sentence]; 0 switches deterrence off
    double a;                   // a^_s [-], perceived probability of arrest and conviction
    double penalty;             // [month], for smuggling
    double aggravated_penalty;  // [month], for smuggling under aggravating circumstances
};

/// Probability that a passenger is abused on one leg [-].
///
///     H1  1 - exp(-abuse_e ruthless_s vulnerability_i exp[-deter a^_s max{0, aggravated_penalty - penalty}])
///
/// Source: assumption. That a harsher aggravated penalty deters is an assumption too: labelled, swept, and
/// off at deter = 0. Departure: max{0, .}; a law that punishes abuse less than smuggling does not invite it.
/// ODD 7.11.
inline double abuse_probability(const AbuseTerms& t)
{
    const double deterred = std::exp(-t.deter * t.a * std::max(0.0, t.aggravated_penalty - t.penalty));
    return -std::expm1(-t.abuse * t.ruthless * t.vulnerability * deterred);
}

}  // namespace corridor::rules
