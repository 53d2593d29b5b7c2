/// The business of smuggling organisations: founding, costs and fees, vessels, closing down.  MODEL 5,
/// ODD 7.5-7.8
#pragma once

#include <array>

#include "model/rules/vessel_choice.hpp"
#include "model/world.hpp"

namespace corridor {

/// Founds an organisation on a leg; `slot` numbers those founded there on the same day. Its traits are drawn
/// by leg, slot and day, so that the same organisation appears in every scenario that founds it.
OrganisationId found_organisation(World& world, LegId leg, std::uint32_t slot);

/// Adds a leg to an organisation's business; capacity is split evenly over its legs.
ServiceId open_service(World& world, OrganisationId organisation, LegId leg);

/// Ends an organisation's business on a leg: those who wait get their money back and look again.
void close_service(World& world, ServiceId service);

/// Closes all services; the owners withdraw the capital.
void close_organisation(World& world, OrganisationId organisation);

/// Guided, passable legs next to those an organisation serves: what is within its reach (M10), ascending.
std::vector<LegId> reach_of(const World& world, OrganisationId organisation);

/// q^ of a service [-]: its own and its neighbours' recent experience.
double perceived_interception(const World& world, const Service& service);

/// Share of the fees agreed on a leg that a seller keeps [-], by what those lived through who do (or do not)
/// take payment on safe arrival. Fees are returned when somebody who pays on arrival is stopped, and seized
/// with an arrest.
double share_kept(const World& world, LegId leg, bool held);

/// One plan of M11 and what goes with it.
struct VesselPlan {
    bool unsound = false;
    bool fuller = false;
};

/// Persons that a plan means to carry.
double load_of(const World& world, const Service& service, VesselPlan plan);

/// Price of vessels where a leg starts, relative to ordinary (p_v of M11) [-]; at sea only.
double vessel_scarcity(const World& world, LegId leg);

/// Price of a vessel for one crossing by that plan [USD].
double vessel_price_of(const World& world, LegId leg, VesselPlan plan);

/// Probabilities of the four plans (M11), in the order of rules::PlanKind.
std::array<double, rules::n_plans> plan_probabilities(const World& world, const Service& service);

/// Expected plan drawn for the next crossing of a service.
VesselPlan draw_plan(const World& world, const Service& service);

/// M6 for a service at today's prices, risks and law [USD a place].
double cost_of(const World& world, const Service& service);

/// Brings cost and fee up to date (M6, M7).
void post_fee(World& world, Service& service);

/// Fee that a median newcomer would post where nobody sells [USD]: M7, or what makes it worth while if that
/// is more.
double fee_of_entrant(const World& world, LegId leg);

/// Who would ask a newcomer for a place in a month.
struct Openings {
    double in_vain = 0;    // [persons], asked and found no place
    double contracts = 0;  // [persons], found one with those who serve the leg
};

/// What a median newcomer would earn in a month on a leg [USD], beyond the return on its outlays (M9): it
/// serves those turned away and its part of the others, at the going fee.
double profit_of_entrant(const World& world, LegId leg, Openings openings);

}  // namespace corridor
