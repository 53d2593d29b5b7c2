/// A network and a record small enough to add up by hand: two jurisdictions, three places, three legs, two
/// origins, two months of 2014 and one of 2015. Every number is 0 until a test sets it.
#pragma once

#include "metrics/indicator.hpp"

namespace corridor::test {

struct SmallRecord {
    static constexpr std::size_t months = 3;

    Network network;
    Record record;

    SmallRecord()
    {
        for (const char* id : {"near", "far"})
            network.jurisdictions.push_back({.id = id, .name = id, .tags = {}});
        for (const std::uint32_t jurisdiction : {0U, 0U, 1U}) {
            network.places.push_back({});
            network.place_jurisdiction.push_back(JurisdictionId{jurisdiction});
        }
        add_leg(0, 1, Mode::land, 2);  // within the near one; on no route
        add_leg(1, 2, Mode::sea, 0);
        add_leg(0, 2, Mode::air, 1);
        network.routes = {"north", "south"};
        add_origin("hills", 50);
        add_origin("plains", 100);
        record = opened_record(network, 0);
        for (std::size_t month = 1; month < months; ++month) record.start_month();
        record.start_year();
    }

    template <class SeriesEnum>
    void set(std::size_t month, SeriesEnum series, std::size_t member, double value)
    {
        auto& table = own_table(series);
        constexpr auto n_series = static_cast<std::size_t>(SeriesEnum::count);
        table.values[(month * n_series + static_cast<std::size_t>(series)) * table.members + member] = value;
    }

    /// `n` events in a year to people of one group.
    void happened(std::size_t year, PersonEvent event, std::uint32_t origin, const Profile& profile,
                  Status status, double n)
    {
        const std::size_t group = Record::group(OriginId{origin}, profile.index(), status);
        auto& table = record.events_by_group;
        table.values[(year * static_cast<std::size_t>(PersonEvent::count) + static_cast<std::size_t>(event)) *
                         table.members +
                     group] += n;
    }

    Observed observed() const { return {record, network}; }

    Indicator indicator(std::string_view name) const
    {
        for (const Indicator& one : indicators_of(network)) {
            if (one.name == name) return one;
        }
        throw std::logic_error("no indicator " + std::string(name));
    }
    double value(std::string_view name) const { return over_horizon(indicator(name), observed()); }
    Months by_month(std::string_view name) const { return monthly(indicator(name), observed()); }

private:
    Table<LegSeries>& own_table(LegSeries) { return record.legs; }
    Table<JurisdictionSeries>& own_table(JurisdictionSeries) { return record.jurisdictions; }
    Table<OriginSeries>& own_table(OriginSeries) { return record.origins; }
    Table<CorridorSeries>& own_table(CorridorSeries) { return record.corridor; }
    Table<PairSeries>& own_table(PairSeries) { return record.pairs; }
    Table<PersonEvent>& own_table(PersonEvent) { return record.events_by_place; }

    void add_origin(const std::string& id, double wage)
    {
        Origin origin;
        origin.id = id;
        origin.wage = wage;
        network.origins.push_back(origin);
    }
    void add_leg(std::uint32_t from, std::uint32_t to, Mode mode, std::uint32_t route)
    {
        network.legs.push_back({});
        network.leg_from.push_back(PlaceId{from});
        network.leg_to.push_back(PlaceId{to});
        network.leg_mode.push_back(mode);
        network.leg_route.push_back(route);
    }
};

}  // namespace corridor::test
