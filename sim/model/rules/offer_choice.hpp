#pragma once

#include <cstddef>
#include <span>

namespace corridor::rules {

/// Most offers that a migrant compares.
inline constexpr std::size_t most_offers = 8;

/// Utility of one smuggler's offer [-], in the unit of the logit.
///
///     u = - c_fee fee_months + c_safety reputation + scheme
///
///     fee_months  fee / income                                                       [month]
///     reputation  for safe crossings, in [0, 1]                                      [-]
///     scheme      what the scheme of payment is worth: pay on safe arrival over in advance [-]
///     c_fee       [per month of income], > 0;   c_safety  [per certainty of safety], >= 0
///
/// Source: assumption (logit on fee, reputation, scheme: MODEL 5). ODD 7.19.
constexpr double offer_utility(double fee_months, double reputation, double scheme, double c_fee,
                               double c_safety)
{
    return -c_fee * fee_months + c_safety * reputation + scheme;
}

/// Index of the offer chosen, among the first `most_offers`; 0 where there is none.
///
///     P(offer) = exp(u_offer) / sum exp(u)
///
///     utility  of each offer                                        [-]
///     u        number in [0, 1); offers own adjoining parts of it in their order
///
/// Source: logit. ODD 7.19.
std::size_t choose_offer(std::span<const double> utility, double u);

}  // namespace corridor::rules
