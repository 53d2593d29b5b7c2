#include "core/money.hpp"

#include <cmath>

#include <fmt/format.h>

#include "core/check.hpp"

namespace corridor {

namespace {

// Beyond 2^53 cents (ninety trillion dollars) a double no longer tells cents apart.
constexpr double most_cents = 0x1p53;

Money nearest_cents(double cents)
{
    CORRIDOR_CHECK(std::abs(cents) <= most_cents, fmt::format("{} cents are not an amount of money", cents));
    return {static_cast<std::int64_t>(std::nearbyint(cents))};  // ties to even, the default rounding mode
}

}  // namespace

Money Money::from_dollars(double dollars)
{
    return nearest_cents(dollars * 100.0);
}

Money Money::scaled(double factor) const
{
    return nearest_cents(static_cast<double>(cents) * factor);
}

std::string Money::to_string() const
{
    const std::uint64_t size =
        cents < 0 ? 0U - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
    return fmt::format("{}{}.{:02}", cents < 0 ? "-" : "", size / 100, size % 100);
}

}  // namespace corridor
