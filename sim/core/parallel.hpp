#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <limits>
#include <mutex>
#include <type_traits>
#include <utility>
#include <vector>

#include <omp.h>

/// The only parallel words of the program, and the only file with OpenMP in it.
///
/// What they compute does not depend on the number of threads: work is cut by the number of indices alone,
/// sums are added in the order of the indices, and of several errors the one at the lowest index is thrown.
/// A call from inside another one runs serially.

namespace corridor {

/// Indices that one thread takes at a time in ordered sums; part of the results' digits, so never tuned.
inline constexpr std::size_t block_size = 4096;

/// Sets the number of threads for its lifetime, then restores it. 0 leaves the number as it was.
class ThreadCount {
public:
    explicit ThreadCount(int threads) : before_(omp_get_max_threads())
    {
        if (threads > 0) omp_set_num_threads(threads);
    }
    ~ThreadCount() { omp_set_num_threads(before_); }
    ThreadCount(const ThreadCount&) = delete;
    ThreadCount& operator=(const ThreadCount&) = delete;

private:
    int before_;
};

/// Threads that the next parallel loop asks for; inside one: 1.
inline int thread_count()
{
    return omp_in_parallel() != 0 ? 1 : omp_get_max_threads();
}

namespace detail {

/// Keeps the exception of the lowest index until the loop is over.
class FirstError {
public:
    void keep(std::size_t index, std::exception_ptr error)
    {
        const std::lock_guard lock(mutex_);
        if (index >= index_) return;
        index_ = index;
        error_ = std::move(error);
    }
    void rethrow() const
    {
        if (error_) std::rethrow_exception(error_);
    }

private:
    std::mutex mutex_;
    std::size_t index_ = std::numeric_limits<std::size_t>::max();
    std::exception_ptr error_;
};

}  // namespace detail

/// Calls body(i) once for each i in [0, n), in parallel and in no order. A body writes only what belongs to
/// its own i. An exception does not stop the other indices; the lowest index's is then rethrown.
template <class Body>
void for_each_index(std::size_t n, Body&& body)
{
    const int threads = thread_count();
    if (threads == 1 || n < 2) {
        for (std::size_t i = 0; i < n; ++i) body(i);
        return;
    }
    detail::FirstError first_error;
#ifdef CORRIDOR_EVEN_SHARES
    // Under the thread sanitizer every thread must take part, or a race in a short loop stays unseen.
#pragma omp parallel for schedule(static) num_threads(threads)
#else
    // Small helpings let a thread that drew light work take more; their size changes no result.
    const std::size_t helping = std::max<std::size_t>(1, n / (32 * static_cast<std::size_t>(threads)));
#pragma omp parallel for schedule(dynamic, helping) num_threads(threads)
#endif
    for (std::size_t i = 0; i < n; ++i) {
        try {
            body(i);
        } catch (...) {
            first_error.keep(i, std::current_exception());
        }
    }
    first_error.rethrow();
}

/// Calls body(begin, end) for consecutive blocks of [0, n), in parallel; the blocks depend on n alone.
/// For work that wants scratch space once a block rather than once an index.
template <class Body>
void for_each_block(std::size_t n, Body&& body)
{
    const std::size_t n_blocks = (n + block_size - 1) / block_size;
    for_each_index(n_blocks, [&](std::size_t block) {
        const std::size_t begin = block * block_size;
        body(begin, std::min(n, begin + block_size));
    });
}

/// term(0) + ... + term(n - 1), with the same digits on any number of threads: blocks of consecutive terms
/// are added in parallel, their sums in order. The terms may be of any type with T{} as zero and +=.
template <class Term>
auto ordered_sum(std::size_t n, Term&& term)
{
    using Sum = std::decay_t<decltype(term(std::size_t{0}))>;
    std::vector<Sum> block_sum((n + block_size - 1) / block_size);
    for_each_block(n, [&](std::size_t begin, std::size_t end) {
        Sum sum{};
        for (std::size_t i = begin; i < end; ++i) sum += term(i);
        block_sum[begin / block_size] = sum;
    });
    Sum total{};
    for (const Sum& sum : block_sum) total += sum;
    return total;
}

}  // namespace corridor
