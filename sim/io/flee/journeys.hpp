/// What only the whole of a Flee folder shows: whether journeys have a beginning, an end, and a way between.
#pragma once

#include <string>

#include "io/flee/folder.hpp"

namespace corridor::flee {

/// Reports a folder without camps or without people, and each place whose people have no way to a camp: none
/// over the routes, or none that is open from end to end on any day of the period. `file`: the label of
/// locations.csv. The folder has no other mistakes.
void check_journeys(const Folder& folder, const std::string& file, Problems& problems);

}  // namespace corridor::flee
