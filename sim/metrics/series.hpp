/// Monthly series read off a record: what indicators are made of.
#pragma once

#include <concepts>
#include <cstddef>
#include <vector>

#include "model/network.hpp"
#include "model/record.hpp"

namespace corridor {

/// One number a month.
using Months = std::vector<double>;

/// The record of one replicate and the network it was recorded on.
struct Observed {
    const Record& record;
    const Network& network;

    std::size_t months() const { return record.corridor.months(); }
};

/// `series` of a table, summed over its members.
template <class SeriesEnum>
Months summed(const Table<SeriesEnum>& table, SeriesEnum series)
{
    Months months(table.months(), 0.0);
    for (std::size_t month = 0; month < months.size(); ++month) {
        for (std::size_t member = 0; member < table.members; ++member)
            months[month] += table.at(month, series, member);
    }
    return months;
}

/// The table of a record that holds a series of this kind.
inline const Table<LegSeries>& table_of(const Record& record, LegSeries)
{
    return record.legs;
}
inline const Table<PlaceSeries>& table_of(const Record& record, PlaceSeries)
{
    return record.places;
}
inline const Table<JurisdictionSeries>& table_of(const Record& record, JurisdictionSeries)
{
    return record.jurisdictions;
}
inline const Table<OriginSeries>& table_of(const Record& record, OriginSeries)
{
    return record.origins;
}
inline const Table<CorridorSeries>& table_of(const Record& record, CorridorSeries)
{
    return record.corridor;
}
inline const Table<PairSeries>& table_of(const Record& record, PairSeries)
{
    return record.pairs;
}
inline const Table<PersonEvent>& table_of(const Record& record, PersonEvent)
{
    return record.events_by_place;
}

/// Adds `more` to `months`, month by month.
void add_to(Months& months, const Months& more);

/// The sum of the series over all members, as an indicator's numerator or denominator; `part` is not used.
template <auto... series>
Months sum_of(const Observed& observed, std::size_t)
{
    Months months(observed.months(), 0.0);
    (add_to(months, summed(table_of(observed.record, series), series)), ...);
    return months;
}

}  // namespace corridor
