/// What is recorded, month by month and, for persons, disaggregated year by year.  MODEL 11, ODD 4.
///
/// Each series stands once in a list with its unit and meaning; the results file and the documentation are
/// made of it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/migrants.hpp"

namespace corridor {

struct Network;

struct SeriesInfo {
    std::string_view name;
    std::string_view unit;
    std::string_view meaning;
};

/// Per month and leg.
enum class LegSeries : std::uint8_t {
    departures,
    departures_alone,
    arrivals,
    crossings,
    wrecks,
    deaths,
    abuses,
    intercepted_at_departure,
    intercepted_at_arrival,
    stopped,
    detections,
    seekers,
    unmatched,
    unaffordable,
    waiting_days,
    contracts,
    fees_agreed,
    places_offered,
    places_sold,
    organisations,
    fee_posted,
    concentration,
    revenue,
    profit,
    load,
    unsound_crossings,
    patrol_at_departure,
    patrol_at_arrival,
    believed_death,
    believed_stopped,
    expected_wait,
    count
};
/// Per month and place.
enum class PlaceSeries : std::uint8_t {
    preparing,
    at_place,
    detained,
    sheltered,
    supervised,
    trafficked,
    in_procedure,
    settled,
    count
};
/// Per month and jurisdiction.
enum class JurisdictionSeries : std::uint8_t {
    arrests,
    arrests_refused,
    cases_opened,
    cases_waiting,
    cases_waited_days,
    cases_closed,
    cases_joint,
    trials_waiting,
    convictions,
    organisers_convicted,
    dismantled,
    helpers_tried,
    wrongly_prosecuted,
    sentence_months,
    assets_recovered,
    requests_sent,
    requests_received,
    requests_answered,
    requests_granted,
    requests_waiting,
    requests_age,
    evidence,
    evidence_received,
    detained,
    children_detained,
    detention_refused,
    referrals,
    referrals_refused,
    vessel_price,
    money_in,
    perceived_conviction,
    count
};
/// Per month and origin.
enum class OriginSeries : std::uint8_t {
    at_home,
    wish,
    plan,
    preparing,
    exposed,
    first_departures,
    attempts,
    pathway_departures,
    count
};
/// Per month, the whole corridor.
enum class CorridorSeries : std::uint8_t {
    organisations,
    entries,
    exits,
    switches,
    services_per_organisation,
    largest_share,
    concentration,
    travelling,
    paid,
    held,
    received,
    refunded,
    seized,
    lost,
    smugglers_income,
    smugglers_capital,
    debt_outstanding,
    policy_cost,
    count
};
/// Per month and ordered pair of jurisdictions, `from * n + to`.
enum class PairSeries : std::uint8_t { fees, count };
/// Per month and intervention of the scenario, in its order.
enum class InterventionSeries : std::uint8_t { cost, in_force, count };
/// What can happen to a person; counted per year, origin, profile and status, and per month and place.
enum class PersonEvent : std::uint8_t {
    prepared,
    departed,
    crossed,
    intercepted,
    stopped,
    pushed_back,
    returned,
    arrived,
    died,
    abused,
    trafficked_labour,
    trafficked_sexual,
    trafficked_ransom,
    identified,
    missed,
    misjudged,
    referred,
    detained,
    claimed,
    granted,
    refused,
    gave_up,
    moved_regularly,
    testified,
    cared_for,
    supervised,
    absconded,
    assisted_return,
    count
};

std::span<const SeriesInfo> leg_series();
std::span<const SeriesInfo> place_series();
std::span<const SeriesInfo> jurisdiction_series();
std::span<const SeriesInfo> origin_series();
std::span<const SeriesInfo> corridor_series();
std::span<const SeriesInfo> pair_series();
std::span<const SeriesInfo> intervention_series();
std::span<const SeriesInfo> person_events();

/// Numbers by month x series x member, in that order.
template <class SeriesEnum>
struct Table {
    std::size_t members = 0;
    std::vector<double> values;

    void keep(std::size_t months)
    {
        values.resize(months * static_cast<std::size_t>(SeriesEnum::count) * members);
    }
    void start_month()
    {
        values.resize(values.size() + static_cast<std::size_t>(SeriesEnum::count) * members, 0.0);
    }
    std::size_t months() const
    {
        return members == 0 ? 0 : values.size() / (static_cast<std::size_t>(SeriesEnum::count) * members);
    }
    double& now(SeriesEnum series, std::size_t member)
    {
        return values[values.size() -
                      (static_cast<std::size_t>(SeriesEnum::count) - static_cast<std::size_t>(series)) *
                          members +
                      member];
    }
    double at(std::size_t month, SeriesEnum series, std::size_t member) const
    {
        return values[(month * static_cast<std::size_t>(SeriesEnum::count) +
                       static_cast<std::size_t>(series)) *
                          members +
                      member];
    }
};

struct Record {
    Table<LegSeries> legs;
    Table<PlaceSeries> places;
    Table<JurisdictionSeries> jurisdictions;
    Table<OriginSeries> origins;
    Table<CorridorSeries> corridor;  // one member
    Table<PairSeries> pairs;
    Table<InterventionSeries> interventions;
    Table<PersonEvent> events_by_place;  // month x event x place
    Table<PersonEvent> events_by_group;  // *year* x event x (origin x profile x status)

    static std::size_t group(OriginId origin, std::uint8_t profile, Status status)
    {
        return (origin.value * Profile::count + profile) * status_names.size() +
               static_cast<std::size_t>(status);
    }
    void start_month()
    {
        legs.start_month();
        places.start_month();
        jurisdictions.start_month();
        origins.start_month();
        corridor.start_month();
        pairs.start_month();
        interventions.start_month();
        events_by_place.start_month();
    }
    void start_year() { events_by_group.start_month(); }
    /// Drops the month and year opened for a day that is not simulated.
    void keep(std::size_t months, std::size_t years)
    {
        legs.keep(months);
        places.keep(months);
        jurisdictions.keep(months);
        origins.keep(months);
        corridor.keep(months);
        pairs.keep(months);
        interventions.keep(months);
        events_by_place.keep(months);
        events_by_group.keep(years);
    }
};

/// A record with its first month and year open, in which nothing has happened yet.
Record opened_record(const Network& network, std::size_t n_interventions);

}  // namespace corridor
