#include "policy/treated.hpp"

#include <algorithm>

#include "model/corridor.hpp"

namespace corridor {
namespace {

/// Members of each scope that a scenario has touched so far.
class Touched {
public:
    explicit Touched(const Network& network) : network_(network)
    {
        for (std::size_t scope = 0; scope < scope_names.size(); ++scope)
            members_.emplace_back(scope_size(network, static_cast<Scope>(scope)), false);
    }

    void add(const Levers& before, const Levers& after)
    {
        for (const LeverInfo& lever : lever_catalogue()) {
            const std::vector<double>& old = before.*lever.values;
            const std::vector<double>& now = after.*lever.values;
            for (std::size_t member = 0; member < old.size(); ++member) {
                if (old[member] != now[member]) members_[index(lever.scope)][member] = true;
            }
        }
    }

    bool leg(LegId leg) const
    {
        const PlaceId start = network_.leg_from[leg];
        const std::size_t left = network_.place_jurisdiction[start].value;
        const std::size_t entered = network_.place_jurisdiction[network_.leg_to[leg]].value;
        const std::size_t n = network_.jurisdictions.size();
        const auto is = [&](Scope scope, std::size_t member) -> bool {
            return members_[index(scope)][member];
        };
        if (is(Scope::leg, leg.value) || is(Scope::place, start.value)) return true;
        if (is(Scope::jurisdiction, left) || is(Scope::jurisdiction, entered)) return true;
        return is(Scope::pair, left * n + entered) || is(Scope::pair, entered * n + left);
    }

private:
    static std::size_t index(Scope scope) { return static_cast<std::size_t>(scope); }

    const Network& network_;
    std::vector<std::vector<bool>> members_;
};

}  // namespace

std::vector<bool> treated_legs(const Scenario& scenario, const Corridor& corridor, Date from, Date until)
{
    const Scenario pulled = with_triggers_pulled(scenario);
    Touched touched(corridor.network);
    for (const Date day : days_of_interest(pulled, from, until)) {
        const Levers before = levers_on(corridor, day);
        Levers after = before;
        pulled.apply(after, day);
        touched.add(before, after);
    }
    std::vector<bool> treated;
    for (const LegId leg : corridor.network.legs.indices()) treated.push_back(touched.leg(leg));
    return treated;
}

}  // namespace corridor
