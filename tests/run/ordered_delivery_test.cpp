#include "run/ordered_delivery.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace corridor {
namespace {

using Numbers = std::vector<std::size_t>;

/// Runs `work(number)` for what is given out, on several threads, until nothing more is.
template <class Work>
void on_threads(int n_threads, OrderedDelivery<std::size_t>& delivery, Work work)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < n_threads; ++i) {
        threads.emplace_back([&] {
            for (std::size_t number = 0; delivery.next(number);) {
                try {
                    delivery.deliver(number, work(number));
                } catch (...) {
                    delivery.fail(number, std::current_exception());
                }
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
}

void nap(std::size_t milliseconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

TEST(OrderedDelivery, HandsOverInOrderThoughTheFirstTakeLongest)
{
    Numbers taken;
    OrderedDelivery<std::size_t> delivery(12, 8, [&](std::size_t number, std::size_t&& made) {
        EXPECT_EQ(made, number * 10);
        taken.push_back(number);
    });
    on_threads(4, delivery, [](std::size_t number) {
        nap(number % 4 == 0 ? 20 : 0);
        return number * 10;
    });
    delivery.rethrow_if_failed();
    EXPECT_EQ(taken, (Numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
}

TEST(OrderedDelivery, NeverMoreUnderWayThanTheWindow)
{
    constexpr std::size_t window = 3;
    std::atomic<std::size_t> handed = 0;
    OrderedDelivery<std::size_t> delivery(30, window, [&](std::size_t, std::size_t&&) { ++handed; });
    on_threads(4, delivery, [&](std::size_t number) {
        EXPECT_LT(number, handed + window);
        nap(number % 3);
        return number;
    });
    EXPECT_EQ(handed, 30U);
}

// 5 fails late, 6 early: the error told is that of 5, and all before it are handed over.
TEST(OrderedDelivery, TheFirstErrorIsToldAndWhatCameBeforeItIsHandedOver)
{
    Numbers taken;
    OrderedDelivery<std::size_t> delivery(
        100, 16, [&](std::size_t number, std::size_t&&) { taken.push_back(number); });
    on_threads(8, delivery, [](std::size_t number) {
        if (number == 6) throw std::runtime_error("six");
        nap(30);
        if (number == 5) throw std::runtime_error("five");
        return number;
    });
    try {
        delivery.rethrow_if_failed();
        FAIL() << "no error";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "five");
    }
    EXPECT_EQ(taken, (Numbers{0, 1, 2, 3, 4}));
}

TEST(OrderedDelivery, NothingIsHandedOverAfterTheTakerFailed)
{
    Numbers taken;
    OrderedDelivery<std::size_t> delivery(10, 4, [&](std::size_t number, std::size_t&&) {
        if (number == 2) throw std::runtime_error("disk full");
        taken.push_back(number);
    });
    on_threads(3, delivery, [](std::size_t number) { return number; });
    EXPECT_THROW(delivery.rethrow_if_failed(), std::runtime_error);
    EXPECT_EQ(taken, (Numbers{0, 1}));
}

}  // namespace
}  // namespace corridor
