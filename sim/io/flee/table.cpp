#include "io/flee/table.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/text_file.hpp"

namespace corridor::flee {

namespace {

/// "Distance [km]" is "distance", "closure_end = -1" is "closure_end".
std::string plain(std::string_view word)
{
    word = trim(word.substr(0, word.find_first_of("[=(")));
    std::string name = lower(word);
    std::ranges::replace(name, ' ', '_');
    return name;
}

const KnownColumn* find_by_name(std::span<const KnownColumn> columns, std::string_view name)
{
    const auto found = std::ranges::find(columns, name, &KnownColumn::name);
    return found == columns.end() ? nullptr : &*found;
}

const KnownColumn* find_by_other_name(std::span<const KnownColumn> columns, const std::string& name)
{
    const auto found = std::ranges::find_if(columns, [&](const KnownColumn& column) {
        return std::ranges::find(column.also, name) != column.also.end();
    });
    return found == columns.end() ? nullptr : &*found;
}

/// The cells of a line that may be a header, without its '#'.
std::vector<std::string> words_of(std::string_view line)
{
    std::string text(line);
    const std::size_t mark = text.find('#');
    const bool is_marked =
        mark != text.npos && trim(text.substr(0, mark)).find_first_not_of('"') == text.npos;
    if (is_marked) text[mark] = ' ';
    Problems none_of_the_user;
    const CsvTable cut("", text, none_of_the_user);
    return {cut.header().begin(), cut.header().end()};
}

std::vector<std::string> names_of(std::span<const KnownColumn> columns)
{
    std::vector<std::string> names;
    for (const KnownColumn& column : columns) names.emplace_back(column.name);
    return names;
}

/// A header names a column first: no row of data does.
bool begins_a_header(std::span<const KnownColumn> columns, const std::string& word)
{
    const std::string name = plain(word);
    return find_by_name(columns, name) || find_by_other_name(columns, name);
}

/// Gives known columns their names; reports what is missing, unknown or said twice.
class HeaderChecker {
public:
    HeaderChecker(const std::string& file, int line, std::span<const KnownColumn> columns, Problems& problems)
        : file_(file), line_(line), columns_(columns), problems_(problems)
    {}

    std::vector<std::string> check(const std::vector<std::string>& words, Others others)
    {
        const std::vector<std::string> names = known_names(words);
        report_repeated(names);
        const std::vector<std::string> missing = missing_in(names);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (find_by_name(columns_, names[i])) continue;
            const std::string near = did_you_mean(plain(names[i]), missing);
            if (names[i].empty())
                complain(fmt::format("column {} has no name", i + 1));
            else if (!near.empty() || others == Others::refused)
                complain(fmt::format("unknown column \"{}\"{}", names[i], near));
        }
        for (const KnownColumn& column : columns_) {
            if (column.required && std::ranges::find(missing, column.name) != missing.end())
                complain(fmt::format("column \"{}\" is missing", column.name));
        }
        return names;
    }

private:
    void complain(std::string message) { problems_.add(file_, line_, std::move(message)); }

    /// Another name counts only where no column has the name itself: "type" beside "location_type" is not it.
    std::vector<std::string> known_names(const std::vector<std::string>& words) const
    {
        std::set<std::string> taken;
        for (const std::string& word : words) taken.insert(plain(word));
        std::vector<std::string> names;
        for (const std::string& word : words) {
            const std::string name = plain(word);
            const KnownColumn* other = find_by_other_name(columns_, name);
            if (find_by_name(columns_, name))
                names.push_back(name);
            else if (other && !taken.contains(std::string(other->name)))
                names.emplace_back(other->name);
            else
                names.push_back(word);
        }
        return names;
    }

    std::vector<std::string> missing_in(const std::vector<std::string>& names) const
    {
        std::vector<std::string> missing;
        for (const KnownColumn& column : columns_) {
            if (std::ranges::find(names, column.name) == names.end()) missing.emplace_back(column.name);
        }
        return missing;
    }

