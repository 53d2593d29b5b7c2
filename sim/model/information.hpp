/// Beliefs as classes hold them: prior and record, then the class's own distortion.  MODEL 8, ODD 7.14
#pragma once

#include "model/world.hpp"

namespace corridor {

/// Sizes the records and sets the priors from the tables.
void found_beliefs(World& world);

/// What a nationality believes of one way over a leg in a month of the year (0 = January).
LegBelief nationality_belief(const World& world, NationalityId nationality, LegId leg, Guidance guidance,
                             int month);

/// The same as a class sees it: optimism and what a campaign told it (M12).
LegBelief class_belief(const World& world, ClassId k, LegId leg, Guidance guidance, int month);

/// Believed chance of papers and of being returned at a destination.
struct StayBelief {
    double papers = 0;
    double returned = 0;
};
StayBelief class_belief_of_staying(const World& world, ClassId k, PlaceId place);

/// Going fee of a leg as a class sees it [USD].
double class_belief_of_fee(const World& world, ClassId k, LegId leg);

/// Monthly: what was lived through becomes known after the delay, and fades.
void pass_on_news(World& world);

/// Adds experience of this month, by persons of one nationality.
void remember(World& world, NationalityId nationality, LegId leg, Guidance guidance,
              const Experience& experience);

}  // namespace corridor
