/// SOURCES.csv: where every number of a corridor's tables comes from.
#pragma once

#include <string>
#include <vector>

#include "io/corridor_tables.hpp"

namespace corridor {

/// One statement on the source of one or more columns.
struct SourceRow {
    std::string table;
    std::vector<std::string> column;  // names, or "*"
    std::vector<std::string> rows;    // ids, or "*"
    std::string author;
    std::string year;
    std::string title;
    std::string locator;
    std::string basis;
    std::string note;

    static constexpr auto fields = std::tuple{
        Field{"table", &SourceRow::table, "-", "file of the table"},
        Field{"column", &SourceRow::column, "-", "columns of it, or *"},
        Field{"rows", &SourceRow::rows, "-", "ids of its rows, or *"},
        Field{"author", &SourceRow::author, "-", "who published the figure"},
        Field{"year", &SourceRow::year, "-", "when"},
        Field{"title", &SourceRow::title, "-", "under what title"},
        Field{"locator", &SourceRow::locator, "-", "page, table or section"},
        Field{"basis", &SourceRow::basis, "-", "seen, recalled or assumption"},
        Field{"note", &SourceRow::note, "-", "how the figure was derived, or why it was assumed"},
    };
};

/// Reads SOURCES.csv and checks it against the tables: each row names a table, columns and rows that exist
/// and gives what its basis asks for (a source that was seen: author, year, title, locator; an assumption: a
/// note), and every column of numbers is covered by one row at least.
std::vector<SourceRow> read_sources(const CorridorTexts& texts, const CorridorTables& tables,
                                    Problems& problems);

}  // namespace corridor
