/// How far a run has come, on one line of a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace corridor::cli {

/// "40 s", "12 min", "3.5 h".
std::string duration(double seconds);

/// Shows "1234 of 5678 months, 22 %, about 40 s left" on standard error, where that is a terminal. Any thread
/// may report.
class ProgressLine {
public:
    /// `n` pieces of work, "months" or "runs", take about the same time each.
    ProgressLine(std::size_t n, std::string_view pieces, bool quiet);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// One more piece is over.
    void one_done();

private:
    using Clock = std::chrono::steady_clock;
    void show(Clock::time_point now);

    std::mutex mutex_;
    std::size_t n_;
    std::string pieces_;
    std::size_t n_done_ = 0;
    bool visible_;
    bool shown_ = false;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point next_ = begun_;
};

}  // namespace corridor::cli
