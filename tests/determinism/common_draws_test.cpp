#include <algorithm>

#include <gtest/gtest.h>

#include "io/corridor_reader.hpp"
#include "run/replicate.hpp"
#include "run/step.hpp"
#include "worlds/small_corridor.hpp"

namespace corridor {
namespace {

/// The toy corridor for half a year, with these scenarios beside the baseline.
Experiment toy(std::vector<Scenario> scenarios)
{
    Experiment experiment;
    experiment.corridor = read_corridor(std::filesystem::path(CORRIDOR_SOURCE_DIR) / "configs" / "toy");
    experiment.corridor.spin_up = 0;
    experiment.scenarios = {baseline()};
    for (Scenario& scenario : scenarios) experiment.scenarios.push_back(std::move(scenario));
    experiment.until = experiment.corridor.start.add_months(6);
    experiment.scale = 50;
    experiment.seed = 11;
    return experiment;
}

/// The world of a scenario on a date.
World world_on(const Experiment& experiment, std::size_t scenario, Date date)
{
    World world = founded_world(experiment, scenario, 0);
    PolicyInForce policy(experiment.scenarios[scenario], experiment.corridor.network);
    while (world.today < date) {
        set_levers(world, policy);
        step(world);
    }
    return world;
}

Scenario of(AnyIntervention intervention)
{
    Scenario scenario;
    scenario.id = "scenario";
    scenario.interventions = {std::move(intervention)};
    return scenario;
}

/// Heavier sentences in one jurisdiction, from the second day on.
Scenario sentences(const Corridor& corridor, std::string_view where, double factor)
{
    EnhancedPenalties change;
    change.jurisdictions = {.members = {test::jurisdiction(corridor, where).value}};
    change.penalty_factor = factor;
    change.aggravated_penalty_factor = factor;
    change.schedule.from = corridor.start + 1;
    return of(change);
}

// What sentences move first is the fee that organisations post at the end of a week. Who they are who set out
// in the first month, and all that is drawn about them on setting out, is settled by the founding and by
// keyed draws alone.
TEST(CommonDraws, TheSamePeopleSetOutInTheFirstMonthWhateverALeverDoesElsewhere)
{
    Experiment experiment = toy({});
    experiment.scenarios.push_back(sentences(experiment.corridor, "dora", 3));
    const Date month_end = experiment.corridor.start.add_months(1) - 1;
    const World base = world_on(experiment, 0, month_end);
    const World other = world_on(experiment, 1, month_end);
    ASSERT_GT(base.migrants.size(), 20U);
    EXPECT_EQ(base.migrants.key, other.migrants.key);
    EXPECT_EQ(base.migrants.income, other.migrants.income);
    EXPECT_EQ(base.migrants.profile, other.migrants.profile);
    EXPECT_EQ(base.migrants.origin, other.migrants.origin);
    EXPECT_EQ(base.migrants.started.size(), other.migrants.started.size());
    EXPECT_NE(base.levers.penalty, other.levers.penalty);
}

TEST(CommonDraws, TheLeverTellsInTheEnd)
{
    Experiment experiment = toy({});
    experiment.scenarios.push_back(sentences(experiment.corridor, "dora", 3));
    const World base = world_on(experiment, 0, experiment.until);
    const World other = world_on(experiment, 1, experiment.until);
    EXPECT_NE(base.record.legs.values, other.record.legs.values);
}

void expect_placebo(const Experiment& experiment)
{
    const World base = world_on(experiment, 0, experiment.until);
    const World placebo = world_on(experiment, 1, experiment.until);
    EXPECT_EQ(base.record.legs.values, placebo.record.legs.values);
    EXPECT_EQ(base.record.places.values, placebo.record.places.values);
    EXPECT_EQ(base.record.jurisdictions.values, placebo.record.jurisdictions.values);
    EXPECT_EQ(base.record.origins.values, placebo.record.origins.values);
    EXPECT_EQ(base.record.corridor.values, placebo.record.corridor.values);
    EXPECT_EQ(base.record.events_by_group.values, placebo.record.events_by_group.values);
    EXPECT_EQ(base.migrants.purse, placebo.migrants.purse);
}

TEST(CommonDraws, APlaceboChangesNothingAtAll)
{
    Experiment experiment = toy({});
    experiment.scenarios.push_back(sentences(experiment.corridor, "dora", 1));
    expect_placebo(experiment);
}

TEST(CommonDraws, ACampaignThatReachesNobodyChangesNothingAtAll)
{
    InformationCampaign campaign;
    campaign.reach = 0;
    campaign.credibility = 1;
    campaign.half_life = 90;
    campaign.death = 3;
    campaign.schedule.from = Date::of(2010, 1, 1);
    const Experiment experiment = toy({of(campaign)});
    ASSERT_EQ(experiment.scenarios[1].n_campaigns(), 1U);
    expect_placebo(experiment);
}

}  // namespace
}  // namespace corridor
