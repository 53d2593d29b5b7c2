/// A stage for single phases: one leg over the border from the village to the city, one ordinary
/// organisation, and people who are put where a test wants them. Nobody is watched, wrecked, abused or
/// discouraged unless a test says so.
#pragma once

#include <gtest/gtest.h>

#include "model/accounts.hpp"
#include "model/trade.hpp"
#include "run/phases/journey.hpp"
#include "run/phases/phases.hpp"
#include "worlds/small_corridor.hpp"

namespace corridor::test {

inline constexpr double certain = 1e6;  // patrol units or hazard that leave no chance

/// What tests set in the tables before the world is founded.
struct StageTables {
    std::string mode = "sea";
    double organisations = 1;
    double population = 10'000;
    std::array<double, 12> go{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
};

inline Corridor stage_corridor(const StageTables& tables)
{
    SmallCorridor small;
    Season season{.id = "season", .hazard = {}, .go = tables.go};
    season.hazard.fill(1);
    small.season(season);
    small.jurisdiction("goal").jurisdiction("home");
    small.place({.id = "city", .jurisdiction = "goal", .wage = 1000, .destination = true});
    small.place({.id = "village", .jurisdiction = "home", .wage = 100});
    small.leg({.id = "way",
               .from = "village",
               .to = "city",
               .mode = tables.mode,
               .days = 3,
               .guided = true,
               .operating_cost = 100,
               .bribe = 20,
               .vessel_cost = 1000,
               .vessel_places = 5,
               .organisations = tables.organisations,
               .border_length = 1,
               .season = "season"});
    small.origin({.id = "village",
                  .place = "village",
                  .nationality = "home",
                  .population = tables.population,
                  .protection = 1});
    small.parameter(&Parameters::trait_spread, 0).parameter(&Parameters::helper_share, 0);
    small.parameter(&Parameters::several_legs, 0).parameter(&Parameters::overload, 1);
    small.parameter(&Parameters::founding_capacity, 70).parameter(&Parameters::founding_markup, 0);
    small.parameter(&Parameters::unsound_price, 1).parameter(&Parameters::unsound_hazard, 1);
    Corridor corridor = small.finish();
    corridor.baseline.vessel_supply = {1e6, 1e6};
    corridor.baseline.specificity = {1, 1};
    corridor.baseline.conviction_base = {1, 1};
    corridor.baseline.discouragement = {0, 0};
    return corridor;
}

class Stage : public testing::Test {
protected:
    explicit Stage(const StageTables& tables = {})
        : corridor_(stage_corridor(tables)), world_(found_world(corridor_))
    {
        for (Service& each : world_.organisations.services) each.places_left = each.offered = 70;
    }

    /// Whatever a phase did, no person and no cent may be missing.
    void TearDown() override { EXPECT_NO_THROW(check_conservation(world_)); }

    /// A new person with that much money, who prepares at home.
    MigrantId person(double purse = 1000) { return add_person(world_, {.key = ++persons_, .purse = purse}); }

    /// A new person who has a place with the organisation.
    MigrantId passenger(Scheme scheme, double purse = 1000)
    {
        const MigrantId i = person(purse);
        world_.migrants.contract[i.value] = {.fee = fee, .service = ServiceId{0}, .scheme = scheme};
        world_.migrants.state[i.value] = State::boarded;
        world_.migrants.leg[i.value] = way;
        deposit_fee(world_, i);
        if (service().queue.empty()) service().oldest = world_.today.days;
        service().queue.push_back(i);
        return i;
    }

    /// A new person who has reached the city and looks onward.
    MigrantId arrival(double purse = 1000)
    {
        const MigrantId i = person(purse);
        world_.migrants.place[i.value] = city;
        world_.migrants.state[i.value] = State::at_place;
        world_.migrants.status[i.value] = Status::irregular;
        world_.migrants.last_organisation[i.value] = OrganisationId{0};
        return i;
    }

    /// Everybody in the queue leaves now, in one crossing.
    void cross_now(bool unsound = false)
    {
        const std::vector<MigrantId> aboard = std::move(service().queue);
        service().queue.clear();
        for (const MigrantId i : aboard) leave(world_, i);
        cross(world_,
              {.leg = way,
               .key = ++crossings_,
               .service = &service(),
               .unsound = unsound,
               .load = static_cast<double>(aboard.size())},
              aboard);
    }

    /// Wakes everybody whose day comes, day by day, and lets `days` days pass.
    void pass(int days)
    {
        for (int day = 0; day < days; ++day) {
            wake(world_);
            world_.today = world_.today + 1;
        }
    }

    void watch_departure() { world_.levers.border_budget[home.value] = certain; }
    void watch_arrival() { world_.levers.border_budget[goal.value] = certain; }

    Service& service() { return world_.organisations.services[ServiceId{0}]; }
    Organisation& seller() { return world_.organisations.all[OrganisationId{0}]; }
    Authority& authority(JurisdictionId j) { return world_.authorities.all[j]; }
    State state(MigrantId i) const { return world_.migrants.state[i.value]; }
    Status status(MigrantId i) const { return world_.migrants.status[i.value]; }
    PlaceId place(MigrantId i) const { return world_.migrants.place[i.value]; }
    Money purse(MigrantId i) const { return world_.migrants.purse[i.value]; }
    double count_of(LegSeries series) { return world_.record.legs.now(series, way.value); }
    double count_of(JurisdictionSeries series, JurisdictionId j)
    {
        return world_.record.jurisdictions.now(series, j.value);
    }
    double count_of(PersonEvent event)
    {
        double sum = 0;
        for (const PlaceId at : corridor_.network.places.indices())
            sum += world_.record.events_by_place.now(event, at.value);
        return sum;
    }

    static constexpr Money fee{20'000};
    static constexpr LegId way{0};
    static constexpr JurisdictionId goal{0};
    static constexpr JurisdictionId home{1};
    static constexpr PlaceId city{0};
    static constexpr PlaceId village{1};

    Corridor corridor_;
    World world_;

private:
    std::uint64_t persons_ = 0;
    std::uint64_t crossings_ = 0;
};

}  // namespace corridor::test
