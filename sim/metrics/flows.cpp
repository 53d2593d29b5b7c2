#include "metrics/themes.hpp"

namespace corridor {
namespace {

Months departures_where(const Observed& observed, auto&& counts)
{
    const Table<LegSeries>& legs = observed.record.legs;
    Months months(observed.months(), 0.0);
    for (const LegId leg : observed.network.legs.indices()) {
        if (!counts(leg)) continue;
        for (std::size_t month = 0; month < months.size(); ++month) {
            months[month] += legs.at(month, LegSeries::departures, leg.value) +
                             legs.at(month, LegSeries::departures_alone, leg.value);
        }
    }
    return months;
}

Months border_departures(const Observed& observed, std::size_t)
{
    return departures_where(observed, [&](LegId leg) { return observed.network.crosses_border(leg); });
}

Months departures_by_mode(const Observed& observed, std::size_t part)
{
    return departures_where(observed, [&](LegId leg) {
        return static_cast<std::size_t>(observed.network.leg_mode[leg]) == part;
    });
}

Months detections_on_route(const Observed& observed, std::size_t part)
{
    Months months(observed.months(), 0.0);
    for (const LegId leg : observed.network.legs.indices()) {
        if (observed.network.leg_route[leg] != part) continue;
        for (std::size_t month = 0; month < months.size(); ++month)
            months[month] += observed.record.legs.at(month, LegSeries::detections, leg.value);
    }
    return months;
}

std::vector<std::string> modes(const Network&)
{
    return {mode_names.begin(), mode_names.end()};
}

std::vector<std::string> routes(const Network& network)
{
    return network.routes;
}

constexpr std::string_view target_10_7 =
    "SDG target 10.7: orderly, safe, regular and responsible migration (no official indicator counts this)";

constexpr std::array entries{
    IndicatorInfo{.name = "first_departures",
                  .unit = "persons",
                  .meaning = "people who left home irregularly for the first time",
                  .departure = "counted by origin only; journeys can be cut by who people are",
                  .numerator = sum_of<OriginSeries::first_departures>},
    IndicatorInfo{.name = "journeys",
                  .unit = "persons",
                  .meaning = "irregular departures from home, repeated ones counted again",
                  .numerator = sum_of<OriginSeries::attempts>,
                  .events = list_of<PersonEvent::departed>},
    IndicatorInfo{.name = "attempts",
                  .unit = "persons",
                  .meaning = "departures on legs that cross a border, each try counted",
                  .numerator = border_departures},
    IndicatorInfo{.name = "arrivals",
                  .unit = "persons",
                  .meaning = "people who stopped at a destination",
                  .numerator = sum_of<PersonEvent::arrived>,
                  .events = list_of<PersonEvent::arrived>},
    IndicatorInfo{.name = "arrivals_per_journey",
                  .unit = "-",
                  .meaning = "arrivals over irregular departures from home",
                  .numerator = sum_of<PersonEvent::arrived>,
                  .denominator = sum_of<OriginSeries::attempts>,
                  .events = list_of<PersonEvent::arrived>,
                  .per_events = list_of<PersonEvent::departed>},
    IndicatorInfo{.name = "departures",
                  .unit = "persons",
                  .meaning = "departures on legs travelled by this mode",
                  .numerator = departures_by_mode,
                  .parts = modes},
    IndicatorInfo{
        .name = "intercepted",
        .unit = "persons",
        .meaning =
            "people who came into the hands of a border force, intercepted or rescued, repeats counted again",
        .departure =
            "those rescued from a wreck are in it: whoever is brought to the far side meets its authority",
        .numerator = sum_of<PersonEvent::intercepted>,
        .events = list_of<PersonEvent::intercepted>},
    IndicatorInfo{.name = "stopped",
                  .unit = "persons",
                  .meaning = "people intercepted and not let through, repeats counted again",
                  .numerator = sum_of<PersonEvent::stopped>,
                  .events = list_of<PersonEvent::stopped>},
    IndicatorInfo{
        .name = "detections",
        .unit = "persons",
        .meaning = "detections on the observation route: intercepted at arrival or rescued from a wreck",
        .official = "detections of irregular border-crossing, as border agencies publish them",
        .departure =
            "every detection is reported and none is delayed; persons and repeats are not told apart",
        .numerator = detections_on_route,
        .parts = routes},
    IndicatorInfo{.name = "returned",
                  .unit = "persons",
                  .meaning = "people returned to their origin",
                  .numerator = sum_of<PersonEvent::returned>,
                  .events = list_of<PersonEvent::returned>},
    IndicatorInfo{.name = "gave_up",
                  .unit = "persons",
                  .meaning = "people who gave up and went home, or stayed there",
                  .numerator = sum_of<PersonEvent::gave_up>,
                  .events = list_of<PersonEvent::gave_up>},
    IndicatorInfo{.name = "regular_departures",
                  .unit = "persons",
                  .meaning = "people who moved through a regular pathway",
                  .official = target_10_7,
                  .departure = "only pathways open to those who would otherwise move irregularly",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<OriginSeries::pathway_departures>,
                  .events = list_of<PersonEvent::moved_regularly>},
    IndicatorInfo{.name = "regular_share",
                  .unit = "-",
                  .meaning = "regular departures as a share of regular and first irregular departures",
                  .official = target_10_7,
                  .departure = "only pathways open to those who would otherwise move irregularly",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<OriginSeries::pathway_departures>,
                  .denominator = sum_of<OriginSeries::pathway_departures, OriginSeries::first_departures>},
};

}  // namespace

std::span<const IndicatorInfo> flows()
{
    return entries;
}

}  // namespace corridor
