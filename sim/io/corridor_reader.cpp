#include "io/corridor_reader.hpp"

#include <algorithm>

#include "io/corridor_checks.hpp"
#include "io/corridor_settings.hpp"
#include "io/history_reader.hpp"

namespace corridor {

namespace {

template <class Id, class T>
Column<Id, T> column_of(const Rows<T>& rows)
{
    Column<Id, T> column;
    for (const Row<T>& row : rows) column.push_back(row.value);
    return column;
}

template <class T>
std::vector<T> values_of(const Rows<T>& rows)
{
    std::vector<T> values;
    for (const Row<T>& row : rows) values.push_back(row.value);
    return values;
}

Network network_of(const CorridorTables& tables, std::vector<Season> seasons)
{
    Network network;
    network.jurisdictions = column_of<JurisdictionId>(tables.jurisdictions.rows);
    network.places = column_of<PlaceId>(tables.places.rows);
    network.legs = column_of<LegId>(tables.legs.rows);
    network.origins = column_of<OriginId>(tables.origins.rows);
    network.seasons = std::move(seasons);
    network.ties = values_of(tables.ties.rows);
    std::ranges::stable_sort(network.ties, {},
                             [](const Tie& tie) { return std::tie(tie.nationality, tie.place); });
    return network;
}

std::vector<SeriesPoint> series_of(const CorridorTables& tables)
{
    std::vector<SeriesPoint> series = values_of(tables.series.rows);
    std::ranges::stable_sort(
        series, {}, [](const SeriesPoint& point) { return std::tie(point.kind, point.where, point.date); });
    return series;
}

std::vector<SourceFile> sorted_files(std::vector<SourceFile> files)
{
    std::ranges::sort(files, {}, &SourceFile::name);
    return files;
}

}  // namespace

Corridor read_corridor(const CorridorTexts& texts)
{
    Problems problems;
    Corridor corridor;
    corridor.id = texts.id;
    check_files(texts, problems);
    read_settings(texts, corridor, problems);

    CorridorTables tables(texts, problems);
    std::vector<Season> seasons = read_seasons(tables.seasons, problems);
    check_references(tables, seasons);
    check_rows(tables);
    check_attributes(tables);
    read_sources(texts, tables, problems);
    corridor.network = network_of(tables, std::move(seasons));
    corridor.baseline = read_baseline(tables, corridor.network);
    corridor.history = read_history(texts, corridor.network, problems);
    if (problems.empty()) check_topology(tables, problems);
    problems.throw_if_any();

    resolve(corridor.network);
    corridor.series = series_of(tables);
    corridor.unit_costs = values_of(tables.unit_costs.rows);
    corridor.files = sorted_files(texts.files);
    return corridor;
}

Corridor read_corridor(const std::filesystem::path& folder)
{
    return read_corridor(load_corridor_texts(folder));
}

std::vector<SourceRow> read_corridor_sources(const CorridorTexts& texts)
{
    Problems problems;
    const CorridorTables tables(texts, problems);
    std::vector<SourceRow> sources = read_sources(texts, tables, problems);
    problems.throw_if_any();
    return sources;
}

}  // namespace corridor
