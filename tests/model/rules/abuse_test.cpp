#include "model/rules/abuse.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

constexpr AbuseTerms ordinary{.abuse = 0.2,
                              .ruthless = 1,
                              .vulnerability = 1,
                              .deter = 0.1,
                              .a = 0.5,
                              .penalty = 24,
                              .aggravated_penalty = 24};

TEST(AbuseProbability, WhereNothingIsAggravatedIsThatOfTheHazard)
{
    EXPECT_DOUBLE_EQ(abuse_probability(ordinary), -std::expm1(-0.2));
}

// deter a (aggravated - penalty) = 0.1 * 0.5 * (44 - 24) = 1; 0.2 * 2 * 2.5 = 1; 1 - exp(-exp(-1)) = 1 -
// exp(-0.367879)
//  = 1 - 0.692201 = 0.307799
TEST(AbuseProbability, WorkedValue)
{
    AbuseTerms t = ordinary;
    t.ruthless = 2;
    t.vulnerability = 2.5;
    t.aggravated_penalty = 44;
    EXPECT_NEAR(abuse_probability(t), 0.307799, 5e-7);
}

TEST(AbuseProbability, DeterrenceCanBeSwitchedOff)
{
    AbuseTerms t = ordinary;
    t.deter = 0;
    t.aggravated_penalty = 240;
    EXPECT_EQ(abuse_probability(t), abuse_probability(ordinary));
}

TEST(AbuseProbability, IsNotRaisedByALawThatPunishesAbuseLess)
{
    AbuseTerms t = ordinary;
    t.aggravated_penalty = 12;
    EXPECT_EQ(abuse_probability(t), abuse_probability(ordinary));
}

TEST(AbuseProbability, OnALegWithoutAbuseIsZero)
{
    AbuseTerms t = ordinary;
    t.abuse = 0;
    EXPECT_EQ(abuse_probability(t), 0.0);
}

RC_GTEST_PROP(AbuseProbability, AnswersToEachArgument, ())
{
    answers_as_stated({{"abuse", 0.01, 1, +1},
                       {"ruthless", 0.2, 2, +1},
                       {"vulnerability", 0.5, 2, +1},
                       {"deter", 0, 0.1, -1},
                       {"a", 0.01, 0.5, -1},
                       {"penalty", 1, 30, +1},
                       {"aggravated_penalty", 31, 120, -1}},
                      [](const auto& x) {
                          // deter above 0.001, or the penalties would not count
                          return abuse_probability({.abuse = x[0],
                                                    .ruthless = x[1],
                                                    .vulnerability = x[2],
                                                    .deter = 0.001 + x[3],
                                                    .a = x[4],
                                                    .penalty = x[5],
                                                    .aggravated_penalty = x[6]});
                      });
}

}  // namespace
}  // namespace corridor::rules
