/// Rows of a table as structs, read by the `fields` of the struct alone.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/field.hpp"
#include "io/cell.hpp"
#include "io/csv_table.hpp"

namespace corridor {

/// One row, and where it came from.
template <class T>
struct Row {
    T value;
    std::size_t row = 0;   ///< in the table
    int line = 0;          ///< in the file
    bool is_whole = true;  ///< has as many cells as the header; where not, only the id was read
};

template <class T>
using Rows = std::vector<Row<T>>;

template <class T>
concept HasId = requires(T t)
{
    {
        t.id
        } -> std::convertible_to<std::string>;
};

/// The columns that the fields of T ask for.
template <class T>
std::vector<ValueRule> column_rules()
{
    std::vector<ValueRule> rules;
    for_each_field<T>([&rules](const auto& field) { rules.push_back(rule_of(field)); });
    return rules;
}

/// Names of the fields of T that hold numbers.
template <class T>
std::vector<std::string> numeric_fields()
{
    std::vector<std::string> names;
    for_each_field<T>([&names](const auto& field) {
        using Value = typename std::remove_cvref_t<decltype(field)>::value_type;
        if constexpr (std::same_as<Value, double>) names.emplace_back(field.name);
    });
    return names;
}

namespace detail {

template <class T, class Value>
void read_cell(CellReader& cells, std::size_t row, std::size_t column, const Field<T, Value>& field, T& into)
{
    const ValueRule rule = rule_of(field);
    if constexpr (std::same_as<Value, std::string>) {
        into.*field.member = cells.text(row, column);
    } else if constexpr (std::same_as<Value, std::vector<std::string>>) {
        into.*field.member = cells.words(row, column);
    } else if constexpr (std::same_as<Value, bool>) {
        if (const auto answer = cells.yes_or_no(row, column, rule)) into.*field.member = *answer;
    } else if constexpr (std::same_as<Value, Date>) {
        if (const auto date = cells.date(row, column, rule)) into.*field.member = *date;
    } else {
        static_assert(std::same_as<Value, double>, "tables hold texts, words, yes or no, dates and numbers");
        if (!field.required && cells.text(row, column).empty()) return;
        if (const auto number = cells.number(row, column, rule)) into.*field.member = *number;
    }
}

template <HasId T>
void check_ids(Rows<T>& rows, CellReader& cells)
{
    std::map<std::string, int> line_of;
    for (const Row<T>& row : rows) {
        const std::string& id = row.value.id;
        if (!is_identifier(id)) {
            cells.complain(row.row,
                           fmt::format("id = \"{}\" is not a name of letters, digits, '-', '_' and '.'", id));
        }
        const auto [earlier, is_new] = line_of.emplace(id, row.line);
        if (!is_new) cells.complain(row.row, fmt::format("id stands in line {} already", earlier->second));
    }
    std::ranges::stable_sort(rows, {}, [](const Row<T>& row) { return row.value.id; });
}

}  // namespace detail

/// Reads every row of the table; where T has an id, ids must be unique and the rows come back sorted by it,
/// so that the order of lines in a file decides nothing. `cells` remembers how the table writes its numbers.
/// Columns are not checked here: see `check_header`.
template <class T>
Rows<T> read_rows(const CsvTable& table, CellReader& cells)
{
    Rows<T> rows(table.n_rows());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].row = i;
        rows[i].line = table.line(i);
        rows[i].is_whole = table.is_whole(i);
        for_each_field<T>([&](const auto& field) {
            const auto column = table.find_column(field.name);
            if (column && (rows[i].is_whole || field.name == "id")) {
                detail::read_cell(cells, i, *column, field, rows[i].value);
            }
        });
    }
    if constexpr (HasId<T>) detail::check_ids(rows, cells);
    return rows;
}

}  // namespace corridor
