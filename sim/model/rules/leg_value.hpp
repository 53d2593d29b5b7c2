#pragma once

namespace corridor::rules {

/// Number of times a person expects to be caught on a leg that is tried until it succeeds or they give up
/// [-].
///
///     q + q [q (1 - d)] + q [q (1 - d)]^2 + ... = q / (1 - q (1 - d))
///
///     q  believed probability of interception, each try            [-]
///     d  discouragement: probability to give up once caught, d_j   [-]
///
/// Source: geometric series of independent tries; the arithmetic of F8. Part of M3.
/// Where nobody gives up (d = 0) and everybody is caught (q = 1) the answer is infinite.
constexpr double expected_captures(double q, double d)
{
    return q / (1.0 - q * (1.0 - d));
}

/// Probability that being stopped once takes a person back home [-].
///
///     h = 1 - (1 - rho)(1 - d)
///
///     rho  share of those stopped whom the authority returns to their origin   [-]
///     d    discouragement: probability to give up once caught, d_j             [-]
///
/// Source: two independent ends of a journey; assumption. Part of M3.
constexpr double home_probability(double rho, double d)
{
    return 1.0 - (1.0 - rho) * (1.0 - d);
}

/// A leg as a traveller class sees it. All >= 0; w > 0; probabilities are beliefs, not truths.
struct LegAsSeen {
    double F;      // [USD], going fee; 0 where one walks alone
    double w;      // [USD per month], income of the class
    double days;   // [day], travel time
    double wait;   // [day], expected wait for a place
    double death;  // d^ [-], probability to die on the leg
    double harm;   // h^ [-], probability to be abused on the leg
    double q;      // q^ [-], probability to be intercepted, each try
    double d;      // d_j [-], probability to give up once caught
    double rho;    // [-], share of those stopped who are returned to their origin
    bool alone;    // without a smuggler
};

/// What a leg's hardships weigh, in utility. All >= 0.
struct LegWeights {
    double fee;        // c_fee    [per month of income]
    double time;       // c_time   [per day]
    double death;      // c_death  [per certain death]
    double harm;       // c_harm   [per certain abuse]
    double caught;     // c_caught [per capture]
    double returning;  // c_return [per journey that ends at home]
    double alone;      // c_alone  [per leg]
};

/// Utility of travelling one leg [-]; below zero for any leg that costs something.
///
///     M3  v = - c_fee F / w - c_time (days + wait) - c_death d^ - c_harm h^
///             - (c_caught + c_return h) q^ / (1 - q^ (1 - d_j)) - c_alone [alone]
///
/// Departure: MODEL has no c_return h. Without it, whoever is discouraged by being stopped only expects fewer
/// captures, so that the more people give up, the better leaving looks, and removal at the border deters
/// nobody. A journey that a stop ends at home costs what one that M4's return ends does (decision 0009).
///
/// Source: linear-in-attributes utility of a link, form of Fosgerau, Frejinger and Karlstrom (2013,
/// recalled); terms and weights are an assumption. M1 needs v < 0: a leg with v >= 0 is refused
/// where the network is read. ODD 7.1.
constexpr double leg_value(const LegAsSeen& leg, const LegWeights& c)
{
    return -c.fee * leg.F / leg.w - c.time * (leg.days + leg.wait) - c.death * leg.death - c.harm * leg.harm -
           (c.caught + c.returning * home_probability(leg.rho, leg.d)) * expected_captures(leg.q, leg.d) -
           (leg.alone ? c.alone : 0.0);
}

}  // namespace corridor::rules
