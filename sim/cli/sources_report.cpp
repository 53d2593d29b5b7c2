#include "cli/sources_report.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "core/text_table.hpp"
#include "io/corridor_reader.hpp"
#include "io/csv_table.hpp"

namespace corridor::cli {
namespace {

constexpr std::string_view everything = "*";

bool is_number(std::string text)
{
    std::ranges::replace(text, ',', '.');  // as spreadsheets of some languages write decimals
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

bool holds_numbers(const CsvTable& table, std::size_t column)
{
    std::size_t numbers = 0;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        const std::string& cell = table.cell(row, column);
        if (cell.empty()) continue;
        if (!is_number(cell)) return false;
        ++numbers;
    }
    return numbers > 0;
}

/// The column whose cells name the rows in SOURCES.csv.
std::size_t naming_column(const CsvTable& table)
{
    for (const std::string_view name : {"id", "nationality", "where", "from"}) {
        if (const auto column = table.find_column(name)) return *column;
    }
    return 0;
}

bool names(const std::vector<std::string>& list, std::string_view word)
{
    return std::ranges::find(list, word) != list.end();
}

Basis basis_of(std::string_view word)
{
    return static_cast<Basis>(std::ranges::find(basis_names, word) - std::begin(basis_names));
}

/// How closely a statement speaks of a cell: 0 not at all, 1 of its whole table, 2 of its row, 3 of its
/// column, 4 of both.
int closeness(const SourceRow& source, std::string_view column, std::string_view row)
{
    const bool by_column = names(source.column, column);
    const bool by_row = names(source.rows, row);
    if (!by_column && !names(source.column, everything)) return 0;
    if (!by_row && !names(source.rows, everything)) return 0;
    return 1 + (by_row ? 1 : 0) + (by_column ? 2 : 0);
}

std::optional<Basis> basis_of_cell(const std::vector<SourceRow>& sources, std::string_view table,
                                   std::string_view column, std::string_view row)
{
    int closest = 0;
    Basis basis{};
    for (const SourceRow& source : sources) {
        if (source.table != table) continue;
        const int close = closeness(source, column, row);
        if (close == 0 || close < closest) continue;
        const Basis one = basis_of(source.basis);
        basis = close > closest ? one : std::max(basis, one);
        closest = close;
    }
    return closest > 0 ? std::optional(basis) : std::nullopt;
}

std::optional<RepeatedValue> repeated_value(const CsvTable& table, std::size_t column)
{
    std::map<std::string, std::size_t> times;
    for (std::size_t row = 0; row < table.n_rows(); ++row) ++times[table.cell(row, column)];
    const auto most = std::ranges::max_element(times, {}, [](const auto& one) { return one.second; });
    const bool is_often = most->second >= 3 && 2 * most->second >= table.n_rows();
    if (!is_often) return std::nullopt;
    return RepeatedValue{.table = {},
                         .column = table.header()[column],
                         .value = most->first.empty() ? "(empty)" : most->first,
                         .times = most->second,
                         .n_rows = table.n_rows()};
}

void report_table(const SourceFile& file, const std::vector<SourceRow>& sources, SourcesReport& report)
{
    Problems none;  // the corridor was accepted
    const CsvTable table(file.name, file.text, none);
    TableSources tally{.table = file.name};
    for (std::size_t column = 0; column < table.header().size(); ++column) {
        if (!holds_numbers(table, column)) continue;
        for (std::size_t row = 0; row < table.n_rows(); ++row) {
            const auto basis = basis_of_cell(sources, file.name, table.header()[column],
                                             table.cell(row, naming_column(table)));
            if (basis) ++tally.cells[static_cast<std::size_t>(*basis)];
        }
        if (auto repeated = repeated_value(table, column)) {
            repeated->table = file.name;
            report.repeated.push_back(std::move(*repeated));
        }
    }
    if (tally.n_cells() > 0) report.tables.push_back(tally);
}

std::vector<std::string> tally_row(const TableSources& tally)
{
    std::vector<std::string> row{tally.table, readable(static_cast<double>(tally.n_cells()))};
    for (const std::size_t cells : tally.cells) {
        row.push_back(fmt::format("{:.0f} %",
                                  100.0 * static_cast<double>(cells) / static_cast<double>(tally.n_cells())));
    }
    return row;
}

}  // namespace

SourcesReport report_sources(const CorridorTexts& texts)
{
    SourcesReport report;
    const std::vector<SourceRow> sources = read_corridor_sources(texts);
    for (const SourceFile& file : texts.files) {
        if (file.name.ends_with(".csv") && file.name != "SOURCES.csv") report_table(file, sources, report);
    }
    return report;
}

std::string to_text(const SourcesReport& report)
{
    TextRows rows{{"table", "numbers", "seen", "recalled", "assumption"}};
    TableSources all{.table = "all"};
    for (const TableSources& tally : report.tables) {
        rows.push_back(tally_row(tally));
        for (std::size_t basis = 0; basis < all.cells.size(); ++basis) all.cells[basis] += tally.cells[basis];
    }
    if (all.n_cells() > 0) rows.push_back(tally_row(all));
    std::string text = aligned(rows, "lrrrr");
    if (report.repeated.empty()) return text;
    TextRows repeated{{"table", "column", "value", "rows", "of"}};
    for (const RepeatedValue& one : report.repeated)
        repeated.push_back(
            {one.table, one.column, one.value, std::to_string(one.times), std::to_string(one.n_rows)});
    return text + "\nColumns in which one value fills half of the rows or more:\n\n" +
           aligned(repeated, "llrrr");
}

}  // namespace corridor::cli
