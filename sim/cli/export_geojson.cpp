#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "cli/export_tables.hpp"
#include "cli/write_text.hpp"
#include "core/check.hpp"

namespace corridor::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Counts over (scenario, replicate, time, member) that a map is asked for.
constexpr std::array<const char*, 7> leg_counts{"leg_departures", "leg_departures_alone", "leg_arrivals",
                                                "leg_deaths",     "leg_abuses",           "leg_stopped",
                                                "leg_detections"};
constexpr std::array<const char*, 5> place_counts{"events_by_place_arrived", "events_by_place_died",
                                                  "events_by_place_detained", "events_by_place_pushed_back",
                                                  "events_by_place_identified"};

const std::vector<std::string>& labels(const ResultsReader& results, std::string_view dimension)
{
    const Dimension* found = results.layout().find_dimension(dimension);
    CORRIDOR_CHECK(found != nullptr, "results without the axis " + std::string(dimension));
    return std::get<Dimension::Labels>(found->values);
}

/// Adds to the properties of each member the sum over months, mean over replicates, one a scenario.
void add_totals(const ResultsReader& results, const std::string& variable, std::vector<Json>& features)
{
    const ResultsLayout& layout = results.layout();
    const std::vector<std::size_t> shape = layout.shape(*layout.find_variable(variable));
    const std::vector<std::int64_t> counts = results.read_integers(variable);
    const std::vector<std::string>& scenarios = labels(results, "scenario");
    const std::size_t n_members = shape[3];
    for (std::size_t member = 0; member < n_members; ++member) {
        for (std::size_t scenario = 0; scenario < shape[0]; ++scenario) {
            std::int64_t sum = 0;
            for (std::size_t row = 0; row < shape[1] * shape[2]; ++row)
                sum += counts[(scenario * shape[1] * shape[2] + row) * n_members + member];
            features[member]["properties"][variable][scenarios[scenario]] =
                static_cast<double>(sum) / static_cast<double>(shape[1]);
        }
    }
}

/// Adds what the corridor knows of its places and legs besides the columns of their tables.
void add_attributes(const std::vector<Attribute>& attributes, std::string_view table,
                    const std::vector<std::string>& ids, std::vector<Json>& features)
{
    for (const Attribute& one : attributes) {
        if (one.table != table) continue;
        const auto at = std::ranges::lower_bound(ids, one.row);
        CORRIDOR_CHECK(at != ids.end() && *at == one.row,
                       "an attribute of " + one.row + ", which is nowhere");
        features[static_cast<std::size_t>(at - ids.begin())]["properties"]["attributes"][one.attribute] =
            one.value;
    }
}

struct Points {
    std::vector<double> latitude;
    std::vector<double> longitude;

    Json at(std::size_t place) const { return Json::array({longitude[place], latitude[place]}); }
};

std::vector<Json> places_of(const ResultsReader& results, const Points& points,
                            const std::vector<Attribute>& attributes)
{
    const auto& ids = labels(results, "place");
    const auto names = results.read_texts("place_name");
    const auto jurisdictions = results.read_texts("place_jurisdiction");
    std::vector<Json> features;
    for (std::size_t place = 0; place < ids.size(); ++place) {
        features.push_back(
            {{"type", "Feature"},
             {"id", ids[place]},
             {"geometry", {{"type", "Point"}, {"coordinates", points.at(place)}}},
             {"properties",
              {{"kind", "place"}, {"name", names[place]}, {"jurisdiction", jurisdictions[place]}}}});
    }
    add_attributes(attributes, "places.csv", ids, features);
    for (const char* variable : place_counts) add_totals(results, variable, features);
    return features;
}

std::vector<Json> legs_of(const ResultsReader& results, const Points& points,
                          const std::vector<Attribute>& attributes)
{
    const auto& ids = labels(results, "leg");
    const auto& places = labels(results, "place");
    const auto from = results.read_texts("leg_from");
    const auto to = results.read_texts("leg_to");
    const auto mode = results.read_texts("leg_mode");
    const auto point_of = [&](const std::string& id) {
        return points.at(static_cast<std::size_t>(std::ranges::lower_bound(places, id) - places.begin()));
    };
    std::vector<Json> features;
    for (std::size_t leg = 0; leg < ids.size(); ++leg) {
        const Json line = Json::array({point_of(from[leg]), point_of(to[leg])});
        features.push_back(
            {{"type", "Feature"},
             {"id", ids[leg]},
             {"geometry", {{"type", "LineString"}, {"coordinates", line}}},
             {"properties", {{"kind", "leg"}, {"from", from[leg]}, {"to", to[leg]}, {"mode", mode[leg]}}}});
    }
    add_attributes(attributes, "legs.csv", ids, features);
    for (const char* variable : leg_counts) add_totals(results, variable, features);
    return features;
}

}  // namespace

void export_geojson(const ResultsReader& results, const std::vector<Attribute>& attributes,
                    const std::filesystem::path& file)
{
    const Points points{results.read_numbers("place_latitude"), results.read_numbers("place_longitude")};
    Json features = Json::array();
    for (Json& place : places_of(results, points, attributes)) features.push_back(std::move(place));
    for (Json& leg : legs_of(results, points, attributes)) features.push_back(std::move(leg));
    const Json collection{{"type", "FeatureCollection"}, {"features", std::move(features)}};
    write_text(file, collection.dump(1) + "\n");
}

}  // namespace corridor::cli
