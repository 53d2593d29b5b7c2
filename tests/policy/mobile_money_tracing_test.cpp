#include "policy/interventions/mobile_money_tracing.hpp"

#include <gtest/gtest.h>

#include "policy/interventions/financial_investigation.hpp"
#include "policy/three_lands.hpp"

namespace corridor {
namespace {

using test::after;
using test::day_one;
using test::three_lands;

MobileMoneyTracing in_two_lands()
{
    return {.jurisdictions = {{0, 2}},
            .coverage = 0.5,
            .reports = 4,
            .frozen = 0.2,
            .schedule = {.from = day_one, .until = day_one + 50, .ramp = 10},
            .cost = {}};
}

TEST(MobileMoneyTracing, InertOutsideItsDates)
{
    EXPECT_EQ(after(in_two_lands(), day_one - 1), three_lands());
    EXPECT_EQ(after(in_two_lands(), day_one + 50), three_lands());
}

TEST(MobileMoneyTracing, SeesTheShareThatPassesThroughProviders)
{
    const Levers before = three_lands();
    const Levers levers = after(in_two_lands(), day_one + 20);
    for (const std::size_t land : {0U, 2U}) {
        EXPECT_DOUBLE_EQ(levers.financial_tracing[land], before.financial_tracing[land] + 0.5 * 4);
        EXPECT_DOUBLE_EQ(levers.asset_recovery[land],
                         1 - (1 - before.asset_recovery[land]) * (1 - 0.5 * 0.2));
    }
    EXPECT_EQ(levers.financial_tracing[1], before.financial_tracing[1]);
    EXPECT_EQ(levers.asset_recovery[1], before.asset_recovery[1]);
}

TEST(MobileMoneyTracing, AtFullCoverageItTracesLikeAFinancialInvestigation)
{
    MobileMoneyTracing all = in_two_lands();
    all.coverage = 1;
    const FinancialInvestigation investigation{.jurisdictions = all.jurisdictions,
                                               .tracing = all.reports,
                                               .recovery = all.frozen,
                                               .schedule = all.schedule,
                                               .cost = {}};
    for (const int day : {0, 4, 20})
        EXPECT_EQ(after(all, day_one + day), after(investigation, day_one + day));
}

TEST(MobileMoneyTracing, SomethingMustBeSeenAndComeOfIt)
{
    EXPECT_TRUE(in_two_lands().mistakes().empty());
    MobileMoneyTracing blind = in_two_lands();
    blind.coverage = 0;
    ASSERT_EQ(blind.mistakes().size(), 1U);
    EXPECT_EQ(blind.mistakes()[0].message, "it changes nothing: no payment is seen");
    MobileMoneyTracing idle = in_two_lands();
    idle.reports = 0;
    EXPECT_TRUE(idle.mistakes().empty());
    idle.frozen = 0;
    ASSERT_EQ(idle.mistakes().size(), 1U);
    EXPECT_EQ(idle.mistakes()[0].setting, "reports");
}

}  // namespace
}  // namespace corridor
