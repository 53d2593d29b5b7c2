/// Smuggling organisations and the legs they serve.  MODEL 0 and 5, ODD 2.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "core/ids.hpp"
#include "core/money.hpp"
#include "model/ids.hpp"

namespace corridor {

/// One organisation: what it is (fixed) and how it fares.
struct Organisation {
    std::uint64_t key = 0;      // leg, slot and founding day: the same organisation in every scenario
    JurisdictionId seat;        // where it started: the law that can reach its organisers
    bool takes_benefit = true;  // false: kin and humanitarian helpers
    bool offers_held = false;   // accepts payment held by a third party
    bool offers_debt = false;   // lets people travel now and pay later
    double evasion = 0;         // [-], skill at evading patrols (E1)
    double ruthlessness = 1;    // [-], multiplies abuse (H1)
    bool active = true;
    double capacity = 0;  // [places/week] over all its services
    Money capital;
    double stake = 0;               // [USD a place/week] capital it was founded with, restored before income
    Money profit;                   // this month
    double earning = 0;             // [USD/month] earned beyond the return on outlays, smoothed over a year
    std::int32_t months_below = 0;  // months with earning under the outside option
    double reputation = 0.5;        // [0..1], smoothed share of passengers brought through unharmed
};

/// One organisation's business on one leg.
struct Service {
    std::uint64_t key = 0;
    OrganisationId organisation;
    LegId leg;
    bool active = true;
    double share = 1;        // of the organisation's capacity
    double markup = 0;       // M8
    Money cost;              // M6, per place sold
    Money fee;               // M7
    double places_left = 0;  // [persons] this week
    double sold = 0;         // [persons] this week
    double offered = 0;      // [persons] this week
    double load = 0;         // [persons] smoothed load of its crossings
    double unsound = 0;      // [-] smoothed share of its crossings in unsound vessels
    double tries = 0;        // discounted record: crossings
    double caught = 0;       // discounted record: interceptions
    double due = 0;          // discounted record: fees agreed of those who left [persons]
    double kept = 0;         // discounted record: fees not returned nor seized [persons]
    double month_tries = 0;  // this month
    double month_caught = 0;
    double month_due = 0;
    double month_kept = 0;
    Money spending;                // this month
    double month_sold = 0;         // [persons]
    std::uint32_t departures = 0;  // crossings so far: numbers them
    std::vector<MigrantId> queue;  // boarded, in order of contract
    std::int32_t oldest = 0;       // [day] on which the first in the queue boarded
};

/// What all who serve a leg lived through up to the last month: the sums of their records.
struct LegExperience {
    double tries = 0;
    double caught = 0;
    double due[2] = {0, 0};  // of those who are paid in advance, of those who take payment on safe arrival
    double kept[2] = {0, 0};
};

struct Organisations {
    Column<OrganisationId, Organisation> all;
    Column<ServiceId, Service> services;
    Column<LegId, std::vector<ServiceId>> on_leg;                // active services, ascending
    Column<OrganisationId, std::vector<ServiceId>> services_of;  // active services, ascending
    Column<LegId, LegExperience> experience;
    Column<LegId, double> turned_away;  // [persons] this week, for want of places
    Column<LegId, double> income;       // [USD/month] of those who take places, smoothed
    Column<LegId, double> earned;       // [USD/month] that a place a week of capacity is expected to earn
};

}  // namespace corridor
