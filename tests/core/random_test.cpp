#include "core/random.hpp"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace corridor {
namespace {

// Each purpose is one half of the fourth counter word.
enum class Purpose : std::uint32_t { nothing = 0, first = 1, second = 2, pi = 0x0370, all = 0xffff };

using Words = std::array<std::uint32_t, 4>;

// The three known answers that Random123 publishes for philox4x32 with 10 rounds (its kat_vectors file).
TEST(Randomness, GivesThePublishedPhiloxAnswerForZeros)
{
    const Words expected{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    EXPECT_EQ(Randomness(0).bits(Purpose::nothing, 0, 0, 0), expected);
}

TEST(Randomness, GivesThePublishedPhiloxAnswerForOnes)
{
    const Words expected{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
    EXPECT_EQ(Randomness(~std::uint64_t{0}).bits(Purpose::all, ~std::uint64_t{0}, ~std::uint32_t{0}, 0xffff),
              expected);
}

TEST(Randomness, GivesThePublishedPhiloxAnswerForDigitsOfPi)
{
    // counter 243f6a88 85a308d3 13198a2e 03707344, key a4093822 299f31d0
    const Words expected{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
    const Randomness randomness(0x299f31d0a4093822);
    EXPECT_EQ(randomness.bits(Purpose::pi, 0x85a308d3243f6a88, 0x13198a2e, 0x7344), expected);
}

TEST(Randomness, MakesAUniformNumberOfTheFirst53Bits)
{
    // From the second known answer, whose 53rd bit is set: (0x408f276d41c83b0e >> 11) * 2^-53.
    const Randomness randomness(~std::uint64_t{0});
    const double u = randomness.uniform(Purpose::all, ~std::uint64_t{0}, ~std::uint32_t{0}, 0xffff);
    EXPECT_EQ(u, static_cast<double>(0x408f276d41c83b0eU >> 11) / 9007199254740992.0);
}

TEST(Randomness, DependsOnEveryArgument)
{
    const Randomness randomness(1);
    const std::set<double> draws{randomness.uniform(Purpose::first, 7, 3, 0),
                                 randomness.uniform(Purpose::second, 7, 3, 0),
                                 randomness.uniform(Purpose::first, 8, 3, 0),
                                 randomness.uniform(Purpose::first, 7, 4, 0),
                                 randomness.uniform(Purpose::first, 7, 3, 1),
                                 Randomness(2).uniform(Purpose::first, 7, 3, 0),
                                 randomness.uniform(Purpose::first, 7 + (std::uint64_t{1} << 32), 3, 0),
                                 Randomness(1 + (std::uint64_t{1} << 32)).uniform(Purpose::first, 7, 3, 0)};
    EXPECT_EQ(draws.size(), 8U);
    EXPECT_EQ(randomness.uniform(Purpose::first, 7, 3), randomness.uniform(Purpose::first, 7, 3, 0));
}

TEST(Randomness, RefusesADrawNumberThatWouldReachAnotherStream)
{
    EXPECT_THROW(Randomness(0).bits(Purpose::first, 0, 0, 65'536), Bug);
    EXPECT_THROW(Randomness(0).bits(static_cast<Purpose>(65'536), 0, 0), Bug);
}

// n uniform numbers have mean 1/2 with standard error sqrt(1/12/n), variance 1/12 with standard error
// sqrt((1/80 - 1/144) / n), and n/10 fall in each tenth with standard error sqrt(0.09 n).
// Bounds: 4 standard errors, a false alarm about 6e-5 each; the draws are fixed by the seed.
TEST(Randomness, IsUniform)
{
    const int n = 200'000;
    const Randomness randomness(20'110'215);
    double sum = 0.0;
    double squares = 0.0;
    std::array<int, 10> n_in_tenth{};
    for (int i = 0; i < n; ++i) {
        const double u = randomness.uniform(Purpose::first, static_cast<std::uint64_t>(i), 0);
        ASSERT_GE(u, 0.0);
        ASSERT_LT(u, 1.0);
        sum += u - 0.5;
        squares += (u - 0.5) * (u - 0.5);
        ++n_in_tenth[static_cast<std::size_t>(10 * u)];
    }
    EXPECT_NEAR(sum / n, 0.0, 4 * std::sqrt(1.0 / 12 / n));
    EXPECT_NEAR(squares / n, 1.0 / 12, 4 * std::sqrt((1.0 / 80 - 1.0 / 144) / n));
    for (const int count : n_in_tenth) EXPECT_NEAR(count, 0.1 * n, 4 * std::sqrt(0.09 * n));
}

// Correlation of independent uniforms has standard error 1/sqrt(n); bound 4 of them.
TEST(Randomness, NeighbouringEntitiesDaysAndDrawsAreUncorrelated)
{
    const int n = 100'000;
    const Randomness randomness(5);
    std::array<double, 3> correlation{};
    for (std::uint64_t i = 0; i < n; ++i) {
        const std::uint64_t entity = 2 * i;
        const double u = randomness.uniform(Purpose::first, entity, 10) - 0.5;
        correlation[0] += u * (randomness.uniform(Purpose::first, entity + 1, 10) - 0.5);
        correlation[1] += u * (randomness.uniform(Purpose::first, entity, 11) - 0.5);
        correlation[2] += u * (randomness.uniform(Purpose::first, entity, 10, 1) - 0.5);
    }
    for (const double sum : correlation) EXPECT_NEAR(12.0 * sum / n, 0.0, 4 / std::sqrt(n));
}

// FNV-1a's published answers for "" and "a", then the finisher of splitmix64.
TEST(Key, OfANameIsFnv1aScattered)
{
    EXPECT_EQ(key_of(""), scatter(0xcbf29ce484222325U));
    EXPECT_EQ(key_of("a"), scatter(0xaf63dc4c8601ec8cU));
    EXPECT_EQ(key_of("foobar"), scatter(0x85944171f73967e8U));
    EXPECT_NE(key_of("zuwara"), key_of("zuwarb"));
}

TEST(Key, OfNumbersKnowsTheirOrderAndNumber)
{
    EXPECT_NE(key_of(1, 2), key_of(2, 1));
    EXPECT_NE(key_of(0, 0), key_of(0, 0, 0));
    EXPECT_NE(key_of(0, 0), 0U);
    EXPECT_EQ(key_of(std::uint64_t{3}, std::uint8_t{4}), key_of(3, 4));
    EXPECT_EQ(key_of(std::int32_t{-1}, 4), key_of(~std::uint64_t{0}, 4));
}

// The first output of splitmix64 from state 0 is the finisher at the golden increment (recalled).
TEST(Key, ScattersAsSplitmix64Does)
{
    EXPECT_EQ(scatter(0x9e3779b97f4a7c15U), 0xe220a8397b1dcdafU);
    EXPECT_EQ(scatter(0), 0U);
}

// A million keys of a small grid: all different (a collision has probability about 3e-8).
TEST(Key, GridsOfNumbersDoNotCollide)
{
    std::set<std::uint64_t> keys;
    for (int leg = 0; leg < 100; ++leg)
        for (int slot = 0; slot < 100; ++slot)
            for (int day = 0; day < 100; ++day) keys.insert(key_of(leg, slot, day));
    EXPECT_EQ(keys.size(), 1'000'000U);
}

}  // namespace
}  // namespace corridor
