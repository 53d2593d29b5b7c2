/// A scenario: a list of interventions with dates, scopes and strengths.  ODD 7.22
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/date.hpp"
#include "model/corridor.hpp"
#include "policy/catalogue.hpp"

namespace corridor {

/// A bundle of interventions under one budget: when the money is spent, they stop.
struct Programme {
    std::string name;
    double budget = 0;  // [USD]

    bool operator==(const Programme&) const = default;
};

/// What a policy file says, or several do together.
struct Scenario {
    std::string id;  // file name without ending, of several joined by '+'; "baseline" changes nothing
    std::string title;
    std::vector<std::string> answers;  // rows of the policy frame, as A-b
    std::vector<AnyIntervention> interventions;
    std::vector<Programme> programmes{};
    std::vector<SourceFile> files{};  // as read; none for the baseline

    /// Campaigns that the scenario can ever run: exposures besides "heard nothing". Campaigns are numbered in
    /// the order of `interventions`.
    std::uint32_t n_campaigns() const;

    /// Applies every intervention in force on a day to the levers of that day, in the order of
    /// `lever_changes.hpp`, not in that of the list. What left a lever's range is added to `clamps`.
    void apply(Levers& levers, Date today, std::vector<Clamp>* clamps = nullptr) const;

    /// What intervention `i` costs that day [USD].
    double cost_on(std::size_t i, Date today) const;
};

/// Names of a scenario's interventions, each once: the kind, and further ones of a kind as KIND/2 ...
std::vector<std::string> names_of_interventions(const Scenario& scenario);

/// Changes nothing, costs nothing.
Scenario baseline();

/// Interventions in one order, whichever their files had: by kind, first day, and all that they say.
/// Campaigns are numbered in it, so that equal policy draws equal numbers.
void put_in_order(std::vector<AnyIntervention>& interventions);

/// All that several scenarios do, at once; the order of `parts` changes nothing. Of parts with different ids
/// whose programmes have different names.
Scenario joined(std::vector<Scenario> parts);

/// Most campaigns of one scenario: the draws of leave_home number so many.
inline constexpr std::uint32_t most_campaigns = 16;

/// First day on which any intervention may be in force; `Schedule::never` where there is none.
Date first_day_of(const Scenario& scenario);

/// Whether any intervention waits for an indicator.
bool waits_in_part(const Scenario& scenario);

/// Whether every intervention waits for an indicator, so that none may ever come into force.
bool waits_altogether(const Scenario& scenario);

/// The scenario as if every trigger were pulled on its first day: what it would move.
Scenario with_triggers_pulled(Scenario scenario);

/// Days on which what a scenario asks may begin to differ in kind: the first, months' first days, beginnings,
/// ends of ramps and ends.
std::set<Date> days_of_interest(const Scenario& scenario, Date from, Date until);

/// What the scenario asks of levers beyond their range, each lever and member once, on the first day it
/// happens. Looks at the first day of every month and at every day on which an intervention or its ramp
/// begins or ends.
std::vector<Clamp> clamps_of(const Scenario& scenario, const Corridor& corridor, Date from, Date until);

}  // namespace corridor
