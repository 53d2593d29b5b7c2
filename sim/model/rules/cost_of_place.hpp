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
/// sentence (expected_sentence). ODD 7.5.
constexpr double cost_of_place(const Departure& s)
{
    const double vessel = s.vessel * s.p_v;
    const double lost_if_caught = vessel + s.a * s.sentence * s.value_of_liberty;
    return s.operating + s.bribe + (s.q * lost_if_caught + s.wear * vessel) / s.l;
}

/// Fee for one place [USD per passenger].
///
///     M7  fee = cost / kept (1 + markup)
///
///     cost    full cost of a place (M6)                                          [USD per passenger]
///     kept    share of the fees agreed that are not returned nor seized, > 0     [-]
///     markup  on that                                                            [-]
///
/// Departure: MODEL has no `kept`. Without it whoever takes payment on safe arrival sells below cost wherever
/// people are stopped, and is ruined. Source: assumption (markup pricing). ODD 7.5.
constexpr double fee(double cost, double kept, double markup)
{
    return cost / kept * (1.0 + markup);
}

/// Lowest fee an organisation posts [USD per passenger].
///
///     max{ operating + bribe, cost / kept (1 + m_min) }
///
///     operating, bribe  what it pays in cash for each passenger   [USD per passenger]
///     cost, kept        as in M7                                  [USD per passenger; -]
///     m_min             lowest markup, may be negative            [-]
///
/// For a while it may sell below full cost, but never below what each passenger costs in cash.
/// Source: assumption; part of M8. ODD 7.5.
constexpr double lowest_fee(double operating, double bribe, double cost, double kept, double m_min)
{
    return std::max(operating + bribe, fee(cost, kept, m_min));
}

/// Fee of a seller of differentiated places in Bertrand competition [USD per passenger].
///
///     cost + 1 / (alpha (1 - share))
///
///     cost   of a place sold, the return on its outlay included  [USD per passenger]
///     alpha  how strongly buyers answer to fees, > 0             [per USD]
///     share  the seller's share of the leg's places, < 1         [-]
///
/// Source: logit oligopoly of Anderson, de Palma and Thisse (1992, recalled). ODD 7.5.
constexpr double bertrand_fee(double cost, double alpha, double share)
{
    return cost + 1.0 / (alpha * (1.0 - share));
}

/// How fees move in a week. Shares of places are of those offered in the week.
struct FeeAdaptation {
    double target;       // [-], share of places asked for above which they are scarce
    double eta;          // [per week], speed at which scarcity raises fees, at most 0.08 or fees cycle
    double competition;  // [per week], share of the way to the Bertrand fee while places stay empty
};

/// Markup for next week [-].
///
///     M8  1 + markup' = (1 + markup) exp[eta (min(asked / places, 2 target) - target)]    asked / places >
///     target
///                     = (1 + markup) (rest / (1 + markup))^competition                    else
///
///     markup  this week's                                              [-]
///     asked   places sold and asked for in vain this week              [persons]
///     places  offered this week                                        [persons]; none offered: unchanged
///     rest    1 + markup of the Bertrand fee, > 0                      [-]
///
/// Departure: MODEL lets the fee follow the share of places sold both ways. It and free entry (M9) then swing
/// against each other, since a fee between booms knows no level to come to rest at; with the Bertrand fee as
/// that level the swing dies out (decision 0007). Source: the upper line an assumption (tatonnement), the
/// lower as bertrand_fee. ODD 7.5.
inline double markup_step(double markup, double asked, double places, double rest, const FeeAdaptation& how)
{
    if (!(places > 0.0)) return markup;
    const double share = asked / places;
    if (share > how.target) {
        const double excess = std::min(share, 2.0 * how.target) - how.target;
        return (1.0 + markup) * std::exp(how.eta * excess) - 1.0;
    }
    return std::pow(1.0 + markup, 1.0 - how.competition) * std::pow(rest, how.competition) - 1.0;
}

}  // namespace corridor::rules
