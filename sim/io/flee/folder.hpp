/// The input folder of Flee, a simulator of forced displacement: what its five tables say, read and checked.
/// Its users have networks that a corridor can be made of. Format: documentation of Flee (Groen and others),
/// "Simulation instance construction"; what of it is read, and how, is told in
/// docs/howto/bring-your-own-network.md.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "io/corridor_texts.hpp"

namespace corridor::flee {

enum class LocationType : std::uint8_t {
    conflict_zone,
    town,
    flood_zone,
    camp,
    idpcamp,
    marker,
    forwarding_hub
};
inline constexpr std::array<std::string_view, 7> location_type_names{
    "conflict_zone", "town", "flood_zone", "camp", "idpcamp", "marker", "forwarding_hub"};

/// A column that Flee does not know, with the cell of one row.
struct Further {
    std::string column;
    std::string cell;
};

struct Location {
    std::string name;
    std::string region;   // may be empty
    std::string country;  // never empty
    std::string latitude;
    std::string longitude;  // both with the digits of the file
    LocationType type = LocationType::town;
    std::string conflict_date;  // first day of conflict, as written; may be empty
    double people = 0;          // [persons], who live there; of a camp, for how many it is meant
    std::vector<Further> further;
    int line = 0;

    /// Whether journeys may end here.
    bool is_camp() const { return type == LocationType::camp || type == LocationType::idpcamp; }

    /// Whether people live here who may leave.
    bool is_origin() const
    {
        const bool is_settlement = type == LocationType::conflict_zone || type == LocationType::town ||
                                   type == LocationType::flood_zone;
        return is_settlement && people >= 1;
    }
};

/// Where a forced redirection sends everybody who comes to the other end.
enum class Redirection : std::uint8_t { none, to_first, to_second };

struct Route {
    std::size_t first = 0;   // index of a location
    std::size_t second = 0;  // likewise, another one
    std::string distance;    // [km], with the digits of the file
    double km = 0;           // the same
    Redirection redirection = Redirection::none;
    std::vector<Further> further;
    int line = 0;

    /// Where people are sent from and to; only of a route with a redirection.
    std::size_t sent_from() const { return redirection == Redirection::to_second ? first : second; }
    std::size_t sent_to() const { return redirection == Redirection::to_second ? second : first; }
};

enum class ClosureKind : std::uint8_t { country, location, link, camp, idpcamp, remove_forced_redirection };
inline constexpr std::array<std::string_view, 6> closure_kind_names{
    "country", "location", "link", "camp", "idpcamp", "remove_forced_redirection"};

/// From day `from` on, until the day before `until`.
struct Closure {
    ClosureKind kind = ClosureKind::location;
    std::string first;   // a location or, of a country, a country
    std::string second;  // may be empty
    int from = 0;
    std::optional<int> until;  // nothing: for good
    int line = 0;

    /// Whether nobody can stay at a camp.
    bool is_of_camp() const { return kind == ClosureKind::camp || kind == ClosureKind::idpcamp; }
};

/// Conflict of one location by day, 0 to 1; empty where conflicts.csv has no column for it.
using Conflict = std::vector<double>;

struct Period {
    Date start;
    int days = 0;
};

struct Folder {
    std::string name;
    Period period;
    std::vector<Location> locations;  // sorted by name
    std::vector<Route> routes;        // sorted by the names of their ends
    std::vector<Closure> closures;    // sorted by kind, names, day
    std::vector<Conflict> conflicts;  // one for each location
    bool has_conflicts = false;       // whether there is a conflicts.csv
    std::vector<std::string> left;    // files and folders that were not read, sorted

    /// Index of a location of that name; the number of locations where there is none.
    std::size_t find(std::string_view location) const;

    /// Whether its conflict_date says when conflict begins at a location: without conflicts.csv, and at a
    /// conflict_zone alone. Folders fill the column elsewhere too, often with 0 in every row.
    bool begins_at_its_date(const Location& location) const
    {
        return !has_conflicts && location.type == LocationType::conflict_zone;
    }
};

/// The texts of a folder that holds locations.csv, or of the input_csv in it. `id` is the name of the folder,
/// or of the one around input_csv; `strays` are whatever else lies there. Throws InputError where there is no
/// such folder, FileError where a file cannot be read.
CorridorTexts load_folder(const std::filesystem::path& folder);

/// Reads and checks the tables. Throws InputError with every mistake of every file. The order of rows decides
/// nothing.
Folder read_folder(const CorridorTexts& texts);

}  // namespace corridor::flee
