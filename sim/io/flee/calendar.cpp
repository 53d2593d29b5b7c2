#include "io/flee/calendar.hpp"

#include <algorithm>

namespace corridor::flee {

Intervals merged(Intervals intervals)
{
    // An open beginning is nothing, and nothing is less than any date.
    std::ranges::sort(intervals, {}, &Interval::from);
    Intervals result;
    for (const Interval& next : intervals) {
        const bool goes_on =
            !result.empty() && (!result.back().until || !next.from || *next.from <= *result.back().until);
        if (!goes_on) {
            result.push_back(next);
            continue;
        }
        std::optional<Date>& until = result.back().until;
        until = until && next.until ? std::optional(std::max(*until, *next.until)) : std::nullopt;
    }
    return result;
}

Intervals complement(const Intervals& merged)
{
    Intervals gaps;
    std::optional<Date> from;
    for (const Interval& one : merged) {
        if (one.from) gaps.push_back({from, one.from});
        if (!one.until) return gaps;
        from = one.until;
    }
    gaps.push_back({from, std::nullopt});
    return gaps;
}

Intervals difference(const Intervals& one, const Intervals& other)
{
    Intervals left_out = complement(one);
    left_out.insert(left_out.end(), other.begin(), other.end());
    return complement(merged(std::move(left_out)));
}

bool holds_on(const Interval& interval, Date day)
{
    return (!interval.from || *interval.from <= day) && (!interval.until || day < *interval.until);
}

Interval interval_of(const Closure& closure, Date start)
{
    Interval interval{.from = start + closure.from, .until = std::nullopt};
    if (closure.until) interval.until = start + *closure.until;
    return interval;
}

Intervals redirected(const Folder& folder, const Route& route)
{
    Intervals removals;
    for (const Closure& closure : folder.closures) {
        if (closure.kind == ClosureKind::remove_forced_redirection &&
            closure.first == folder.locations[route.sent_from()].name &&
            closure.second == folder.locations[route.sent_to()].name)
            removals.push_back(interval_of(closure, folder.period.start));
    }
    return complement(merged(std::move(removals)));
}

}  // namespace corridor::flee
