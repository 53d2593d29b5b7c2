#include "io/attributes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/corridor_tables.hpp"

namespace corridor {

namespace {

template <class T>
std::vector<std::string> ids_of(const ReadTable<T>& table)
{
    std::vector<std::string> ids;  // sorted, as the rows are
    for (const Row<T>& row : table.rows) ids.push_back(row.value.id);
    return ids;
}

}  // namespace

void check_attributes(CorridorTables& tables)
{
    ReadTable<Attribute>& attributes = tables.attributes;
    const bool header_is_whole = std::ranges::all_of(
        field_names<Attribute>(), [&](const std::string& name) { return attributes.has_column(name); });
    if (!header_is_whole) return;
    const std::map<std::string, std::vector<std::string>> ids{
        {"jurisdictions.csv", ids_of(tables.jurisdictions)},
        {"legs.csv", ids_of(tables.legs)},
        {"origins.csv", ids_of(tables.origins)},
        {"places.csv", ids_of(tables.places)}};
    std::vector<std::string> names;
    for (const auto& [name, rows] : ids) names.push_back(name);
    std::map<std::tuple<std::string, std::string, std::string>, int> line_of;
    for (const Row<Attribute>& row : attributes.rows) {
        if (!row.is_whole) continue;
        const auto& [table, id, attribute, value] = row.value;
        const auto known = ids.find(table);
        if (known == ids.end()) {
            attributes.complain(row, fmt::format("table = \"{}\" is none of {}{}", table, join(names),
                                                 did_you_mean(table, names)));
            continue;
        }
        if (!std::ranges::binary_search(known->second, id))
            attributes.complain(row, fmt::format("row = \"{}\" is not a row of {}{}", id, table,
                                                 did_you_mean(id, known->second)));
        if (attribute.empty()) attributes.complain(row, "attribute is empty (what it is called)");
        const auto [earlier, is_new] = line_of.emplace(std::tuple(table, id, attribute), row.line);
        if (!is_new)
            attributes.complain(
                row, fmt::format("{} of {} stands in line {} already", attribute, id, earlier->second));
    }
}

std::vector<Attribute> read_corridor_attributes(const CorridorTexts& texts)
{
    Problems problems;
    const ReadTable<Attribute> table(texts, "attributes.csv", problems);
    problems.throw_if_any();
    std::vector<Attribute> attributes;
    for (const Row<Attribute>& row : table.rows) attributes.push_back(row.value);
    return attributes;
}

}  // namespace corridor
