/// Hands over what several threads make in the order of its numbers.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace corridor {

/// Numbers 0 ... n - 1 are given out in order, and what was made for each is handed to `take` in order.
template <class T>
class OrderedDelivery {
public:
    /// A number is given out only when fewer than `window` (at least 1) numbers before it still have to be
    /// handed over.
    OrderedDelivery(std::size_t n, std::size_t window, std::function<void(std::size_t, T&&)> take)
        : n_(n), window_(window), take_(std::move(take))
    {}

    /// The next number to make, after waiting for room; false when there is none or one has failed.
    bool next(std::size_t& number)
    {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return error_ || given_ == n_ || given_ < handed_ + window_; });
        if (error_ || given_ == n_) return false;
        number = given_++;
        return true;
    }

    /// What was made for `number`; hands over all whose turn has come.
    void deliver(std::size_t number, T&& made)
    {
        const std::lock_guard lock(mutex_);
        waiting_.emplace(number, std::move(made));
        while (!waiting_.empty() && waiting_.begin()->first == handed_) {
            // Out of the map first: where `take` throws, nobody is handed what it has half taken.
            auto made_before = waiting_.extract(waiting_.begin());
            take_(handed_, std::move(made_before.mapped()));
            ++handed_;
        }
        room_.notify_all();
    }

    /// Nothing more is given out. Of several errors the one of the lowest number is kept.
    void fail(std::size_t number, std::exception_ptr error)
    {
        const std::lock_guard lock(mutex_);
        if (!error_ || number < failed_) {
            failed_ = number;
            error_ = std::move(error);
        }
        room_.notify_all();
    }

    void rethrow_if_failed() const
    {
        if (error_) std::rethrow_exception(error_);
    }

private:
    std::size_t n_;
    std::size_t window_;
    std::function<void(std::size_t, T&&)> take_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::size_t given_ = 0;
    std::size_t handed_ = 0;
    std::map<std::size_t, T> waiting_;
    std::size_t failed_ = 0;
    std::exception_ptr error_;
};

}  // namespace corridor
