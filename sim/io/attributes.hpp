/// attributes.csv: what is known of a row of another table and no rule reads, so that it travels with the
/// corridor, into its results and onto its maps.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "core/field.hpp"
#include "io/corridor_texts.hpp"

namespace corridor {

/// One cell of a column that the model does not have. Changes no result.
struct Attribute {
    std::string table;  // jurisdictions.csv, places.csv, legs.csv or origins.csv
    std::string row;    // id of a row of it
    std::string attribute;
    std::string value;

    static constexpr auto fields = std::tuple{
        Field{"table", &Attribute::table, "-", "jurisdictions.csv, places.csv, legs.csv or origins.csv"},
        Field{"row", &Attribute::row, "-", "id of a row of that table"},
        Field{"attribute", &Attribute::attribute, "-", "what it is called"},
        Field{"value", &Attribute::value, "-", "any text; no rule reads it"},
    };
};

struct CorridorTables;

/// Reports attributes of tables and rows that do not exist, without a name, or given twice.
void check_attributes(CorridorTables& tables);

/// The attributes of a corridor that `read_corridor` accepts; none where it has no attributes.csv.
std::vector<Attribute> read_corridor_attributes(const CorridorTexts& texts);

}  // namespace corridor
