#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "metrics/small_record.hpp"

namespace corridor {
namespace {

using test::SmallRecord;

TEST(Indicators, HaveDistinctNamesUnitsAndMeanings)
{
    std::set<std::string> names;
    for (const Indicator& indicator : indicators_of(SmallRecord().network)) {
        EXPECT_TRUE(names.insert(indicator.name).second) << indicator.name << " stands twice";
        EXPECT_FALSE(indicator.info->unit.empty()) << indicator.name;
        EXPECT_FALSE(indicator.info->meaning.empty()) << indicator.name;
        EXPECT_NE(indicator.info->numerator, nullptr) << indicator.name;
        const bool says_how_far = indicator.info->official.empty() || !indicator.info->departure.empty();
        EXPECT_TRUE(says_how_far) << indicator.name << " follows a definition without saying how far";
    }
    EXPECT_GE(names.size(), 60U);
}

TEST(Indicators, AnEmptyRecordGivesZerosAndUndefinedRatios)
{
    const SmallRecord nothing;
    for (const Indicator& indicator : indicators_of(nothing.network)) {
        const double value = over_horizon(indicator, nothing.observed());
        if (indicator.info->denominator)
            EXPECT_TRUE(std::isnan(value)) << indicator.name;
        else
            EXPECT_EQ(value, 0.0) << indicator.name;
        EXPECT_EQ(monthly(indicator, nothing.observed()).size(), SmallRecord::months) << indicator.name;
    }
}

TEST(Indicators, SumsAddMonthsAndMembers)
{
    SmallRecord small;
    small.set(0, PersonEvent::died, 0, 3);
    small.set(0, PersonEvent::died, 2, 4);
    small.set(2, PersonEvent::died, 1, 5);
    EXPECT_EQ(small.by_month("deaths"), (Months{7, 0, 5}));
    EXPECT_EQ(small.value("deaths"), 12);
}

TEST(Indicators, StocksAreMeansOverMonths)
{
    SmallRecord small;
    small.set(0, JurisdictionSeries::children_detained, 0, 6);
    small.set(1, JurisdictionSeries::children_detained, 1, 3);
    EXPECT_EQ(small.value("children_detained"), 3);
    EXPECT_EQ(small.by_month("children_detained"), (Months{6, 3, 0}));
}

// 30 deaths over 4 000 journeys: the months' own ratios (5 and 10 per 1 000, one undefined) do not enter.
TEST(Indicators, RatiosAreSumsOverSums)
{
    SmallRecord small;
    small.set(0, PersonEvent::died, 0, 10);
    small.set(1, PersonEvent::died, 0, 20);
    small.set(0, OriginSeries::attempts, 0, 1000);
    small.set(0, OriginSeries::attempts, 1, 1000);
    small.set(1, OriginSeries::attempts, 1, 2000);
    EXPECT_EQ(small.value("deaths_per_1000_journeys"), 7.5);
    const Months months = small.by_month("deaths_per_1000_journeys");
    EXPECT_EQ(months[0], 5.0);
    EXPECT_EQ(months[1], 10.0);
    EXPECT_TRUE(std::isnan(months[2]));
}

TEST(Indicators, AttemptsAreDeparturesOverBordersAloneOrNot)
{
    SmallRecord small;
    for (std::size_t leg = 0; leg < 3; ++leg) {
        small.set(1, LegSeries::departures, leg, 1);
        small.set(1, LegSeries::departures_alone, leg, 10);
    }
    EXPECT_EQ(small.value("attempts"), 22) << "the first leg crosses no border";
}

TEST(Indicators, PartsGoToTheirModeRouteAndForm)
{
    SmallRecord small;
    small.set(0, LegSeries::departures, 0, 1);
    small.set(0, LegSeries::departures_alone, 1, 20);
    small.set(0, LegSeries::departures, 2, 300);
    EXPECT_EQ(small.value("departures_land"), 1);
    EXPECT_EQ(small.value("departures_sea"), 20);
    EXPECT_EQ(small.value("departures_air"), 300);
    for (std::size_t leg = 0; leg < 3; ++leg) small.set(0, LegSeries::detections, leg, std::pow(10, leg));
    EXPECT_EQ(small.value("detections_north"), 10);
    EXPECT_EQ(small.value("detections_south"), 100);
    small.set(0, PersonEvent::trafficked_labour, 0, 1);
    small.set(0, PersonEvent::trafficked_sexual, 0, 20);
    small.set(0, PersonEvent::trafficked_ransom, 0, 300);
    EXPECT_EQ(small.value("exploitation_labour"), 1);
    EXPECT_EQ(small.value("exploitation_sexual"), 20);
    EXPECT_EQ(small.value("exploitation_ransom"), 300);
    EXPECT_EQ(small.value("trafficked"), 321);
}

TEST(Indicators, FeeBurdenIsInMonthsOfTheLeaversIncome)
{
    SmallRecord small;
    small.set(0, OriginSeries::attempts, 0, 2);  // at 50 a month
    small.set(1, OriginSeries::attempts, 1, 1);  // at 100 a month
    small.set(1, LegSeries::fees_agreed, 0, 1000);
    small.set(1, LegSeries::contracts, 0, 4);
    EXPECT_EQ(small.value("fee_burden"), 5);
    EXPECT_EQ(small.value("mean_fee"), 250);
}

TEST(Indicators, IllicitFlowsCountFeesThatCrossABorder)
{
    SmallRecord small;  // pairs: near to near, near to far, far to near, far to far
    for (std::size_t pair = 0; pair < 4; ++pair) small.set(0, PairSeries::fees, pair, std::pow(10, pair));
    small.set(2, PairSeries::fees, 1, 5);
    EXPECT_EQ(small.value("illicit_flows"), 115);
    EXPECT_EQ(small.value("illicit_flow_near-far"), 15);
    EXPECT_EQ(small.value("illicit_flow_far-near"), 100);
    EXPECT_EQ(small.by_month("illicit_flows"), (Months{110, 0, 5}));
}

TEST(Indicators, MoneySeizedIsWhatMonthsAddToTheRunningTotal)
{
    SmallRecord small;
    small.set(0, CorridorSeries::seized, 0, 100);
    small.set(1, CorridorSeries::seized, 0, 130);
    small.set(2, CorridorSeries::seized, 0, 135);
    EXPECT_EQ(small.by_month("money_seized"), (Months{0, 30, 5}));
    EXPECT_EQ(small.value("money_seized"), 35);
}

// 24 organisations over three months make 6 organisation-years; 3 convictions leave half unpunished.
TEST(Indicators, ImpunityIsOneLessConvictionsAYearPerOrganisation)
{
    SmallRecord small;
    for (std::size_t month = 0; month < 3; ++month) small.set(month, CorridorSeries::organisations, 0, 24);
    small.set(0, JurisdictionSeries::convictions, 0, 1);
    small.set(2, JurisdictionSeries::convictions, 1, 2);
    EXPECT_DOUBLE_EQ(small.value("impunity"), 0.5);
}

TEST(Indicators, SharesStayWithinTheirWhole)
{
    SmallRecord small;
    small.set(0, PersonEvent::identified, 0, 1);
    small.set(0, PersonEvent::missed, 1, 3);
    EXPECT_EQ(small.value("identified_share"), 0.25);
    small.set(0, OriginSeries::pathway_departures, 0, 1);
    small.set(0, OriginSeries::first_departures, 1, 4);
    EXPECT_EQ(small.value("regular_share"), 0.2);
}

}  // namespace
}  // namespace corridor
