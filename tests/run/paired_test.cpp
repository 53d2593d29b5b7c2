#include "run/paired.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "run/compare.hpp"

namespace corridor {
namespace {

using Values = std::vector<double>;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// Differences 1, 2, 3: mean 2, standard deviation 1; t(0.975; 2) = 4.302653, so +- 4.302653 / sqrt(3)
// = 2.484138.
TEST(PairedDifference, IntervalOfThreeDifferencesByHand)
{
    const PairedDifference difference = paired_difference(Values{10, 20, 30}, Values{11, 22, 33});
    EXPECT_EQ(difference.n, 3U);
    EXPECT_DOUBLE_EQ(difference.baseline, 20);
    EXPECT_DOUBLE_EQ(difference.scenario, 22);
    EXPECT_DOUBLE_EQ(difference.mean, 2);
    EXPECT_DOUBLE_EQ(difference.sd, 1);
    EXPECT_NEAR(difference.low, 2 - 2.484138, 1e-6);
    EXPECT_NEAR(difference.high, 2 + 2.484138, 1e-6);
    EXPECT_EQ(difference.same_sign, 1.0);
}

// Differences -4, 0, 1, 1, 2: mean 0, squares 16 + 0 + 1 + 1 + 4 = 22, sd = sqrt(5.5); t(0.975; 4)
// = 2.776445.
TEST(PairedDifference, IntervalOfFiveDifferencesByHand)
{
    const PairedDifference difference = paired_difference(Values(5, 7.0), Values{3, 7, 8, 8, 9});
    EXPECT_DOUBLE_EQ(difference.mean, 0);
    EXPECT_DOUBLE_EQ(difference.sd, std::sqrt(5.5));
    EXPECT_NEAR(difference.high, 2.776445 * std::sqrt(5.5 / 5), 1e-6);
    EXPECT_DOUBLE_EQ(difference.low, -difference.high);
}

TEST(PairedDifference, SameSignIsTheShareThatAgreesWithTheMean)
{
    EXPECT_EQ(paired_difference(Values(4, 0.0), Values{-6, 1, -1, 0}).same_sign, 0.5);
}

TEST(PairedDifference, OneReplicateHasNoInterval)
{
    const PairedDifference difference = paired_difference(Values{1}, Values{3});
    EXPECT_EQ(difference.mean, 2);
    EXPECT_TRUE(std::isnan(difference.low));
    EXPECT_TRUE(std::isnan(difference.high));
}

TEST(PairedDifference, ReplicatesWithoutAValueAreLeftOutInPairs)
{
    const PairedDifference difference =
        paired_difference(Values{1, undefined, 3, 4}, Values{2, 9, undefined, 6});
    EXPECT_EQ(difference.n, 2U);
    EXPECT_EQ(difference.baseline, 2.5) << "of the pairs that are left";
    EXPECT_EQ(difference.mean, 1.5);
    EXPECT_EQ(paired_difference(Values{undefined}, Values{1}).n, 0U);
}

TEST(PairedDifference, EqualValuesDifferByExactlyZero)
{
    const PairedDifference difference = paired_difference(Values{0.1, 0.2}, Values{0.1, 0.2});
    EXPECT_TRUE(difference.is_exactly_zero);
    EXPECT_EQ(difference.low, 0);
    EXPECT_EQ(difference.high, 0);
    EXPECT_FALSE(paired_difference(Values{1, 1}, Values{0, 2}).is_exactly_zero)
        << "a mean of zero is not enough";
}

TEST(Verdict, HarmAndGoodPointInOppositeDirections)
{
    const PairedDifference rise = paired_difference(Values{0, 0, 0}, Values{9, 10, 11});
    const PairedDifference fall = paired_difference(Values{9, 10, 11}, Values{0, 0, 0});
    EXPECT_EQ(verdict_of(rise, Direction::more_is_harm), Verdict::worse);
    EXPECT_EQ(verdict_of(fall, Direction::more_is_harm), Verdict::better);
    EXPECT_EQ(verdict_of(rise, Direction::more_is_good), Verdict::better);
    EXPECT_EQ(verdict_of(fall, Direction::more_is_good), Verdict::worse);
    EXPECT_EQ(verdict_of(rise, Direction::neither), Verdict::higher);
    EXPECT_EQ(verdict_of(fall, Direction::neither), Verdict::lower);
}

TEST(Verdict, SaysNothingWhereNothingIsKnown)
{
    const auto of_harm = [](const Values& before, const Values& after) {
        return verdict_of(paired_difference(before, after), Direction::more_is_harm);
    };
    EXPECT_EQ(of_harm({1, 2, 3}, {2, 1, 4}), Verdict::unresolved);
    EXPECT_EQ(of_harm({1}, {100}), Verdict::unresolved) << "one replicate";
    EXPECT_EQ(of_harm({1, 2}, {1, 2}), Verdict::unchanged);
    EXPECT_EQ(of_harm({undefined}, {1}), Verdict::undefined);
}

// Persons at scale 50: a step is 50.
TEST(Verdict, OneOrTwoSimulatedPersonsThatAreTheSameInEveryReplicateAreNoFinding)
{
    const auto of_harm = [](double change, double step) {
        const Values before{9200, 9300, 9400, 9500};
        Values after = before;
        for (double& value : after) value += change;
        return verdict_of(paired_difference(before, after), Direction::more_is_harm, step);
    };
    EXPECT_EQ(of_harm(-50, 50), Verdict::unresolved);
    EXPECT_EQ(of_harm(100, 50), Verdict::unresolved);
    EXPECT_EQ(of_harm(150, 50), Verdict::worse);
    EXPECT_EQ(of_harm(-50, 0), Verdict::better) << "money and shares are exact by design";
    EXPECT_EQ(verdict_of(paired_difference(Values{0, 0, 0}, Values{49, 50, 51}), Direction::more_is_harm, 50),
              Verdict::worse)
        << "an interval that has a width is judged by it";
    EXPECT_EQ(step_of({.name = "deaths", .unit = "persons", .meaning = ""}, 50), 50);
    EXPECT_EQ(step_of({.name = "policy_cost", .unit = "USD", .meaning = ""}, 50), 0);
}

// (t(0.975; 2) + t(0.8; 2)) / sqrt(3) = (4.302653 + 1.060660) / 1.732051; replicates: 2.364624 / sqrt(8) =
// 0.836 is the first at or below half of 4.302653 / sqrt(3) = 1.242, which 7 are: 2.446912 / sqrt(7) = 0.925;
// 6: 1.049; 5: 1.242 (2.776445 / sqrt(5) = 1.24166 <= 1.24207).
TEST(PairedDifference, SaysWhatItCouldHaveSeenAndWhatWouldHalveIt)
{
    const PairedDifference difference = paired_difference(Values{10, 20, 30}, Values{11, 22, 33});
    EXPECT_NEAR(difference.detectable, 3.096510, 1e-6);
    EXPECT_EQ(difference.to_halve, 5);
    EXPECT_TRUE(std::isnan(paired_difference(Values{1}, Values{2}).detectable));
}

// An effect of the detectable size: the estimate, of standard error 1, is beyond the interval's bound in
// about four of five cases. Here the size alone is checked against the normal limit, 1.959964 + 0.841621 at n
// without end.
TEST(PairedDifference, DetectableEffectNearsTheNormalLimit)
{
    Values before(10'000, 0.0);
    Values after(10'000, 1.0);
    for (std::size_t i = 0; i < after.size(); i += 2) after[i] = -1.0;
    const PairedDifference difference = paired_difference(before, after);
    EXPECT_NEAR(difference.detectable / difference.sd * 100, 2.801585, 1e-3);
}

// Percentiles of the mean of resamples of 50 values 0 and 50 values 1: sd of the mean 0.05, so +- 1.96 x
// 0.05; the percentile itself has a standard error of about 0.05 x sqrt(0.025 x 0.975 / 2000) / 0.058 =
// 0.003.
TEST(PairedDifference, BootstrapAgreesWithTheNormalIntervalWhereItShould)
{
    Values after(100, 0.0);
    for (std::size_t i = 0; i < 50; ++i) after[i] = 1.0;
    const PairedDifference difference = paired_difference(Values(100, 0.0), after);
    EXPECT_NEAR(difference.bootstrap_low, 0.5 - 0.098, 0.012);
    EXPECT_NEAR(difference.bootstrap_high, 0.5 + 0.098, 0.012);
}

// With a denominator that does not vary, Fieller's interval is that of the numerator over it: (2 +- 2.484138)
// / 2.
TEST(RatioOfMeans, OverAConstantIsTheIntervalOfTheNumerator)
{
    const RatioOfMeans ratio = ratio_of_means(Values{1, 2, 3}, Values{2, 2, 2});
    ASSERT_TRUE(ratio.estimable);
    EXPECT_DOUBLE_EQ(ratio.ratio, 1);
    EXPECT_NEAR(ratio.low, -0.242069, 1e-6);
    EXPECT_NEAR(ratio.high, 2.242069, 1e-6);
}

TEST(RatioOfMeans, OverWhatMayBeZeroIsNotEstimable)
{
    EXPECT_FALSE(ratio_of_means(Values{5, 6, 7}, Values{-1, 0, 1.5}).estimable);
    EXPECT_FALSE(ratio_of_means(Values{5}, Values{1}).estimable);
}

TEST(RatioOfMeans, OfProportionalsIsCertain)
{
    const RatioOfMeans ratio = ratio_of_means(Values{20, 22, 24}, Values{10, 11, 12});
    ASSERT_TRUE(ratio.estimable);
    EXPECT_NEAR(ratio.low, 2, 1e-6);
    EXPECT_NEAR(ratio.high, 2, 1e-6);
}

}  // namespace
}  // namespace corridor
