#include "model/authorities.hpp"

#include <algorithm>

namespace corridor {

Suspicion& Authority::suspicion(OrganisationId organisation)
{
    const auto at = std::ranges::lower_bound(suspicions, organisation, {}, &Suspicion::organisation);
    if (at != suspicions.end() && at->organisation == organisation) return *at;
    return *suspicions.insert(at, {.organisation = organisation});
}

double Authority::evidence_against(OrganisationId organisation) const
{
    const auto at = std::ranges::lower_bound(suspicions, organisation, {}, &Suspicion::organisation);
    return at == suspicions.end() || at->organisation != organisation ? 0.0 : at->evidence;
}

}  // namespace corridor
