/// What decided a result, so that it can be repeated bit for bit: stored in every results file. Nothing else
/// is: threads, times and hosts would make equal experiments unequal files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace corridor {

/// An input text with what it was used as: a file of the corridor, a scenario.
struct InputText {
    std::string role;  // "corridor", "scenario", "joined": acts together with the scenario before it
    std::string name;  // "legs.csv", "more_patrols.toml"
    std::string text;

    friend bool operator==(const InputText&, const InputText&) = default;
};

/// A choice of the command line that decides results: scale = "1", until = "2020-01-01", set mu = "0.2".
struct Setting {
    std::string key;
    std::string value;

    friend bool operator==(const Setting&, const Setting&) = default;
};

struct Provenance {
    std::string corridor;  // id
    std::string program_version;
    std::string commit;
    std::string command;            // as one could type it again
    std::string experiment_sha256;  // of the experiment: equal experiments give equal bytes
    std::uint64_t seed = 0;
    std::vector<Setting> settings;
    std::vector<InputText> inputs;  // in a fixed order

    friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// Reads the provenance of a results file, finished or not. Throws FileError where the file cannot be read,
/// is none of ours, or has a newer format.
Provenance read_provenance(const std::filesystem::path& file);

}  // namespace corridor
