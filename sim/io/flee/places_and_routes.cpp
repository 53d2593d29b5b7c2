#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/flee/table.hpp"
#include "io/flee/tables.hpp"
#include "model/network.hpp"

namespace corridor::flee {

namespace {

const std::vector<KnownColumn>& location_columns()
{
    static const std::vector<KnownColumn> columns{
        {"name", {"location", "location_name"}},
        {"region", {"admin"}, false},
        {"country", {}},
        {"latitude", {"lat", "gps_x"}},
        {"longitude", {"lon", "long", "lng", "gps_y"}},
        {"location_type", {"type"}},
        {"conflict_date", {}, false},
        {"population", {"population/capacity", "pop/cap", "pop", "capacity"}}};
    return columns;
}

const std::vector<KnownColumn>& route_columns()
{
    static const std::vector<KnownColumn> columns{
        {"name1", {}}, {"name2", {}}, {"distance", {}}, {"forced_redirection", {}, false}};
    return columns;
}

/// The rule of a corridor's own column.
template <class T>
ValueRule rule_of_field(std::string_view name)
{
    ValueRule rule;
    for_each_field<T>([&](const auto& field) {
        if (field.name == name) rule = rule_of(field);
    });
    return rule;
}

ValueRule people_rule()
{
    ValueRule rule = rule_of_field<Origin>("population");
    rule.least = 0;
    rule.meaning = "people who live there; of a camp, its capacity";
    return rule;
}

constexpr ValueRule conflict_date_rule{
    .name = "conflict_date", .unit = "day", .meaning = "first day of conflict", .least = 0, .most = 36500};

void check_coordinates(Table& table, std::size_t row, Location& location)
{
    const ValueRule latitude = rule_of_field<Place>("latitude");
    const ValueRule longitude = rule_of_field<Place>("longitude");
    const auto north = parse_number(table.text(row, "latitude"), ',');
    const auto east = parse_number(table.text(row, "longitude"), ',');
    const bool swapped = north.is_valid() && east.is_valid() && std::abs(north.value) > latitude.most &&
                         std::abs(north.value) <= longitude.most && std::abs(east.value) <= latitude.most;
    if (swapped) {
        table.complain(row,
                       fmt::format("latitude = {} is not {} (longitude = {}: are the two swapped?)",
                                   table.text(row, "latitude"), range_text(latitude.least, latitude.most),
                                   table.text(row, "longitude")));
        return;
    }
    if (table.number(row, latitude)) location.latitude = table.digits(row, "latitude");
    if (table.number(row, longitude)) location.longitude = table.digits(row, "longitude");
}

void read_type(Table& table, std::size_t row, Location& location)
{
    const std::string type = lower(table.text(row, "location_type"));
    const auto known = std::ranges::find(location_type_names, type);
    if (known != location_type_names.end()) {
        location.type = static_cast<LocationType>(known - location_type_names.begin());
        return;
    }
    table.complain(row,
                   fmt::format("location_type = \"{}\" is none of {}{}", table.text(row, "location_type"),
                               join(location_type_names), did_you_mean(type, location_type_names)));
}

Location read_location(Table& table, std::size_t row, bool needs_dates)
{
    Location location;
    location.name = table.text(row, "name");
    location.line = table.line(row);
    if (location.name.empty()) table.complain(row, "name is empty");
    if (!table.is_whole(row)) return location;
    location.region = table.text(row, "region");
    location.country = table.text(row, "country");
    location.conflict_date = table.text(row, "conflict_date");
    location.further = table.further(row);
    if (location.country.empty()) table.complain(row, "country is empty (it becomes a jurisdiction)");
    check_coordinates(table, row, location);
    read_type(table, row, location);
    location.people = table.whole_number(row, people_rule(), 0).value_or(0);
    if (needs_dates && location.type == LocationType::conflict_zone)
        table.whole_number(row, conflict_date_rule);
    return location;
}

Redirection read_redirection(Table& table, std::size_t row)
{
    const std::string text = table.text(row, "forced_redirection");
    if (text.empty() || text == "0") return Redirection::none;
    if (text == "1") return Redirection::to_first;
    if (text == "2") return Redirection::to_second;
    table.complain(row, fmt::format("forced_redirection = \"{}\" is none of 0 (none), 1 (name2 to name1), 2 "
                                    "(name1 to name2)",
                                    text));
    return Redirection::none;
}

std::optional<std::size_t> read_end(Table& table, std::size_t row, std::string_view column,
                                    const Names& names)
{
    const std::string name = table.text(row, column);
    const auto found = names.location(name);
    if (!found)
        table.complain(row, name.empty() ? fmt::format("{} is empty (a location)", column)
                                         : fmt::format("{} = \"{}\" is not a location{}", column, name,
                                                       names.near_location(name)));
    return found;
}

/// All of a route but its ends.
Route read_between(Table& table, std::size_t row)
{
    ValueRule rule = rule_of_field<Leg>("length");
    rule.name = "distance";
    rule.meaning = "length of the route";
    Route route;
    route.line = table.line(row);
    route.km = table.number(row, rule).value_or(rule.least);
    route.distance = table.digits(row, "distance");
    route.redirection = read_redirection(table, row);
    route.further = table.further(row);
    return route;
}

}  // namespace

Names::Names(const std::vector<Location>& locations)
{
    std::set<std::string> countries;
    for (const Location& location : locations) {
        locations_.push_back(location.name);
        if (!location.country.empty()) countries.insert(location.country);
    }
    countries_.assign(countries.begin(), countries.end());
}

std::optional<std::size_t> Names::location(std::string_view name) const
{
    const auto found = std::ranges::lower_bound(locations_, name);
    if (found == locations_.end() || *found != name) return std::nullopt;
    return static_cast<std::size_t>(found - locations_.begin());
}

bool Names::has_country(const std::string& name) const
{
    return std::ranges::binary_search(countries_, name);
}

std::string Names::near_location(const std::string& name) const
{
    return did_you_mean(name, locations_);
}

std::string Names::near_country(const std::string& name) const
{
    return did_you_mean(name, countries_);
}

std::vector<Location> read_locations(const CorridorTexts& texts, bool needs_dates, Problems& problems)
{
    Table table(texts, "locations.csv", location_columns(), Others::kept, problems);
    std::vector<Location> locations;
    std::map<std::string, int> line_of;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        Location location = read_location(table, row, needs_dates);
        const auto [earlier, is_new] = line_of.emplace(location.name, location.line);
        if (!is_new && !location.name.empty())
            table.complain(row, fmt::format("the name stands in line {} already", earlier->second));
        if (is_new) locations.push_back(std::move(location));
    }
    std::ranges::sort(locations, {}, &Location::name);
    return locations;
}

std::vector<Route> read_routes(const CorridorTexts& texts, const Names& names, Problems& problems)
{
    Table table(texts, "routes.csv", route_columns(), Others::kept, problems);
    std::vector<Route> routes;
    std::map<std::pair<std::size_t, std::size_t>, int> line_of;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        if (!table.is_whole(row)) continue;
        const auto first = read_end(table, row, "name1", names);
        const auto second = read_end(table, row, "name2", names);
        Route route = read_between(table, row);
        if (!first || !second) continue;
        route.first = *first;
        route.second = *second;
        if (route.first == route.second) {
            table.complain(row, "the route leads from a location to itself");
            continue;
        }
        const auto [twin, is_new] = line_of.emplace(std::minmax(*first, *second), route.line);
        if (is_new)
            routes.push_back(std::move(route));
        else
            table.complain(row, fmt::format("the route to {} stands in line {} already",
                                            table.text(row, "name2"), twin->second));
    }
    std::ranges::sort(routes, {}, [](const Route& route) { return std::pair(route.first, route.second); });
    return routes;
}

}  // namespace corridor::flee
