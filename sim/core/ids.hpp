#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "core/check.hpp"

namespace corridor {

/// Position of one thing among its like. Indices of different things are different types:
/// `using LegId = Index<struct LegTag>;`
template <class Tag>
struct Index {
    std::uint32_t value = std::numeric_limits<std::uint32_t>::max();

    /// The index of nothing; also what a default-made index holds.
    static constexpr Index none() { return {}; }

    /// Index of position `n`, which must be below 2^32 - 1.
    static constexpr Index at(std::size_t n)
    {
        CORRIDOR_DEBUG_CHECK(n < none().value, "more things of one kind than an index can count");
        return {static_cast<std::uint32_t>(n)};
    }

    constexpr bool is_none() const { return *this == none(); }

    /// Position in an array; meaningless for none().
    constexpr std::size_t position() const { return value; }

    friend constexpr auto operator<=>(Index, Index) = default;
};

/// The indices 0 ... n - 1 in order, to loop over: `for (LegId leg : IndexRange<LegId>{n})`.
template <class I>
class IndexRange {
public:
    class Iterator {
    public:
        using value_type = I;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;

        constexpr Iterator() = default;
        constexpr explicit Iterator(std::size_t n) : n_(n) {}
        constexpr I operator*() const { return I::at(n_); }
        constexpr Iterator& operator++()
        {
            ++n_;
            return *this;
        }
        constexpr Iterator operator++(int) { return Iterator{n_++}; }
        friend constexpr bool operator==(Iterator, Iterator) = default;

    private:
        std::size_t n_ = 0;
    };

    constexpr explicit IndexRange(std::size_t n) : n_(n) {}
    constexpr Iterator begin() const { return Iterator{0}; }
    constexpr Iterator end() const { return Iterator{n_}; }
    constexpr std::size_t size() const { return n_; }

private:
    std::size_t n_;
};

/// One value for each thing of a kind, reached by that kind's index only.
template <class I, class T>
class Column {
    // Elements of a vector<bool> share bytes, so two threads could not write neighbours.
    static_assert(!std::same_as<T, bool>, "use Column<I, std::uint8_t> for truth values");

public:
    Column() = default;
    explicit Column(std::size_t n, const T& value = T{}) : values_(n, value) {}
    explicit Column(std::vector<T> values) : values_(std::move(values)) {}

    T& operator[](I index)
    {
        CORRIDOR_DEBUG_CHECK(index.position() < values_.size(), "an index is outside its column");
        return values_[index.position()];
    }
    const T& operator[](I index) const
    {
        CORRIDOR_DEBUG_CHECK(index.position() < values_.size(), "an index is outside its column");
        return values_[index.position()];
    }

    /// Adds a value at the end; returns its index.
    I push_back(T value)
    {
        values_.push_back(std::move(value));
        return I::at(values_.size() - 1);
    }

    void resize(std::size_t n, const T& value = T{}) { values_.resize(n, value); }
    void assign(std::size_t n, const T& value) { values_.assign(n, value); }
    void reserve(std::size_t n) { values_.reserve(n); }
    void clear() { values_.clear(); }

    std::size_t size() const { return values_.size(); }
    bool empty() const { return values_.empty(); }
    IndexRange<I> indices() const { return IndexRange<I>{values_.size()}; }

    auto begin() { return values_.begin(); }
    auto end() { return values_.end(); }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }
    T* data() { return values_.data(); }
    const T* data() const { return values_.data(); }
    std::span<T> span() { return values_; }
    std::span<const T> span() const { return values_; }

    friend bool operator==(const Column&, const Column&) = default;

private:
    std::vector<T> values_;
};

}  // namespace corridor

template <class Tag>
struct std::hash<corridor::Index<Tag>> {
    std::size_t operator()(corridor::Index<Tag> index) const noexcept
    {
        return std::hash<std::uint32_t>{}(index.value);
    }
};
