#include <cmath>

#include "theory/closed_form.hpp"

namespace corridor {
namespace {

TEST(VesselMarket, PriceFollowsUseAndSupplyMonthByMonth)
{
    const Corridor corridor = test::closed_form("vessel_market");
    const Parameters& p = corridor.parameters;
    World world = test::found_world(corridor);
    const LegId strait{0};
    const std::uint32_t shore = test::jurisdiction(corridor, "home").value;
    constexpr std::size_t months = 18;
    test::run_until(world, corridor.start.add_months(months));
    double log_price = 0;
    double dearest = 0;
    for (std::size_t month = 0; month < months; ++month) {
        EXPECT_NEAR(std::log(world.record.jurisdictions.at(month, JurisdictionSeries::vessel_price, shore)),
                    log_price, 1e-9)
            << "month " << month;
        const double crossings = world.record.legs.at(month, LegSeries::crossings, strait.value);
        const double wrecks = world.record.legs.at(month, LegSeries::wrecks, strait.value);
        const double use = p.wear * (crossings - wrecks) + wrecks;
        const double target = std::log(std::max(1.0, use / 12)) / p.vessel_elasticity;
        log_price = p.organisation_memory * log_price + (1 - p.organisation_memory) * target;
        dearest = std::max(dearest, log_price);
    }
    EXPECT_GT(dearest, 0.1) << "the shore was never short of vessels: the test asks nothing";
    EXPECT_GT(test::sum_over_months(world.record, LegSeries::wrecks, strait), 20);
}

}  // namespace
}  // namespace corridor
