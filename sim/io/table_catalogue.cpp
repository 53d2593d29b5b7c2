#include "io/table_catalogue.hpp"

#include <concepts>

#include "core/check.hpp"
#include "io/attributes.hpp"
#include "io/corridor_tables.hpp"
#include "io/sources_table.hpp"

namespace corridor {

namespace {

template <class Value>
constexpr std::string_view held_by()
{
    if constexpr (std::same_as<Value, std::string>) return "text";
    if constexpr (std::same_as<Value, std::vector<std::string>>) return "words";
    if constexpr (std::same_as<Value, bool>) return "yes or no";
    if constexpr (std::same_as<Value, Date>) return "date";
    if constexpr (std::same_as<Value, double>) return "number";
}

template <class T>
std::vector<ColumnInfo> columns_of(std::string_view file)
{
    std::vector<ColumnInfo> columns;
    for_each_field<T>([&columns](const auto& field) {
        using Value = typename std::remove_cvref_t<decltype(field)>::value_type;
        columns.push_back({rule_of(field), held_by<Value>()});
    });
    for (const ValueRule& rule : further_columns(file))
        columns.push_back({rule, "number", find_lever(rule.name) != nullptr});
    return columns;
}

std::vector<ColumnInfo> columns_of(std::string_view file)
{
    if (file == "SOURCES.csv") return columns_of<SourceRow>(file);
    if (file == "attributes.csv") return columns_of<Attribute>(file);
    if (file == "jurisdictions.csv") return columns_of<Jurisdiction>(file);
    if (file == "legs.csv") return columns_of<Leg>(file);
    if (file == "origins.csv") return columns_of<Origin>(file);
    if (file == "places.csv") return columns_of<Place>(file);
    if (file == "seasons.csv") return columns_of<SeasonRow>(file);
    if (file == "series.csv") return columns_of<SeriesPoint>(file);
    if (file == "sharing.csv") return columns_of<SharingRow>(file);
    if (file == "ties.csv") return columns_of<Tie>(file);
    CORRIDOR_CHECK(file == "unit_costs.csv", "a table whose columns nobody has listed");
    return columns_of<UnitCost>(file);
}

}  // namespace

std::vector<TableInfo> table_catalogue()
{
    std::vector<TableInfo> tables;
    for (const CorridorFile& file : corridor_files) {
        if (file.name.ends_with(".csv")) tables.push_back({file, columns_of(file.name)});
    }
    return tables;
}

}  // namespace corridor
