/// Recording what happens to a person, by place and by group.  ODD 4
#pragma once

#include "model/world.hpp"

namespace corridor {

/// Counts an event of person `i` at `place`, times the persons that one stands for.
inline void tell(World& world, PersonEvent event, MigrantId i, PlaceId place)
{
    const auto weight = static_cast<double>(world.scale);
    const Migrants& migrants = world.migrants;
    const std::size_t group =
        Record::group(migrants.origin[i.value], migrants.profile[i.value], migrants.status[i.value]);
    world.record.events_by_place.now(event, place.value) += weight;
    world.record.events_by_group.now(event, group) += weight;
}

inline void tell(World& world, PersonEvent event, MigrantId i)
{
    tell(world, event, i, world.migrants.place[i.value]);
}

inline void count(World& world, LegSeries series, LegId leg, double n)
{
    world.record.legs.now(series, leg.value) += n;
}

inline void count(World& world, JurisdictionSeries series, JurisdictionId jurisdiction, double n)
{
    world.record.jurisdictions.now(series, jurisdiction.value) += n;
}

inline void count(World& world, PairSeries series, JurisdictionId from, JurisdictionId to, double n)
{
    world.record.pairs.now(series, from.value * world.network().jurisdictions.size() + to.value) += n;
}

inline void count(World& world, OriginSeries series, OriginId origin, double n)
{
    world.record.origins.now(series, origin.value) += n;
}

/// Wakes a person on a later day.
inline void wake_in(World& world, MigrantId i, std::int32_t days)
{
    world.calendar.push(world.today.days + days, i.value);
}

}  // namespace corridor
