#include <cstring>

#include <gtest/gtest.h>

#include "core/parallel.hpp"
#include "io/corridor_reader.hpp"
#include "run/run_all.hpp"

namespace corridor {
namespace {

Experiment toy_year(std::int64_t scale, std::uint32_t replicates)
{
    Experiment experiment;
    experiment.corridor = read_corridor(std::filesystem::path(CORRIDOR_SOURCE_DIR) / "configs" / "toy");
    experiment.corridor.spin_up = 0;
    experiment.scenarios = {baseline()};
    experiment.until = experiment.corridor.start.add_months(12);
    experiment.scale = scale;
    experiment.replicates = replicates;
    experiment.seed = 20'110'215;
    return experiment;
}

/// Equal bit by bit: -0.0 is not 0.0, and a NaN equals itself.
bool same_bits(const std::vector<double>& a, const std::vector<double>& b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

void expect_same(const Record& a, const Record& b, const std::string& when)
{
    EXPECT_TRUE(same_bits(a.legs.values, b.legs.values)) << "legs, " << when;
    EXPECT_TRUE(same_bits(a.places.values, b.places.values)) << "places, " << when;
    EXPECT_TRUE(same_bits(a.jurisdictions.values, b.jurisdictions.values)) << "jurisdictions, " << when;
    EXPECT_TRUE(same_bits(a.origins.values, b.origins.values)) << "origins, " << when;
    EXPECT_TRUE(same_bits(a.corridor.values, b.corridor.values)) << "corridor, " << when;
    EXPECT_TRUE(same_bits(a.events_by_place.values, b.events_by_place.values)) << "events by place, " << when;
    EXPECT_TRUE(same_bits(a.events_by_group.values, b.events_by_group.values)) << "events by group, " << when;
}

TEST(Determinism, ThreadsChangeNoDigitOfAToyYear)
{
    const Experiment experiment = toy_year(50, 1);
    std::vector<Record> records;
    for (const int threads : {1, 2, 3, 7}) {
        const ThreadCount count(threads);
        records.push_back(run_replicate(experiment, {}, 0, 0));
        expect_same(records.front(), records.back(), std::to_string(threads) + " threads");
    }
    double departures = 0;
    for (std::size_t month = 0; month < records[0].legs.months(); ++month) {
        for (std::size_t leg = 0; leg < records[0].legs.members; ++leg) {
            departures += records[0].legs.at(month, LegSeries::departures, leg);
        }
    }
    EXPECT_GT(departures, 0) << "nobody moved: the test asks nothing";
}

TEST(Determinism, ReplicatesAreTheSameTogetherAndAlone)
{
    const Experiment experiment = toy_year(200, 4);
    const RunPlan plan{.threads = 3, .on_month = {}};
    std::uint32_t n = 0;
    run_all(experiment, plan, [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
        expect_same(record, run_replicate(experiment, {}, scenario, replicate),
                    "replicate " + std::to_string(replicate));
        ++n;
    });
    EXPECT_EQ(n, 4U);
}

TEST(Determinism, AnotherSeedAndAnotherReplicateAreAnotherWorld)
{
    Experiment experiment = toy_year(200, 2);
    const Record one = run_replicate(experiment, {}, 0, 0);
    EXPECT_FALSE(same_bits(one.legs.values, run_replicate(experiment, {}, 0, 1).legs.values));
    ++experiment.seed;
    EXPECT_FALSE(same_bits(one.legs.values, run_replicate(experiment, {}, 0, 0).legs.values));
}

}  // namespace
}  // namespace corridor
