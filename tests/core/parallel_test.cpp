#include "core/parallel.hpp"

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace corridor {
namespace {

// Terms of very different size, so that another order of addition gives other digits.
double term(std::size_t i)
{
    return std::sin(static_cast<double>(i)) * std::pow(10.0, static_cast<double>(i % 17) - 8.0);
}

// The plain serial version of the same algorithm: blocks of block_size, then their sums, all in order.
double plain_ordered_sum(std::size_t n)
{
    double total = 0.0;
    for (std::size_t begin = 0; begin < n; begin += block_size) {
        double sum = 0.0;
        for (std::size_t i = begin; i < std::min(n, begin + block_size); ++i) sum += term(i);
        total += sum;
    }
    return total;
}

TEST(OrderedSum, HasTheSameDigitsOnAnyNumberOfThreads)
{
    for (const std::size_t n :
         {std::size_t{0}, std::size_t{1}, block_size - 1, block_size, block_size + 1, std::size_t{100'003}}) {
        const double expected = plain_ordered_sum(n);
        for (const int threads : {1, 2, 3, 7}) {
            const ThreadCount team(threads);
            EXPECT_EQ(ordered_sum(n, term), expected) << n << " terms, " << threads << " threads";
        }
    }
}

TEST(OrderedSum, AddsWholeNumbersExactly)
{
    const auto sum = ordered_sum(100'000, [](std::size_t i) { return static_cast<std::int64_t>(i); });
    EXPECT_EQ(sum, std::int64_t{4'999'950'000});
}

TEST(ForEachIndex, VisitsEachIndexOnce)
{
    for (const int threads : {1, 2, 3, 7}) {
        const ThreadCount team(threads);
        std::vector<int> n_visits(10'007, 0);
        for_each_index(n_visits.size(), [&](std::size_t i) { ++n_visits[i]; });
        EXPECT_EQ(n_visits, std::vector<int>(10'007, 1));
    }
    for_each_index(0, [](std::size_t) { FAIL() << "there is no index below 0"; });
}

TEST(ForEachIndex, RethrowsTheErrorOfTheLowestIndexAfterAllOthersRan)
{
    for (const int threads : {2, 3, 7}) {
        const ThreadCount team(threads);
        std::vector<int> n_visits(5'000, 0);
        const auto run = [&] {
            for_each_index(n_visits.size(), [&](std::size_t i) {
                ++n_visits[i];
                if (i % 1'000 == 321) throw std::runtime_error(std::to_string(i));
            });
        };
        try {
            run();
            FAIL() << "the error was lost";
        } catch (const std::runtime_error& error) {
            EXPECT_STREQ(error.what(), "321");
        }
        EXPECT_EQ(n_visits, std::vector<int>(5'000, 1));
    }
}

TEST(ForEachIndex, RunsSeriallyInsideAnother)
{
    const ThreadCount team(3);
    std::vector<int> threads_inside(64, 0);
    std::vector<double> sums(64, 0.0);
    for_each_index(threads_inside.size(), [&](std::size_t i) {
        threads_inside[i] = thread_count();
        sums[i] = ordered_sum(10'000, term);
    });
    EXPECT_EQ(threads_inside, std::vector<int>(64, 1));
    EXPECT_EQ(sums, std::vector<double>(64, plain_ordered_sum(10'000)));
}

TEST(ForEachBlock, CutsByTheNumberOfIndicesAlone)
{
    const std::size_t n = 3 * block_size + 5;
    for (const int threads : {1, 3}) {
        const ThreadCount team(threads);
        std::vector<std::size_t> end_of(4, 0);
        for_each_block(n, [&](std::size_t begin, std::size_t end) { end_of[begin / block_size] = end; });
        EXPECT_EQ(end_of, (std::vector<std::size_t>{block_size, 2 * block_size, 3 * block_size, n}));
    }
}

TEST(ThreadCount, IsRestoredAndLeftAloneByZero)
{
    const int before = thread_count();
    {
        const ThreadCount five(5);
        EXPECT_EQ(thread_count(), 5);
        const ThreadCount same(0);
        EXPECT_EQ(thread_count(), 5);
    }
    EXPECT_EQ(thread_count(), before);
}

}  // namespace
}  // namespace corridor
