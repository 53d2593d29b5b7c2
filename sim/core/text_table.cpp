#include "core/text_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/check.hpp"
#include "core/text.hpp"

namespace corridor {
namespace {

/// Letters that a terminal shows: bytes of UTF-8 that continue a letter take no room.
std::size_t shown_width(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::vector<std::size_t> widths_of(const TextRows& rows, std::size_t n_columns)
{
    std::vector<std::size_t> widths(n_columns, 0);
    for (const auto& row : rows) {
        CORRIDOR_CHECK(row.size() == n_columns,
                       "a row of a table has another number of cells than its header");
        for (std::size_t column = 0; column < n_columns; ++column)
            widths[column] = std::max(widths[column], shown_width(row[column]));
    }
    return widths;
}

/// Four digits that count after the zeros: 0.00004534.
std::string small(double number)
{
    const auto decimals = 3 - static_cast<int>(std::floor(std::log10(std::abs(number))));
    std::string digits = fmt::format("{:.{}f}", number, decimals);
    digits.erase(digits.find_last_not_of('0') + 1);
    return digits;
}

}  // namespace

std::string aligned(const TextRows& rows, std::string_view leans)
{
    const std::vector<std::size_t> widths = widths_of(rows, leans.size());
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string room(widths[column] - shown_width(row[column]), ' ');
            const bool left = leans[column] == 'l';
            line += (column == 0 ? "" : "  ") + (left ? row[column] + room : room + row[column]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string readable(double number)
{
    if (std::isnan(number)) return "-";
    if (number == 0.0) return "0";
    const double size = std::abs(number);
    if (1e-7 <= size && size < 1e-4) return small(number);
    if (size < 999.95 || size >= 1e15) return fmt::format("{:.4g}", number);
    std::string digits = fmt::format("{}", std::llround(size));
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return (number < 0 ? "-" : "") + digits;
}

std::string counted(std::size_t number, std::string_view thing, std::string_view things)
{
    if (number == 1) return fmt::format("1 {}", thing);
    return things.empty() ? fmt::format("{} {}s", number, thing) : fmt::format("{} {}", number, things);
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent)
{
    std::string lines;
    std::string line;
    for (const std::string_view word : split(text, ' ')) {
        if (word.empty()) continue;
        const bool fits = line.empty() || indent.size() + shown_width(line) + 1 + shown_width(word) <= width;
        if (!fits) {
            lines += std::string(indent) + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + std::string(word);
    }
    return line.empty() ? lines : lines + std::string(indent) + line + "\n";
}

}  // namespace corridor
