#include "model/rules/patrol.hpp"

#include "property.hpp"

#include <cmath>
#include <numeric>
#include <vector>

namespace corridor::rules {
namespace {

std::vector<double> next_shares(const std::vector<double>& share, const std::vector<double>& flow,
                                double theta, double inertia, double epsilon)
{
    std::vector<double> next(share.size());
    patrol_shares(share, flow, theta, inertia, epsilon, next);
    return next;
}

// 30 / 0.25 + 7 = 127
TEST(BelievedFlow, WorkedValue)
{
    EXPECT_EQ(believed_flow(30, 0.25, 7), 127.0);
}

TEST(BelievedFlow, IsNotReconstructedFromNextToNothing)
{
    EXPECT_EQ(believed_flow(3, 0.0, 0), believed_flow(3, 0.02, 0));
    EXPECT_DOUBLE_EQ(believed_flow(3, 1e-9, 0), 150.0);
}

RC_GTEST_PROP(BelievedFlow, AnswersToEachArgument, ())
{
    answers_as_stated(
        {{"smoothed_interceptions", 1, 500, +1}, {"probability", 0.02, 1, -1}, {"shared_routes", 0, 90, +1}},
        [](const auto& x) { return believed_flow(x[0], x[1], x[2]); });
}

// theta 1, flows 0 and 3: drawn 1/5 and 4/5. inertia 1/2 of (3/4, 1/4): 19/40 and 21/40. epsilon 1/5 of it
// even: 0.8 * 19/40 + 0.1 = 0.48 and 0.52.
TEST(PatrolShares, WorkedValue)
{
    const std::vector<double> next = next_shares({0.75, 0.25}, {0, 3}, 1, 0.5, 0.2);
    EXPECT_DOUBLE_EQ(next[0], 0.48);
    EXPECT_DOUBLE_EQ(next[1], 0.52);
}

// theta 1/2 takes roots: flows 0, 3, 8 draw 1 : 2 : 3.
TEST(PatrolShares, ThetaDampsTheDraw)
{
    const std::vector<double> next = next_shares({1, 0, 0}, {0, 3, 8}, 0.5, 0, 0);
    EXPECT_DOUBLE_EQ(next[0], 1.0 / 6.0);
    EXPECT_DOUBLE_EQ(next[1], 2.0 / 6.0);
    EXPECT_DOUBLE_EQ(next[2], 3.0 / 6.0);
}

TEST(PatrolShares, Limits)
{
    EXPECT_EQ(next_shares({0.75, 0.25}, {0, 3}, 1, 1, 0), (std::vector{0.75, 0.25}));  // all inertia
    EXPECT_EQ(next_shares({0.75, 0.25}, {0, 3}, 1, 0.5, 1), (std::vector{0.5, 0.5}));  // all even
    EXPECT_EQ(next_shares({0.75, 0.25}, {9, 9}, 1, 0, 0), (std::vector{0.5, 0.5}));    // equal flows
    EXPECT_TRUE(next_shares({}, {}, 1, 0, 0).empty());
}

TEST(PatrolShares, MayBeWrittenOverTheOldOnes)
{
    std::vector<double> share{0.5, 0.3, 0.2};
    const std::vector<double> apart = next_shares(share, {5, 50, 500}, 0.8, 0.7, 0.1);
    patrol_shares(share, std::vector<double>{5, 50, 500}, 0.8, 0.7, 0.1, share);
    EXPECT_EQ(share, apart);
}

// Ten shares with about five roundings each, and a sum of ten: 60 * 2^-53.
RC_GTEST_PROP(PatrolShares, SumToOneAndLeaveNoLegUnwatched, ())
{
    const int n = drawn_whole(1, 10);
    std::vector<double> flow(static_cast<std::size_t>(n));
    for (double& f : flow) f = drawn(0, 1e4);
    const std::vector<double> even(flow.size(), 1.0 / n);
    const double epsilon = drawn(0.01, 0.5);
    const std::vector<double> next = next_shares(even, flow, drawn(0, 1), drawn(0, 1), epsilon);
    RC_ASSERT(std::abs(std::accumulate(next.begin(), next.end(), 0.0) - 1.0) <= 60 * 0x1p-53);
    for (const double share : next) RC_ASSERT(share >= epsilon / n);
}

RC_GTEST_PROP(PatrolShares, AnswerToEachArgument, ())
{
    // The second leg has the greater flow and the smaller share.
    answers_as_stated({{"its share", 0.01, 0.2, +1},
                       {"its flow", 50, 500, +1},
                       {"other flow", 0, 40, -1},
                       {"theta", 0.1, 0.8, +1},
                       {"inertia", 0.1, 0.9, -1}},
                      [](const auto& x) {
                          return next_shares({1 - x[0], x[0]}, {x[2], x[1]}, x[3], x[4], 0.1)[1];
                      });
    // A leg that nobody uses gains from even spreading.
    answers_as_stated({{"epsilon", 0, 1, +1}}, [](const auto& x) {
        return next_shares({0.9, 0.1}, {900, 0}, 0.8, 0.5, x[0])[1];
    });
}

}  // namespace
}  // namespace corridor::rules
