/// Higher (or lower) sentences for smuggling, and apart from them for aggravated smuggling.
#pragma once

#include <array>
#include <string_view>
#include <tuple>

#include "core/field.hpp"
#include "policy/cost.hpp"
#include "policy/lever_changes.hpp"
#include "policy/mistake.hpp"
#include "policy/schedule.hpp"
#include "policy/target.hpp"

namespace corridor {

/// The two sentences are separate levers, because smugglers answer to each in their own way: fees and exit to
/// the base penalty (M6, M9), vessels and abuse to the aggravated one (M11, H1).
///
///     penalty'            = penalty (1 + w (penalty_factor - 1))  or  penalty + w (months - penalty)
///     aggravated_penalty' = likewise
///
///     w  weight of the schedule [-]: new sentences reach courts over the ramp
///
/// What is left out keeps its value. ODD 7.22.
struct EnhancedPenalties {
    Target<Scope::jurisdiction> jurisdictions{};
    double penalty = left_out;
    double penalty_factor = left_out;
    double aggravated_penalty = left_out;
    double aggravated_penalty_factor = left_out;
    Schedule schedule{};
    Cost cost{};

    static constexpr std::string_view name = "enhanced_penalties";
    static constexpr std::string_view meaning = "raises sentences for smuggling, plain and aggravated apart";
    static constexpr std::array<std::string_view, 2> answers{"A-d", "S-16.3"};
    static constexpr std::array<LeverValues, 2> levers{&Levers::penalty, &Levers::aggravated_penalty};
    static constexpr auto fields = std::tuple{
        Field{"jurisdictions", &EnhancedPenalties::jurisdictions, "-", "whose law changes"},
        Field{"penalty", &EnhancedPenalties::penalty, "month", "sentence for smuggling", 0.0, 600.0}
            .optional(),
        Field{"penalty_factor", &EnhancedPenalties::penalty_factor, "-", "multiple of that sentence", 0.0,
              100.0}
            .optional(),
        Field{"aggravated_penalty", &EnhancedPenalties::aggravated_penalty, "month",
              "sentence where lives were endangered or people abused", 0.0, 600.0}
            .optional(),
        Field{"aggravated_penalty_factor", &EnhancedPenalties::aggravated_penalty_factor, "-",
              "multiple of that sentence", 0.0, 100.0}
            .optional(),
    };

    void apply(LeverChanges& changes, Date today) const
    {
        move(changes, &Levers::penalty, penalty, penalty_factor, today);
        move(changes, &Levers::aggravated_penalty, aggravated_penalty, aggravated_penalty_factor, today);
    }

    Mistakes mistakes() const
    {
        Mistakes found;
        if (given(penalty) && given(penalty_factor))
            found.push_back({"penalty_factor", "either penalty or penalty_factor, not both"});
        if (given(aggravated_penalty) && given(aggravated_penalty_factor))
            found.push_back({"aggravated_penalty_factor",
                             "either aggravated_penalty or aggravated_penalty_factor, not both"});
        if (!given(penalty) && !given(penalty_factor) && !given(aggravated_penalty) &&
            !given(aggravated_penalty_factor))
            found.push_back({"penalty",
                             "it changes nothing: give penalty, penalty_factor, aggravated_penalty or "
                             "aggravated_penalty_factor"});
        return found;
    }

private:
    void move(LeverChanges& changes, LeverValues lever, double months, double factor, Date today) const
    {
        const double weight = schedule.weight(today);
        changes.multiply(lever, jurisdictions.members, factor, weight);
        changes.set(lever, jurisdictions.members, months, weight, schedule.begin());
    }
};

}  // namespace corridor
