#include "model/rules/destination_value.hpp"

#include "property.hpp"

#include <cmath>
#include <numbers>

namespace corridor::rules {
namespace {

constexpr DestinationWeights weights{.gain = 1.5, .ties = 0.3, .status = 0.8, .returning = 1.5};

TEST(DestinationValue, OfAPlaceLikeHomeIsZero)
{
    EXPECT_EQ(destination_value({.w_n = 200, .w_k = 200, .ties = 0, .s = 0, .r = 0}, weights), 0.0);
}

TEST(DestinationValue, UnderCertainReturnIsThePenaltyWhateverThePlaceOffers)
{
    EXPECT_EQ(destination_value({.w_n = 3000, .w_k = 100, .ties = 9, .s = 1, .r = 1}, weights), -1.5);
}

// r = 0.2:  0.8 * (1.5 * log e + 0.3 * log(1 + e - 1) + 0.8 * 0.5) - 0.2 * 1.5 = 0.8 * 2.2 - 0.3 = 1.46.
// Each log is within an ulp; 4 ulp.
TEST(DestinationValue, WorkedValue)
{
    constexpr double e = std::numbers::e;
    EXPECT_DOUBLE_EQ(
        destination_value({.w_n = 100 * e, .w_k = 100, .ties = e - 1, .s = 0.5, .r = 0.2}, weights), 1.46);
}

RC_GTEST_PROP(DestinationValue, AnswersToEachArgument, ())
{
    // r falls the value wherever the place is worth more than being returned: here w_n > w_k.
    answers_as_stated({{"w_n", 600, 4000, +1},
                       {"w_k", 50, 500, -1},
                       {"ties", 0, 20, +1},
                       {"s", 0, 1, +1},
                       {"r", 0, 0.95, -1}},
                      [](const auto& x) {
                          return destination_value(
                              {.w_n = x[0], .w_k = x[1], .ties = x[2], .s = x[3], .r = x[4]}, weights);
                      });
}

}  // namespace
}  // namespace corridor::rules
