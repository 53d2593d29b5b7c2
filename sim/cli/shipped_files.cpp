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

fs::path find_among(const std::vector<Found>& all, const std::string& word, std::string_view kind)
{
    const std::string name = fs::path(word).stem().string();
    std::vector<std::string> names;
    for (const Found& one : all) {
        if (one.name == word || one.name + ".toml" == word) return one.path;
        names.push_back(one.name);
    }
    const std::string here = names.empty() ? "none is known here" : "known: " + join(names, " ");
    throw CommandError(
        fmt::format("there is no {} \"{}\"{}; {}", kind, word, did_you_mean(name, names), here));
}

}  // namespace

std::vector<Found> known_corridors()
{
    return known("configs", is_corridor);
}

std::vector<Found> known_scenarios()
{
    return known("scenarios", is_toml);
}

fs::path find_corridor(const std::string& word)
{
    // "configs/toy/" and "configs/toy" are one corridor, named after its last folder.
    fs::path path = fs::path(word).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    if (fs::is_directory(path) && (is_corridor(path) || word.find('/') != std::string::npos || word == ".")) {
        return path == "." ? fs::canonical(path) : path;
    }
    return find_among(known_corridors(), word, "corridor");
}

fs::path find_scenario(const std::string& word)
{
    if (fs::is_regular_file(word)) return word;
    return find_among(known_scenarios(), word, "scenario");
}

fs::path find_sweep(const std::string& word)
{
    if (fs::is_regular_file(word) || word.find('/') != std::string::npos) return word;
    return find_among(known("configs/sweeps", is_toml), word, "sweep");
}

}  // namespace corridor::cli
