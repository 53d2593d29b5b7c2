#include "io/flee/world.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/attributes.hpp"
#include "io/commented_table.hpp"
#include "io/flee/assumptions.hpp"
#include "io/flee/dated.hpp"
#include "io/flee/naming.hpp"
#include "io/sources_table.hpp"
#include "io/unit_costs_table.hpp"
#include "model/history.hpp"
#include "model/network.hpp"

namespace corridor::flee {

namespace {

constexpr std::int32_t spin_up_days = 365;
constexpr std::string_view season = "always";

/// Cells of a row that are assumed, the same in every row.
Cells assumed(std::string_view table)
{
    Cells cells;
    for (const Assumption& one : assumptions()) {
        if (one.table == table && !one.value.empty()) cells.emplace(one.column, one.value);
    }
    return cells;
}

template <class T>
std::string table_of(const std::vector<Cells>& rows, Scope scope)
{
    return commented_table(columns_of<T>(scope), rows, optional_levers(scope), LeftOut::a_bug);
}

void sort_by_id(std::vector<Cells>& rows)
{
    std::ranges::sort(rows, {}, [](const Cells& row) { return row.at("id"); });
}

class Maker {
public:
    Maker(const Folder& folder, const std::string& name)
        : folder_(folder),
          name_(name),
          naming_(folder),
          directions_(directions_of(folder)),
          start_(folder.period.start.first_of_month()),
          end_((folder.period.start + folder.period.days - 1).first_of_month().add_months(1))
    {}

    Made make()
    {
        const Series series = series_of(folder_, naming_);
        History history = history_of(folder_, naming_, directions_, (start_ - spin_up_days).first_of_month());
        Made made{.files = {},
                  .start = start_,
                  .end = end_,
                  .n_legs = directions_.size(),
                  .n_one_way = 2 * folder_.routes.size() - directions_.size(),
                  .idle_closures = std::move(history.idle),
                  .n_conflict_rows = series.n_conflict};
        const std::vector<Cells> attributes = attribute_rows();
        made.n_attributes = attributes.size();
        made.files = {{"SOURCES.csv", sources(series.files)},
                      {"attributes.csv", commented_table(columns_of<Attribute>(), attributes)},
                      {"corridor.toml", settings()},
                      {"history.toml", std::move(history.text)},
                      {"jurisdictions.csv", jurisdictions()},
                      {"legs.csv", legs()},
                      {"origins.csv", origins()},
                      {"places.csv", places()},
                      {"seasons.csv", even_seasons(season)},
                      {"series.csv", commented_table(columns_of<SeriesPoint>(), series.rows)},
                      {"ties.csv", commented_table(columns_of<Tie>(), {})},
                      {"unit_costs.csv", unit_costs_to_replace()}};
        if (attributes.empty())
            std::erase_if(made.files, [](const SourceFile& file) { return file.name == "attributes.csv"; });
        return made;
    }

private:
    std::string settings() const
    {
        const Date last = folder_.period.start + folder_.period.days - 1;
        return fmt::format(
            "# Made of the Flee input folder {}, which goes from {} to {}; the corridor has the "
            "whole months\n# around that. Before the first day there is peace, and nothing is shut but by "
            "forced redirections.\n# SOURCES.csv says which figures are assumptions, to be replaced.\n"
            "title   = {}\nstart   = {}\nend     = {}\nspin_up = \"{} days\"\n\n"
            "[parameters]\n# `corridor list parameters` shows them all; each has its default.\n",
            in_a_comment(folder_.name), folder_.period.start.to_string(), last.to_string(),
            toml_text(name_ + ", from a Flee folder"), start_.to_string(), end_.to_string(), spin_up_days);
    }

    static std::string in_a_comment(std::string text)
    {
        std::ranges::replace_if(
            text, [](char letter) { return static_cast<unsigned char>(letter) < 0x20; }, ' ');
        return text;
    }

    std::string jurisdictions() const
    {
        std::set<std::string> left, entered;
        for (const Location& location : folder_.locations) {
            if (location.is_origin()) left.insert(location.country);
            if (location.is_camp()) entered.insert(location.country);
        }
        std::vector<Cells> rows;
        for (const auto& [country, id] : naming_.jurisdictions()) {
            Cells cells = assumed("jurisdictions.csv");
            std::vector<std::string_view> tags;
            if (left.contains(country)) tags.push_back("origin");
            if (entered.contains(country)) tags.push_back("destination");
            if (tags.empty()) tags.push_back("transit");
            cells["id"] = id;
            cells["name"] = country;
            cells["tags"] = join(tags, " ");
            rows.push_back(std::move(cells));
        }
        sort_by_id(rows);
        return table_of<Jurisdiction>(rows, Scope::jurisdiction);
    }

    std::string places() const
    {
        std::vector<Cells> rows;
        for (std::size_t i = 0; i < folder_.locations.size(); ++i) {
            const Location& location = folder_.locations[i];
            Cells cells = assumed("places.csv");
            const std::string_view role = location.is_origin() ? "origin"
                                          : location.is_camp() ? "destination"
                                                               : "hub";
            cells["id"] = naming_.place(i);
            cells["name"] = location.name;
            cells["jurisdiction"] = naming_.jurisdiction(location.country);
            cells["latitude"] = location.latitude;
            cells["longitude"] = location.longitude;
            cells["destination"] = location.is_camp() ? "yes" : "no";
            cells["assistance"] = location.is_camp() ? "0.5" : "0.1";
            cells["tags"] =
                fmt::format("{} {}", role, location_type_names[static_cast<std::size_t>(location.type)]);
            rows.push_back(std::move(cells));
        }
        sort_by_id(rows);
        return table_of<Place>(rows, Scope::place);
    }

