/// The state of one replicate on one day.  ODD 2.
#pragma once

#include <cstdint>
#include <vector>

#include "core/calendar_queue.hpp"
#include "core/date.hpp"
#include "core/random.hpp"
#include "model/authorities.hpp"
#include "model/beliefs.hpp"
#include "model/corridor.hpp"
#include "model/home.hpp"
#include "model/ledger.hpp"
#include "model/levers.hpp"
#include "model/migrants.hpp"
#include "model/organisations.hpp"
#include "model/record.hpp"
#include "model/routes.hpp"
#include "model/streams.hpp"

namespace corridor {

/// Dated series as of today, by index.
struct Outside {
    std::vector<double> conflict;      // per origin, 0..1
    std::vector<double> origin_wage;   // per origin, multiple of the table's
    std::vector<double> place_wage;    // per place, multiple
    std::vector<double> place_demand;  // per place, multiple
};

/// A person who wants a place with a smuggler on a leg today.
struct Seeker {
    LegId leg;
    MigrantId migrant;
    std::uint64_t order;  // keyed: who is served first
};

/// What happened to nobody in particular: counters that the record takes monthly.
struct Churn {
    double entries = 0;
    double exits = 0;
    double switches = 0;
};

struct World {
    const Corridor* corridor = nullptr;
    Parameters parameters;
    std::int64_t scale = 1;  // real persons per simulated one
    Randomness randomness{0};

    Date today;
    Date founded;
    Levers levers;
    Outside outside;
    ClassIndex classes;

    Home home;
    Migrants migrants;
    WakeCalendar calendar{0};
    Organisations organisations;
    Authorities authorities;
    Beliefs beliefs;
    Routes routes;
    Ledger ledger;
    Record record;
    Churn churn;

    std::vector<Seeker> seekers;           // today's
    std::vector<double> pathway_used;      // per origin, persons this month
    std::vector<double> pathway_waiting;   // per origin, persons who have applied
    std::int64_t born = 0;                 // simulated persons who came into home cells since the founding
    std::int64_t founding_population = 0;  // simulated persons

    const Network& network() const { return corridor->network; }
    std::uint32_t day() const { return static_cast<std::uint32_t>(today.days); }
    double draw(Stream stream, std::uint64_t entity, std::uint32_t number = 0) const
    {
        return randomness.uniform(stream, entity, day(), number);
    }
};

}  // namespace corridor
