#pragma once

#include <cmath>

namespace corridor::rules {

/// A destination as a traveller class sees it.
struct DestinationAsSeen {
    double w_n;   // [USD per month], wage there; > 0
    double w_k;   // [USD per month], income of the class at home; > 0
    double ties;  // [-], relatives and friends there, in the unit of c_ties; >= 0
    double s;     // s^ [-], believed chance of papers
    double r;     // r^ [-], believed chance of being returned
};

/// What a destination's attractions weigh, in utility. All >= 0.
struct DestinationWeights {
    double gain;       // c_gain   [per log point of wage]
    double ties;       // c_ties   [per log point of 1 + ties]
    double status;     // c_status [per certainty of papers]
    double returning;  // c_return [per certain return]
};

/// Utility of stopping at a destination [-]; of either sign.
///
///     M4  R = (1 - r^) [c_gain log(w_n / w_k) + c_ties log(1 + ties) + c_status s^] - r^ c_return
///
/// Source: assumption, with log wages as in models of migrants' selection. The returned gain nothing
/// and lose c_return: without r^ a certain return would deter nobody. ODD 7.2.
inline double destination_value(const DestinationAsSeen& n, const DestinationWeights& c)
{
    const double gain = c.gain * std::log(n.w_n / n.w_k) + c.ties * std::log1p(n.ties) + c.status * n.s;
    return (1.0 - n.r) * gain - n.r * c.returning;
}

}  // namespace corridor::rules
