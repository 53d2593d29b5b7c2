#include "io/sources_table.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "model/parameters.hpp"

namespace corridor {

namespace {

constexpr std::string_view everything = "*";

/// What a row of SOURCES.csv may refer to in one table.
struct Sourced {
    std::vector<std::string> columns;  // of numbers, present in the table
    std::vector<std::string> rows;     // names of rows
};

template <class T>
Sourced sourced(const ReadTable<T>& table, std::vector<std::string> levers, std::string_view row_name)
{
    Sourced result{numeric_fields<T>(), {}};
    result.columns.insert(result.columns.end(), levers.begin(), levers.end());
    if (const auto column = table.table.find_column(row_name)) {
        for (std::size_t row = 0; row < table.table.n_rows(); ++row) {
            result.rows.push_back(table.table.cell(row, *column));
        }
    }
    return result;
}

template <class T>
Sourced sourced(const ReadTable<T>& table, Scope scope, std::string_view row_name)
{
    return sourced(table, levers_present(table.table, scope), row_name);
}

std::vector<std::string> month_names()
{
    return {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
}

std::map<std::string, Sourced> sourced_tables(const CorridorTexts& texts, const CorridorTables& tables)
{
    std::map<std::string, Sourced> by_name{
        {"jurisdictions.csv", sourced(tables.jurisdictions, Scope::jurisdiction, "id")},
        {"places.csv", sourced(tables.places, Scope::place, "id")},
        {"legs.csv", sourced(tables.legs, Scope::leg, "id")},
        {"origins.csv", sourced(tables.origins, Scope::origin, "id")},
        {"seasons.csv", sourced(tables.seasons, month_names(), "id")},
        {"ties.csv", sourced(tables.ties, std::vector<std::string>{}, "nationality")},
        {"series.csv", sourced(tables.series, std::vector<std::string>{}, "where")},
        {"sharing.csv", sourced(tables.sharing, Scope::pair, "from")},
        {"unit_costs.csv", sourced(tables.unit_costs, std::vector<std::string>{}, "id")},
    };
    // Only the optional tables may be away; of the others, their absence has been reported.
    for (const CorridorFile& file : corridor_files) {
        if (!file.required && !texts.find(file.name)) by_name.erase(std::string(file.name));
    }
    return by_name;
}

/// Checks one row of SOURCES.csv after the other and remembers what they cover.
class SourceChecker {
public:
    SourceChecker(ReadTable<SourceRow>& sources, std::map<std::string, Sourced> tables)
        : sources_(sources), tables_(std::move(tables))
    {
        for (const auto& [name, table] : tables_) names_.push_back(name);
    }

    void check(const Row<SourceRow>& row)
    {
        if (!row.is_whole) return;
        check_basis(row);
        const auto table = tables_.find(row.value.table);
        if (table == tables_.end()) {
            complain(row, fmt::format("table = \"{}\" is no table with numbers{}", row.value.table,
                                      did_you_mean(row.value.table, names_)));
            return;
        }
        check_words(row, "column", row.value.column, table->second.columns, "a column of numbers of");
        check_words(row, "rows", row.value.rows, table->second.rows, "a row of");
        for (const std::string& column : row.value.column) covered_.emplace(row.value.table, column);
    }

    void check_coverage(Problems& problems) const
    {
        for (const auto& [name, table] : tables_) {
            if (covered_.contains({name, std::string(everything)}) || table.rows.empty()) continue;
            std::vector<std::string> uncovered;
            for (const std::string& column : table.columns) {
                if (!covered_.contains({name, column})) uncovered.push_back(column);
            }
            if (uncovered.empty()) continue;
            problems.add(sources_.table.file(), 0,
                         fmt::format("no source for {} of {}", join(uncovered), name));
        }
    }

private:
    void complain(const Row<SourceRow>& row, const std::string& message) { sources_.complain(row, message); }

    void check_words(const Row<SourceRow>& row, std::string_view field, const std::vector<std::string>& words,
                     const std::vector<std::string>& known, std::string_view what)
    {
        if (words.empty()) complain(row, fmt::format("{} is empty (names, or *)", field));
        for (const std::string& word : words) {
            if (word == everything || std::ranges::find(known, word) != known.end()) continue;
            complain(row, fmt::format("{}: \"{}\" is not {} {}{}", field, word, what, row.value.table,
                                      did_you_mean(word, known)));
        }
    }

    void check_basis(const Row<SourceRow>& row)
    {
        const SourceRow& source = row.value;
        if (std::ranges::find(basis_names, source.basis) == std::end(basis_names)) {
            complain(row, fmt::format("basis = \"{}\" is none of seen, recalled, assumption{}", source.basis,
                                      did_you_mean(source.basis, basis_names)));
            return;
        }
        require(row, source.basis == "assumption", "note", source.note);
        const bool is_seen = source.basis == "seen";
        require(row, is_seen, "author", source.author);
        require(row, is_seen, "year", source.year);
        require(row, is_seen, "title", source.title);
        require(row, is_seen, "locator", source.locator);
    }

    void require(const Row<SourceRow>& row, bool is_required, std::string_view field, const std::string& text)
    {
        if (is_required && text.empty())
            complain(row, fmt::format("basis {}: {} is empty", row.value.basis, field));
    }

    ReadTable<SourceRow>& sources_;
    std::map<std::string, Sourced> tables_;
    std::vector<std::string> names_;
    std::set<std::pair<std::string, std::string>> covered_;
};

}  // namespace

std::vector<SourceRow> read_sources(const CorridorTexts& texts, const CorridorTables& tables,
                                    Problems& problems)
{
    ReadTable<SourceRow> sources(texts, "SOURCES.csv", problems);
    std::vector<SourceRow> rows;
    SourceChecker checker(sources, sourced_tables(texts, tables));
    const bool header_is_whole = std::ranges::all_of(
        field_names<SourceRow>(), [&](const std::string& name) { return sources.has_column(name); });
    if (!header_is_whole) return rows;
    for (const Row<SourceRow>& row : sources.rows) {
        checker.check(row);
        rows.push_back(row.value);
    }
    checker.check_coverage(problems);
    return rows;
}

}  // namespace corridor
