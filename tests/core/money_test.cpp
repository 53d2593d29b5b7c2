#include "core/money.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "core/check.hpp"

namespace corridor {
namespace {

TEST(Money, RoundsToTheNearestCentAndTiesToTheEvenOne)
{
    EXPECT_EQ(Money::from_dollars(12.5).cents, 1'250);
    EXPECT_EQ(Money::from_dollars(0.019).cents, 2);
    EXPECT_EQ(Money::from_dollars(-0.019).cents, -2);
    // Eighths of a dollar are exact in binary: 12.5 cents is a true tie.
    EXPECT_EQ(Money::from_dollars(0.125).cents, 12);
    EXPECT_EQ(Money::from_dollars(0.375).cents, 38);
    EXPECT_EQ(Money::from_dollars(-0.125).cents, -12);
}

TEST(Money, ScalesToTheNearestCent)
{
    EXPECT_EQ(Money{1'000}.scaled(0.3333).cents, 333);
    EXPECT_EQ(Money{5}.scaled(0.5).cents, 2);
    EXPECT_EQ(Money{7}.scaled(0.5).cents, 4);
    EXPECT_EQ(Money{-7}.scaled(0.5).cents, -4);
    EXPECT_EQ(Money{100}.scaled(0.0).cents, 0);
}

TEST(Money, AddsExactly)
{
    Money sum;
    for (int i = 0; i < 1'000; ++i) sum += Money::from_dollars(0.10);
    EXPECT_EQ(sum, Money::from_dollars(100.0));
    sum -= Money{1};
    EXPECT_EQ(sum.cents, 9'999);
    EXPECT_EQ(Money{3} * 4 - Money{2}, Money{10});
    EXPECT_EQ(2 * -Money{3}, Money{-6});
    EXPECT_LT(Money{-1}, Money{0});
    EXPECT_EQ(Money{1'250}.dollars(), 12.5);
}

TEST(Money, IsWrittenWithTwoDecimals)
{
    EXPECT_EQ(Money{1'250}.to_string(), "12.50");
    EXPECT_EQ(Money{-5}.to_string(), "-0.05");
    EXPECT_EQ(Money{0}.to_string(), "0.00");
    EXPECT_EQ(Money{std::numeric_limits<std::int64_t>::min()}.to_string(), "-92233720368547758.08");
}

TEST(Money, RefusesWhatIsNoAmount)
{
    EXPECT_THROW(Money::from_dollars(std::nan("")), Bug);
    EXPECT_THROW(Money::from_dollars(1e300), Bug);
    EXPECT_THROW(Money{1'000}.scaled(std::numeric_limits<double>::infinity()), Bug);
}

}  // namespace
}  // namespace corridor
