#include "io/cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/field.hpp"
#include "core/text.hpp"

namespace corridor {

namespace {

std::optional<double> plain_number(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

std::string replaced(std::string_view text, std::string_view mark, std::string_view by)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const bool found = text.substr(at).starts_with(mark);
        result += found ? by : text.substr(at, 1);
        at += found ? mark.size() : 1;
    }
    return result;
}

template <std::size_t n>
std::string without(std::string_view text, const std::array<std::string_view, n>& marks)
{
    std::string result(text);
    for (const std::string_view mark : marks) result = replaced(result, mark, "");
    return result;
}

// As word processors and spreadsheets write them: no-break and thin spaces, curly quotes, a real minus.
constexpr std::array<std::string_view, 6> quotes{"\"", "'", "\u201C", "\u201D", "\u2018", "\u2019"};
constexpr std::array<std::string_view, 5> spaces{" ", "\u00A0", "\u2009", "\u202F", "_"};
constexpr std::array<std::string_view, 3> minuses{"\u2212", "\u2013", "\u2014"};

bool is_grouped(std::string_view text, char mark)
{
    const auto groups = split(text, mark);
    return groups.size() > 1 && groups.front().size() <= 3 &&
           std::all_of(groups.begin() + 1, groups.end(), [](auto group) { return group.size() == 3; });
}

// What the writer of a cell may have meant, with how to write it; "" when nobody knows.
std::string hint(std::string_view text)
{
    const auto suggest = [](const std::string& candidate, std::string_view reason) {
        const auto value = plain_number(candidate);
        return value ? fmt::format(" ({}: write {})", reason, candidate) : std::string();
    };
    if (text.ends_with('%')) {
        const auto percent = plain_number(trim(text.substr(0, text.size() - 1)));
        if (percent) return fmt::format(" (a percentage: write {})", *percent / 100);
    }
    for (const std::string_view minus : minuses) {
        if (!text.starts_with(minus)) continue;
        const std::string said = suggest(replaced(text, minus, "-"), "a dash instead of a minus sign");
        if (!said.empty()) return said;
    }
    const bool quoted = std::ranges::any_of(quotes, [&](auto mark) { return text.starts_with(mark); });
    if (quoted) return suggest(without(text, quotes), "quotation marks around a number");
    const std::string joined = without(without(text, spaces), quotes);
    if (joined != text) return suggest(replaced(joined, ",", ""), "thousands separators");
    const auto commas = std::ranges::count(text, ',');
    if (commas == 1 && is_grouped(text, ',') && text.find('.') == text.npos) {
        return fmt::format(" (write {} or {})", replaced(text, ",", ""), replaced(text, ",", "."));
    }
    if (commas == 1 && text.find('.') == text.npos)
        return suggest(replaced(text, ",", "."), "a decimal comma");
    if (std::ranges::count(text, '.') > 1 && is_grouped(text, '.')) {
        return suggest(replaced(text, ".", ""), "thousands separators");
    }
    if (text.rfind(',') != text.npos && text.rfind('.') != text.npos && text.rfind(',') > text.rfind('.')) {
        return suggest(replaced(replaced(text, ".", ""), ",", "."), "thousands separators");
    }
    return suggest(replaced(text, ",", ""), "thousands separators");
}

}  // namespace

ParsedNumber parse_number(std::string_view text, char separator)
{
    const bool comma_is_decimal =
        separator == ';' && std::ranges::count(text, ',') == 1 && text.find('.') == std::string_view::npos;
    const auto value = plain_number(comma_is_decimal ? replaced(text, ",", ".") : text);
    if (value) return {*value, ""};
    return {0, fmt::format("\"{}\" is not a number{}", text, hint(text))};
}

CellReader::CellReader(const CsvTable& table, Problems& problems, std::string_view name_column)
    : table_(table), problems_(problems), name_column_(table.find_column(name_column))
{}

void CellReader::complain(std::size_t row, std::string_view message)
{
    const std::string name = name_column_ ? table_.cell(row, *name_column_) : "";
    problems_.add(table_.file(), table_.line(row),
                  name.empty() ? std::string(message) : fmt::format("{}: {}", name, message));
}

bool CellReader::complain_if_empty(std::size_t row, std::size_t column, const ValueRule& rule)
{
    if (!text(row, column).empty()) return false;
    complain(row, fmt::format("{} is empty ({} [{}])", rule.name, rule.meaning, rule.unit));
    return true;
}

std::optional<double> CellReader::number(std::size_t row, std::size_t column, const ValueRule& rule)
{
    if (complain_if_empty(row, column, rule)) return std::nullopt;
    const ParsedNumber number = parse_number(text(row, column), table_.separator());
    if (!number.is_valid()) {
        complain(row, fmt::format("{} = {}", rule.name, number.problem));
        return std::nullopt;
    }
    note_decimal_mark(row, column);
    if (!std::isfinite(number.value)) {
        complain(row, fmt::format("{} = {} is not a finite number", rule.name, text(row, column)));
        return std::nullopt;
    }
    if (!(rule.least <= number.value && number.value <= rule.most)) {
        complain(row, fmt::format("{} = {} is not {}", rule.name, text(row, column),
                                  range_text(rule.least, rule.most)));
        return std::nullopt;
    }
    return number.value;
}

// "1.234" may be a thousand in a file with decimal commas: one file writes its numbers in one way.
void CellReader::note_decimal_mark(std::size_t row, std::size_t column)
{
    const std::string& cell = text(row, column);
    if (cell.find(',') != cell.npos && line_with_comma_ == 0) line_with_comma_ = table_.line(row);
    if (cell.find('.') != cell.npos && line_with_point_ == 0) line_with_point_ = table_.line(row);
    if (line_with_comma_ == 0 || line_with_point_ == 0 || mixture_told_) return;
    mixture_told_ = true;
    problems_.add(
        table_.file(), table_.line(row),
        fmt::format("a decimal comma (line {}) and a decimal point (line {}) in one file: use one of them",
                    line_with_comma_, line_with_point_));
}

std::optional<bool> CellReader::yes_or_no(std::size_t row, std::size_t column, const ValueRule& rule)
{
    if (complain_if_empty(row, column, rule)) return std::nullopt;
    const std::string answer = lower(text(row, column));
    if (answer == "yes" || answer == "no") return answer == "yes";
    complain(row, fmt::format("{} = \"{}\" is neither yes nor no", rule.name, text(row, column)));
    return std::nullopt;
}

std::optional<Date> CellReader::date(std::size_t row, std::size_t column, const ValueRule& rule)
{
    if (complain_if_empty(row, column, rule)) return std::nullopt;
    const auto date = Date::parse(text(row, column));
    if (!date)
        complain(row,
                 fmt::format("{} = \"{}\" is not a date such as 2015-06-30", rule.name, text(row, column)));
    return date;
}

std::vector<std::string> CellReader::words(std::size_t row, std::size_t column) const
{
    std::vector<std::string> words;
    for (const std::string_view word : split(table_.cell(row, column), ' ')) {
        if (!trim(word).empty()) words.emplace_back(trim(word));
    }
    return words;
}

bool is_identifier(std::string_view text)
{
    const auto is_alphanumeric = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !text.empty() && is_alphanumeric(text.front()) && std::ranges::all_of(text, [&](char c) {
        return is_alphanumeric(c) || c == '-' || c == '_' || c == '.';
    });
}

}  // namespace corridor
