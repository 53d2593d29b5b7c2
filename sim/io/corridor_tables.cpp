#include "io/corridor_tables.hpp"

#include <map>

#include <fmt/format.h>

#include "core/text.hpp"

namespace corridor {

namespace {

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::string_view hazard = "hazard";
constexpr std::string_view go = "go";

ValueRule month_rule(std::size_t month, std::string_view quantity)
{
    const bool is_go = quantity == go;
    return {.name = months[month],
            .meaning =
                is_go ? "chance that the weather of a day lets crossings leave" : "multiplier of the hazard",
            .least = 0,
            .most = is_go ? 1.0 : 20.0};
}

std::vector<ValueRule> month_columns()
{
    std::vector<ValueRule> columns;
    for (std::size_t month = 0; month < months.size(); ++month) {
        columns.push_back({.name = months[month],
                           .meaning =
                               "hazard: multiplier of the hazard; go: chance that the weather of a day "
                               "lets crossings leave",
                           .least = 0});
    }
    return columns;
}

std::array<double, 12> read_months(ReadTable<SeasonRow>& seasons, const Row<SeasonRow>& row)
{
    std::array<double, 12> values{};
    for (std::size_t month = 0; month < months.size(); ++month) {
        const auto column = seasons.table.find_column(months[month]);
        if (!column || !row.is_whole) continue;
        values[month] =
            seasons.cells.number(row.row, *column, month_rule(month, row.value.quantity)).value_or(0);
    }
    return values;
}

// A profile in the making: the lines of its two rows, 0 where there is none yet.
struct Profile {
    Season season;
    int hazard_line = 0;
    int go_line = 0;
};

void check_profiles(const std::map<std::string, Profile>& profiles, const std::string& file,
                    Problems& problems)
{
    for (const auto& [id, profile] : profiles) {
        if (profile.hazard_line != 0 && profile.go_line != 0) continue;
        const int line = profile.hazard_line + profile.go_line;
        problems.add(file, line,
                     fmt::format("{}: the profile has no row with quantity \"{}\"", id,
                                 profile.go_line == 0 ? go : hazard));
    }
}

}  // namespace

std::vector<ValueRule> further_columns(std::string_view table)
{
    if (table == "jurisdictions.csv") return lever_columns(Scope::jurisdiction);
    if (table == "places.csv") return lever_columns(Scope::place);
    if (table == "legs.csv") return lever_columns(Scope::leg);
    if (table == "origins.csv") return lever_columns(Scope::origin);
    if (table == "sharing.csv") return lever_columns(Scope::pair);
    if (table == "seasons.csv") return month_columns();
    return {};
}

CorridorTables::CorridorTables(const CorridorTexts& texts, Problems& problems)
    : jurisdictions(texts, "jurisdictions.csv", problems),
      places(texts, "places.csv", problems),
      legs(texts, "legs.csv", problems),
      origins(texts, "origins.csv", problems),
      seasons(texts, "seasons.csv", problems),
      ties(texts, "ties.csv", problems),
      series(texts, "series.csv", problems),
      sharing(texts, "sharing.csv", problems),
      unit_costs(texts, "unit_costs.csv", problems),
      attributes(texts, "attributes.csv", problems)
{}

std::vector<Season> read_seasons(ReadTable<SeasonRow>& seasons, Problems& problems)
{
    std::map<std::string, Profile> profiles;
    for (const Row<SeasonRow>& row : seasons.rows) {
        const std::string& quantity = row.value.quantity;
        if (!row.is_whole || !seasons.has_column("quantity") || !seasons.has_column("id")) continue;
        if (!is_identifier(row.value.profile)) {
            seasons.complain(row,
                             fmt::format("id = \"{}\" is not a name of letters, digits, '-', '_' and '.'",
                                         row.value.profile));
            continue;
        }
        if (quantity != hazard && quantity != go) {
            const std::array known{hazard, go};
            seasons.complain(row, fmt::format("quantity = \"{}\" is neither hazard nor go{}", quantity,
                                              did_you_mean(quantity, known)));
            continue;
        }
        Profile& profile = profiles[row.value.profile];
        profile.season.id = row.value.profile;
        int& line = quantity == go ? profile.go_line : profile.hazard_line;
        if (line != 0) {
            seasons.complain(row, fmt::format("quantity {} stands in line {} already", quantity, line));
            continue;
        }
        line = row.line;
        (quantity == go ? profile.season.go : profile.season.hazard) = read_months(seasons, row);
    }
    check_profiles(profiles, seasons.table.file(), problems);

    std::vector<Season> result;
    for (const auto& [id, profile] : profiles) result.push_back(profile.season);
    return result;
}

Levers read_baseline(CorridorTables& tables, const Network& network)
{
    Levers levers = empty_levers(network);
    const auto read = [&levers](auto& table, Scope scope) {
        read_levers(table.table, table.cells, table.rows, scope, levers);
    };
    read(tables.jurisdictions, Scope::jurisdiction);
    read(tables.places, Scope::place);
    read(tables.legs, Scope::leg);
    read(tables.origins, Scope::origin);

    const auto index = [&network](const std::string& id) {
        return std::ranges::lower_bound(network.jurisdictions, id, {}, &Jurisdiction::id) -
               network.jurisdictions.begin();
    };
    for (const Row<SharingRow>& row : tables.sharing.rows) {
        const auto n = static_cast<std::ptrdiff_t>(network.jurisdictions.size());
        const auto from = index(row.value.from);
        const auto to = index(row.value.to);
        for (const LeverInfo& lever : lever_catalogue()) {
            if (lever.scope != Scope::pair || !row.is_whole) continue;
            const auto value = read_lever(tables.sharing.table, tables.sharing.cells, row.row, lever);
            if (value && from < n && to < n) {
                (levers.*lever.values)[static_cast<std::size_t>(from * n + to)] = *value;
            }
        }
    }
    return levers;
}

}  // namespace corridor
