#include "io/flee/folder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/cell.hpp"
#include "io/flee/journeys.hpp"
#include "io/flee/tables.hpp"
#include "io/text_file.hpp"

namespace corridor::flee {

namespace {

namespace fs = std::filesystem;

struct KnownFile {
    std::string_view name;
    std::string_view meaning;
    bool required;
    std::string_view once = {};  // what older folders call it
};

constexpr std::array<KnownFile, 5> known_files{
    {{"closures.csv", "what is shut, from when until when", false},
     {"conflicts.csv", "intensity of conflict by day and location", false},
     {"locations.csv", "places with their country, coordinates, type and population", true},
     {"routes.csv", "links between locations with their distance", true},
     {"sim_period.csv", "first day and number of days", true, "conflict_period.csv"}}};

constexpr std::string_view input_folder = "input_csv";
constexpr std::string_view observed_folder = "source_data";

bool is_known(std::string_view name)
{
    return std::ranges::find(known_files, name, &KnownFile::name) != known_files.end();
}

std::string name_of(const fs::path& folder)
{
    const fs::path absolute = fs::weakly_canonical(folder);
    const bool is_inner = absolute.filename() == input_folder;
    return (is_inner ? absolute.parent_path() : absolute).filename().string();
}

/// "closures.csv", "source_data/": what lies in the folder and is not read, and the observed counts beside
/// it.
std::vector<std::string> left_in(const fs::path& folder)
{
    std::vector<std::string> left;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!is_known(name)) left.push_back(entry.is_directory() ? name + "/" : name);
    }
    const fs::path absolute = fs::weakly_canonical(folder);
    const bool is_inner = absolute.filename() == input_folder;
    if (is_inner && fs::is_directory(absolute.parent_path() / observed_folder))
        left.push_back(std::string(observed_folder) + "/");
    std::ranges::sort(left);
    return left;
}

void check_what_is_there(const CorridorTexts& texts, Problems& problems)
{
    for (const KnownFile& file : known_files) {
        if (texts.find(file.name)) continue;
        if (!file.required) continue;
        const bool has_old_name = std::ranges::find(texts.strays, file.once) != texts.strays.end();
        const std::string near = has_old_name ? fmt::format(" (did you mean \"{}\"? rename it)", file.once)
                                              : did_you_mean(file.name, texts.strays);
        problems.add(texts.label(file.name), 0,
                     fmt::format("the file is missing ({}){}", file.meaning, near));
    }
    std::vector<std::string_view> absent;
    for (const KnownFile& file : known_files) {
        if (!texts.find(file.name) && !file.required) absent.push_back(file.name);
    }
    for (const std::string& stray : texts.strays) {
        const std::string near = did_you_mean(stray, absent);
        if (!near.empty()) problems.add(texts.label(stray), 0, fmt::format("unknown file{}", near));
    }
}

/// Conflict from conflict_date on.
Conflict conflict_from_date(const Location& location, int days)
{
    const auto begin = static_cast<int>(parse_number(location.conflict_date, ',').value);
    Conflict conflict;
    for (int day = 0; day < std::max(days, begin + 1); ++day) conflict.push_back(day < begin ? 0.0 : 1.0);
    return conflict;
}

}  // namespace

std::size_t Folder::find(std::string_view location) const
{
    const auto found = std::ranges::lower_bound(locations, location, {}, &Location::name);
    const bool is_there = found != locations.end() && found->name == location;
    return is_there ? static_cast<std::size_t>(found - locations.begin()) : locations.size();
}

CorridorTexts load_folder(const fs::path& folder)
{
    if (!fs::is_directory(folder)) throw InputError(folder.string(), 0, "there is no such folder");
    const bool is_around =
        !fs::exists(folder / "locations.csv") && fs::is_directory(folder / std::string(input_folder));
    const fs::path inner = is_around ? folder / std::string(input_folder) : folder;
    CorridorTexts texts{name_of(inner), inner.lexically_normal().string(), {}, left_in(inner)};
    for (const KnownFile& file : known_files) {
        const fs::path path = inner / std::string(file.name);
        if (fs::exists(path)) texts.files.push_back({std::string(file.name), read_whole_file(path)});
    }
    return texts;
}

Folder read_folder(const CorridorTexts& texts)
{
    Problems problems;
    check_what_is_there(texts, problems);
    Folder folder;
    folder.name = texts.id;
    folder.left = texts.strays;
    folder.has_conflicts = texts.find("conflicts.csv") != nullptr;
    if (texts.find("sim_period.csv")) folder.period = read_period(texts, problems);
    if (texts.find("locations.csv"))
        folder.locations = read_locations(texts, !folder.has_conflicts, problems);
    if (folder.locations.empty()) problems.throw_if_any();  // no name could be checked against them
    const Names names(folder.locations);
    const std::size_t problems_before = problems.size();
    if (texts.find("routes.csv")) folder.routes = read_routes(texts, names, problems);
    const Links links(folder.locations, folder.routes, problems.size() == problems_before);
    if (texts.find("closures.csv"))
        folder.closures = read_closures(texts, names, folder.locations, links, problems);
    if (folder.has_conflicts)
        folder.conflicts = read_conflicts(texts, names, folder.locations.size(), problems);
    if (problems.empty()) check_journeys(folder, texts.label("locations.csv"), problems);
    problems.throw_if_any();
    if (!folder.has_conflicts) {
        for (const Location& location : folder.locations)
            folder.conflicts.push_back(folder.begins_at_its_date(location)
                                           ? conflict_from_date(location, folder.period.days)
                                           : Conflict{});
    }
    return folder;
}

}  // namespace corridor::flee
