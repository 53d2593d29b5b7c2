/// Finds corridors, scenarios and sweeps by what users call them: a path, or a name looked for in ./configs,
/// ./scenarios and ./configs/sweeps, then among those installed with the program.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace corridor::cli {

/// A corridor's folder or a scenario's file, and its name.
struct Found {
    std::string name;
    std::filesystem::path path;
};

/// All that can be called by name, sorted; of several of one name the first place counts.
std::vector<Found> known_corridors();
std::vector<Found> known_scenarios();

/// Where the program looked in vain for what is called by name, and what to do; for who finds a list empty.
std::string why_no_corridor();
std::string why_no_scenario();

/// Folder of the corridor. Throws CommandError with the nearest name where there is none.
std::filesystem::path find_corridor(const std::string& word);

/// File of the scenario, which may be named with or without ".toml".
std::filesystem::path find_scenario(const std::string& word);

/// File of the sweep, likewise. A path, with a "/" in it, is taken as it is.
std::filesystem::path find_sweep(const std::string& word);

}  // namespace corridor::cli
