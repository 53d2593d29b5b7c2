/// The texts of a corridor's folder, before anybody has understood them. They may come from a disk or from
/// the results file of an earlier run.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.hpp"
#include "model/corridor.hpp"

namespace corridor {

/// A file that a corridor has.
struct CorridorFile {
    std::string_view name;
    std::string_view meaning;
    bool required;
};

inline constexpr std::array<CorridorFile, 13> corridor_files{{
    {"SOURCES.csv", "where the numbers come from", true},
    {"attributes.csv", "what is known of rows of other tables and no rule reads", false},
    {"corridor.toml", "title, dates and parameters", true},
    {"history.toml", "dated settings of levers; may be empty", true},
    {"jurisdictions.csv", "states and what their policies are", true},
    {"legs.csv", "links between places", true},
    {"origins.csv", "where people live who may leave", true},
    {"places.csv", "origin areas, hubs, crossing points and destinations", true},
    {"seasons.csv", "hazard and weather by month", true},
    {"series.csv", "dated conflict, wages and demand; may have no rows", true},
    {"sharing.csv", "what jurisdictions share", false},
    {"ties.csv", "people abroad who draw others; may have no rows", true},
    {"unit_costs.csv", "what things cost that interventions buy", false},
}};

struct CorridorTexts {
    std::string id;                   // name of the folder
    std::string folder;               // as messages name it: "configs/toy"
    std::vector<SourceFile> files;    // of those above, sorted by name
    std::vector<std::string> strays;  // other tables and TOML files that lie in the folder

    const SourceFile* find(std::string_view name) const;

    /// "configs/toy/legs.csv".
    std::string label(std::string_view name) const;
};

/// Reads the files of a folder. Throws InputError where there is no such folder, FileError where a file
/// cannot be read; a file that is missing is left out.
CorridorTexts load_corridor_texts(const std::filesystem::path& folder);

/// Adds a problem for every required file that is missing, and for every stray that looks like a misspelt
/// one.
void check_files(const CorridorTexts& texts, Problems& problems);

}  // namespace corridor
