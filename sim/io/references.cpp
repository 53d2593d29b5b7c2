#include "io/corridor_checks.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/text.hpp"

namespace corridor {

namespace {

/// The names that a reference may use, and what they are called: "a place", "an origin".
class Names {
public:
    /// `can_be_checked`: not where the table of the names could not be read.
    Names(std::string_view what, std::vector<std::string> ids, bool can_be_checked = true)
        : what_(what), ids_(std::move(ids)), can_be_checked_(can_be_checked)
    {
        std::ranges::sort(ids_);
    }

    std::string_view what() const { return what_; }
    bool can_be_checked() const { return can_be_checked_; }
    bool contain(const std::string& id) const { return std::ranges::binary_search(ids_, id); }
    std::string nearest_to(const std::string& id) const { return did_you_mean(id, ids_); }

private:
    std::string_view what_;
    std::vector<std::string> ids_;
    bool can_be_checked_;
};

template <class T>
std::vector<std::string> texts_of(const Rows<T>& rows, std::string T::*member)
{
    std::vector<std::string> texts;
    for (const Row<T>& row : rows) texts.push_back(row.value.*member);
    return texts;
}

template <class T>
Names names_of(const ReadTable<T>& table, std::string_view what)
{
    return {what, texts_of(table.rows, &T::id), table.has_column("id")};
}

/// Checks the column `field` of every row against the names.
template <class T>
void check_column(ReadTable<T>& table, std::string_view field, std::string T::*member, const Names& names)
{
    if (!names.can_be_checked() || !table.has_column(field)) return;
    for (const Row<T>& row : table.rows) {
        const std::string& id = row.value.*member;
        if (!row.is_whole || names.contain(id)) continue;
        table.complain(row, id.empty() ? fmt::format("{} is empty ({})", field, names.what())
                                       : fmt::format("{} = \"{}\" is not {}{}", field, id, names.what(),
                                                     names.nearest_to(id)));
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

std::vector<std::string> destinations_of(const CorridorTables& tables)
{
    std::vector<std::string> ids;
    for (const Row<Place>& row : tables.places.rows) {
        if (row.value.destination) ids.push_back(row.value.id);
    }
    return ids;
}

std::vector<std::string> places_and_origins_of(const CorridorTables& tables)
{
    std::vector<std::string> ids = texts_of(tables.places.rows, &Place::id);
    for (const Row<Origin>& row : tables.origins.rows) ids.push_back(row.value.id);
    return ids;
}

void check_series(CorridorTables& tables, const Names& places, const Names& origins)
{
    ReadTable<SeriesPoint>& series = tables.series;
    if (!series.has_column("kind") || !series.has_column("where")) return;
    if (!places.can_be_checked() || !origins.can_be_checked()) return;
    const Names destinations("a destination", destinations_of(tables));
    const Names places_and_origins("an origin or a place", places_and_origins_of(tables));

    for (const Row<SeriesPoint>& row : series.rows) {
        if (!row.is_whole) continue;
        const auto& [kind, where, date, value] = row.value;
        if (std::ranges::find(series_kind_names, kind) == series_kind_names.end()) {
            series.complain(row, fmt::format("kind = \"{}\" is none of conflict, wage, demand{}", kind,
                                             did_you_mean(kind, series_kind_names)));
            continue;
        }
        const Names& names = kind == "conflict" ? origins
                             : kind == "wage"   ? places_and_origins
                                                : destinations;
        if (!names.contain(where)) {
            series.complain(row, fmt::format("{}: where = \"{}\" is not {}{}", kind, where, names.what(),
                                             names.nearest_to(where)));
        } else if (kind == "wage" && places.contain(where) && origins.contain(where)) {
            series.complain(row, fmt::format("wage: where = \"{}\" is both an origin and a place", where));
        }
    }
}

}  // namespace

void check_references(CorridorTables& tables, std::span<const Season> seasons)
{
    const Names jurisdictions = names_of(tables.jurisdictions, "a jurisdiction");
    const Names places = names_of(tables.places, "a place");
    const Names origins = names_of(tables.origins, "an origin");
    std::vector<std::string> profiles;
    for (const Season& season : seasons) profiles.push_back(season.id);
    const bool has_profiles = tables.seasons.has_column("id") && tables.seasons.has_column("quantity");
    const Names season_names("a season", profiles, has_profiles);
    const Names modes("a mode", {mode_names.begin(), mode_names.end()});
    const Names nationalities("a nationality of any origin",
                              texts_of(tables.origins.rows, &Origin::nationality),
                              tables.origins.has_column("nationality"));

    check_column(tables.places, "jurisdiction", &Place::jurisdiction, jurisdictions);
    check_column(tables.legs, "from", &Leg::from, places);
    check_column(tables.legs, "to", &Leg::to, places);
    check_column(tables.legs, "mode", &Leg::mode, modes);
    check_column(tables.legs, "season", &Leg::season, season_names);
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
