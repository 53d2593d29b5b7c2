/// What of a Flee folder has dates: conflict and camps that are shut as series, roads and borders that are
/// shut as settings of levers.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "io/commented_table.hpp"
#include "io/flee/folder.hpp"
#include "io/flee/naming.hpp"
#include "io/flee/passable.hpp"

namespace corridor::flee {

/// Rows of series.csv.
struct Series {
    std::vector<Cells> rows;
    std::size_t n_conflict = 0;        // rows on conflict
    std::set<std::string_view> files;  // of the folder, that the rows are made of
};

/// Conflict of each origin on every day of the folder, and none before its first; demand of nearly nothing at
/// a camp while it is shut or people are sent on from it.
Series series_of(const Folder& folder, const Naming& naming);

/// history.toml.
struct History {
    std::string text;
    std::vector<std::string> idle;  // closures that shut no leg: borders without routes, places off them
};

/// A setting of `passable` for all legs that something shuts. `founding`: the first day simulated.
History history_of(const Folder& folder, const Naming& naming, const std::vector<Direction>& directions,
                   Date founding);

/// A text of TOML.
std::string toml_text(const std::string& text);

}  // namespace corridor::flee
