#include "model/rules/reputation.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

// 0.75 * 0.5 + 0.25 * 1 = 0.625
TEST(SmoothedReputation, WorkedValue)
{
    EXPECT_EQ(smoothed_reputation(0.5, 1, 0.75), 0.625);
}

TEST(SmoothedReputation, Limits)
{
    EXPECT_EQ(smoothed_reputation(0.3, 0.9, 1), 0.3);  // nothing is learnt
    EXPECT_EQ(smoothed_reputation(0.3, 0.9, 0), 0.9);  // nothing is remembered
}

// After n crossings of share s the distance to s is memory^n of what it was: 0.9^200 * 1 = 7e-10.
TEST(SmoothedReputation, ConvergesToWhatIsLived)
{
    double reputation = 1.0;
    for (int crossing = 0; crossing < 200; ++crossing) reputation = smoothed_reputation(reputation, 0.4, 0.9);
    EXPECT_NEAR(reputation, 0.4, 1e-9);
}

RC_GTEST_PROP(SmoothedReputation, AnswersToEachArgument, ())
{
    // A bad crossing after a good record: the longer the memory, the better the name.
    answers_as_stated({{"reputation", 0.6, 1, +1}, {"safe_share", 0, 0.5, +1}, {"memory", 0.05, 0.95, +1}},
                      [](const auto& x) { return smoothed_reputation(x[0], x[1], x[2]); });
}

}  // namespace
}  // namespace corridor::rules
