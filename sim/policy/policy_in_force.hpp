/// A scenario as it runs: what its budgets have left, which of its triggers have been pulled.  ODD 7.22
#pragma once

#include <vector>

#include "metrics/indicator.hpp"
#include "policy/scenario.hpp"

namespace corridor {

/// One replicate's policy. Reads indicators, writes levers; knows nothing else of the world.
class PolicyInForce {
public:
    PolicyInForce(const Scenario& scenario, const Network& network);

    /// Pays the bills of a day. A programme that cannot pay all of its own stops on it.
    void pay(Date today);

    /// Pays, applies the scenario to the levers of the day, and returns what each intervention spends [USD].
    std::vector<double> apply(Levers& levers, Date today);

    /// Looks at the months that are over, on the first day of a month: what waits for them comes into force
    /// today. `months` of the record are over.
    void look(const Observed& observed, std::size_t months, Date today);

    /// As it stands: with the days on which triggers were pulled and programmes stopped.
    const Scenario& scenario() const { return scenario_; }

private:
    Scenario scenario_;
    std::vector<Indicator> awaited_;  // of each intervention; without info where it waits for nothing
    std::vector<double> left_;        // [USD] of each programme
};

/// The scenario with the ends that its budgets set, on the days from `from` to `until`, if no trigger is
/// pulled.
Scenario with_budget_ends(Scenario scenario, const Network& network, Date from, Date until);

/// The scenario as if all that waits for an indicator came into force on its first day, with the ends that
/// its budgets set then: the one course that can be told before anything runs.
Scenario as_if_nothing_waited(Scenario scenario, const Network& network, Date from, Date until);

}  // namespace corridor
