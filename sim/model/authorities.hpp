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

/// What became of the request for legal help that a case needs where its organisers sit abroad.
enum class Help : std::uint8_t { not_needed, asked, granted, refused };

/// A criminal case against an organisation: waits for an investigator, is investigated, waits for help from
/// abroad and for a prosecutor, comes to court.
struct Case {
    OrganisationId organisation;
    std::int32_t opened = 0;  // [day] evidence passed the threshold
    std::int32_t begun = 0;   // [day] an investigator took it up; 0 while it waits
    std::int32_t ends = 0;    // [day] on which the stage it is in is over
    bool aggravated = false;
    bool joint = false;  // a joint team with the jurisdiction of the organisers
    Help help = Help::not_needed;
};

/// A request for legal help in a case, in the queue of the jurisdiction that is to answer it.
struct HelpRequest {
    JurisdictionId from;
    OrganisationId organisation;
    std::int32_t opened = 0;  // [day] of the case: with `from` and `organisation`, which case it is
    std::int32_t sent = 0;    // [day]
};

/// Evidence under way from one jurisdiction to another.
struct SharedEvidence {
    std::int32_t due;  // [day]
    JurisdictionId to;
    OrganisationId organisation;
    double points;
    double aggravated;  // [points] of them, from cases with aggravating circumstances
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
    double trials = 0;                  // discounted
    double convictions = 0;             // discounted
    double modus_operandi = 0;          // [-] received from partners, arrived
    double vulnerabilities = 0;         // [-] received from partners, arrived
    double finance = 0;                 // [-] that at least one partner opens its books, arrived
    double vessels_used = 0;            // [vessels] left its shores this month
    double vessel_price = 1;            // [-] p_v, relative to ordinary
    double answers = 0;                 // [requests] capacity to answer, accrued and not used
    std::vector<Case> waiting;          // for an investigator, in order of opening
    std::vector<Case> open;             // under investigation, in order of beginning
    std::vector<Case> prepared;         // for a prosecutor, in order of the end of investigation
    std::vector<Case> on_trial;         // before the courts
    std::deque<HelpRequest> requests;   // received and not answered, in order of arrival
    std::vector<Suspicion> suspicions;  // sorted by organisation

    /// The entry of an organisation, made where there is none.
    Suspicion& suspicion(OrganisationId organisation);

    /// Evidence held against an organisation [points]; 0 where there is none.
    double evidence_against(OrganisationId organisation) const;
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