    std::string legs() const
    {
        const Cells usual = assumed("legs.csv");
        std::vector<Cells> rows;
        for (const Direction& leg : directions_) {
            const Route& route = folder_.routes[leg.route];
            const std::string& here = naming_.jurisdiction(folder_.locations[leg.from].country);
            const std::string& there = naming_.jurisdiction(folder_.locations[leg.to].country);
            const bool over_border = here != there;
            Cells cells = usual;
            cells["id"] = naming_.leg(leg.from, leg.to);
            cells["from"] = naming_.place(leg.from);
            cells["to"] = naming_.place(leg.to);
            cells["mode"] = "land";
            cells["length"] = route.distance;
            cells["days"] = fmt::format("{:.4g}", std::clamp(route.km / km_per_day, 0.01, 365.0));
            cells["alone"] = "yes";
            cells["guided"] = over_border ? "yes" : "no";
            cells["operating_cost"] =
                over_border ? fmt::format("{:.4g}", cost_of_border + cost_per_km * route.km) : "0";
            cells["bribe"] = over_border ? "10" : "0";
            cells["organisations"] = over_border ? fmt::format("{}", organisations_at_border) : "0";
            cells["border_length"] = fmt::format("{}", over_border ? border_at_leg : border_within);
            cells["season"] = season;
            cells["route"] = "";
            cells["tags"] = over_border ? "land border " + border_tag(here, there) : "land";
            rows.push_back(std::move(cells));
        }
        sort_by_id(rows);
        return table_of<Leg>(rows, Scope::leg);
    }

    std::string origins() const
    {
        std::vector<Cells> rows;
        for (std::size_t i = 0; i < folder_.locations.size(); ++i) {
            const Location& location = folder_.locations[i];
            if (!location.is_origin()) continue;
            Cells cells = assumed("origins.csv");
            cells["id"] = naming_.place(i);
            cells["place"] = naming_.place(i);
            cells["nationality"] = naming_.jurisdiction(location.country);
            cells["population"] = fmt::format("{}", location.people);
            cells["tags"] = location_type_names[static_cast<std::size_t>(location.type)];
            rows.push_back(std::move(cells));
        }
        sort_by_id(rows);
        return table_of<Origin>(rows, Scope::origin);
    }

    std::vector<Cells> attribute_rows() const
    {
        std::vector<Cells> rows;
        const auto keep = [&rows](std::string_view table, const std::string& row,
                                  const std::string& attribute, const std::string& value) {
            if (value.empty()) return;
            rows.push_back(
                {{"table", std::string(table)}, {"row", row}, {"attribute", attribute}, {"value", value}});
        };
        for (std::size_t i = 0; i < folder_.locations.size(); ++i) {
            const Location& location = folder_.locations[i];
            const std::string& id = naming_.place(i);
            keep("places.csv", id, "region", location.region);
            const bool is_in_series = folder_.begins_at_its_date(location) && location.is_origin();
            if (!is_in_series) keep("places.csv", id, "conflict_date", location.conflict_date);
            if (!location.is_origin() && location.people > 0)
                keep("places.csv", id, location.is_camp() ? "capacity" : "population",
                     fmt::format("{}", location.people));
            for (const Further& one : location.further) keep("places.csv", id, one.column, one.cell);
        }
        for (const Direction& leg : directions_) {
            for (const Further& one : folder_.routes[leg.route].further)
                keep("legs.csv", naming_.leg(leg.from, leg.to), one.column, one.cell);
        }
        return rows;
    }

    std::string sources(const std::set<std::string_view>& files_of_series) const
    {
        std::vector<Cells> rows;
        const auto state = [&rows](std::string_view table, std::string_view column, const std::string& author,
                                   std::string_view title, std::string_view basis, std::string_view note) {
            rows.push_back({{"table", std::string(table)},
                            {"column", std::string(column)},
                            {"rows", "*"},
                            {"author", author},
                            {"year", ""},
                            {"title", std::string(title)},
                            {"locator", ""},
                            {"basis", std::string(basis)},
                            {"note", std::string(note)}});
        };
        const auto copied = [&](std::string_view table, std::string_view column, std::string_view file,
                                std::string_view note) {
            state(table, column, "Flee input folder " + folder_.name, file, "recalled", note);
        };
        constexpr std::string_view digits =
            "digit for digit as in that file, which does not say where it is from";
        copied("places.csv", "latitude longitude", "locations.csv", digits);
        copied("legs.csv", "length", "routes.csv", digits);
        copied("origins.csv", "population", "locations.csv", digits);
        if (!files_of_series.empty())
            copied(
                "series.csv", "value",
                join(std::vector<std::string_view>(files_of_series.begin(), files_of_series.end())),
                folder_.has_conflicts
                    ? "conflict of every day as in conflicts.csv, which does not say where it is from, and "
                      "none before its first day; demand of a camp at a thousandth while it is shut or "
                      "sends people on"
                    : "conflict from the conflict_date of locations.csv on, which does not say where it is "
                      "from, and none before; demand of a camp at a thousandth while it is shut or sends "
                      "people on");
        for (const Assumption& one : assumptions())
            state(one.table, one.column, "", "", "assumption", one.why);
        return commented_table(columns_of<SourceRow>(), rows, "", LeftOut::a_bug);
    }

    const Folder& folder_;
    const std::string& name_;
    Naming naming_;
    std::vector<Direction> directions_;
    Date start_;
    Date end_;
};

}  // namespace

Made make_corridor(const Folder& folder, const std::string& name)
{
    return Maker(folder, name).make();
}

}  // namespace corridor::flee
