/// Border forces, investigators and prosecutors of each jurisdiction, with their limits.  MODEL 9, ODD 2.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "core/ids.hpp"
#include "model/ids.hpp"

namespace corridor {

/// Which force watches: that of the jurisdiction left or that of the one entered.
enum class Side : std::uint8_t { departure, arrival };

/// The side of a leg that one border force watches.
struct Watch {
    LegId leg;
    Side side;
    JurisdictionId watcher;
    double share = 0;          // of the watcher's border budget (E4)
    double interceptions = 0;  // [persons/month], smoothed
    double this_month = 0;     // [persons]
    double shared = 0;         // [persons/month], what partners report, arrived
    double probability = 0;    // P(intercepted) as the force judges it, guided by an ordinary smuggler
};

/// A criminal case against an organisation.
struct Case {
    OrganisationId organisation;
    std::int32_t opened = 0;  // [day] evidence passed the threshold
    std::int32_t begun = 0;   // [day] an investigator took it up; 0 while it waits
    std::int32_t ends = 0;    // [day] it goes to court
    bool aggravated = false;
};

/// Evidence under way from one jurisdiction to another.
struct SharedEvidence {
    std::int32_t due;  // [day]
    JurisdictionId to;
    OrganisationId organisation;
    double points;
};

/// What one jurisdiction's investigators hold against an organisation.
struct Suspicion {
    OrganisationId organisation;
    double evidence = 0;    // [points]
    double aggravated = 0;  // [points] of it that speak of endangered lives or abuse
};

/// What one jurisdiction's authorities know and are doing.
struct Authority {
    double arrests_this_month = 0;
    double referrals_this_month = 0;
    double detained = 0;                // [persons]
    double intercepted_crossings = 0;   // discounted, for the perceived chance of arrest
    double arrests = 0;                 // discounted
    double convictions = 0;             // discounted
    double modus_operandi = 0;          // [-] received from partners, arrived
    double vulnerabilities = 0;         // [-] received from partners, arrived
    double vessels_used = 0;            // [vessels] left its shores this month
    double vessel_price = 1;            // [-] p_v, relative to ordinary
    std::vector<Case> waiting;          // in order of opening
    std::vector<Case> open;             // in order of beginning
    std::vector<Suspicion> suspicions;  // sorted by organisation

    /// The entry of an organisation, made where there is none.
    Suspicion& suspicion(OrganisationId organisation);
};

struct Authorities {
    Column<JurisdictionId, Authority> all;
    std::vector<Watch> watches;              // sorted by watcher, then leg
    std::vector<std::uint32_t> watch_of;     // leg x side -> index in watches, or none
    std::deque<SharedEvidence> under_way;    // in order of due day, then of sending
    std::vector<double> founding_intensity;  // leg: Lambda_e0 of E2

    static constexpr std::uint32_t unwatched = 0xffffffffU;
    std::uint32_t watch(LegId leg, Side side) const
    {
        return watch_of[leg.value * 2 + static_cast<std::size_t>(side)];
    }
};

}  // namespace corridor
