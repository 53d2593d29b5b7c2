/// What a cell of a table says: a number, yes or no, a date, words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "core/problems.hpp"
#include "io/csv_table.hpp"

namespace corridor {

/// A number, or a sentence on what is wrong with the text.
struct ParsedNumber {
    double value = 0;
    std::string problem;

    bool is_valid() const { return problem.empty(); }
};

/// Reads a number as a spreadsheet writes it. A decimal comma is read only where semicolons separate the
/// cells.
ParsedNumber parse_number(std::string_view text, char separator);

/// Reads the cells of one table and reports what it cannot read as "file:line: row: column = ...".
class CellReader {
public:
    /// Messages name a row by its cell in `name_column`, where the table has one.
    CellReader(const CsvTable& table, Problems& problems, std::string_view name_column = "id");

    /// A number in the rule's range. Nothing, and a problem, where there is none.
    std::optional<double> number(std::size_t row, std::size_t column, const ValueRule& rule);

    std::optional<bool> yes_or_no(std::size_t row, std::size_t column, const ValueRule& rule);
    std::optional<Date> date(std::size_t row, std::size_t column, const ValueRule& rule);
    std::vector<std::string> words(std::size_t row, std::size_t column) const;
    const std::string& text(std::size_t row, std::size_t column) const { return table_.cell(row, column); }

    /// Reports a problem of one row.
    void complain(std::size_t row, std::string_view message);

private:
    bool complain_if_empty(std::size_t row, std::size_t column, const ValueRule& rule);
    void note_decimal_mark(std::size_t row, std::size_t column);

    const CsvTable& table_;
    Problems& problems_;
    std::optional<std::size_t> name_column_;
    int line_with_comma_ = 0;
    int line_with_point_ = 0;
    bool mixture_told_ = false;
};

/// "a-b" may name a row: letters, digits, '-', '_' and '.', a letter or digit first.
bool is_identifier(std::string_view text);

}  // namespace corridor
