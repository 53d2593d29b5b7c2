/// When something of a Flee folder is shut, as dates.
#pragma once

#include <optional>
#include <vector>

#include "core/date.hpp"
#include "io/flee/folder.hpp"

namespace corridor::flee {

/// From a day on, until the day before another; both may be open.
struct Interval {
    std::optional<Date> from;   // nothing: since ever
    std::optional<Date> until;  // nothing: for good

    friend bool operator==(const Interval&, const Interval&) = default;
};

using Intervals = std::vector<Interval>;

/// The same days, each once, in intervals that neither touch nor overlap, in order of time.
Intervals merged(Intervals intervals);

/// What the intervals leave over.
Intervals complement(const Intervals& merged);

/// Days of the one that are not days of the other; both merged.
Intervals difference(const Intervals& one, const Intervals& other);

bool holds_on(const Interval& interval, Date day);

Interval interval_of(const Closure& closure, Date start);

/// When the redirection of `route` is in force: always, but for its removals.
Intervals redirected(const Folder& folder, const Route& route);

}  // namespace corridor::flee
