#include "io/flee/naming.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "io/cell.hpp"

namespace corridor::flee {

namespace {

/// "N'Djamena (north)" is "N_Djamena_north".
std::string as_identifier(const std::string& name)
{
    std::string id;
    for (const char letter : name) {
        const bool fits = is_identifier(std::string("a") + letter);
        const bool is_gap = !fits && (id.empty() || id.back() == '_');
        if (!is_gap) id += fits ? letter : '_';
    }
    while (id.ends_with('_')) id.pop_back();
    if (!is_identifier(id)) id.insert(0, "x");
    return id;
}

std::string not_yet_taken(const std::string& id, std::set<std::string>& taken)
{
    std::string unique = id;
    for (int number = 2; !taken.insert(unique).second; ++number) unique = fmt::format("{}-{}", id, number);
    return unique;
}

}  // namespace

std::vector<std::string> identifiers_of(const std::vector<std::string>& names)
{
    std::set<std::string> taken;
    for (const std::string& name : names) {
        if (is_identifier(name)) taken.insert(name);
    }
    std::vector<std::string> ids;
    for (const std::string& name : names)
        ids.push_back(is_identifier(name) ? name : not_yet_taken(as_identifier(name), taken));
    return ids;
}

Naming::Naming(const Folder& folder)
{
    std::vector<std::string> names;
    std::set<std::string> countries;
    for (const Location& location : folder.locations) {
        names.push_back(location.name);
        countries.insert(location.country);
    }
    places_ = identifiers_of(names);
    const std::vector<std::string> sorted(countries.begin(), countries.end());
    const std::vector<std::string> ids = identifiers_of(sorted);
    for (std::size_t i = 0; i < sorted.size(); ++i) jurisdictions_.emplace(sorted[i], ids[i]);

    std::set<std::string> taken;
    for (const Route& route : folder.routes) {
        for (const auto& [from, to] :
             {std::pair(route.first, route.second), std::pair(route.second, route.first)})
            legs_.emplace(std::pair(from, to), not_yet_taken(place(from) + "--" + place(to), taken));
    }
}

std::string border_tag(const std::string& one, const std::string& other)
{
    return std::min(one, other) + "--" + std::max(one, other);
}

}  // namespace corridor::flee
