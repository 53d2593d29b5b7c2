#include "policy/scenario.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "model/corridor.hpp"
#include "policy/frame.hpp"
#include "policy/three_lands.hpp"

namespace corridor {
namespace {

using test::day_one;
using test::three_lands;

Scenario of(std::vector<AnyIntervention> interventions)
{
    Scenario scenario = baseline();
    scenario.interventions = std::move(interventions);
    return scenario;
}

InformationCampaign campaign(double reach)
{
    return {.origins = {{0}},
            .reach = reach,
            .half_life = 100,
            .schedule = {.from = day_one},
            .cost = {.monthly = 310}};
}

EnhancedPenalties penalties(double factor)
{
    return {.jurisdictions = {{0}},
            .penalty_factor = factor,
            .schedule = {.from = day_one},
            .cost = {.monthly = 31}};
}

TEST(Scenario, TheBaselineChangesNothingAndCostsNothing)
{
    Levers levers = three_lands();
    baseline().apply(levers, day_one);
    EXPECT_EQ(levers, three_lands());
    EXPECT_EQ(baseline().n_campaigns(), 0U);
}

TEST(Scenario, SpendsWhatItsInterventionsCost)
{
    const Scenario two = of({campaign(0.1), penalties(2)});
    EXPECT_EQ(two.cost_on(0, day_one), 10.0) << "January has 31 days";
    EXPECT_EQ(two.cost_on(1, day_one), 1.0);
    EXPECT_EQ(two.cost_on(0, day_one - 1), 0.0);
}

TEST(Scenario, OfTwoSettingsTheOneThatCameIntoForceLastPrevails)
{
    Detention early{.jurisdictions = {{0}}, .share = 0.3, .schedule = {.from = day_one}};
    early.schedule.trigger = {.indicator = "deaths", .above = 3};
    early.schedule.trigger.since = day_one + 60;  // pulled after the other began
    const Detention between{.jurisdictions = {{0}}, .share = 0.1, .schedule = {.from = day_one + 30}};
    const Scenario scenario = of({early, between});
    Levers levers = three_lands();
    scenario.apply(levers, day_one + 70);
    EXPECT_EQ(levers.detention_share[0], 0.3);
}

TEST(Scenario, WaitsAltogetherWhereEverythingHasATrigger)
{
    EnhancedPenalties waiting = penalties(2);
    waiting.schedule.trigger = {.indicator = "deaths", .above = 3};
    EXPECT_TRUE(waits_altogether(of({waiting})));
    EXPECT_FALSE(waits_altogether(of({waiting, penalties(2)})));
    EXPECT_FALSE(waits_altogether(baseline()));
}

TEST(Scenario, CampaignsAreNumberedInTheirOrderOnEveryDay)
{
    const Scenario scenario = of({campaign(0.1), penalties(2), campaign(0.2)});
    EXPECT_EQ(scenario.n_campaigns(), 2U);
    for (const Date day : {day_one - 10, day_one}) {
        Levers levers = three_lands();
        scenario.apply(levers, day);
        ASSERT_EQ(levers.campaigns.size(), 2U);
        EXPECT_LE(levers.campaigns[0].reach[OriginId{0}], levers.campaigns[1].reach[OriginId{0}]);
    }
}

TEST(Scenario, TheOrderOfInterventionsDecidesNothing)
{
    Levers one = three_lands();
    Levers other = three_lands();
    of({penalties(1.1), penalties(0.7), penalties(1.3)}).apply(one, day_one);
    of({penalties(1.3), penalties(0.7), penalties(1.1)}).apply(other, day_one);
    EXPECT_EQ(one, other);
}

std::vector<std::string> texts_of(const Scenario& scenario)
{
    std::vector<std::string> texts;
    for (const AnyIntervention& one : scenario.interventions)
        texts.push_back(std::string(name_of(one)) + " " + settings_text(one));
    return texts;
}

Scenario called(std::string id, std::vector<AnyIntervention> interventions)
{
    Scenario scenario = of(std::move(interventions));
    scenario.id = id;
    scenario.title = "About " + id;
    scenario.answers = {"A-d"};
    scenario.files = {{id + ".toml", "text of " + id}};
    return scenario;
}

TEST(Joined, ActsAsAllOfItsPartsInWhicheverOrderTheyCome)
{
    const Scenario longer = called("longer", {penalties(1.5), campaign(0.2)});
    const Scenario harsher = called("harsher", {penalties(2), campaign(0.1)});
    const Scenario one = joined({longer, harsher});
    const Scenario other = joined({harsher, longer});
    EXPECT_EQ(one.id, "harsher+longer");
    EXPECT_EQ(one.title, "About harsher; About longer");
    EXPECT_EQ(one.answers, std::vector<std::string>{"A-d"});
    EXPECT_EQ(one.files.size(), 2U);
    EXPECT_EQ(one.n_campaigns(), 2U);
    EXPECT_EQ(other.id, one.id);
    EXPECT_EQ(texts_of(other), texts_of(one)) << "campaigns and kinds keep their numbers";
    Levers levers = three_lands();
    one.apply(levers, day_one);
    EXPECT_EQ(levers.penalty[0], three_lands().penalty[0] * 1.5 * 2) << "factors are multiplied";
}

TEST(Joined, ClampsWhatItsPartsAskTogether)
{
    const Scenario twenty = called("a", {penalties(20)});
    const Scenario forty = called("b", {penalties(40)});
    Levers levers = three_lands();
    std::vector<Clamp> clamps;
    joined({twenty, forty}).apply(levers, day_one, &clamps);
    ASSERT_EQ(clamps.size(), 1U);
    EXPECT_EQ(clamps[0].wanted, three_lands().penalty[0] * 800);
    EXPECT_EQ(levers.penalty[0], 600);
}

TEST(Joined, OnePartAloneStaysAsItIs)
{
    const Scenario one = joined({called("longer", {penalties(1.5)})});
    EXPECT_EQ(one.id, "longer");
    EXPECT_EQ(one.title, "About longer");
    EXPECT_EQ(joined({baseline()}).id, baseline().id);
}

TEST(Order, IsThatOfWhatInterventionsSayNotOfTheFile)
{
    std::vector<AnyIntervention> one{campaign(0.2), penalties(2), campaign(0.1), penalties(1.5)};
    std::vector<AnyIntervention> other(one.rbegin(), one.rend());
    put_in_order(one);
    put_in_order(other);
    EXPECT_EQ(texts_of(of(one)), texts_of(of(other)));
}

Corridor three_land_corridor()
{
    Corridor corridor;
    for (int i = 0; i < 3; ++i) corridor.network.jurisdictions.push_back({});
    corridor.baseline = three_lands();
    return corridor;
}

TEST(Scenario, EveryClampIsToldOnceWithItsFirstDay)
{
    EnhancedPenalties late = penalties(100);
    late.schedule = {.from = day_one + 40, .ramp = 10};
    const auto clamps = clamps_of(of({late}), three_land_corridor(), day_one, day_one + 1000);
    ASSERT_EQ(clamps.size(), 1U);
    EXPECT_EQ(clamps[0].lever, find_lever("penalty"));
    EXPECT_EQ(clamps[0].member, 0U);
    EXPECT_EQ(clamps[0].granted, 600.0);
    EXPECT_EQ(clamps[0].date, day_one + 50) << "the day on which the ramp is over";
    EXPECT_TRUE(clamps_of(of({late}), three_land_corridor(), day_one, day_one + 40).empty());
}

TEST(Catalogue, EveryKindIsNamedOnceAndCanBeMade)
{
    std::set<std::string_view> names;
    for (const InterventionInfo& kind : intervention_catalogue()) {
        EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
        const auto made = new_intervention(kind.name);
        ASSERT_TRUE(made.has_value());
        EXPECT_EQ(name_of(*made), kind.name);
        EXPECT_FALSE(kind.meaning.empty());
    }
    EXPECT_EQ(names.size(), std::variant_size_v<AnyIntervention>);
    EXPECT_FALSE(new_intervention("boarder_patrol").has_value());
}

TEST(Catalogue, SettingsOfAKindHaveDistinctNamesAndMeanings)
{
    for (const InterventionInfo& kind : intervention_catalogue()) {
        std::set<std::string_view> names;
        for (const SettingInfo& setting : kind.settings) {
            EXPECT_TRUE(names.insert(setting.name).second) << kind.name << " " << setting.name;
            EXPECT_FALSE(setting.meaning.empty()) << setting.name;
            EXPECT_LE(setting.least, setting.most) << setting.name;
            EXPECT_EQ(setting.words.empty(), setting.type != SettingType::choice) << setting.name;
        }
        EXPECT_TRUE(names.contains("from") && names.contains("until") && names.contains("ramp"));
        EXPECT_TRUE(names.contains("cost") && names.contains("cost_once"));
    }
}

TEST(Catalogue, KindsAnswerRowsOfTheFrame)
{
    for (const InterventionInfo& kind : intervention_catalogue()) {
        EXPECT_FALSE(kind.answers.empty()) << kind.name;
        for (const std::string_view row : kind.answers) EXPECT_NE(find_frame_row(row), nullptr) << row;
    }
}

TEST(Frame, HoldsNineteenRowsWithDistinctIds)
{
    std::set<std::string_view> ids;
    for (const FrameRow& row : policy_frame()) ids.insert(row.id);
    EXPECT_EQ(ids.size(), policy_frame().size());
    EXPECT_EQ(ids.size(), 19U);
}

}  // namespace
}  // namespace corridor
