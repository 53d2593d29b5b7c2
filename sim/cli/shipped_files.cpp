#include "cli/shipped_files.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cli/exit_code.hpp"
#include "core/text.hpp"

namespace corridor::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view settings_file = "corridor.toml";
constexpr std::string_view corridors_folder = "configs";
constexpr std::string_view scenarios_folder = "scenarios";
constexpr std::string_view sweeps_folder = "configs/sweeps";

bool is_corridor(const fs::path& path)
{
    return fs::is_regular_file(path / settings_file);
}

bool is_toml(const fs::path& path)
{
    return path.extension() == ".toml" && fs::is_regular_file(path);
}

/// The folder `kind` here, and the one installed beside the program (bin/corridor, share/corridor/kind).
std::vector<fs::path> places_for(std::string_view kind)
{
    std::vector<fs::path> places{fs::path(kind)};
    std::error_code no_such_link;
    const fs::path program = fs::read_symlink("/proc/self/exe", no_such_link);
    if (!no_such_link) places.push_back(program.parent_path().parent_path() / "share" / "corridor" / kind);
    return places;
}

std::vector<Found> known(std::string_view kind, bool (*fits)(const fs::path&))
{
    std::map<std::string, fs::path> by_name;
    for (const fs::path& place : places_for(kind)) {
        std::error_code no_such_folder;
        for (const auto& entry : fs::directory_iterator(place, no_such_folder)) {
            if (fits(entry.path())) by_name.emplace(entry.path().stem().string(), entry.path());
        }
    }
    std::vector<Found> all;
    for (const auto& [name, path] : by_name) all.push_back({name, path});
    return all;
}

/// Where names are looked for, and what to do where there are none.
std::string nothing_found(std::string_view folder, std::string_view kind)
{
    std::vector<std::string> places;
    for (const fs::path& place : places_for(folder)) places.push_back(place.lexically_normal().string());
    return fmt::format(
        "no {} is found by its name: none lies in {}. Change to the top folder of the sources, or give "
        "a path",
        kind, join(places, " or "));
}

fs::path find_among(const std::vector<Found>& all, const std::string& word, std::string_view folder,
                    std::string_view kind)
{
    const std::string name = fs::path(word).stem().string();
    std::vector<std::string> names;
    for (const Found& one : all) {
        if (one.name == word || one.name + ".toml" == word) return one.path;
        names.push_back(one.name);
    }
    const std::string here = names.empty() ? nothing_found(folder, kind) : "known: " + join(names, " ");
    throw CommandError(
        fmt::format("there is no {} \"{}\"{}; {}", kind, word, did_you_mean(name, names), here));
}

}  // namespace

std::vector<Found> known_corridors()
{
    return known(corridors_folder, is_corridor);
}

std::vector<Found> known_scenarios()
{
    return known(scenarios_folder, is_toml);
}

std::string why_no_corridor()
{
    return nothing_found(corridors_folder, "corridor");
}

std::string why_no_scenario()
{
    return nothing_found(scenarios_folder, "scenario");
}

fs::path find_corridor(const std::string& word)
{
    // "configs/toy/" and "configs/toy" are one corridor, named after its last folder.
    fs::path path = fs::path(word).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    if (fs::is_directory(path) && (is_corridor(path) || word.find('/') != std::string::npos || word == ".")) {
        return path == "." ? fs::canonical(path) : path;
    }
    return find_among(known_corridors(), word, corridors_folder, "corridor");
}

fs::path find_scenario(const std::string& word)
{
    if (fs::is_regular_file(word)) return word;
    return find_among(known_scenarios(), word, scenarios_folder, "scenario");
}

fs::path find_sweep(const std::string& word)
{
    if (fs::is_regular_file(word) || word.find('/') != std::string::npos) return word;
    return find_among(known(sweeps_folder, is_toml), word, sweeps_folder, "sweep");
}

}  // namespace corridor::cli
