#include "policy/interventions/enhanced_penalties.hpp"

#include <gtest/gtest.h>

#include "policy/three_lands.hpp"

namespace corridor {
namespace {

using test::after;
using test::day_one;
using test::three_lands;

using Values = std::vector<double>;

EnhancedPenalties in_two_lands()
{
    return {.jurisdictions = {{0, 2}},
            .schedule = {.from = day_one, .until = day_one + 50, .ramp = 10},
            .cost = {}};
}

TEST(EnhancedPenalties, InertOutsideItsDates)
{
    EnhancedPenalties penalties = in_two_lands();
    penalties.penalty_factor = 2;
    penalties.aggravated_penalty = 600;
    EXPECT_EQ(after(penalties, day_one - 1), three_lands());
    EXPECT_EQ(after(penalties, day_one + 50), three_lands());
}

TEST(EnhancedPenalties, PlainAndAggravatedMoveApart)
{
    EnhancedPenalties plain = in_two_lands();
    plain.penalty_factor = 2;
    EXPECT_EQ(after(plain, day_one + 20).penalty, (Values{20, 20, 60}));
    EXPECT_EQ(after(plain, day_one + 20).aggravated_penalty, three_lands().aggravated_penalty);

    EnhancedPenalties aggravated = in_two_lands();
    aggravated.aggravated_penalty = 120;
    EXPECT_EQ(after(aggravated, day_one + 20).penalty, three_lands().penalty);
    EXPECT_EQ(after(aggravated, day_one + 20).aggravated_penalty, (Values{120, 200, 120}));
}

TEST(EnhancedPenalties, CourtsFollowOverTheRamp)
{
    EnhancedPenalties penalties = in_two_lands();
    penalties.penalty_factor = 2;
    penalties.aggravated_penalty = 200;
    const Levers halfway = after(penalties, day_one + 4);  // day 5 of 10
    EXPECT_EQ(halfway.penalty, (Values{15, 20, 45}));
    EXPECT_EQ(halfway.aggravated_penalty, (Values{150, 200, 250}));
}

TEST(EnhancedPenalties, UnitFactorChangesNothing)
{
    EnhancedPenalties penalties = in_two_lands();
    penalties.penalty_factor = 1;
    penalties.aggravated_penalty_factor = 1;
    EXPECT_EQ(after(penalties, day_one + 20), three_lands());
}

TEST(EnhancedPenalties, MonthsOrAFactorNotBothAndOneOfThem)
{
    EnhancedPenalties penalties = in_two_lands();
    ASSERT_EQ(penalties.mistakes().size(), 1U);
    EXPECT_TRUE(penalties.mistakes()[0].message.starts_with("it changes nothing"))
        << penalties.mistakes()[0].message;
    penalties.penalty = 60;
    EXPECT_TRUE(penalties.mistakes().empty());
    penalties.penalty_factor = 2;
    penalties.aggravated_penalty = 60;
    penalties.aggravated_penalty_factor = 2;
    EXPECT_EQ(penalties.mistakes().size(), 2U);
}

}  // namespace
}  // namespace corridor
