/// What things cost that policy buys.  ODD 6, 7.22
#pragma once

#include <string>
#include <tuple>

#include "core/field.hpp"

namespace corridor {

/// Price of one unit of what interventions buy: a day in detention, a month of an investigator. A scenario
/// says how much it buys, the corridor what that costs there.  Table `unit_costs.csv`.
struct UnitCost {
    std::string id;
    std::string name;   // what one unit is
    double amount = 0;  // [USD of 2015]

    static constexpr auto fields = std::tuple{
        Field{"id", &UnitCost::id, "-", "identifier, unique"},
        Field{"name", &UnitCost::name, "-", "what one unit is"},
        Field{"amount", &UnitCost::amount, "USD", "what one unit costs, 2015 dollars", 0.0, 1e9},
    };
};

}  // namespace corridor
