/// Baseline columns of levers: a table of jurisdictions, places, legs or origins also says where policy
/// stands.
#pragma once

#include <string>
#include <vector>

#include "io/rows.hpp"
#include "model/levers.hpp"

namespace corridor {

/// The columns that levers of this scope add to a table; those with a baseline of their own may be left out.
std::vector<ValueRule> lever_columns(Scope scope);

/// Names of the levers of this scope that the table has a column for.
std::vector<std::string> levers_present(const CsvTable& table, Scope scope);

/// Baseline of one lever in one row: nothing where the column is absent, where the cell is empty and the
/// lever has a baseline of its own, or where the cell is wrong, which is reported.
std::optional<double> read_lever(const CsvTable& table, CellReader& cells, std::size_t row,
                                 const LeverInfo& lever);

/// Fills the levers of a scope, member by member, from the rows as they are sorted.
template <class T>
void read_levers(const CsvTable& table, CellReader& cells, const Rows<T>& rows, Scope scope, Levers& levers)
{
    for (const LeverInfo& lever : lever_catalogue()) {
        if (lever.scope != scope) continue;
        std::vector<double>& values = levers.*lever.values;
        values.assign(rows.size(), lever.baseline);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i].is_whole) continue;
            if (const auto value = read_lever(table, cells, rows[i].row, lever)) values[i] = *value;
        }
    }
}

}  // namespace corridor
