#include "io/flee/dated.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/flee/calendar.hpp"

namespace corridor::flee {

namespace {

/// A camp that is shut: M4 asks for a wage above 0, and at a thousandth of it nobody stays.
constexpr double shut_demand = 0.001;

using Points = std::map<Date, double>;

/// The points whose lines pass through every day's value, with peace before the first day. Between two equal
/// days none is needed.
Points points_of(const Conflict& conflict, Date start)
{
    Points points;
    for (std::size_t day = 0; day < conflict.size(); ++day) {
        const double before = day > 0 ? conflict[day - 1] : 0.0;
        if (conflict[day] == before) continue;
        const Date date = start + static_cast<std::int32_t>(day);
        points.emplace(date - 1, before);
        points.emplace(date, conflict[day]);
    }
    return points;
}

Points points_of(const Intervals& shut, Date start)
{
    Points points;
    for (const Interval& one : shut) {
        if (one.from) {
            points.emplace(*one.from - 1, 1.0);
            points.emplace(*one.from, shut_demand);
        } else {
            // Not after the last day shut, whose point would then be the one that opens.
            points.emplace(one.until ? std::min(start, *one.until - 1) : start, shut_demand);
        }
        if (!one.until) continue;
        points.insert_or_assign(*one.until - 1, shut_demand);
        points.insert_or_assign(*one.until, 1.0);
    }
    return points;
}

void append(std::vector<Cells>& rows, std::string_view kind, const std::string& where, const Points& points)
{
    for (const auto& [date, value] : points) {
        rows.push_back({{"kind", std::string(kind)},
                        {"where", where},
                        {"date", date.to_string()},
                        {"value", fmt::format("{}", value)}});
    }
}

/// The files that say when nobody can stay at a camp.
std::set<std::string_view> files_that_shut(const Folder& folder, std::size_t camp)
{
    std::set<std::string_view> files;
    for (const Closure& closure : folder.closures) {
        const bool shuts_or_opens =
            closure.is_of_camp() || closure.kind == ClosureKind::remove_forced_redirection;
        if (shuts_or_opens && closure.first == folder.locations[camp].name) files.insert("closures.csv");
    }
    for (const Route& route : folder.routes) {
        if (route.redirection != Redirection::none && route.sent_from() == camp) files.insert("routes.csv");
    }
    return files;
}

/// One setting of history.toml. `legs`: ids, or one tag.
std::string setting_of(const ShutLegs& shut, const std::vector<std::string>& legs, Date founding,
                       const std::string& folder)
{
    std::vector<std::string> quoted;
    for (const std::string& leg : legs) quoted.push_back(toml_text(leg));
    const Date from = shut.when.from.value_or(founding);
    return fmt::format("\n[[setting]]\ntitle  = {}\nlever  = \"passable\"\nlegs   = [{}]\n"
                       "from   = {}\n{}value  = 0\nbasis  = \"recalled\"\nsource = {}\n",
                       toml_text(shut.title), join(quoted), from.to_string(),
                       shut.when.until ? fmt::format("until  = {}\n", shut.when.until->to_string()) : "",
                       toml_text(fmt::format("Flee input folder {}, {}", folder, shut.file)));
}

}  // namespace

Series series_of(const Folder& folder, const Naming& naming)
{
    Series series;
    for (std::size_t i = 0; i < folder.locations.size(); ++i) {
        if (!folder.locations[i].is_origin()) continue;
        append(series.rows, "conflict", naming.place(i), points_of(folder.conflicts[i], folder.period.start));
    }
    series.n_conflict = series.rows.size();
    if (series.n_conflict > 0) series.files.insert(folder.has_conflicts ? "conflicts.csv" : "locations.csv");
    for (std::size_t i = 0; i < folder.locations.size(); ++i) {
        const Intervals shut = folder.locations[i].is_camp() ? shut_at(folder, i) : Intervals{};
        append(series.rows, "demand", naming.place(i), points_of(shut, folder.period.start));
        if (!shut.empty()) series.files.merge(files_that_shut(folder, i));
    }
    return series;
}

History history_of(const Folder& folder, const Naming& naming, const std::vector<Direction>& directions,
                   Date founding)
{
    History history{.text = "# What was shut, as dated settings of the lever passable. Laws, agreements and "
                            "operations are to be "
                            "added.\n",
                    .idle = {}};
    for (const ShutLegs& shut : shut_legs(folder, directions)) {
        if (shut.directions.empty()) {
            history.idle.push_back(shut.title);
            continue;
        }
        std::vector<std::string> legs;
        if (shut.border) {
            legs = {"tag:" + border_tag(naming.jurisdiction(shut.border->first),
                                        naming.jurisdiction(shut.border->second))};
        } else {
            for (const std::size_t i : shut.directions)
                legs.push_back(naming.leg(directions[i].from, directions[i].to));
        }
        history.text += setting_of(shut, legs, founding, folder.name);
    }
    return history;
}

std::string toml_text(const std::string& text)
{
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            quoted += std::string("\\") + letter;
        else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f)
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(letter));
        else
            quoted += letter;
    }
    return quoted + "\"";
}

}  // namespace corridor::flee