    void report_repeated(const std::vector<std::string>& names)
    {
        std::set<std::string> seen;
        for (const std::string& name : names) {
            if (!name.empty() && !seen.insert(name).second)
                complain(fmt::format("column \"{}\" stands twice", name));
        }
    }

    const std::string& file_;
    int line_;
    std::span<const KnownColumn> columns_;
    Problems& problems_;
};

}  // namespace

Table::Header Table::header_of(const std::string& file, std::string_view text,
                               std::span<const KnownColumn> columns, Others others, Problems& problems)
{
    text = without_byte_order_mark(text);
    Header header{names_of(columns), std::string(text), 0};
    if (first_line_that_is_no_text(text) != 0) return header;  // told when the rows are cut
    int line = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        const std::string_view words = text.substr(begin, end - begin);
        ++line;
        const std::vector<std::string> names = words_of(words);
        if (!names.empty() && begins_a_header(columns, names.front())) {
            header.line = line;
            header.names = HeaderChecker(file, line, columns, problems).check(names, others);
            for (std::size_t i = begin; i < end; ++i) header.rest[i] = ' ';
            return header;
        }
        const bool is_comment = trim(words).empty() || trim(words).starts_with('#');
        if (!is_comment) break;
        begin = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
    }
    if (others == Others::asked_for) {
        problems.add(file, 1,
                     fmt::format("there is no header: a line that begins with {} and names the columns",
                                 columns.front().name));
        header.rest.clear();
    }
    return header;
}

Table::Table(const CorridorTexts& texts, std::string_view name, std::span<const KnownColumn> columns,
             Others others, Problems& problems)
    : Table(texts.label(name),
            header_of(texts.label(name), texts.find(name) ? texts.find(name)->text : "", columns, others,
                      problems),
            columns, others, problems)
{}

Table::Table(const std::string& file, Header header, std::span<const KnownColumn> columns, Others others,
             Problems& problems)
    : table_(file, header.names, header.rest, problems),
      cells_(table_, problems, columns.front().name),
      header_line_(std::max(header.line, 1))
{
    if (others == Others::refused) return;
    for (std::size_t i = 0; i < header.names.size(); ++i) {
        if (!find_by_name(columns, header.names[i])) further_.push_back(i);
    }
}

std::string Table::text(std::size_t row, std::string_view column) const
{
    const auto found = table_.find_column(column);
    return found ? table_.cell(row, *found) : "";
}

std::optional<double> Table::number(std::size_t row, const ValueRule& rule)
{
    const auto column = table_.find_column(rule.name);
    return column ? cells_.number(row, *column, rule) : std::nullopt;
}

std::optional<int> Table::whole_number(std::size_t row, const ValueRule& rule,
                                       std::optional<int> value_if_empty)
{
    if (value_if_empty && text(row, rule.name).empty()) return value_if_empty;
    const std::optional<double> value = number(row, rule);
    if (!value) return std::nullopt;
    if (*value == std::floor(*value)) return static_cast<int>(*value);
    complain(row, fmt::format("{} = {} is not a whole number", rule.name, text(row, rule.name)));
    return std::nullopt;
}

std::string Table::digits(std::size_t row, std::string_view column) const
{
    std::string digits = text(row, column);
    // Only where semicolons separate the cells is a comma read as a decimal mark.
    std::ranges::replace(digits, ',', '.');
    return digits;
}

std::vector<Further> Table::further(std::size_t row) const
{
    std::vector<Further> cells;
    for (const std::size_t column : further_)
        cells.push_back({table_.header()[column], table_.cell(row, column)});
    return cells;
}

std::optional<double> Table::further_number(std::size_t row, std::size_t i, const ValueRule& rule)
{
    return cells_.number(row, further_[i], rule);
}

}  // namespace corridor::flee
