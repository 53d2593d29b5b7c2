/// The five tables of a Flee folder, one function each. A row that cannot be read is reported and left out.
#pragma once

#include <set>
#include <string_view>
#include <utility>

#include "io/flee/folder.hpp"

namespace corridor::flee {

/// Names that other tables may use, found fast.
class Names {
public:
    explicit Names(const std::vector<Location>& locations);

    /// Index of the location, or nothing.
    std::optional<std::size_t> location(std::string_view name) const;
    bool has_country(const std::string& name) const;

    /// ` (did you mean "x"?)`, or "".
    std::string near_location(const std::string& name) const;
    std::string near_country(const std::string& name) const;

private:
    std::vector<std::string> locations_;  // sorted, as the locations are
    std::vector<std::string> countries_;  // sorted, each once
};

/// Which pairs of locations a route joins, and where redirections lead.
class Links {
public:
    /// `are_known`: not where a route could not be read; then nothing is said to be missing.
    Links(const std::vector<Location>& locations, const std::vector<Route>& routes, bool are_known);

    bool may_join(std::string_view one, std::string_view other) const;
    bool may_redirect(std::string_view from, std::string_view to) const;

private:
    using Pairs = std::set<std::pair<std::string_view, std::string_view>>;
    Pairs joined_;
    Pairs redirected_;
    bool are_known_;
};

/// Sorted by name. `needs_dates`: whether a conflict_zone must say on which day its conflict begins. Rows
/// that are wrong are kept with what could be read, so that their names are known.
std::vector<Location> read_locations(const CorridorTexts& texts, bool needs_dates, Problems& problems);

/// Sorted by the names of their ends.
std::vector<Route> read_routes(const CorridorTexts& texts, const Names& names, Problems& problems);

/// Sorted by kind, names and day.
std::vector<Closure> read_closures(const CorridorTexts& texts, const Names& names,
                                   const std::vector<Location>& locations, const Links& links,
                                   Problems& problems);

/// One for each location, in their order.
std::vector<Conflict> read_conflicts(const CorridorTexts& texts, const Names& names, std::size_t n_locations,
                                     Problems& problems);

Period read_period(const CorridorTexts& texts, Problems& problems);

}  // namespace corridor::flee
