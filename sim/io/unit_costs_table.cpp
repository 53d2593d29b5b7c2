#include "io/unit_costs_table.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "io/commented_table.hpp"
#include "model/unit_cost.hpp"

namespace corridor {

std::string unit_costs_to_replace()
{
    struct Price {
        std::string_view id, name, amount;
    };
    constexpr std::array<Price, 10> prices{
        {{"assisted_return", "one person brought home of their own will and helped to settle", "900"},
         {"detention_day", "one person in detention for a day", "40"},
         {"enforced_return", "one person returned by force", "2500"},
         {"investigator_month", "an investigator with all that the work needs for a month", "3000"},
         {"patrol_unit_month", "a patrol with its vehicle or boat for a month", "30000"},
         {"prosecutor_month", "a prosecutor with all that the work needs for a month", "4000"},
         {"rescue_vessel_month", "a rescue vessel and its crew at sea for a month", "800000"},
         {"shelter_place_month", "a place in a shelter for victims for a month", "700"},
         {"supervision_day", "one person supervised in freedom for a day", "5"},
         {"trained_officer", "an officer trained", "1200"}}};
    std::vector<Cells> rows;
    for (const Price& price : prices)
        rows.push_back({{"id", std::string(price.id)},
                        {"name", std::string(price.name)},
                        {"amount", std::string(price.amount)}});
    return commented_table(columns_of<UnitCost>(), rows);
}

}  // namespace corridor
