/// A CSV file as spreadsheets write it, cut into cells.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.hpp"
#include "io/value_rule.hpp"

namespace corridor {

/// Accepts a byte-order mark, line ends of every system, commas or semicolons (whichever the header has more
/// of), quoted cells with doubled quotes and line ends inside, and empty lines. A line whose first cell
/// begins with
/// `#` is a comment. Cells lose the spaces around them.
class CsvTable {
public:
    /// Cuts `text`, the content of `file`. What cannot be cut (bytes that are no text, a quote that never
    /// ends) is added to `problems`, and so is a row with more or fewer cells than the header.
    CsvTable(std::string file, std::string_view text, Problems& problems);

    /// A table whose columns the caller names: every line of `text` is a row.
    CsvTable(std::string file, std::vector<std::string> header, std::string_view text, Problems& problems);

    /// A table whose file is missing: no header, no rows.
    static CsvTable missing(std::string file);

    const std::string& file() const { return file_; }
    char separator() const { return separator_; }
    std::span<const std::string> header() const { return header_; }
    int header_line() const { return header_line_; }
    std::size_t n_rows() const { return rows_.size(); }

    /// Line on which a row begins.
    int line(std::size_t row) const { return rows_[row].line; }

    /// Whether the row has as many cells as the header; where it has not, later cells may be in the wrong
    /// column.
    bool is_whole(std::size_t row) const { return rows_[row].is_whole; }

    std::optional<std::size_t> find_column(std::string_view name) const;
    const std::string& cell(std::size_t row, std::size_t column) const { return rows_[row].cells[column]; }

private:
    struct Record {
        std::vector<std::string> cells;
        int line = 0;
        bool is_whole = true;
    };

    CsvTable() = default;
    void take_lines(std::string_view text, Problems& problems);
    void take_header(Record record);
    void take_row(Record record, Problems& problems);

    std::string file_;
    char separator_ = ',';
    std::vector<std::string> header_;
    int header_line_ = 1;
    std::vector<Record> rows_;

    friend class CsvCutter;
};

/// Adds to `problems` every column that is missing, unknown or repeated.
void check_header(const CsvTable& table, std::span<const ValueRule> columns, Problems& problems);

}  // namespace corridor
