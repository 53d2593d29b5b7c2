#include "cli/progress.hpp"

#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace corridor::cli {
namespace {

constexpr auto between_lines = std::chrono::milliseconds(100);
constexpr const char* clear_line = "\r\033[K";

}  // namespace

std::string duration(double seconds)
{
    if (seconds < 90) return fmt::format("{:.0f} s", std::ceil(seconds));
    if (seconds < 90 * 60) return fmt::format("{:.0f} min", std::ceil(seconds / 60));
    return fmt::format("{:.1f} h", seconds / 3600);
}

ProgressLine::ProgressLine(std::size_t n, std::string_view pieces, bool quiet)
    : n_(n), pieces_(pieces), visible_(!quiet && ::isatty(STDERR_FILENO) == 1)
{}

ProgressLine::~ProgressLine()
{
    if (shown_) fmt::print(stderr, "{}", clear_line);
}

void ProgressLine::one_done()
{
    if (!visible_) return;
    const std::lock_guard lock(mutex_);
    ++n_done_;
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + between_lines;
    show(now);
}

void ProgressLine::show(Clock::time_point now)
{
    const double passed = std::chrono::duration<double>(now - begun_).count();
    const double share = static_cast<double>(n_done_) / static_cast<double>(n_);
    fmt::print(stderr, "{}{} of {} {}, {:.0f} %, about {} left", clear_line, n_done_, n_, pieces_,
               100 * share, duration(passed * (1 - share) / share));
    std::fflush(stderr);
    shown_ = true;
}

}  // namespace corridor::cli
