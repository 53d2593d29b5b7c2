/// Corridors of a few places made by hand, for tests: everything that could disturb is switched off unless a
/// test switches it on.
#pragma once

#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>

#include "model/corridor.hpp"
#include "model/founding.hpp"

// Rows below and in tests name what matters and leave the rest of their fields empty on purpose.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace corridor::test {

inline constexpr Date new_year{15'706};  // 2013-01-01
inline constexpr std::string_view calm = "calm";

/// A corridor under construction; ids in ascending order, or `finish` throws.
class SmallCorridor {
public:
    SmallCorridor()
    {
        corridor_.id = "small";
        corridor_.start = new_year;
        corridor_.end = new_year.add_months(120);
        corridor_.spin_up = 0;
        Season season{.id = std::string(calm)};
        season.hazard.fill(1);
        season.go.fill(1);
        corridor_.network.seasons.push_back(season);
    }

    SmallCorridor& jurisdiction(const std::string& id)
    {
        corridor_.network.jurisdictions.push_back({.id = id, .name = id, .tags = {}});
        return *this;
    }
    SmallCorridor& place(Place row)
    {
        row.name = row.id;
        row.wage = row.wage == 0 ? 100 : row.wage;
        corridor_.network.places.push_back(row);
        return *this;
    }
    SmallCorridor& leg(Leg row)
    {
        if (row.mode.empty()) row.mode = "land";
        if (row.season.empty()) row.season = calm;
        if (row.length == 0) row.length = 100;
        if (row.days == 0) row.days = 1;
        if (row.vessel_places == 0) row.vessel_places = 10;
        corridor_.network.legs.push_back(row);
        return *this;
    }
    SmallCorridor& origin(Origin row)
    {
        if (row.wage == 0) row.wage = 100;
        corridor_.network.origins.push_back(row);
        return *this;
    }
    SmallCorridor& season(const Season& row)
    {
        corridor_.network.seasons.push_back(row);
        return *this;
    }
    SmallCorridor& parameter(double Parameters::*which, double value)
    {
        corridor_.parameters.*which = value;
        return *this;
    }

    /// The corridor, with every lever at its baseline or, where a table would have to give it, at its least.
    Corridor finish()
    {
        resolve(corridor_.network);
        corridor_.baseline = empty_levers(corridor_.network);
        for (const LeverInfo& lever : lever_catalogue()) {
            for (double& value : corridor_.baseline.*lever.values)
                value = std::isnan(value) ? lever.least : value;
        }
        return corridor_;
    }

private:
    Corridor corridor_;
};

/// Index of a row by its id.
template <class Id, class Row>
Id index_of(const Column<Id, Row>& rows, std::string_view id)
{
    for (const Id i : rows.indices()) {
        if (rows[i].id == id) return i;
    }
    throw std::invalid_argument("no row " + std::string(id));
}
inline JurisdictionId jurisdiction(const Corridor& corridor, std::string_view id)
{
    return index_of(corridor.network.jurisdictions, id);
}
inline PlaceId place(const Corridor& corridor, std::string_view id)
{
    return index_of(corridor.network.places, id);
}
inline LegId leg(const Corridor& corridor, std::string_view id)
{
    return index_of(corridor.network.legs, id);
}
inline OriginId origin(const Corridor& corridor, std::string_view id)
{
    return index_of(corridor.network.origins, id);
}

/// Position of an ordered pair of jurisdictions in a lever of that scope.
inline std::size_t pair(const Corridor& corridor, std::string_view from, std::string_view to)
{
    return jurisdiction(corridor, from).value * corridor.network.jurisdictions.size() +
           jurisdiction(corridor, to).value;
}

/// Home (in the land of the same name), and a destination over one border, with nothing else yet.
inline SmallCorridor home_and_goal()
{
    SmallCorridor small;
    small.jurisdiction("goal").jurisdiction("home");
    small.place({.id = "city", .jurisdiction = "goal", .wage = 1000, .destination = true});
    small.place({.id = "village", .jurisdiction = "home", .wage = 100});
    small.origin({.id = "village", .place = "village", .nationality = "home", .population = 10'000});
    return small;
}

inline World found_world(const Corridor& corridor, std::uint64_t seed = 1, std::int64_t scale = 1,
                         std::uint32_t n_campaigns = 0)
{
    return found(corridor, {.parameters = corridor.parameters,
                            .levers = levers_on(corridor, corridor.start),
                            .date = corridor.start,
                            .scale = scale,
                            .seed = seed,
                            .n_campaigns = n_campaigns});
}

/// Who a person is, as far as a test says so.
struct Somebody {
    std::uint64_t key = 1;
    double income = 100;  // [USD/month]
    double purse = 0;     // [USD]
    TravelType type = TravelType::lone_man;
    Profile profile{Sex::male, Age::adult, IncomeBand::middle, false, false};
};

/// Adds a person who prepares at the first origin, out of the cell where such people are counted.
inline MigrantId add_person(World& world, const Somebody& who)
{
    const OriginId from{0};
    const ClassId k =
        world.classes.of(world.network().origin_nationality[from], who.profile.income, who.type, 0);
    const std::uint32_t cell = world.home.index(from, static_cast<std::uint32_t>(who.profile.income),
                                                static_cast<std::uint32_t>(who.type), 1, 0);
    --world.home.cells[cell].content;
    const Money purse = Money::from_dollars(who.purse);
    world.ledger.brought += purse * world.scale;
    return add(world.migrants,
               {.key = who.key,
                .origin = from,
                .traveller_class = k,
                .profile = who.profile,
                .aspiration = 1,
                .place = world.network().origin_place[from],
                .income = Money::from_dollars(who.income),
                .purse = purse},
               world.today.days);
}

}  // namespace corridor::test
