/// The kinds of index of the model: a leg is never taken for a place.
#pragma once

#include "core/ids.hpp"

namespace corridor {

using JurisdictionId = Index<struct JurisdictionTag>;
using NationalityId = Index<struct NationalityTag>;
using PlaceId = Index<struct PlaceTag>;
using LegId = Index<struct LegTag>;
using OriginId = Index<struct OriginTag>;
using ClassId = Index<struct ClassTag>;
using MigrantId = Index<struct MigrantTag>;
using OrganisationId = Index<struct OrganisationTag>;
using ServiceId = Index<struct ServiceTag>;

}  // namespace corridor
