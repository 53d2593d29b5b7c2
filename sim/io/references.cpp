#include "io/corridor_checks.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/text.hpp"

namespace corridor {

namespace {

/// The names that a reference may use, and what they are called: "place", "jurisdiction".
struct Names {
    std::string_view what;
    std::vector<std::string> ids;
    bool can_be_checked = true;  // not where their own table could not be read

    bool contain(const std::string& id) const { return std::ranges::find(ids, id) != ids.end(); }
};

template <class T>
Names names_of(const ReadTable<T>& table, std::string_view what)
{
    Names names{what, {}, table.has_column("id")};
    for (const Row<T>& row : table.rows) names.ids.push_back(row.value.id);
    return names;
}

/// Checks the column `field` of every row against the names.
template <class T>
void check_column(ReadTable<T>& table, std::string_view field, std::string T::*member, const Names& names)
{
    if (!names.can_be_checked || !table.has_column(field)) return;
    for (const Row<T>& row : table.rows) {
        const std::string& id = row.value.*member;
        if (!row.is_whole || names.contain(id)) continue;
        if (id.empty()) {
            table.complain(row, fmt::format("{} is empty (a {})", field, names.what));
        } else {
            table.complain(row, fmt::format("{} = \"{}\" is not a {}{}", field, id, names.what,
                                            did_you_mean(id, names.ids)));
        }
    }
}

/// Reports rows whose key, made by `key_of_row`, an earlier row has already.
template <class T, class KeyOf>
void check_said_once(ReadTable<T>& table, KeyOf key_of_row)
{
    std::map<std::string, int> line_of;
    for (const Row<T>& row : table.rows) {
        if (!row.is_whole) continue;
        const std::string key = key_of_row(row.value);
        const auto [earlier, is_new] = line_of.emplace(key, row.line);
        if (!is_new) table.complain(row, fmt::format("{} stands in line {} already", key, earlier->second));
    }
}

void check_series(CorridorTables& tables, const Names& places, const Names& origins)
{
    ReadTable<SeriesPoint>& series = tables.series;
    if (!series.has_column("kind") || !series.has_column("where")) return;
    if (!places.can_be_checked || !origins.can_be_checked) return;
    Names places_and_origins{"n origin or a place", origins.ids};
    places_and_origins.ids.insert(places_and_origins.ids.end(), places.ids.begin(), places.ids.end());
    Names destinations{" destination", {}};
    for (const Row<Place>& row : tables.places.rows) {
        if (row.value.destination) destinations.ids.push_back(row.value.id);
    }
    const Names origins_only{"n origin", origins.ids};

    for (const Row<SeriesPoint>& row : series.rows) {
        if (!row.is_whole) continue;
        const auto kind = std::ranges::find(series_kind_names, row.value.kind);
        if (kind == series_kind_names.end()) {
            series.complain(row,
                            fmt::format("kind = \"{}\" is none of conflict, wage, demand{}", row.value.kind,
                                        did_you_mean(row.value.kind, series_kind_names)));
            continue;
        }
        const Names& names = row.value.kind == "conflict" ? origins_only
                             : row.value.kind == "wage"   ? places_and_origins
                                                          : destinations;
        const std::string& where = row.value.where;
        if (!names.contain(where)) {
            series.complain(row, fmt::format("{}: where = \"{}\" is not a{}{}", row.value.kind, where,
                                             names.what, did_you_mean(where, names.ids)));
        } else if (row.value.kind == "wage" && places.contain(where) && origins.contain(where)) {
            series.complain(row, fmt::format("wage: where = \"{}\" is both an origin and a place", where));
        }
    }
}

}  // namespace

void check_references(CorridorTables& tables, std::span<const Season> seasons)
{
    const Names jurisdictions = names_of(tables.jurisdictions, "jurisdiction");
    const Names places = names_of(tables.places, "place");
    const Names origins = names_of(tables.origins, "origin");
    Names profiles{"season", {}, tables.seasons.has_column("id") && tables.seasons.has_column("quantity")};
    for (const Season& season : seasons) profiles.ids.push_back(season.id);
    Names modes{"mode", {mode_names.begin(), mode_names.end()}};
    Names nationalities{"nationality of any origin", {}, tables.origins.has_column("nationality")};
    for (const Row<Origin>& row : tables.origins.rows) nationalities.ids.push_back(row.value.nationality);

    check_column(tables.places, "jurisdiction", &Place::jurisdiction, jurisdictions);
    check_column(tables.legs, "from", &Leg::from, places);
    check_column(tables.legs, "to", &Leg::to, places);
    check_column(tables.legs, "mode", &Leg::mode, modes);
    check_column(tables.legs, "season", &Leg::season, profiles);
    check_column(tables.origins, "place", &Origin::place, places);
    check_column(tables.origins, "nationality", &Origin::nationality, jurisdictions);
    check_column(tables.ties, "nationality", &Tie::nationality, nationalities);
    check_column(tables.ties, "place", &Tie::place, places);
    check_column(tables.sharing, "from", &SharingRow::from, jurisdictions);
    check_column(tables.sharing, "to", &SharingRow::to, jurisdictions);
    check_series(tables, places, origins);

    check_said_once(tables.ties,
                    [](const Tie& tie) { return fmt::format("{} at {}", tie.nationality, tie.place); });
    check_said_once(tables.sharing,
                    [](const SharingRow& row) { return fmt::format("{} to {}", row.from, row.to); });
    check_said_once(tables.series, [](const SeriesPoint& point) {
        return fmt::format("{} {} {}", point.kind, point.where, point.date.to_string());
    });
}

}  // namespace corridor
