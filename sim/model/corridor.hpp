/// A corridor: everything the tables of one world say, read and checked, before any replicate runs.
#pragma once

#include <string>
#include <vector>

#include "core/date.hpp"
#include "model/history.hpp"
#include "model/levers.hpp"
#include "model/network.hpp"
#include "model/parameters.hpp"
#include "model/unit_cost.hpp"

namespace corridor {

struct SourceFile {
    std::string name;  // relative to the corridor's folder
    std::string text;  // as read
};

struct Corridor {
    std::string id;  // folder name
    std::string title;
    Date start;            // first day recorded
    Date end;              // first day not simulated, unless --until says otherwise
    double spin_up = 365;  // [day] simulated before `start`, excluded from results
    Parameters parameters;
    Network network;
    Levers baseline;                    // of the tables
    std::vector<SeriesPoint> series;    // sorted by kind, where, date
    std::vector<LeverSetting> history;  // sorted by date, then lever, then order in the file
    std::vector<UnitCost> unit_costs;   // sorted by id
    std::vector<SourceFile> files;      // every input text, sorted by name
};

}  // namespace corridor
