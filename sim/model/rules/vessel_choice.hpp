#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace corridor::rules {

/// One way to make a crossing: a sound or an unsound vessel, a fuller or an emptier load; money in 2015 USD.
struct Plan {
    double l;                 // [persons], load
    double fee;               // [USD per passenger]
    double cash;              // [USD per passenger], operating cost and bribe
    double q;                 // [-], perceived probability that it is intercepted
    double wreck;             // [-], perceived probability that it is wrecked
    double vessel;            // [USD], this kind of vessel at its ordinary price
    double p_v;               // [-], vessel price relative to ordinary, >= 1 (vessel_price)
    double wear;              // [-], share of a vessel used up by a departure
    double a;                 // [-], perceived probability of arrest and conviction once intercepted
    double sentence;          // [month], expected if convicted: the aggravated penalty for endangering plans
    double value_of_liberty;  // [USD per month]
    double rescue;            // [-], probability that a wreck is rescued
    double fatality;          // [-], probability to die in a wreck that is not
    double loss_per_death;    // [USD per passenger], fee not collected and reputation lost
};

/// Expected profit of one departure made by this plan [USD].
///
///     M11  pi = l (fee - cash) - (q + wreck + wear) vessel p_v - q a sentence value_of_liberty
///               - wreck (1 - rescue) fatality l loss_per_death
///
/// Source: assumption. Seizure speaks for cheap vessels; rescue makes wrecks cheap and so unsound vessels
/// worth while (direction: Deiana, Maheshri and Mastrobuoni 2024, Migrants at Sea); the aggravated penalty
/// speaks for sound ones. Without wrecks it is l (fee - cost_of_place), M6. ODD 7.8.
constexpr double plan_profit(const Plan& s)
{
    const double vessels_lost = (s.q + s.wreck + s.wear) * s.vessel * s.p_v;
    const double liberty_lost = s.q * s.a * s.sentence * s.value_of_liberty;
    const double lives_lost = s.wreck * (1.0 - s.rescue) * s.fatality * s.l;
    return s.l * (s.fee - s.cash) - vessels_lost - liberty_lost - lives_lost * s.loss_per_death;
}

/// The four plans, in the order in which their numbers stand in an array.
enum class PlanKind : std::size_t { sound_emptier, sound_fuller, unsound_emptier, unsound_fuller };
inline constexpr std::size_t n_plans = 4;

/// How likely each of the four plans is chosen [-]; sums to one within rounding.
///
///     M11  P(plan) = exp(pi_plan / scale) / sum exp(pi / scale)
///
///     profit  expected profit of each plan                              [USD]
///     scale   profit difference that makes a plan e times as likely, > 0 [USD]
///
/// Source: assumption (logit). ODD 7.8.
std::array<double, n_plans> plan_probabilities(const std::array<double, n_plans>& profit, double scale);

/// Price of vessels relative to ordinary times [-], at least 1.
///
///     M11  p_v = max(1, use / supply)^(1 / eps_v)
///
///     use     vessels used up on the coast in a month                        [per month]
///     supply  vessels that can be had at the ordinary price, > 0             [per month]
///     eps_v   elasticity of supply: 1 % dearer brings eps_v % more vessels, > 0 [-]
///
/// Source: assumption (constant-elasticity supply above the ordinary). ODD 7.8.
inline double vessel_price(double use, double supply, double eps_v)
{
    return std::pow(std::max(1.0, use / supply), 1.0 / eps_v);
}

}  // namespace corridor::rules
