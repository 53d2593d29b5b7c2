#include "metrics/series.hpp"

#include "core/check.hpp"

namespace corridor {

void add_to(Months& months, const Months& more)
{
    CORRIDOR_CHECK(months.size() == more.size(), "tables of one record have different numbers of months");
    for (std::size_t month = 0; month < months.size(); ++month) months[month] += more[month];
}

}  // namespace corridor
