#include "io/flee/assumptions.hpp"

#include <array>

namespace corridor::flee {

namespace {

constexpr std::string_view same =
    "the same in every country, so that none is preferred; replace by its law and practice";
constexpr std::string_view same_place =
    "the same everywhere, so that nobody moves for wages; replace by local figures";

constexpr std::array table{
    Assumption{"jurisdictions.csv", "border_budget", "5",
               "patrol units: few, as along borders that people flee over"},
    Assumption{"jurisdictions.csv", "arrest_capacity", "2", same},
    Assumption{"jurisdictions.csv", "investigators", "2", same},
    Assumption{"jurisdictions.csv", "prosecutors", "2", same},
    Assumption{"jurisdictions.csv", "request_capacity", "0.5", same},
    Assumption{"jurisdictions.csv", "conviction_base", "0.3", same},
    Assumption{"jurisdictions.csv", "penalty", "36", same},
    Assumption{"jurisdictions.csv", "aggravated_penalty", "72", same},
    Assumption{"jurisdictions.csv", "asylum_share", "0.9",
               "people who flee a conflict are let in when they are met"},
    Assumption{"jurisdictions.csv", "detention_share", "0.02", same},
    Assumption{"jurisdictions.csv", "pushback_share", "0.03", same},
    Assumption{"jurisdictions.csv", "return_share", "0.01", same},
    Assumption{"jurisdictions.csv", "detention_capacity", "100", same},
    Assumption{"jurisdictions.csv", "detention_days", "30", same},
    Assumption{"jurisdictions.csv", "sensitivity_men", "0.05", same},
    Assumption{"jurisdictions.csv", "sensitivity_women", "0.1", same},
    Assumption{"jurisdictions.csv", "sensitivity_children", "0.1", same},
    Assumption{"jurisdictions.csv", "specificity", "0.98", same},
    Assumption{"jurisdictions.csv", "referral_capacity", "10", same},
    Assumption{"jurisdictions.csv", "recognition", "0.9", "refugees are recognised as a group"},
    Assumption{"jurisdictions.csv", "procedure_days", "60", same},
    Assumption{"jurisdictions.csv", "enforced_return", "0.02", same},
    Assumption{"jurisdictions.csv", "corruption", "0.3", same},
    Assumption{"jurisdictions.csv", "vessel_supply", "1", "no leg is by sea"},
    Assumption{"places.csv", "wage", "80", same_place},
    Assumption{"places.csv", "cost_of_living", "50", same_place},
    Assumption{"places.csv", "exploitation", "0.002", same_place},
    Assumption{"places.csv", "assistance", "", "half of those in need in a camp, a tenth elsewhere"},
    Assumption{"legs.csv", "days", "", "distance at 200 km a day"},
    Assumption{"legs.csv", "hazard", "0.0005",
               "by road, far from the desert; replace where the way is dangerous"},
    Assumption{"legs.csv", "abuse", "0.03", "the same on every leg"},
    Assumption{"legs.csv", "operating_cost", "",
               "over a border 30 USD and 10 cents a kilometre; no smuggler serves a leg within a country"},
    Assumption{"legs.csv", "bribe", "", "over a border 10 USD, else none"},
    Assumption{"legs.csv", "vessel_cost", "0", "on foot, or in vehicles that are not lost"},
    Assumption{"legs.csv", "vessel_places", "20", "a lorry"},
    Assumption{"legs.csv", "organisations", "", "two on a leg over a border, else none"},
    Assumption{"legs.csv", "border_length", "",
               "500 km of border a leg; within a country nothing is watched"},
    Assumption{"legs.csv", "rescue", "0.3", "the same on every leg"},
    Assumption{"origins.csv", "aspiration", "-3",
               "in peace few leave; fit it so that departures are those observed"},
    Assumption{"origins.csv", "wage", "80", same_place},
    Assumption{"origins.csv", "income_spread", "0.6", "the same in every area"},
    Assumption{"origins.csv", "women", "0.5", "whole families flee"},
    Assumption{"origins.csv", "children", "0.5", "whole families flee"},
    Assumption{"origins.csv", "families", "0.7", "whole families flee"},
    Assumption{"origins.csv", "minority", "0.1", "the same in every area"},
    Assumption{"origins.csv", "disability", "0.05", "the same in every area"},
    Assumption{"origins.csv", "protection", "0.9", "most who flee a conflict have a founded claim"},
    Assumption{"origins.csv", "vulnerable", "0", "no discrimination on the way is known"},
    Assumption{"origins.csv", "optimism", "0", "risks are seen as they are recorded"},
    Assumption{"seasons.csv", "*", "", "the same in every month"},
    Assumption{"unit_costs.csv", "*", "", "a figure to be replaced"},
};

}  // namespace

std::span<const Assumption> assumptions()
{
    return table;
}

}  // namespace corridor::flee
