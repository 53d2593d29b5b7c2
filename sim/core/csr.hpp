#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/check.hpp"

namespace corridor {

/// A list of `To` for each `From`, stored back to back (compressed sparse rows). Both are indices.
template <class From, class To>
class Csr {
public:
    Csr() : offsets_(1, 0) {}

    /// One row for each of the `n_rows` values of From; within a row the items keep the order of `pairs`.
    Csr(std::size_t n_rows, std::span<const std::pair<From, To>> pairs)
        : offsets_(n_rows + 1, 0), items_(pairs.size())
    {
        for (const auto& [from, to] : pairs) {
            CORRIDOR_CHECK(from.position() < n_rows, "a pair names a row that does not exist");
            ++offsets_[from.position() + 1];
        }
        for (std::size_t row = 0; row < n_rows; ++row) offsets_[row + 1] += offsets_[row];
        std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
        for (const auto& [from, to] : pairs) items_[next[from.position()]++] = to;
    }

    std::span<const To> row(From from) const
    {
        CORRIDOR_DEBUG_CHECK(from.position() < n_rows(), "a row that does not exist was asked for");
        const std::size_t begin = offsets_[from.position()];
        return {items_.data() + begin, offsets_[from.position() + 1] - begin};
    }

    /// Where the row's items begin among all items, for data kept beside them.
    std::size_t row_begin(From from) const { return offsets_[from.position()]; }

    std::size_t n_rows() const { return offsets_.size() - 1; }
    std::size_t n_items() const { return items_.size(); }
    std::span<const To> items() const { return items_; }

private:
    std::vector<std::size_t> offsets_;  // n_rows + 1
    std::vector<To> items_;
};

}  // namespace corridor
