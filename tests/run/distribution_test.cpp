#include "run/distribution.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace corridor {
namespace {

TEST(Distribution, UniformIsAStraightLine)
{
    const Distribution d{.least = 2, .most = 6};
    EXPECT_EQ(value_at(d, 0), 2);
    EXPECT_EQ(value_at(d, 0.25), 3);
    EXPECT_EQ(value_at(d, 1), 6);
}

TEST(Distribution, LogUniformGivesEachDecadeTheSameShare)
{
    const Distribution d{.kind = DistributionKind::log_uniform, .least = 0.01, .most = 100};
    EXPECT_EQ(value_at(d, 0), 0.01);
    EXPECT_NEAR(value_at(d, 0.25), 0.1, 1e-15);
    EXPECT_NEAR(value_at(d, 0.5), 1, 1e-14);
    EXPECT_EQ(value_at(d, 1), 100);
}

TEST(Distribution, NormalHasItsQuantilesWhereHardlyAnythingIsCutOff)
{
    // Cut at eight standard deviations: 1e-15 of the mass is lost.
    const Distribution d{.kind = DistributionKind::normal, .least = -6, .most = 10, .mean = 2, .sd = 1};
    EXPECT_NEAR(value_at(d, 0.5), 2, 1e-12);
    EXPECT_NEAR(value_at(d, 0.975), 2 + 1.959963984540054, 1e-12);
    EXPECT_NEAR(value_at(d, 0.025), 2 - 1.959963984540054, 1e-12);
}

TEST(Distribution, NormalCutOffOnOneSideIsTheHalfThatIsLeft)
{
    const Distribution d{.kind = DistributionKind::normal, .least = 0, .most = 9, .mean = 0, .sd = 1};
    EXPECT_EQ(value_at(d, 0), 0);
    EXPECT_NEAR(value_at(d, 0.5), 0.6744897501960817, 1e-12);  // the upper quartile of the whole
    EXPECT_EQ(value_at(d, 1), 9);
}

TEST(Distribution, NormalKeepsItsDigitsFarOutOnEitherSide)
{
    // Half of what lies above 9, from the complementary error function of another program.
    const Distribution right{.kind = DistributionKind::normal, .least = 9, .most = 12, .mean = 0, .sd = 1};
    const Distribution left{.kind = DistributionKind::normal, .least = -12, .most = -9, .mean = 0, .sd = 1};
    EXPECT_NEAR(value_at(right, 0.5), 9.0757870654918, 1e-12);
    EXPECT_NEAR(value_at(left, 0.5), -9.0757870654918, 1e-12);
}

TEST(Distribution, TriangularReachesItsModeAtTheModesShare)
{
    const Distribution d{.kind = DistributionKind::triangular, .least = 0, .most = 4, .mode = 1};
    EXPECT_EQ(value_at(d, 0), 0);
    EXPECT_NEAR(value_at(d, 0.25), 1, 1e-15);  // (mode - least) / (most - least)
    EXPECT_NEAR(value_at(d, 0.0625), 0.5, 1e-15);
    EXPECT_NEAR(value_at(d, 0.75), 4 - std::sqrt(3.0), 1e-15);
    EXPECT_EQ(value_at(d, 1), 4);
}

TEST(Distribution, TriangularWithItsModeAtAnEnd)
{
    const Distribution low{.kind = DistributionKind::triangular, .least = 1, .most = 2, .mode = 1};
    const Distribution high{.kind = DistributionKind::triangular, .least = 1, .most = 2, .mode = 2};
    EXPECT_NEAR(value_at(low, 0.75), 1.5, 1e-15);
    EXPECT_NEAR(value_at(high, 0.25), 1.5, 1e-15);
}

TEST(Distribution, ValuesShareTheUnitIntervalEvenly)
{
    const Distribution d{.kind = DistributionKind::values, .least = 1, .most = 7, .values = {7, 1, 3}};
    EXPECT_EQ(value_at(d, 0), 7);
    EXPECT_EQ(value_at(d, 0.34), 1);
    EXPECT_EQ(value_at(d, 0.67), 3);
    EXPECT_EQ(value_at(d, 1), 3);
}

RC_GTEST_PROP(Distribution, RisesAndStaysWithinItsRange, ())
{
    const double least = *rc::gen::inRange(1, 100) * 0.1;
    const double most = least + *rc::gen::inRange(1, 100) * 0.1;
    const auto share = [] { return *rc::gen::inRange(0, 1001) * 0.001; };
    const Distribution d{.kind = *rc::gen::element(DistributionKind::uniform, DistributionKind::log_uniform,
                                                   DistributionKind::normal, DistributionKind::triangular),
                         .least = least,
                         .most = most,
                         .mean = *rc::gen::inRange(-300, 300) * 0.1,
                         .sd = *rc::gen::inRange(1, 50) * 0.1,
                         .mode = least + share() * (most - least)};
    const double u = share();
    const double v = share();
    RC_ASSERT(value_at(d, u) >= least && value_at(d, u) <= most);
    RC_ASSERT((u <= v) == (value_at(d, u) <= value_at(d, v)) || value_at(d, u) == value_at(d, v));
}

TEST(Distribution, SaysWhatItIs)
{
    EXPECT_EQ(to_text({.least = 0.5, .most = 2}), "uniform from 0.5 to 2");
    EXPECT_EQ(to_text({.kind = DistributionKind::values, .values = {1, 2.5}}), "one of 1, 2.5");
}

}  // namespace
}  // namespace corridor
