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

/// When nobody can stay at a camp.
Intervals shut_at(const Folder& folder, std::size_t camp)
{
    Intervals intervals;
    for (const Closure& closure : folder.closures) {
        const bool is_of_camp = closure.kind == ClosureKind::camp || closure.kind == ClosureKind::idpcamp;
        if (is_of_camp && closure.first == folder.locations[camp].name)
            intervals.push_back(interval_of(closure, folder.period.start));
    }
    for (const Route& route : folder.routes) {
        if (route.redirection == Redirection::none || route.sent_from() != camp) continue;
        const Intervals sent_on = redirected(folder, route);
        intervals.insert(intervals.end(), sent_on.begin(), sent_on.end());
    }
    return merged(std::move(intervals));
}

/// Writes one setting after the other.
class HistoryWriter {
public:
    HistoryWriter(const Folder& folder, const Naming& naming, const std::vector<Direction>& directions,
                  Date founding)
        : folder_(folder), naming_(naming), directions_(directions), founding_(founding)
    {
        history_.text = "# What was shut, as dated settings of the lever passable. Laws, agreements and "
                        "operations are to be "
                        "added.\n";
    }

    void shut(const Closure& closure)
    {
        const Interval interval = interval_of(closure, folder_.period.start);
        if (closure.kind == ClosureKind::country) {
            const std::string tag =
                border_tag(naming_.jurisdiction(closure.first), naming_.jurisdiction(closure.second));
            const bool is_crossed = std::ranges::any_of(directions_, [&](const Direction& leg) {
                const std::string& one = folder_.locations[leg.from].country;
                const std::string& other = folder_.locations[leg.to].country;
                return (one == closure.first && other == closure.second) ||
                       (one == closure.second && other == closure.first);
            });
            write(fmt::format("Border between {} and {} shut", closure.first, closure.second), "closures.csv",
                  is_crossed ? std::vector<std::string>{"tag:" + tag} : std::vector<std::string>{}, interval);
        } else if (closure.second.empty()) {
            const std::size_t at = folder_.find(closure.first);
            write(fmt::format("All ways to and from {} shut", closure.first), "closures.csv",
                  legs_that([at](const Direction& leg) { return leg.from == at || leg.to == at; }), interval);
        } else {
            const std::size_t one = folder_.find(closure.first);
            const std::size_t other = folder_.find(closure.second);
            write(fmt::format("The way between {} and {} shut", closure.first, closure.second),
                  "closures.csv", legs_that([one, other](const Direction& leg) {
                      return (leg.from == one && leg.to == other) || (leg.from == other && leg.to == one);
                  }),
                  interval);
        }
    }

    void redirect(const Route& route)
    {
        const std::size_t from = route.sent_from();
        const std::size_t to = route.sent_to();
        const auto is_shut = [&](const Direction& leg) {
            if (leg.from == to && leg.to == from) return true;
            const Route& other = folder_.routes[leg.route];
            const bool is_sent = other.redirection != Redirection::none && other.sent_from() == from;
            return leg.from == from && !is_sent;
        };
        const std::vector<std::string> legs = legs_that(is_shut);
        if (legs.empty()) return;
        for (const Interval& interval : redirected(folder_, route)) {
            write(fmt::format("People at {} are sent on to {}", folder_.locations[from].name,
                              folder_.locations[to].name),
                  "routes.csv", legs, interval);
        }
    }

    History done() { return std::move(history_); }

private:
    template <class Fits>
    std::vector<std::string> legs_that(Fits fits) const
    {
        std::vector<std::string> ids;
        for (const Direction& leg : directions_) {
            if (fits(leg)) ids.push_back(naming_.leg(leg.from, leg.to));
        }
        return ids;
    }

    void write(const std::string& title, std::string_view file, const std::vector<std::string>& legs,
               const Interval& interval)
    {
        if (legs.empty()) {
            history_.idle.push_back(title);
            return;
        }
        std::vector<std::string> quoted;
        for (const std::string& leg : legs) quoted.push_back(toml_text(leg));
        const Date from = interval.from.value_or(founding_);
        history_.text += fmt::format("\n[[setting]]\ntitle  = {}\nlever  = \"passable\"\nlegs   = [{}]\n"
                                     "from   = {}\n",
                                     toml_text(title), join(quoted), from.to_string());
        if (interval.until) history_.text += fmt::format("until  = {}\n", interval.until->to_string());
        history_.text += fmt::format("value  = 0\nbasis  = \"recalled\"\nsource = {}\n",
                                     toml_text(fmt::format("Flee input folder {}, {}", folder_.name, file)));
    }

    const Folder& folder_;
    const Naming& naming_;
    const std::vector<Direction>& directions_;
    Date founding_;
    History history_;
};

}  // namespace

std::vector<Direction> directions_of(const Folder& folder)
{
    const Intervals always{Interval{}};
    std::vector<Direction> directions;
    for (std::size_t i = 0; i < folder.routes.size(); ++i) {
        const Route& route = folder.routes[i];
        const bool is_one_way = route.redirection != Redirection::none && redirected(folder, route) == always;
        if (is_one_way) {
            directions.push_back({i, route.sent_from(), route.sent_to()});
        } else {
            directions.push_back({i, route.first, route.second});
            directions.push_back({i, route.second, route.first});
        }
    }
    return directions;
}

Series series_of(const Folder& folder, const Naming& naming)
{
    Series series;
    for (std::size_t i = 0; i < folder.locations.size(); ++i) {
        if (!folder.locations[i].is_origin()) continue;
        append(series.rows, "conflict", naming.place(i), points_of(folder.conflicts[i], folder.period.start));
    }
    series.n_conflict = series.rows.size();
    for (std::size_t i = 0; i < folder.locations.size(); ++i) {
        const Intervals shut = folder.locations[i].is_camp() ? shut_at(folder, i) : Intervals{};
        append(series.rows, "demand", naming.place(i), points_of(shut, folder.period.start));
    }
    return series;
}

History history_of(const Folder& folder, const Naming& naming, const std::vector<Direction>& directions,
                   Date founding)
{
    HistoryWriter writer(folder, naming, directions, founding);
    for (const Closure& closure : folder.closures) {
        const bool shuts_legs = closure.kind == ClosureKind::country ||
                                closure.kind == ClosureKind::location || closure.kind == ClosureKind::link;
        if (shuts_legs) writer.shut(closure);
    }
    for (const Route& route : folder.routes) {
        if (route.redirection != Redirection::none) writer.redirect(route);
    }
    return writer.done();
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
