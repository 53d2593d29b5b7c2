#include "model/rules/affordability.hpp"

#include "property.hpp"

namespace corridor::rules {
namespace {

constexpr Means modest{.savings = 60'000, .credit = 40'000, .debt = 10'000};

TEST(NearestCent, HalvesGoToTheEvenOne)
{
    EXPECT_EQ(nearest_cent(2.5), 2);
    EXPECT_EQ(nearest_cent(3.5), 4);
    EXPECT_EQ(nearest_cent(-2.5), -2);
    EXPECT_EQ(nearest_cent(2.51), 3);
    EXPECT_EQ(nearest_cent(2.49), 2);
}

TEST(CanPayAdvance, UpToTheLastCentOfSavingsAndCredit)
{
    EXPECT_TRUE(can_pay_advance(modest, 100'000));
    EXPECT_FALSE(can_pay_advance(modest, 100'001));
    EXPECT_TRUE(can_pay_advance({.savings = 0, .credit = 0, .debt = 999}, 0));
}

// 1000.00 and 5 %: 1050.00.  0.50 at 5 %: 2.5 cents of commission, rounded to 2.
TEST(ThirdPartyDeposit, WorkedValue)
{
    EXPECT_EQ(third_party_deposit(100'000, 0.05), 105'000);
    EXPECT_EQ(third_party_deposit(50, 0.05), 52);
    EXPECT_EQ(third_party_deposit(100'000, 0.0), 100'000);
}

TEST(CanPayThirdParty, UpToTheLastCentOfFeeAndCommission)
{
    EXPECT_TRUE(can_pay_third_party(modest, 80'000, 0.25));
    EXPECT_FALSE(can_pay_third_party(modest, 80'001, 0.25));
    EXPECT_FALSE(can_pay_third_party(modest, 100'000, 0.01));
}

TEST(DebtLimit, IsSomeMonthsOfIncome)
{
    EXPECT_EQ(debt_limit(15'000, 12), 180'000);
    EXPECT_EQ(debt_limit(15'001, 0.5), 7'500);  // 7500.5: the even one
    EXPECT_EQ(debt_limit(0, 12), 0);
}

TEST(DownPayment, IsAShareOfTheFee)
{
    EXPECT_EQ(down_payment(300'000, 0.25), 75'000);
    EXPECT_EQ(down_payment(300'000, 0), 0);
}

// Fee 3000, 750 down: 2250 owed on top of 100.
TEST(CanPayLater, WithTheDownPaymentInHandAndTheRestWithinTheLimit)
{
    EXPECT_TRUE(can_pay_later(modest, 300'000, 75'000, 235'000));
    EXPECT_FALSE(can_pay_later(modest, 300'000, 75'000, 234'999));
    EXPECT_TRUE(can_pay_later(modest, 300'000, 100'000, 235'000));
    EXPECT_FALSE(can_pay_later(modest, 300'000, 100'001, 235'000));
}

RC_GTEST_PROP(CanPayLater, NothingDownAndNoDebtAsksOnlyForTheLimit, ())
{
    const Cents fee = drawn_whole(0, 1'000'000);
    const Cents limit = drawn_whole(0, 1'000'000);
    RC_ASSERT(can_pay_later({.savings = 0, .credit = 0, .debt = 0}, fee, 0, limit) == (fee <= limit));
}

RC_GTEST_PROP(Affordability, AGreaterFeeIsNeverEasierToPay, ())
{
    const Means m{.savings = drawn_whole(0, 500'000),
                  .credit = drawn_whole(0, 500'000),
                  .debt = drawn_whole(0, 500'000)};
    const Cents fee = drawn_whole(0, 1'000'000);
    const Cents greater = fee + drawn_whole(1, 500'000);
    const Cents limit = drawn_whole(0, 1'000'000);
    RC_ASSERT(can_pay_advance(m, fee) >= can_pay_advance(m, greater));
    RC_ASSERT(can_pay_third_party(m, fee, 0.1) >= can_pay_third_party(m, greater, 0.1));
    RC_ASSERT(can_pay_later(m, fee, 1000, limit) >= can_pay_later(m, greater, 1000, limit));
}

// Third parties charge: whoever can pay one can pay in advance.
RC_GTEST_PROP(Affordability, ThirdPartiesAskForMoreThanTheFee, ())
{
    const Cents fee = drawn_whole(100, 1'000'000);
    RC_ASSERT(third_party_deposit(fee, drawn(0.01, 0.2)) > fee);
}

// 2000.00 at 3 % a month: 60.00.  10.50 at 1 %: 10.5 cents, rounded to the even 10.
TEST(Interest, WorkedValue)
{
    EXPECT_EQ(interest(200'000, 0.03), 6'000);
    EXPECT_EQ(interest(1'050, 0.01), 10);
    EXPECT_EQ(interest(0, 0.03), 0);
    EXPECT_EQ(interest(200'000, 0), 0);
}

}  // namespace
}  // namespace corridor::rules
