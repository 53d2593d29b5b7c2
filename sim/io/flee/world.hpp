/// A corridor made of a Flee folder.
#pragma once

#include <string>
#include <vector>

#include "io/flee/folder.hpp"
#include "model/corridor.hpp"

namespace corridor::flee {

/// What was made.
struct Made {
    std::vector<SourceFile> files;  // of a corridor, sorted by name
    Date start;                     // first day of the corridor: of whole months around the period
    Date end;                       // first day not simulated
    std::size_t n_legs = 0;
    std::size_t n_one_way = 0;               // routes of one direction for good
    std::vector<std::string> idle_closures;  // closures that shut no leg
    std::size_t n_conflict_rows = 0;         // rows of series.csv on conflict
    std::size_t n_attributes = 0;            // rows of attributes.csv
};

/// The files of a corridor that `read_corridor` accepts, called `name`. The same folder gives the same bytes,
/// whatever the order of its rows.
Made make_corridor(const Folder& folder, const std::string& name);

}  // namespace corridor::flee
