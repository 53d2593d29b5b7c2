#include <cmath>
#include <cstdio>

#include "theory/closed_form.hpp"

namespace corridor {
namespace {

TEST(FreeEntry, LeavesOrganisationsTheirOutsideOption)
{
    const Corridor corridor = test::closed_form("free_entry");
    World world = test::found_world(corridor);
    const LegId way{0};
    test::run_until(world, corridor.start.add_months(12 * 12));
    const Record& r = world.record;
    for (std::size_t m = 0; m < 144; m += 3) {
        const auto at = [&](LegSeries s) { return r.legs.at(m, s, way.value); };
        std::printf("%zu orgs %.0f sold %.0f offered %.0f fee %.1f revenue %.0f profit %.0f per org %.0f "
                    "seekers %.0f unm %.0f unaff %.0f entr %.0f exit %.0f\n",
                    m, at(LegSeries::organisations), at(LegSeries::contracts), at(LegSeries::places_offered),
                    at(LegSeries::fee_posted), at(LegSeries::revenue), at(LegSeries::profit),
                    at(LegSeries::profit) / at(LegSeries::organisations), at(LegSeries::seekers),
                    at(LegSeries::unmatched), at(LegSeries::unaffordable),
                    r.corridor.at(m, CorridorSeries::entries, 0), r.corridor.at(m, CorridorSeries::exits, 0));
    }
}

}  // namespace
}  // namespace corridor
