#include "io/corridor_texts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/text_file.hpp"

namespace corridor {

namespace {

namespace fs = std::filesystem;

std::string folder_name(const fs::path& folder)
{
    const fs::path absolute = fs::weakly_canonical(folder);
    return absolute.filename().string();
}

bool is_known(std::string_view name)
{
    return std::ranges::find(corridor_files, name, &CorridorFile::name) != corridor_files.end();
}

std::vector<std::string> strays_in(const fs::path& folder)
{
    std::vector<std::string> strays;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        const std::string name = entry.path().filename().string();
        const bool is_table = extension == ".csv" || extension == ".toml";
        if (is_table && !is_known(name)) strays.push_back(name);
    }
    std::ranges::sort(strays);
    return strays;
}

}  // namespace

const SourceFile* CorridorTexts::find(std::string_view name) const
{
    const auto found = std::ranges::find(files, name, &SourceFile::name);
    return found == files.end() ? nullptr : &*found;
}

std::string CorridorTexts::label(std::string_view name) const
{
    return folder.empty() || folder == "." ? std::string(name) : (fs::path(folder) / name).string();
}

CorridorTexts load_corridor_texts(const fs::path& folder)
{
    if (!fs::is_directory(folder))
        throw InputError(folder.string(), 0, "there is no such folder of a corridor");
    CorridorTexts texts{folder_name(folder), folder.lexically_normal().string(), {}, strays_in(folder)};
    for (const CorridorFile& file : corridor_files) {
        const fs::path path = folder / file.name;
        if (fs::exists(path)) texts.files.push_back({std::string(file.name), read_whole_file(path)});
    }
    return texts;
}

void check_files(const CorridorTexts& texts, Problems& problems)
{
    std::vector<std::string_view> absent;
    for (const CorridorFile& file : corridor_files) {
        if (texts.find(file.name)) continue;
        absent.push_back(file.name);
        if (!file.required) continue;
        problems.add(texts.label(file.name), 0, fmt::format("the file is missing ({})", file.meaning));
    }
    for (const std::string& stray : texts.strays) {
        const std::string near = did_you_mean(stray, absent);
        if (!near.empty()) problems.add(texts.label(stray), 0, fmt::format("unknown file{}", near));
    }
}

}  // namespace corridor
