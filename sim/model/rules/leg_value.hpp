#pragma once

namespace corridor::rules {

/// Number of times a person expects to be caught on a leg that is tried until it succeeds or the journey ends
/// [-].
///
///     q + q [q (1 - e)] + q [q (1 - e)]^2 + ... = q / (1 - q (1 - e))
///
///     q  believed probability of interception, each try         [-]
///     e  probability that a capture ends the journey            [-]
///
/// Source: geometric series of independent tries; the arithmetic of F8. Part of M3.
/// Where no capture ends it (e = 0) and everybody is caught (q = 1) the answer is infinite.
constexpr double expected_captures(double q, double e)
{
    return q / (1.0 - q * (1.0 - e));
}

/// Share of those intercepted whom the authority returns to their origin, at once or after detention [-].
///
///     returned + detained enforced (1 - supervised absconding)
///
///     returned    share returned at once                                               [-]
///     detained    share due for detention                                              [-]
///     enforced    probability that the decision after detention is return              [-]
///     supervised  share of those due for detention who are supervised in freedom       [-]
///     absconding  probability that a supervised person does not wait for the decision  [-]
///
/// Minors taken into care and those for whom detention has no room are too few to be reckoned with.
/// Part of M3. ODD 7.1.
constexpr double removed_share(double returned, double detained, double enforced, double supervised,
                               double absconding)
{
    return returned + detained * enforced * (1.0 - supervised * absconding);
}

/// Probability that being stopped once ends a journey, at home [-].
///
///     e = 1 - (1 - rho)(1 - d)
///
///     rho  share of those stopped whom the authority returns to their origin (removed_share over all
///          stopped)                                                            [-]
///     d    discouragement: probability to give up once caught, d_j             [-]
///
/// Source: two independent ends; assumption. Part of M3.
constexpr double end_probability(double rho, double d)
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
    double end;    // e [-], probability that a capture ends the journey (end_probability)
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
///             - (c_caught + c_return e) q^ / (1 - q^ (1 - e)) - c_alone [alone]
///
/// Departure: MODEL has d_j for e, and no c_return e. There, whoever gives up once stopped only expects fewer
/// captures, so that the more people give up, the better leaving looks, and removal at the border deters
/// nobody. e q^ / (1 - q^ (1 - e)) is the probability that stops end the journey; that costs what a return
/// does that M4 knows. A greater e deters where q^ < c_return / (c_caught + c_return), decision 0009.
///
/// Source: linear-in-attributes utility of a link, form of Fosgerau, Frejinger and Karlstrom (2013,
/// recalled); terms and weights are an assumption. M1 needs v < 0: a leg with v >= 0 is refused
/// where the network is read. ODD 7.1.
constexpr double leg_value(const LegAsSeen& leg, const LegWeights& c)
{
    return -c.fee * leg.F / leg.w - c.time * (leg.days + leg.wait) - c.death * leg.death - c.harm * leg.harm -
           (c.caught + c.returning * leg.end) * expected_captures(leg.q, leg.end) -
           (leg.alone ? c.alone : 0.0);
}

}  // namespace corridor::rules
