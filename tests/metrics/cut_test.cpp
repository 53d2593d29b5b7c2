#include "metrics/cut.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "metrics/small_record.hpp"

namespace corridor {
namespace {

using test::SmallRecord;

constexpr Profile poor_girl{Sex::female, Age::child, IncomeBand::low, true, false};
constexpr Profile rich_man{Sex::male, Age::adult, IncomeBand::high, false, true};
constexpr std::array all_attributes{Attribute::sex,    Attribute::age,   Attribute::income,
                                    Attribute::origin, Attribute::group, Attribute::disability,
                                    Attribute::status};

SmallRecord two_people()
{
    SmallRecord small;
    small.happened(0, PersonEvent::died, 0, poor_girl, Status::irregular, 3);
    small.happened(1, PersonEvent::died, 1, rich_man, Status::asylum_seeker, 5);
    return small;
}

double count(const SmallRecord& small, Attribute attribute, std::string_view category, std::size_t year)
{
    const Cut cut = count_by(small.observed(), list_of<PersonEvent::died>, attribute);
    for (std::size_t i = 0; i < cut.categories.size(); ++i) {
        if (cut.categories[i] == category) return cut.at(year, i);
    }
    return std::nan("");
}

TEST(Cut, EveryAttributeFindsItsCategory)
{
    const SmallRecord small = two_people();
    const std::vector<std::tuple<Attribute, std::string, std::string>> expected{
        {Attribute::sex, "female", "male"},
        {Attribute::age, "child", "adult"},
        {Attribute::income, "low", "high"},
        {Attribute::origin, "hills", "plains"},
        {Attribute::group, "minority", "majority"},
        {Attribute::disability, "without", "with"},
        {Attribute::status, "irregular", "asylum_seeker"}};
    for (const auto& [attribute, of_the_girl, of_the_man] : expected) {
        EXPECT_EQ(count(small, attribute, of_the_girl, 0), 3) << of_the_girl;
        EXPECT_EQ(count(small, attribute, of_the_girl, 1), 0) << of_the_girl;
        EXPECT_EQ(count(small, attribute, of_the_man, 0), 0) << of_the_man;
        EXPECT_EQ(count(small, attribute, of_the_man, 1), 5) << of_the_man;
    }
}

TEST(Cut, CategoriesAddUpToTheWholeForEveryAttribute)
{
    SmallRecord small;
    double n = 0;
    for (std::uint32_t origin = 0; origin < 2; ++origin) {
        for (std::uint32_t profile = 0; profile < Profile::count; ++profile) {
            small.happened(1, PersonEvent::abused, origin, Profile::of(static_cast<std::uint8_t>(profile)),
                           Status::irregular, profile + 1);
            n += profile + 1;
        }
    }
    for (const Attribute attribute : all_attributes) {
        const Cut cut = count_by(small.observed(), list_of<PersonEvent::abused>, attribute);
        EXPECT_EQ(cut.years(), 2U);
        EXPECT_EQ(cut.categories.size(), categories_of(attribute, small.network).size());
        EXPECT_EQ(std::accumulate(cut.values.begin(), cut.values.end(), 0.0), n);
    }
}

TEST(Cut, RatiosAreOverThePeopleOfTheCategory)
{
    SmallRecord small = two_people();
    small.happened(0, PersonEvent::departed, 0, poor_girl, Status::citizen_at_home, 60);
    small.happened(0, PersonEvent::departed, 1, rich_man, Status::citizen_at_home, 1000);
    const IndicatorInfo& info = *small.indicator("deaths_per_1000_journeys").info;
    const Cut by_sex = cut(info, small.observed(), Attribute::sex);
    EXPECT_EQ(by_sex.at(0, 0), 50) << "3 deaths over 60 journeys of girls and women";
    EXPECT_EQ(by_sex.at(0, 1), 0);
    EXPECT_TRUE(std::isnan(by_sex.at(1, 1))) << "nobody set out in the second year";
}

// People depart as citizens at home and die as irregular migrants: over those of one status the ratio means
// nothing.
TEST(Cut, ByStatusRatiosAreOverPeopleOfAny)
{
    SmallRecord small = two_people();
    small.happened(0, PersonEvent::departed, 0, poor_girl, Status::citizen_at_home, 60);
    const Cut by_status =
        cut(*small.indicator("deaths_per_1000_journeys").info, small.observed(), Attribute::status);
    EXPECT_EQ(by_status.at(0, static_cast<std::size_t>(Status::irregular)), 50);
    EXPECT_EQ(by_status.at(0, static_cast<std::size_t>(Status::citizen_at_home)), 0);
}

TEST(Cut, PersonLevelIndicatorsCanBeCut)
{
    const SmallRecord small;
    for (const std::string_view name :
         {"deaths", "deaths_per_1000_journeys", "abused", "trafficked", "identified_share", "detained",
          "pushed_back", "arrivals", "journeys", "regular_departures"})
        EXPECT_TRUE(can_be_cut(*small.indicator(name).info)) << name;
    for (const std::string_view name : {"mean_fee", "organisations", "regular_share"})
        EXPECT_FALSE(can_be_cut(*small.indicator(name).info)) << name;
}

TEST(Cut, PlacesCountOverTheHorizon)
{
    SmallRecord small;
    small.set(0, PersonEvent::died, 1, 2);
    small.set(2, PersonEvent::died, 1, 3);
    small.set(1, PersonEvent::died, 2, 7);
    EXPECT_EQ(count_by_place(small.observed(), list_of<PersonEvent::died>), (std::vector<double>{0, 5, 7}));
}

}  // namespace
}  // namespace corridor
