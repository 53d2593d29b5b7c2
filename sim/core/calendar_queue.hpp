#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace corridor {

/// Who acts on which day. Most sleep on most days, and those cost nothing.
///
/// Days are counted as in Date::days. The near days are a ring of buckets, the far ones a map. Not to be
/// written by two threads at once: decide in parallel, then push.
class WakeCalendar {
public:
    /// A calendar whose first day to be taken is `first_day`; `ring_days` days ahead are near.
    explicit WakeCalendar(std::int32_t first_day, std::size_t ring_days = 512);

    /// `index` acts on `day`, which must not have been taken yet. Saying it twice is saying it once.
    void push(std::int32_t day, std::uint32_t index);

    /// Those who act on `day`, ascending, each once; and forgets them. Days are taken in order, none left
    /// out.
    std::vector<std::uint32_t> take(std::int32_t day);

    /// The next day to be taken.
    std::int32_t next_day() const { return next_day_; }

    /// Entries waiting, repetitions included.
    std::size_t n_waiting() const { return n_waiting_; }

private:
    std::vector<std::uint32_t>& bucket(std::int32_t day);

    std::int32_t next_day_;
    std::size_t n_waiting_ = 0;
    std::vector<std::vector<std::uint32_t>> ring_;
    std::map<std::int32_t, std::vector<std::uint32_t>> far_;
};

/// Sorts in ascending order in time proportional to the length (radix), for keys that are indices.
void sort_indices(std::vector<std::uint32_t>& indices);

}  // namespace corridor
