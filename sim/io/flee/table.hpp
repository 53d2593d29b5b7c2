/// A table of a Flee folder. Its header may begin with '#', which elsewhere marks a comment, may be quoted,
/// or may be missing: Flee itself knows the columns by their order.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/cell.hpp"
#include "io/corridor_texts.hpp"
#include "io/csv_table.hpp"
#include "io/flee/folder.hpp"

namespace corridor::flee {

/// A column by the name we give it, and the other names that folders give it.
struct KnownColumn {
    std::string_view name;
    std::vector<std::string_view> also;
    bool required = true;
};

/// Columns that are not known: a mistake, kept under their names, or the very thing that is asked for, so
/// that the table cannot be read without a header.
enum class Others { refused, kept, asked_for };

/// The table `name` of a folder, cut into cells. Columns that are known have the names of `columns`, in the
/// order of the file; without a header they are those, in this order. What is missing or looks like a
/// misspelt column is added to `problems`.
class Table {
public:
    Table(const CorridorTexts& texts, std::string_view name, std::span<const KnownColumn> columns,
          Others others, Problems& problems);
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    std::size_t n_rows() const { return table_.n_rows(); }
    int line(std::size_t row) const { return table_.line(row); }
    bool is_whole(std::size_t row) const { return table_.is_whole(row); }
    const std::string& file() const { return table_.file(); }
    int header_line() const { return header_line_; }

    /// The cell in a known column; empty where the file has no such column.
    std::string text(std::size_t row, std::string_view column) const;

    /// A number in the rule's range from the column of the rule's name.
    std::optional<double> number(std::size_t row, const ValueRule& rule);

    /// The same, without a fraction. `value_if_empty` stands for an empty cell, where it is given.
    std::optional<int> whole_number(std::size_t row, const ValueRule& rule,
                                    std::optional<int> value_if_empty = std::nullopt);

    /// The digits of a number that `number` accepts, with a decimal point.
    std::string digits(std::size_t row, std::string_view column) const;

    /// The cells of a row in columns that are not known.
    std::vector<Further> further(std::size_t row) const;
    std::size_t n_further() const { return further_.size(); }
    const std::string& further_name(std::size_t i) const { return table_.header()[further_[i]]; }

    /// A number in the rule's range from the column `i` of those that are not known.
    std::optional<double> further_number(std::size_t row, std::size_t i, const ValueRule& rule);

    void complain(std::size_t row, std::string_view message) { cells_.complain(row, message); }

private:
    struct Header {
        std::vector<std::string> names;
        std::string rest;  // the text without it, line by line as long as before
        int line = 0;      // 0 where there is none
    };

    Table(const std::string& file, Header header, std::span<const KnownColumn> columns, Others others,
          Problems& problems);

    static Header header_of(const std::string& file, std::string_view text,
                            std::span<const KnownColumn> columns, Others others, Problems& problems);

    CsvTable table_;
    CellReader cells_;
    int header_line_ = 0;
    std::vector<std::size_t> further_;  // columns of the table that are not known
};

}  // namespace corridor::flee
