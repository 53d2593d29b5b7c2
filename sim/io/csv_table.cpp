#include "io/csv_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/text_file.hpp"

namespace corridor {

/// Walks over the text once, character by character.
class CsvCutter {
public:
    CsvCutter(const std::string& file, std::string_view text, char separator, Problems& problems)
        : file_(file), text_(text), separator_(separator), problems_(problems)
    {}

    bool at_end() const { return at_ >= text_.size(); }

    /// The next line of the table: all cells up to a line end outside quotes.
    CsvTable::Record next()
    {
        CsvTable::Record record;
        record.line = line_;
        do record.cells.push_back(next_cell());
        while (take(separator_));
        skip_line_end();
        return record;
    }

private:
    std::string next_cell()
    {
        skip_spaces();
        if (!at_end() && text_[at_] == '"') return quoted_cell();
        return plain_cell();
    }

    std::string plain_cell()
    {
        const std::size_t begin = at_;
        while (!at_end() && !is_end_of_cell(text_[at_])) ++at_;
        return std::string(trim(text_.substr(begin, at_ - begin)));
    }

    std::string quoted_cell()
    {
        const int first_line = line_;
        const std::size_t begin = ++at_;
        std::string cell;
        while (!at_end()) {
            if (text_[at_] == '"' && !(at_ + 1 < text_.size() && text_[at_ + 1] == '"')) {
                ++at_;
                forbid_text_after_quote();
                return std::string(trim(cell));
            }
            if (text_[at_] == '"') ++at_;  // two quotes stand for one
            if (text_[at_] == '\n') ++line_;
            cell += text_[at_++];
        }
        problems_.add(file_, first_line, "a quotation mark opens a cell here and is never closed");
        // The rest of the file would be swallowed: go back and read the line as it stands.
        at_ = begin;
        line_ = first_line;
        return plain_cell();
    }

    void forbid_text_after_quote()
    {
        const int line = line_;
        const std::string rest = plain_cell();
        if (rest.empty()) return;
        problems_.add(file_, line,
                      fmt::format("`{}` follows a closing quotation mark (inside quotes, a quotation mark is "
                                  "written twice)",
                                  rest));
    }

    bool is_end_of_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

    void skip_spaces()
    {
        while (!at_end() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    }

    bool take(char expected)
    {
        if (at_end() || text_[at_] != expected) return false;
        ++at_;
        return true;
    }

    // Windows ends a line with both characters, old Macintosh programs with the first alone.
    void skip_line_end()
    {
        const bool carriage_return = take('\r');
        if (take('\n') || carriage_return) ++line_;
    }

    const std::string& file_;
    std::string_view text_;
    char separator_;
    Problems& problems_;
    std::size_t at_ = 0;
    int line_ = 1;
};

namespace {

// A spreadsheet may quote a comment and pads both comments and empty lines with separators.
bool is_comment_or_empty(std::span<const std::string> cells)
{
    return cells.front().starts_with('#') || std::ranges::all_of(cells, &std::string::empty);
}

bool is_comment_line(std::string_view line)
{
    line = trim(line);
    return line.empty() || line.starts_with('#') || line.starts_with("\"#");
}

// Decided by the first line that is no comment: a name of a column holds neither character.
char separator_of(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = text.substr(0, end);
        if (!is_comment_line(line)) {
            return std::ranges::count(line, ';') > std::ranges::count(line, ',') ? ';' : ',';
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ',';
}

std::string wrong_number_of_cells(std::size_t cells, std::size_t columns, char separator)
{
    std::string message = fmt::format("{} cells, where the header has {} columns", cells, columns);
    if (cells > columns && separator == ',')
        message += " (a decimal comma, or a comma in a text without quotes?)";
    return message;
}

void drop_empty_tail(std::vector<std::string>& cells, std::size_t least)
{
    while (cells.size() > least && cells.back().empty()) cells.pop_back();
}

}  // namespace

CsvTable::CsvTable(std::string file, std::string_view text, Problems& problems) : file_(std::move(file))
{
    const std::size_t problems_before = problems.size();
    take_lines(text, problems);
    if (header_.empty() && problems.size() == problems_before)
        problems.add(file_, 1, "the file is empty: its first line must name the columns");
}

CsvTable::CsvTable(std::string file, std::vector<std::string> header, std::string_view text,
                   Problems& problems)
    : file_(std::move(file)), header_(std::move(header))
{
    take_lines(text, problems);
}

void CsvTable::take_lines(std::string_view text, Problems& problems)
{
    if (const int line = first_line_that_is_no_text(text)) {
        problems.add(file_, line, no_text_message(text));
        return;
    }
    text = without_byte_order_mark(text);
    separator_ = separator_of(text);
    CsvCutter cutter(file_, text, separator_, problems);
    while (!cutter.at_end()) {
        Record record = cutter.next();
        if (is_comment_or_empty(record.cells)) continue;
        if (header_.empty()) {
            take_header(std::move(record));
        } else {
            take_row(std::move(record), problems);
        }
    }
}

CsvTable CsvTable::missing(std::string file)
{
    CsvTable table;
    table.file_ = std::move(file);
    return table;
}

void CsvTable::take_header(Record record)
{
    header_ = std::move(record.cells);
    header_line_ = record.line;
    drop_empty_tail(header_, 1);
}

void CsvTable::take_row(Record record, Problems& problems)
{
    drop_empty_tail(record.cells, header_.size());
    if (record.cells.size() != header_.size()) {
        problems.add(file_, record.line,
                     wrong_number_of_cells(record.cells.size(), header_.size(), separator_));
        record.is_whole = false;
        record.cells.resize(header_.size());
    }
    rows_.push_back(std::move(record));
}

std::optional<std::size_t> CsvTable::find_column(std::string_view name) const
{
    const auto found = std::ranges::find(header_, name);
    if (found == header_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header_.begin());
}

void check_header(const CsvTable& table, std::span<const ValueRule> columns, Problems& problems)
{
    if (table.header().empty()) return;  // said already: there is no file, or no text in it
    std::vector<std::string_view> known;
    for (const ValueRule& column : columns) known.push_back(column.name);

    const auto header = table.header();
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto earlier = header.first(i);
        if (std::ranges::find(earlier, header[i]) != earlier.end()) {
            problems.add(table.file(), table.header_line(),
                         fmt::format("column \"{}\" stands twice", header[i]));
        } else if (std::ranges::find(known, header[i]) == known.end()) {
            problems.add(table.file(), table.header_line(),
                         fmt::format("unknown column \"{}\"{}", header[i], did_you_mean(header[i], known)));
        }
    }
    for (const ValueRule& column : columns) {
        if (!column.required || table.find_column(column.name)) continue;
        problems.add(
            table.file(), table.header_line(),
            fmt::format("column \"{}\" is missing ({} [{}])", column.name, column.meaning, column.unit));
    }
}

}  // namespace corridor
