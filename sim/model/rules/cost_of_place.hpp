#pragma once

#include <algorithm>
#include <cmath>

namespace corridor::rules {

/// Passengers an organisation can plan for on one departure [persons].
///
///     M6  l = min(load, target places max_wait)
///
///     load      passengers it would like to carry                    [persons]
///     target    share of its places that it means to sell            [-]
///     places    places it can offer                                  [persons per day]
///     max_wait  longest that it keeps passengers waiting for a departure [day]
///
/// Departure: at least 1, since a crossing carries somebody. Source: assumption. ODD 7.5.
constexpr double planned_load(double load, double target, double places, double max_wait)
{
    return std::max(1.0, std::min(load, target * places * max_wait));
}

/// What one departure costs and risks; money in constant 2015 USD.
struct Departure {
    double operating;         // [USD per passenger]
    double bribe;             // [USD per passenger]
    double q;                 // q^_s [-], perceived probability of interception
    double vessel;            // [USD], a vessel or vehicle at its ordinary price
    double p_v;               // [-], vessel price relative to ordinary, >= 1 (vessel_price)
    double a;                 // a^_s [-], perceived probability of arrest and conviction once intercepted
    double sentence;          // [month], expected if convicted (expected_sentence)
    double value_of_liberty;  // [USD per month]
    double wear;              // [-], share of a vessel used up by a departure
    double l;                 // [persons], planned load, > 0
};

/// Full cost of one place sold on a leg [USD per passenger].
///
///     M6  cost = operating + bribe + [q^ (vessel p_v + a^ sentence value_of_liberty) + wear vessel p_v] / l
///
/// Source: form of the smuggler's cost in Auriol and Mesnard (2016, Economica 83), with vessels and
/// load added (assumption). Departure: MODEL's "penalty + aggravated share" is read as the expected
/// sentence, penalty + aggravated_share (aggravated_penalty - penalty). ODD 7.5.
constexpr double cost_of_place(const Departure& s)
{
    const double vessel = s.vessel * s.p_v;
    const double lost_if_caught = vessel + s.a * s.sentence * s.value_of_liberty;
    return s.operating + s.bribe + (s.q * lost_if_caught + s.wear * vessel) / s.l;
}

/// Fee for one place [USD per passenger].
///
///     M7  fee = cost (1 + markup)
///
/// Source: assumption (markup pricing). ODD 7.5.
constexpr double fee(double cost, double markup)
{
    return cost * (1.0 + markup);
}

/// Lowest fee an organisation posts [USD per passenger].
///
///     max{ operating + bribe, cost (1 + m_min) }
///
///     operating, bribe  what it pays in cash for each passenger   [USD per passenger]
///     cost              full cost of a place (M6)                 [USD per passenger]
///     m_min             lowest markup, may be negative            [-]
///
/// For a while it may sell below full cost, but never below what each passenger costs in cash.
/// Source: assumption; part of M8. ODD 7.5.
constexpr double lowest_fee(double operating, double bribe, double cost, double m_min)
{
    return std::max(operating + bribe, fee(cost, m_min));
}

/// Markup for next week [-].
///
///     M8  1 + markup' = max{ 1 + m_min, (1 + markup) exp[eta (sold / places - target)] }
///
///     sold, places  places sold and offered this week             [persons]; none offered: unchanged
///     eta           speed of adaptation, at most 0.08 or fees cycle [per week]
///     target        share of places sold at which the fee rests   [-]
///     m_min         lowest markup, may be negative                [-]
///
/// Source: assumption (fees follow unsold places, as in tatonnement). ODD 7.5.
inline double markup_step(double markup, double sold, double places, double eta, double target, double m_min)
{
    if (!(places > 0.0)) return markup;
    const double moved = (1.0 + markup) * std::exp(eta * (sold / places - target));
    return std::max(1.0 + m_min, moved) - 1.0;
}

/// Fee of a seller of differentiated places in Bertrand competition [USD per passenger]: the alternative
/// that M8 is compared with.
///
///     fee = cost + 1 / (alpha (1 - share)) + scarcity
///
///     cost      full cost of a place (M6)                         [USD per passenger]
///     alpha     how strongly buyers answer to fees, > 0           [per USD]
///     share     the seller's share of the leg's market, < 1       [-]
///     scarcity  what a place is worth beyond that when all are sold [USD per passenger]
///
/// Source: logit oligopoly of Anderson, de Palma and Thisse (1992, recalled). ODD 7.5.
constexpr double bertrand_fee(double cost, double alpha, double share, double scarcity)
{
    return cost + 1.0 / (alpha * (1.0 - share)) + scarcity;
}

}  // namespace corridor::rules
