/// How far a run has come, on one line of a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

namespace corridor::cli {

/// Shows "1,234 of 5,678 months, 22 %, about 40 s left" on standard error, where that is a terminal. Any
/// thread may report.
class ProgressLine {
public:
    /// `n_months`: of all replicates together, spin-up included.
    ProgressLine(std::size_t n_months, bool quiet);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// One more month of one replicate is over.
    void month_done();

private:
    using Clock = std::chrono::steady_clock;
    void show(Clock::time_point now);

    std::mutex mutex_;
    std::size_t n_months_;
    std::size_t n_done_ = 0;
    bool visible_;
    bool shown_ = false;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point next_ = begun_;
};

}  // namespace corridor::cli
