/// Over which legs of a Flee folder people may set out, and at which camps they may stay, from when until
/// when.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/flee/calendar.hpp"
#include "io/flee/folder.hpp"

namespace corridor::flee {

/// Legs that exist: all directions of all routes but those that a redirection shuts for good.
struct Direction {
    std::size_t route = 0;
    std::size_t from = 0;
    std::size_t to = 0;
};
std::vector<Direction> directions_of(const Folder& folder);

/// Legs that are shut for some time, and what shuts them.
struct ShutLegs {
    std::string title;
    std::string_view file;                // of the folder, that says so
    std::vector<std::size_t> directions;  // indices; empty where a closure touches no route
    Interval when;
    std::optional<std::pair<std::string, std::string>> border;  // its two countries, where it is one
};

/// By each closure of a border, a location or a link its legs; by each redirection the way back, and all
/// other ways out of the place that people are sent on from, but those that another redirection sends them
/// over at that time.
std::vector<ShutLegs> shut_legs(const Folder& folder, const std::vector<Direction>& directions);

/// When nobody can stay at a camp: while it is closed, or people are sent on from it.
Intervals shut_at(const Folder& folder, std::size_t camp);

}  // namespace corridor::flee
