#include <algorithm>

#include "model/founding.hpp"

namespace corridor {
namespace {

/// Value of one series on a date: linear between its points, level beyond them.
double interpolated(std::span<const SeriesPoint> points, Date date)
{
    const auto later = std::ranges::upper_bound(points, date, {}, &SeriesPoint::date);
    if (later == points.begin()) return points.front().value;
    const SeriesPoint& before = *(later - 1);
    if (later == points.end()) return before.value;
    const double share =
        static_cast<double>(date - before.date) / static_cast<double>(later->date - before.date);
    return before.value + share * (later->value - before.value);
}

/// Writes one series to whom it is about: an origin or a place of that id.
void follow(const Corridor& corridor, std::span<const SeriesPoint> points, Date date, Outside& outside)
{
    const double value = interpolated(points, date);
    const std::string& kind = points.front().kind;
    const std::string& where = points.front().where;
    const auto& origins = corridor.network.origins;
    const auto origin = std::ranges::lower_bound(origins, where, {}, &Origin::id);
    if (origin != origins.end() && origin->id == where) {
        const auto i = static_cast<std::size_t>(origin - origins.begin());
        if (kind == "conflict") outside.conflict[i] = value;
        if (kind == "wage") outside.origin_wage[i] = value;
    }
    const auto& places = corridor.network.places;
    const auto place = std::ranges::lower_bound(places, where, {}, &Place::id);
    if (place == places.end() || place->id != where) return;
    const auto i = static_cast<std::size_t>(place - places.begin());
    if (kind == "wage") outside.place_wage[i] = value;
    if (kind == "demand") outside.place_demand[i] = value;
}

}  // namespace

Outside outside_on(const Corridor& corridor, Date date)
{
    const Network& network = corridor.network;
    Outside outside{.conflict = std::vector<double>(network.origins.size(), 0.0),
                    .origin_wage = std::vector<double>(network.origins.size(), 1.0),
                    .place_wage = std::vector<double>(network.places.size(), 1.0),
                    .place_demand = std::vector<double>(network.places.size(), 1.0)};
    std::span<const SeriesPoint> rest = corridor.series;
    while (!rest.empty()) {
        const auto same = std::ranges::find_if(rest, [&](const SeriesPoint& point) {
            return point.kind != rest.front().kind || point.where != rest.front().where;
        });
        const auto n = static_cast<std::size_t>(same - rest.begin());
        follow(corridor, rest.first(n), date, outside);
        rest = rest.subspan(n);
    }
    return outside;
}

}  // namespace corridor
