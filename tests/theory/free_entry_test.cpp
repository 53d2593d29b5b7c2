#include <cmath>

#include "theory/closed_form.hpp"

namespace corridor {
namespace {

/// What a year's trade on the only leg came to.
struct Year {
    double fee = 0;            // [USD], mean of the contracts
    double cost = 0;           // [USD], spent on a place sold
    double sold = 0;           // [persons/month], by an organisation
    double organisations = 0;  // mean of the months
};

Year year_of(const Record& record, LegId leg, std::size_t from)
{
    const auto sum = [&](LegSeries series) {
        return test::sum_over_months(record, series, leg, from, from + 12);
    };
    const double contracts = sum(LegSeries::contracts);
    const double departed = sum(LegSeries::departures);
    const double organisations = sum(LegSeries::organisations);
    return {.fee = sum(LegSeries::fees_agreed) / contracts,
            .cost = (sum(LegSeries::revenue) - sum(LegSeries::profit)) / departed,
            .sold = contracts / organisations,
            .organisations = organisations / 12};
}

// The bound is derived. A newcomer reckons with one seller more than there are, and an organisation that
// loses goes on for some months: the number lies within two of where all earn just their outside option, and
// with it sold within the part 2 / n. A year passes before somebody enters where entry_0 (1 + n) times the
// excess of profit over the outside option is 1 / 12 a month, which leaves that excess.
TEST(FreeEntry, LeavesOrganisationsTheReturnOnTheirOutlaysAndTheirOutsideOption)
{
    const Corridor corridor = test::closed_form("free_entry");
    World world = test::found_world(corridor);
    const Parameters& p = world.parameters;
    test::run_until(world, corridor.start.add_months(12 * 20));
    for (std::size_t year = 10; year < 20; ++year) {
        const Year is = year_of(world.record, LegId{0}, year * 12);
        const double fee = is.cost * (1.0 + p.required_return) + p.outside_option / is.sold;
        const double excess = 1.0 / (12.0 * p.entry_rate * (1.0 + is.organisations));
        const double bound = p.outside_option / is.sold * (2.0 / is.organisations + excess);
        EXPECT_NEAR(is.fee, fee, bound)
            << "year " << year << ": " << is.organisations << " organisations sell " << is.sold
            << " places a month each, at a cost of " << is.cost;
        EXPECT_GT(is.organisations, 20);
    }
}

}  // namespace
}  // namespace corridor
