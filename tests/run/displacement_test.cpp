#include <gtest/gtest.h>

#include "policy/treated.hpp"
#include "run/compare.hpp"
#include "worlds/small_corridor.hpp"

namespace corridor {
namespace {

/// Village to city, one leg by land within the first land, one by sea to the second.
Corridor two_legs()
{
    test::SmallCorridor small;
    small.jurisdiction("far").jurisdiction("near");
    small.place({.id = "city", .jurisdiction = "far", .wage = 1000, .destination = true});
    small.place({.id = "port", .jurisdiction = "near", .wage = 100});
    small.place({.id = "village", .jurisdiction = "near", .wage = 100});
    small.leg({.id = "by-land", .from = "village", .to = "port", .mode = "land", .days = 1, .alone = true});
    small.leg({.id = "by-sea", .from = "port", .to = "city", .mode = "sea", .days = 1, .alone = true});
    small.origin({.id = "village", .place = "village", .nationality = "near", .population = 100});
    return small.finish();
}

template <class Kind>
Scenario of(Kind kind)
{
    kind.schedule.from = Date::of(2000, 1, 1);
    Scenario scenario = baseline();
    scenario.id = "scenario";
    scenario.interventions = {std::move(kind)};
    return scenario;
}

std::vector<bool> treated(const Scenario& scenario)
{
    return treated_legs(scenario, two_legs(), Date::of(2010, 1, 1), Date::of(2010, 3, 1));
}

using Flags = std::vector<bool>;

TEST(TreatedLegs, AreThoseWhoseLeversMove)
{
    EXPECT_EQ(treated(baseline()), (Flags{false, false}));
    EXPECT_EQ(treated(of(Rescue{.legs = {{1}}, .reach = 0.5})), (Flags{false, true}));
    EXPECT_EQ(treated(of(Rescue{.legs = {{1}}, .reach = 0})), (Flags{false, false})) << "what moves nothing";
    EXPECT_EQ(treated(of(AntiCorruption{.jurisdictions = {{0}}, .factor = 0.5})), (Flags{false, false}))
        << "nobody is corrupt there";
    EXPECT_EQ(treated(of(EnhancedPenalties{.jurisdictions = {{0}}, .penalty = 12})), (Flags{false, true}));
    EXPECT_EQ(treated(of(EnhancedPenalties{.jurisdictions = {{1}}, .penalty = 12})), (Flags{true, true}));
    EXPECT_EQ(treated(of(Livelihoods{.origins = {{0}}, .improvement = 1})), (Flags{false, false}))
        << "who stays at home is displaced to no other leg";
    EXPECT_EQ(treated(of(RouteAssistance{.places = {{1}}, .reach = 1})), (Flags{false, true}))
        << "whoever is assisted in the port takes the sea next";
}

TEST(TreatedLegs, CountTriggersAsPulled)
{
    Scenario waiting = of(Rescue{.legs = {{1}}, .reach = 0.5});
    schedule_of(waiting.interventions[0]).trigger = {.indicator = "deaths", .above = 3};
    EXPECT_EQ(treated(waiting), (Flags{false, true}));
}

/// Two borders, of which one is crossed by sea and one in the mountains, and a road before them.
Corridor two_borders()
{
    test::SmallCorridor small;
    small.jurisdiction("far").jurisdiction("near");
    small.place({.id = "city", .jurisdiction = "far", .wage = 1000, .destination = true});
    small.place({.id = "port", .jurisdiction = "near", .wage = 100});
    small.place({.id = "village", .jurisdiction = "near", .wage = 100});
    small.leg({.id = "mountains", .from = "village", .to = "city", .mode = "land", .days = 9, .alone = true});
    small.leg({.id = "road", .from = "village", .to = "port", .mode = "land", .days = 1, .alone = true});
    small.leg({.id = "strait", .from = "port", .to = "city", .mode = "sea", .days = 1, .alone = true});
    small.origin({.id = "village", .place = "village", .nationality = "near", .population = 100});
    return small.finish();
}

struct Departures {
    double mountains;  // alone
    double road;
    double strait;
    double strait_alone = 0;
};

/// A record of one month with so many departures over each leg.
Record departures(const Departures& of)
{
    Record record = opened_record(two_borders().network, 0);
    record.legs.now(LegSeries::departures_alone, 0) = of.mountains;
    record.legs.now(LegSeries::departures, 1) = of.road;
    record.legs.now(LegSeries::departures, 2) = of.strait;
    record.legs.now(LegSeries::departures_alone, 2) = of.strait_alone;
    return record;
}

Experiment rescue_in_the_strait()
{
    Experiment experiment{.corridor = two_borders(), .scenarios = {}, .until = Date::of(2010, 2, 1)};
    experiment.scenarios = {baseline(), of(Rescue{.legs = {{2}}, .reach = 0.5})};
    experiment.replicates = 3;
    return experiment;
}

TEST(Displacement, IsWhatReappearsOfWhatWasDeterred)
{
    const Experiment experiment = rescue_in_the_strait();
    Totals totals = totals_for(experiment);
    const Network& network = experiment.corridor.network;
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
        add_record(totals, network, 0, replicate, departures({10, 100, 100, 5}));
        add_record(totals, network, 1, replicate, departures({20.0 + replicate, 60, 50, 15}));
    }
    const Comparison comparison = comparison_of(experiment, totals);
    const auto change = [&](std::string_view name) {
        for (const ComparisonRow& row : comparison.findings[0].displacement) {
            if (row.indicator.name == name) return row.difference.mean;
        }
        return 0.0;
    };
    EXPECT_EQ(change("attempts_treated"), -40) << "50 fewer with a smuggler, 10 more alone";
    EXPECT_EQ(change("attempts_elsewhere"), 11) << "of those who go alone; the road crosses no border";
    ASSERT_TRUE(comparison.findings[0].displaced.estimable);
    EXPECT_DOUBLE_EQ(comparison.findings[0].displaced.ratio, 11.0 / 40);
    EXPECT_EQ(comparison.findings[0].treated_legs, 1U);
}

TEST(Displacement, CannotBeMeasuredWhereDeparturesRose)
{
    const Experiment experiment = rescue_in_the_strait();
    Totals totals = totals_for(experiment);
    const Network& network = experiment.corridor.network;
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
        add_record(totals, network, 0, replicate, departures({10, 0, 60}));
        add_record(totals, network, 1, replicate, departures({20.0 + replicate, 0, 100.0 + replicate}));
    }
    EXPECT_FALSE(comparison_of(experiment, totals).findings[0].displaced.estimable);
}

}  // namespace
}  // namespace corridor
