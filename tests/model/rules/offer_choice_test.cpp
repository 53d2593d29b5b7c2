#include "model/rules/offer_choice.hpp"

#include "property.hpp"

#include <cmath>
#include <vector>

namespace corridor::rules {
namespace {

const double just_below_one = std::nextafter(1.0, 0.0);

// -0.5 * 4 + 2 * 0.75 + 0.25 = -0.25
TEST(OfferUtility, WorkedValue)
{
    EXPECT_EQ(offer_utility(4, 0.75, 0.25, 0.5, 2), -0.25);
}

RC_GTEST_PROP(OfferUtility, AnswersToEachArgument, ())
{
    answers_as_stated({{"fee_months", 0.5, 40, -1},
                       {"reputation", 0.05, 1, +1},
                       {"scheme", -1, 1, +1},
                       {"c_fee", 0.01, 1, -1},
                       {"c_safety", 0.1, 3, +1}},
                      [](const auto& x) { return offer_utility(x[0], x[1], x[2], x[3], x[4]); });
}

// Weights 1 : 2 : 1 own [0, 1/4), [1/4, 3/4), [3/4, 1).
TEST(ChooseOffer, OffersOwnTheirShareOfTheNumbers)
{
    const std::vector<double> utility{0, std::log(2.0), 0};
    EXPECT_EQ(choose_offer(utility, 0.0), 0u);
    EXPECT_EQ(choose_offer(utility, 0.249), 0u);
    EXPECT_EQ(choose_offer(utility, 0.251), 1u);
    EXPECT_EQ(choose_offer(utility, 0.749), 1u);
    EXPECT_EQ(choose_offer(utility, 0.751), 2u);
    EXPECT_EQ(choose_offer(utility, just_below_one), 2u);
}

TEST(ChooseOffer, TheOnlyOneIsTaken)
{
    EXPECT_EQ(choose_offer(std::vector{-900.0}, 0.0), 0u);
    EXPECT_EQ(choose_offer(std::vector{-900.0}, just_below_one), 0u);
}

TEST(ChooseOffer, OfNoneIsTheirNumber)
{
    EXPECT_EQ(choose_offer({}, 0.5), 0u);
}

TEST(ChooseOffer, AFarWorseOneIsNeverTaken)
{
    for (const double u : {0.0, 0.5, just_below_one}) EXPECT_EQ(choose_offer(std::vector{-1e6, 0.0}, u), 1u);
}

TEST(ChooseOffer, ComparesNoMoreThanEight)
{
    EXPECT_EQ(most_offers, 8u);
    std::vector<double> utility(9, 0.0);
    utility.back() = 100.0;
    EXPECT_EQ(choose_offer(utility, just_below_one), 7u);
}

RC_GTEST_PROP(ChooseOffer, NeverFallsWhenTheNumberRises, ())
{
    std::vector<double> utility(static_cast<std::size_t>(drawn_whole(1, 8)));
    for (double& u : utility) u = drawn(-3, 3);
    const double u = drawn(0, 0.9);
    RC_ASSERT(choose_offer(utility, u) <= choose_offer(utility, u + drawn(0, 0.0999)));
}

}  // namespace
}  // namespace corridor::rules
