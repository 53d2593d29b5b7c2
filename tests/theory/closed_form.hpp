/// Worlds small enough to know their outcome with pencil and paper: configs/closed_forms/.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "io/corridor_reader.hpp"
#include "run/step.hpp"
#include "worlds/small_corridor.hpp"

namespace corridor::test {

inline Corridor closed_form(const std::string& name)
{
    return read_corridor(std::filesystem::path(CORRIDOR_SOURCE_DIR) / "configs" / "closed_forms" / name);
}

/// Runs day by day, as a replicate of the baseline does, up to a date.
inline void run_until(World& world, Date until)
{
    while (world.today < until) {
        world.levers = levers_on(*world.corridor, world.today);
        step(world);
    }
}

/// A series of a leg, summed over the months [from, to) of the record.
inline double sum_over_months(const Record& record, LegSeries series, LegId leg, std::size_t from,
                              std::size_t to)
{
    double sum = 0;
    for (std::size_t month = from; month < to; ++month) sum += record.legs.at(month, series, leg.value);
    return sum;
}

/// The same over all months begun.
inline double sum_over_months(const Record& record, LegSeries series, LegId leg)
{
    return sum_over_months(record, series, leg, 0, record.legs.months());
}

}  // namespace corridor::test
