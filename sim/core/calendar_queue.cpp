#include "core/calendar_queue.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/check.hpp"

namespace corridor {

namespace {

constexpr std::size_t radix_bits = 11;
constexpr std::size_t radix = std::size_t{1} << radix_bits;

// One stable pass of a radix sort: from `in` to `out`, by the digit that begins at bit `shift`.
void sort_by_digit(const std::vector<std::uint32_t>& in, std::vector<std::uint32_t>& out, std::size_t shift)
{
    std::array<std::size_t, radix> next{};
    const auto digit = [shift](std::uint32_t index) { return (index >> shift) & (radix - 1); };
    for (const std::uint32_t index : in) ++next[digit(index)];
    std::size_t begin = 0;
    for (std::size_t& place : next) begin += std::exchange(place, begin);
    for (const std::uint32_t index : in) out[next[digit(index)]++] = index;
}

}  // namespace

void sort_indices(std::vector<std::uint32_t>& indices)
{
    // A short list does not repay the three passes; a list pushed in order needs no sorting.
    if (std::is_sorted(indices.begin(), indices.end())) return;
    if (indices.size() < radix) {
        std::sort(indices.begin(), indices.end());
        return;
    }
    const std::uint32_t largest = *std::max_element(indices.begin(), indices.end());
    std::vector<std::uint32_t> scratch(indices.size());
    for (std::size_t shift = 0; shift < 32 && (largest >> shift) > 0; shift += radix_bits) {
        sort_by_digit(indices, scratch, shift);
        indices.swap(scratch);
    }
}

WakeCalendar::WakeCalendar(std::int32_t first_day, std::size_t ring_days)
    : next_day_(first_day), ring_(std::max<std::size_t>(ring_days, 1))
{}

std::vector<std::uint32_t>& WakeCalendar::bucket(std::int32_t day)
{
    // A day may lie before 1970; the offset to the next day never is negative.
    const auto ahead = static_cast<std::size_t>(std::int64_t{day} - next_day_);
    if (ahead >= ring_.size()) return far_[day];
    const auto size = static_cast<std::int64_t>(ring_.size());
    return ring_[static_cast<std::size_t>(((day % size) + size) % size)];
}

void WakeCalendar::push(std::int32_t day, std::uint32_t index)
{
    CORRIDOR_CHECK(day >= next_day_, "someone is to wake on a day that is over");
    bucket(day).push_back(index);
    ++n_waiting_;
}

std::vector<std::uint32_t> WakeCalendar::take(std::int32_t day)
{
    CORRIDOR_CHECK(day == next_day_, "the days of a calendar must be taken one after another");
    std::vector<std::uint32_t> due = std::exchange(bucket(day), {});
    if (const auto kept = far_.find(day); kept != far_.end()) {
        due.insert(due.end(), kept->second.begin(), kept->second.end());
        far_.erase(kept);
    }
    n_waiting_ -= due.size();
    ++next_day_;
    sort_indices(due);
    due.erase(std::unique(due.begin(), due.end()), due.end());
    return due;
}

}  // namespace corridor
