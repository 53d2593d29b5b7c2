#pragma once

#include <cmath>
#include <cstddef>

namespace corridor::rules {

/// Weight of one leg in the linear system of M1, z(n) = sum_e weight(e) z(to(e)) + ... [-].
///
///     M1  (1 / |A|) exp(v / mu)
///
///     v    utility of the leg (M3), < 0                            [-]
///     mu   scale of what differs between travellers of a class, > 0 [-]
///     |A|  alternatives at hand at the place; alone and with a smuggler count as two
///
/// Source: recursive logit of Fosgerau, Frejinger and Karlstrom (2013, recalled). Departure: legs are
/// averaged over the alternatives, so that each row sums to less than one and a solution exists. ODD 7.3.
inline double leg_weight(double v, double mu, std::size_t n_alternatives)
{
    return std::exp(v / mu) / static_cast<double>(n_alternatives);
}

/// Weight of ending the journey in the linear system of M1: exp(R / mu) at a destination, exp(G / mu)
/// for giving up [-]. `value` is R (M4) or G.
inline double ending_weight(double value, double mu)
{
    return std::exp(value / mu);
}

/// Value of giving up at a place and going home, G of M1 [-].
///
///     G = G_0 + c_assisted voluntary_return
///
///     G_0               without assistance                                             [-]
///     c_assisted        worth of a paid, safe way home                                 [-]
///     voluntary_return  share of those stranded whom assisted voluntary return reaches [-]
///
/// Source: assumption. ODD 7.3.
constexpr double value_of_giving_up(double G_0, double c_assisted, double voluntary_return)
{
    return G_0 + c_assisted * voluntary_return;
}

/// Probability that a traveller at a place takes one leg of it [-].
///
///     M2  P(e) = (1 / |A|) exp[(v + V_to - V_here) / mu]
///
///     v                utility of the leg (M3)                      [-]
///     V_to, V_here     values of being where it leads, and here (M1) [-]
///
/// Over all legs, stopping and giving up these sum to one, because V_here solves M1. ODD 7.3.
inline double choice_probability(double v, double V_to, double V_here, double mu, std::size_t n_alternatives)
{
    return leg_weight(v + V_to - V_here, mu, n_alternatives);
}

/// Probability that a traveller stops at this destination, of value R (M4) [-]; M2. ODD 7.3.
inline double stop_probability(double R, double V_here, double mu)
{
    return ending_weight(R - V_here, mu);
}

/// Probability that a traveller gives up here and goes home, of value G [-]; M2; not at the origin. ODD 7.3.
inline double give_up_probability(double G, double V_here, double mu)
{
    return ending_weight(G - V_here, mu);
}

}  // namespace corridor::rules
