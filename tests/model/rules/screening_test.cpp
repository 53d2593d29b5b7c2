#include "model/rules/screening.hpp"

#include "property.hpp"

#include <cmath>

namespace corridor::rules {
namespace {

TEST(Raised, WithNeitherTrainingNorSharingIsTheBase)
{
    EXPECT_EQ(raised(0.25, 0, 0), 0.25);
}

TEST(Raised, ByPerfectTrainingIsPerfect)
{
    EXPECT_EQ(raised(0.25, 1, 0), 1.0);
    EXPECT_EQ(raised(0.25, 0, 1), 1.0);
}

// 1 - 0.5 * 0.75 * 0.5 = 0.8125
TEST(Raised, WorkedValue)
{
    EXPECT_EQ(raised(0.5, 0.25, 0.5), 0.8125);
}

RC_GTEST_PROP(Raised, AnswersToEachArgument, ())
{
    answers_as_stated({{"base", 0, 0.9, +1}, {"training", 0, 0.9, +1}, {"shared", 0, 0.9, +1}},
                      [](const auto& x) { return raised(x[0], x[1], x[2]); });
}

TEST(IsIdentified, AVictimWithTheSensitivity)
{
    EXPECT_TRUE(is_identified(true, 0.3, 0.9, 0.0));
    EXPECT_TRUE(is_identified(true, 0.3, 0.9, std::nextafter(0.3, 0.0)));
    EXPECT_FALSE(is_identified(true, 0.3, 0.9, 0.3));
}

TEST(IsIdentified, AnotherWithWhatTheSpecificityLeaves)
{
    EXPECT_TRUE(is_identified(false, 0.3, 0.75, 0.2));
    EXPECT_FALSE(is_identified(false, 0.3, 0.75, 0.25));
    EXPECT_FALSE(is_identified(false, 0.3, 0.75, 0.28));
}

TEST(IsIdentified, PerfectScreeningNeverErrs)
{
    for (const double u : {0.0, 0.5, std::nextafter(1.0, 0.0)}) {
        EXPECT_TRUE(is_identified(true, 1, 1, u));
        EXPECT_FALSE(is_identified(false, 1, 1, u));
    }
}

TEST(IsIdentified, BlindScreeningFindsNobody)
{
    EXPECT_FALSE(is_identified(true, 0, 1, 0.0));
}

}  // namespace
}  // namespace corridor::rules
