/// The tables of a corridor and their columns, from the same fields that the readers go by.
#pragma once

#include <string_view>
#include <vector>

#include "io/corridor_texts.hpp"
#include "io/value_rule.hpp"

namespace corridor {

/// One column. Where `rule.required` is false the column may be left out, and a cell of it be empty.
struct ColumnInfo {
    ValueRule rule;
    std::string_view holds;  ///< text, words, yes or no, date, number
    bool is_lever = false;   ///< baseline of the lever of that name
};

struct TableInfo {
    CorridorFile file;
    std::vector<ColumnInfo> columns;  ///< in the order of the fields; levers follow
};

/// Every CSV file that a corridor may have, in the order of `corridor_files`.
std::vector<TableInfo> table_catalogue();

}  // namespace corridor
