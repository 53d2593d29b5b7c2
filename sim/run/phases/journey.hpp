/// What happens to single travellers, for the phases that move them.  ODD 7.3, 7.12, 7.13
#pragma once

#include "model/world.hpp"

namespace corridor {

/// The next way onward, by M2: a leg alone, a place with a smuggler (joins `world.seekers`), stopping, giving
/// up.
void decide(World& world, MigrantId i);

/// Leaves home, if there: from now on irregular, and counted as a departure.
void leave(World& world, MigrantId i);

/// Screening and what follows interception, at the traveller's place, in the hands of one jurisdiction.
/// `crossed` tells whether the border lies behind (arrival side) or before them. Returns whether they are let
/// through.
bool take_into_custody(World& world, MigrantId i, LegId leg, JurisdictionId jurisdiction, bool crossed);

/// Back to the origin: prepares again, or gives up with probability d_j.
void return_home(World& world, MigrantId i, JurisdictionId by);

/// The home cell that a person came out of.
std::uint32_t home_cell(const World& world, MigrantId i);

/// Ends the journey at home: the person is counted in its home cell again.
void give_up(World& world, MigrantId i);

/// Gives up on the way, with assisted voluntary return where it is offered.
void go_home(World& world, MigrantId i);

/// After a stop, once free again: on, or home with probability d_j, oftener where assisted voluntary return
/// is offered.
void go_on_or_home(World& world, MigrantId i, JurisdictionId by);

/// Ends a life: events, money, state.
void die(World& world, MigrantId i, PlaceId place);

/// Trafficked: form, duration. `held` tells whether the person is in the hands of a smuggler.
void fall_into_trafficking(World& world, MigrantId i);

/// Evidence that one jurisdiction gains against an organisation, and what its partners get of it, each after
/// the delay (E5).
void gain_evidence(World& world, JurisdictionId j, OrganisationId organisation, double points,
                   bool aggravated);

/// One crossing and its one fate.
struct Crossing {
    LegId leg;
    std::uint64_t key = 0;
    Service* service = nullptr;  // nullptr: alone
    bool unsound = false;
    double load = 1;  // [persons] aboard a vessel
};
void cross(World& world, const Crossing& crossing, std::span<const MigrantId> travellers);

/// Whether the weather of today lets crossings leave on a leg.
bool may_leave(const World& world, LegId leg);

}  // namespace corridor
