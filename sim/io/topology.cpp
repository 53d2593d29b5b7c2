#include "io/corridor_checks.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"

namespace corridor {

namespace {

// Asks the cell, not the row: a cell that is neither yes nor no has been reported.
bool says_no(const ReadTable<Leg>& legs, const Row<Leg>& row, std::string_view field)
{
    const auto column = legs.table.find_column(field);
    return column && lower(legs.table.cell(row.row, *column)) == "no";
}

void check_legs(ReadTable<Leg>& legs)
{
    const bool has_ends = legs.has_column("from") && legs.has_column("to") && legs.has_column("mode");
    std::map<std::string, const Row<Leg>*> seen;
    for (const Row<Leg>& row : legs.rows) {
        const Leg& leg = row.value;
        if (!row.is_whole) continue;
        if (has_ends && !leg.from.empty() && leg.from == leg.to) {
            legs.complain(row, fmt::format("the leg leads from \"{}\" to itself", leg.from));
        }
        if (says_no(legs, row, "alone") && says_no(legs, row, "guided")) {
            legs.complain(row, "nobody can travel the leg: neither alone nor guided is yes");
        }
        if (!has_ends) continue;
        const auto [twin, is_new] = seen.emplace(leg.from + " " + leg.to + " " + leg.mode, &row);
        if (!is_new) {
            legs.complain(row, fmt::format("from, to and mode are those of {} in line {}",
                                           twin->second->value.id, twin->second->line));
        }
    }
}

// Of those intercepted, the rest is let go; the four shares of the others cannot be more than all.
void check_shares(ReadTable<Jurisdiction>& jurisdictions)
{
    constexpr std::array<std::string_view, 4> names{"asylum_share", "detention_share", "pushback_share",
                                                    "return_share"};
    for (const Row<Jurisdiction>& row : jurisdictions.rows) {
        if (!row.is_whole) continue;
        double sum = 0;
        for (const std::string_view name : names) {
            const auto column = jurisdictions.table.find_column(name);
            if (!column) continue;
            sum += parse_number(jurisdictions.table.cell(row.row, *column), jurisdictions.table.separator())
                       .value;
        }
        constexpr double rounding = 1e-9;  // four shares such as 0.1 may add up to a trifle more
        if (sum > 1 + rounding) {
            jurisdictions.complain(row, fmt::format("{} = {:.6g} is more than 1", join(names, " + "), sum));
        }
    }
}

void check_conflicts(ReadTable<SeriesPoint>& series)
{
    for (const Row<SeriesPoint>& row : series.rows) {
        if (row.is_whole && row.value.kind == "conflict" && row.value.value > 1) {
            series.complain(row, fmt::format("conflict = {} is not in [0, 1]", row.value.value));
        }
    }
}

/// Places from which one of the destinations can be reached over legs, walking the legs backward.
std::set<std::string> places_that_lead_to(const std::vector<std::string>& destinations, const Rows<Leg>& legs)
{
    std::multimap<std::string_view, std::string_view> before;
    for (const Row<Leg>& row : legs) before.emplace(row.value.to, row.value.from);
    std::set<std::string> reached(destinations.begin(), destinations.end());
    std::vector<std::string> frontier = destinations;
    while (!frontier.empty()) {
        const std::string place = frontier.back();
        frontier.pop_back();
        const auto [begin, end] = before.equal_range(place);
        for (auto leg = begin; leg != end; ++leg) {
            const auto [from, is_new] = reached.emplace(leg->second);
            if (is_new) frontier.push_back(*from);
        }
    }
    return reached;
}

template <class T>
void check_has_rows(const ReadTable<T>& table, std::string_view what, Problems& problems)
{
    if (table.rows.empty()) problems.add(table.table.file(), 0, fmt::format("the table has no {}", what));
}

}  // namespace

void check_rows(CorridorTables& tables)
{
    check_legs(tables.legs);
    check_shares(tables.jurisdictions);
    check_conflicts(tables.series);
}

void check_topology(const CorridorTables& tables, Problems& problems)
{
    check_has_rows(tables.jurisdictions, "jurisdiction", problems);
    check_has_rows(tables.places, "place", problems);
    check_has_rows(tables.legs, "leg", problems);
    check_has_rows(tables.origins, "origin", problems);
    if (!problems.empty()) return;

    std::vector<std::string> destinations;
    for (const Row<Place>& row : tables.places.rows) {
        if (row.value.destination) destinations.push_back(row.value.id);
    }
    if (destinations.empty()) {
        problems.add(tables.places.table.file(), 0, "no place is a destination (destination = yes)");
        return;
    }
    const std::set<std::string> reached = places_that_lead_to(destinations, tables.legs.rows);
    for (const Row<Origin>& row : tables.origins.rows) {
        if (reached.contains(row.value.place)) continue;
        problems.add(tables.origins.table.file(), row.line,
                     fmt::format("{}: no destination can be reached over the legs from \"{}\"", row.value.id,
                                 row.value.place));
    }
}

}  // namespace corridor
