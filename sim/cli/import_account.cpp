#include "cli/import_account.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/text.hpp"
#include "core/text_table.hpp"
#include "io/flee/assumptions.hpp"

namespace corridor::cli {
namespace {

using flee::ClosureKind;
using flee::Folder;
using flee::Location;
using flee::LocationType;
using flee::Made;
using flee::Redirection;

constexpr std::size_t indent_of_words = 15;

/// Lines under a file's name.
class Lines {
public:
    void add(std::string_view file, const std::string& words)
    {
        const std::string lines = wrapped(words, 100, std::string(indent_of_words + 2, ' '));
        std::string name(file == last_ ? "" : file);
        name.resize(indent_of_words, ' ');
        text_ += "  " + name + lines.substr(indent_of_words + 2);
        last_ = file;
    }

    const std::string& text() const { return text_; }

private:
    std::string text_;
    std::string last_;
};

template <class Fits>
std::size_t count(const Folder& folder, Fits fits)
{
    return static_cast<std::size_t>(std::ranges::count_if(folder.locations, fits));
}

/// "conflict_zone (12), town (4)".
std::string by_type(const Folder& folder, bool (Location::*is_such)() const, bool wanted = true)
{
    std::vector<std::string> parts;
    for (std::size_t type = 0; type < flee::location_type_names.size(); ++type) {
        const std::size_t n = count(folder, [&](const Location& location) {
            const bool is_other = !location.is_origin() && !location.is_camp();
            const bool fits = wanted ? (location.*is_such)() : is_other;
            return fits && location.type == static_cast<LocationType>(type);
        });
        if (n > 0) parts.push_back(fmt::format("{} ({})", flee::location_type_names[type], n));
    }
    return join(parts);
}

double people_at_home(const Folder& folder)
{
    double people = 0;
    for (const Location& location : folder.locations) people += location.is_origin() ? location.people : 0;
    return people;
}

void tell_places(const Folder& folder, const Corridor& corridor, Lines& lines)
{
    lines.add("locations.csv",
              fmt::format("{}: {}, where {} people live", by_type(folder, &Location::is_origin),
                          counted(corridor.network.origins.size(), "origin area"),
                          readable(people_at_home(folder))));
    const std::size_t n_camps = count(folder, [](const Location& one) { return one.is_camp(); });
    lines.add("locations.csv",
              fmt::format("{}: {}", by_type(folder, &Location::is_camp), counted(n_camps, "destination")));
    const std::size_t n_hubs = folder.locations.size() - n_camps - corridor.network.origins.size();
    if (n_hubs > 0)
        lines.add("locations.csv",
                  fmt::format("{}: {}, where nobody lives", by_type(folder, &Location::is_camp, false),
                              counted(n_hubs, "hub")));
    lines.add("locations.csv",
              fmt::format("{}: jurisdictions; latitude and longitude stay digit for digit",
                          counted(corridor.network.jurisdictions.size(), "country", "countries")));
}

void tell_routes(const Folder& folder, const Made& made, Lines& lines)
{
    const std::size_t n_redirected = static_cast<std::size_t>(std::ranges::count_if(
        folder.routes, [](const flee::Route& route) { return route.redirection != Redirection::none; }));
    std::string words = fmt::format("{} become {}, one a direction", counted(folder.routes.size(), "route"),
                                    counted(made.n_legs, "leg"));
    if (n_redirected > 0)
        words +=
            fmt::format("; {} with a forced redirection: while it lasts there is no way back and no other "
                        "way on{}",
                        n_redirected,
                        made.n_one_way > 0 ? fmt::format(", {} for good and so of one leg", made.n_one_way)
                                           : std::string());
    lines.add("routes.csv", words);
}

/// What becomes of a kind of closure.
std::string_view outcome_of(ClosureKind kind)
{
    switch (kind) {
    case ClosureKind::country:
        return "all legs over the border shut, by dated settings of history.toml";
    case ClosureKind::location:
        return "all legs to and from it shut, by dated settings of history.toml";
    case ClosureKind::link:
        return "the legs of the route shut, by dated settings of history.toml";
    case ClosureKind::camp:
    case ClosureKind::idpcamp:
        return "nobody can stay there for that time (demand in series.csv)";
    case ClosureKind::remove_forced_redirection:
        return "the redirection ends on that day";
    }
    return "";
}

/// Flee's manual has a location with two names for the way between them; its program shuts all of the first.
bool is_way_between(const flee::Closure& closure)
{
    return closure.kind == ClosureKind::location && !closure.second.empty();
}

void tell_closures(const Folder& folder, Lines& lines)
{
    std::map<ClosureKind, std::size_t> n;
    for (const flee::Closure& closure : folder.closures) {
        if (!is_way_between(closure)) ++n[closure.kind];
    }
    for (const auto& [kind, number] : n)
        lines.add("closures.csv",
                  fmt::format("{} ({}): {}", flee::closure_kind_names[static_cast<std::size_t>(kind)], number,
                              outcome_of(kind)));
    for (const flee::Closure& closure : folder.closures) {
        if (is_way_between(closure))
            lines.add("closures.csv",
                      fmt::format("location with two names (line {}): read as the way between {} and {}",
                                  closure.line, closure.first, closure.second));
    }
}

void tell_conflicts(const Folder& folder, const Made& made, Lines& lines)
{
    std::size_t n_in_conflict = 0;
    for (std::size_t i = 0; i < folder.locations.size(); ++i) {
        if (folder.locations[i].is_origin() &&
            std::ranges::any_of(folder.conflicts[i], [](double value) { return value > 0; }))
            ++n_in_conflict;
    }
    lines.add(folder.has_conflicts ? "conflicts.csv" : "locations.csv",
              fmt::format("conflict of every day at {}: {} of series.csv{}",
                          counted(n_in_conflict, "origin area"), counted(made.n_conflict_rows, "date"),
                          folder.has_conflicts ? "" : " (conflict_date: there is no conflicts.csv)"));
}

std::string maps(const Folder& folder, const Made& made, const Corridor& corridor)
{
    Lines lines;
    tell_places(folder, corridor, lines);
    tell_routes(folder, made, lines);
    tell_closures(folder, lines);
    tell_conflicts(folder, made, lines);
    const Date last = folder.period.start + folder.period.days - 1;
    lines.add("sim_period.csv",
              fmt::format("{} to {} ({} days); the corridor has whole months, {} to {}, after a year in "
                          "peace with nothing shut but by forced redirections",
                          folder.period.start.to_string(), last.to_string(), folder.period.days,
                          made.start.to_string(), (made.end - 1).to_string()));
    return lines.text();
}

/// Conflict at places where nobody lives.
std::size_t conflicts_without_people(const Folder& folder)
{
    std::size_t n = 0;
    for (std::size_t i = 0; i < folder.locations.size(); ++i) {
        const bool has_conflict =
            std::ranges::any_of(folder.conflicts[i], [](double value) { return value > 0; });
        if (has_conflict && !folder.locations[i].is_origin()) ++n;
    }
    return n;
}

std::size_t off_the_network(const Folder& folder)
{
    std::vector<bool> is_on(folder.locations.size());
    for (const flee::Route& route : folder.routes) is_on[route.first] = is_on[route.second] = true;
    return static_cast<std::size_t>(std::ranges::count(is_on, false));
}

std::string maps_not(const Folder& folder, const Made& made)
{
    Lines lines;
    const std::size_t n_capacities =
        count(folder, [](const Location& one) { return one.is_camp() && one.people > 0; });
    if (n_capacities > 0)
        lines.add("locations.csv", fmt::format("capacity of {}: in the model a destination is never full",
                                               counted(n_capacities, "camp")));
    const std::size_t n_empty = count(folder, [](const Location& one) {
        return one.type == LocationType::conflict_zone && !one.is_origin();
    });
    if (n_empty > 0)
        lines.add("locations.csv", fmt::format("{} without population: nobody can leave from there",
                                               counted(n_empty, "conflict_zone")));
    if (const std::size_t n = off_the_network(folder); n > 0)
        lines.add("locations.csv", fmt::format("{} that no route touches: a place, but nobody comes by",
                                               counted(n, "location")));
    const std::size_t n_dates = count(folder, [&](const Location& one) {
        return !folder.has_conflicts && !folder.begins_at_its_date(one) && !one.conflict_date.empty();
    });
    if (n_dates > 0)
        lines.add("locations.csv", fmt::format("conflict_date of {}: without conflicts.csv it counts at a "
                                               "conflict_zone alone",
                                               counted(n_dates, "other location")));
    if (made.n_attributes > 0)
        lines.add("", fmt::format(
                          "regions, capacities, conflict dates that do not count and every column that Flee "
                          "does not know are kept: {} of attributes.csv, which no rule reads",
                          counted(made.n_attributes, "row")));
    if (const std::size_t n = conflicts_without_people(folder); n > 0)
        lines.add(folder.has_conflicts ? "conflicts.csv" : "locations.csv",
                  fmt::format("conflict at {} where nobody lives", counted(n, "location")));
    for (const std::string& title : made.idle_closures)
        lines.add("closures.csv", title + ": no route is touched by it");
    if (!folder.left.empty()) lines.add("left alone", join(folder.left));
    return lines.text();
}

std::string to_add()
{
    std::map<std::string_view, std::vector<std::string_view>> columns;
    std::vector<std::string_view> tables;
    for (const flee::Assumption& one : flee::assumptions()) {
        if (columns[one.table].empty()) tables.push_back(one.table);
        columns[one.table].push_back(one.column);
    }
    std::string text;
    for (const std::string_view table : tables) {
        const bool is_all = columns[table].front() == "*";
        text += wrapped(fmt::format("{}: {}", table, is_all ? "all" : join(columns[table], " ")), 100, "  ");
    }
    return text +
           wrapped("legs.csv: mode (all by land), guided (smugglers sell legs over a border alone), "
                   "route (names under which detections are published)",
                   100, "  ") +
           wrapped("ties.csv, sharing.csv, history.toml: who draws whom, what countries share, laws and "
                   "operations: none yet",
                   100, "  ") +
           wrapped("SOURCES.csv: where coordinates, distances, populations and conflict come from", 100,
                   "  ");
}

}  // namespace

std::string account_of(const Folder& folder, const Made& made, const Corridor& corridor)
{
    return fmt::format("{}: {}, {}, {}\n\nWhat maps\n{}\nWhat does not\n{}\nWhat has to be added: now one "
                       "assumed value everywhere (SOURCES.csv says why)\n{}",
                       folder.name, counted(folder.locations.size(), "location"),
                       counted(folder.routes.size(), "route"), counted(folder.closures.size(), "closure"),
                       maps(folder, made, corridor), maps_not(folder, made), to_add());
}

}  // namespace corridor::cli
