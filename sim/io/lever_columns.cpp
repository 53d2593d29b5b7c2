#include "io/lever_columns.hpp"

namespace corridor {

std::vector<ValueRule> lever_columns(Scope scope)
{
    std::vector<ValueRule> columns;
    for (const LeverInfo& lever : lever_catalogue()) {
        if (lever.scope == scope) columns.push_back(rule_of(lever));
    }
    return columns;
}

std::vector<std::string> levers_present(const CsvTable& table, Scope scope)
{
    std::vector<std::string> names;
    for (const LeverInfo& lever : lever_catalogue()) {
        if (lever.scope == scope && table.find_column(lever.name)) names.emplace_back(lever.name);
    }
    return names;
}

std::optional<double> read_lever(const CsvTable& table, CellReader& cells, std::size_t row,
                                 const LeverInfo& lever)
{
    const auto column = table.find_column(lever.name);
    if (!column) return std::nullopt;
    const ValueRule rule = rule_of(lever);
    if (!rule.required && table.cell(row, *column).empty()) return std::nullopt;
    return cells.number(row, *column, rule);
}

}  // namespace corridor
