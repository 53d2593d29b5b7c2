#include "policy/schedule.hpp"

#include <gtest/gtest.h>

#include "policy/cost.hpp"

namespace corridor {
namespace {

const Date january = Date::of(2014, 1, 1);

TEST(Schedule, NeverIsTheLastDayOfTheCalendar)
{
    EXPECT_EQ(Schedule::never, Date::of(9999, 12, 31));
}

TEST(Schedule, HoldsFromTheFirstDayToTheDayBeforeUntil)
{
    const Schedule schedule{.from = january, .until = january + 10};
    EXPECT_EQ(schedule.weight(january - 1), 0.0);
    EXPECT_EQ(schedule.weight(january), 1.0);
    EXPECT_EQ(schedule.weight(january + 9), 1.0);
    EXPECT_EQ(schedule.weight(january + 10), 0.0);
}

TEST(Schedule, RampGrowsEvenlyAndIsFullOnItsLastDay)
{
    const Schedule schedule{.from = january, .ramp = 4};
    EXPECT_EQ(schedule.weight(january - 1), 0.0);
    EXPECT_EQ(schedule.weight(january), 0.25);
    EXPECT_EQ(schedule.weight(january + 1), 0.5);
    EXPECT_EQ(schedule.weight(january + 3), 1.0);
    EXPECT_EQ(schedule.weight(january + 4000), 1.0);
}

double spent(const Cost& cost, const Schedule& schedule, Date from, Date until)
{
    double sum = 0;
    for (Date day = from; day < until; ++day) sum += cost.on(day, schedule);
    return sum;
}

TEST(Cost, AFullMonthCostsTheMonthlyAmountWhateverItsLength)
{
    const Cost cost{.monthly = 1200};
    const Schedule schedule{.from = january};
    for (int month = 0; month < 12; ++month) {
        const Date first = january.add_months(month);
        EXPECT_NEAR(spent(cost, schedule, first, first.add_months(1)), 1200, 1e-9);
    }
}

TEST(Cost, NothingIsSpentOutsideTheDates)
{
    const Cost cost{.monthly = 1200, .once = 500};
    const Schedule schedule{.from = january, .until = january + 31};
    EXPECT_EQ(cost.on(january - 1, schedule), 0.0);
    EXPECT_EQ(cost.on(january + 31, schedule), 0.0);
}

TEST(Cost, SettingUpIsSpreadOverTheRampAndPaidOnce)
{
    const Cost cost{.once = 500};
    EXPECT_EQ(cost.on(january, {.from = january}), 500.0) << "no ramp: on the first day";
    EXPECT_EQ(cost.on(january + 1, {.from = january}), 0.0);
    const Schedule slow{.from = january, .ramp = 91.3125};  // three months
    EXPECT_NEAR(cost.on(january + 50, slow), 500 / 91.3125, 1e-12);
    EXPECT_NEAR(spent(cost, slow, january - 10, january + 400), 500, 1e-9)
        << "the last day pays its part only";
}

}  // namespace
}  // namespace corridor
