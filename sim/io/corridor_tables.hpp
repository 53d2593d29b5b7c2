/// The tables of a corridor as rows that still know their lines.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "io/attributes.hpp"
#include "io/corridor_texts.hpp"
#include "io/lever_columns.hpp"
#include "io/rows.hpp"
#include "model/history.hpp"
#include "model/network.hpp"
#include "model/unit_cost.hpp"

namespace corridor {

/// The columns that a table has beyond the fields of its rows: baselines of levers, months of a profile.
std::vector<ValueRule> further_columns(std::string_view table);

/// One table with its rows read and its header checked.
template <class T>
struct ReadTable {
    CsvTable table;
    CellReader cells;
    Rows<T> rows;

    ReadTable(const CorridorTexts& texts, std::string_view name, Problems& problems)
        : table(cut(texts, name, problems)), cells(table, problems)
    {
        std::vector<ValueRule> columns = column_rules<T>();
        const std::vector<ValueRule> further = further_columns(name);
        columns.insert(columns.end(), further.begin(), further.end());
        check_header(table, columns, problems);
        rows = read_rows<T>(table, cells);
    }
    ReadTable(const ReadTable&) = delete;
    ReadTable& operator=(const ReadTable&) = delete;

    bool has_column(std::string_view name) const { return table.find_column(name).has_value(); }
    void complain(const Row<T>& row, std::string_view message) { cells.complain(row.row, message); }

private:
    static CsvTable cut(const CorridorTexts& texts, std::string_view name, Problems& problems)
    {
        const SourceFile* file = texts.find(name);
        return file ? CsvTable(texts.label(name), file->text, problems)
                    : CsvTable::missing(texts.label(name));
    }
};

/// Two rows of seasons.csv make one profile.
struct SeasonRow {
    std::string profile;
    std::string quantity;
    std::array<double, 12> months{};

    static constexpr auto fields = std::tuple{
        Field{"id", &SeasonRow::profile, "-", "profile, two rows each"},
        Field{"quantity", &SeasonRow::quantity, "-", "hazard or go"},
    };
};

/// What one jurisdiction shares with another; the pair's levers follow.
struct SharingRow {
    std::string from;
    std::string to;

    static constexpr auto fields = std::tuple{
        Field{"from", &SharingRow::from, "-", "jurisdiction that shares"},
        Field{"to", &SharingRow::to, "-", "jurisdiction that is told"},
    };
};

struct CorridorTables {
    ReadTable<Jurisdiction> jurisdictions;
    ReadTable<Place> places;
    ReadTable<Leg> legs;
    ReadTable<Origin> origins;
    ReadTable<SeasonRow> seasons;
    ReadTable<Tie> ties;
    ReadTable<SeriesPoint> series;
    ReadTable<SharingRow> sharing;
    ReadTable<UnitCost> unit_costs;
    ReadTable<Attribute> attributes;

    CorridorTables(const CorridorTexts& texts, Problems& problems);
};

/// Profiles sorted by id. Reports a quantity that is neither hazard nor go, and profiles without one of the
/// two.
std::vector<Season> read_seasons(ReadTable<SeasonRow>& seasons, Problems& problems);

/// Levers of jurisdictions, places, legs and origins as their tables have them, and those of pairs from
/// sharing.csv; wrong cells are reported and leave the catalogue's baseline. Ids must be known (see `Names`).
Levers read_baseline(CorridorTables& tables, const Network& network);

}  // namespace corridor
