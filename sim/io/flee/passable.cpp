#include "io/flee/passable.hpp"

#include <fmt/format.h>

namespace corridor::flee {

namespace {

/// Gathers what is shut, one cause after the other.
class ShutLegsFinder {
public:
    ShutLegsFinder(const Folder& folder, const std::vector<Direction>& directions)
        : folder_(folder), directions_(directions)
    {}

    void close(const Closure& closure)
    {
        ShutLegs shut{.title = {},
                      .file = "closures.csv",
                      .directions = {},
                      .when = interval_of(closure, folder_.period.start),
                      .border = {}};
        const std::size_t one = folder_.find(closure.first);
        const std::size_t other = folder_.find(closure.second);
        if (closure.kind == ClosureKind::country) {
            shut.title = fmt::format("Border between {} and {} shut", closure.first, closure.second);
            shut.border = {closure.first, closure.second};
            shut.directions = those_that([&](const Direction& leg) {
                const std::string& here = folder_.locations[leg.from].country;
                const std::string& there = folder_.locations[leg.to].country;
                return (here == closure.first && there == closure.second) ||
                       (here == closure.second && there == closure.first);
            });
        } else if (closure.second.empty()) {
            shut.title = fmt::format("All ways to and from {} shut", closure.first);
            shut.directions =
                those_that([one](const Direction& leg) { return leg.from == one || leg.to == one; });
        } else {
            shut.title = fmt::format("The way between {} and {} shut", closure.first, closure.second);
            shut.directions = those_that([one, other](const Direction& leg) {
                return (leg.from == one && leg.to == other) || (leg.from == other && leg.to == one);
            });
        }
        found_.push_back(std::move(shut));
    }

    void redirect(const Route& route)
    {
        const std::size_t from = route.sent_from();
        const std::size_t to = route.sent_to();
        const Intervals sent_on = redirected(folder_, route);
        const auto may_send_too = [&](const Route& other) {
            return other.redirection != Redirection::none && other.sent_from() == from;
        };
        shut_while(sent_on, route, those_that([&](const Direction& leg) {
                       const bool is_way_back = leg.from == to && leg.to == from;
                       return is_way_back || (leg.from == from && !may_send_too(folder_.routes[leg.route]));
                   }));
        for (std::size_t i = 0; i < folder_.routes.size(); ++i) {
            const Route& other = folder_.routes[i];
            if (&other == &route || !may_send_too(other)) continue;
            shut_while(difference(sent_on, redirected(folder_, other)), route,
                       those_that([&](const Direction& leg) { return leg.route == i && leg.from == from; }));
        }
    }

    std::vector<ShutLegs> done() { return std::move(found_); }

private:
    template <class Fits>
    std::vector<std::size_t> those_that(Fits fits) const
    {
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < directions_.size(); ++i) {
            if (fits(directions_[i])) indices.push_back(i);
        }
        return indices;
    }

    void shut_while(const Intervals& intervals, const Route& route,
                    const std::vector<std::size_t>& directions)
    {
        if (directions.empty()) return;
        for (const Interval& interval : intervals) {
            found_.push_back({.title = fmt::format("People at {} are sent on to {}",
                                                   folder_.locations[route.sent_from()].name,
                                                   folder_.locations[route.sent_to()].name),
                              .file = "routes.csv",
                              .directions = directions,
                              .when = interval,
                              .border = {}});
        }
    }

    const Folder& folder_;
    const std::vector<Direction>& directions_;
    std::vector<ShutLegs> found_;
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

std::vector<ShutLegs> shut_legs(const Folder& folder, const std::vector<Direction>& directions)
{
    ShutLegsFinder finder(folder, directions);
    for (const Closure& closure : folder.closures) {
        const bool shuts_legs = closure.kind == ClosureKind::country ||
                                closure.kind == ClosureKind::location || closure.kind == ClosureKind::link;
        if (shuts_legs) finder.close(closure);
    }
    for (const Route& route : folder.routes) {
        if (route.redirection != Redirection::none) finder.redirect(route);
    }
    return finder.done();
}

Intervals shut_at(const Folder& folder, std::size_t camp)
{
    Intervals intervals;
    for (const Closure& closure : folder.closures) {
        if (closure.is_of_camp() && closure.first == folder.locations[camp].name)
            intervals.push_back(interval_of(closure, folder.period.start));
    }
    for (const Route& route : folder.routes) {
        if (route.redirection == Redirection::none || route.sent_from() != camp) continue;
        const Intervals sent_on = redirected(folder, route);
        intervals.insert(intervals.end(), sent_on.begin(), sent_on.end());
    }
    return merged(std::move(intervals));
}

}  // namespace corridor::flee
