/// What no single cell can show to be wrong: names of things that do not exist, places that cannot be
/// reached, shares that add up to more than all.
#pragma once

#include "io/corridor_tables.hpp"

namespace corridor {

/// Every name in a table that ought to be a row of another one: places, jurisdictions, origins, seasons;
/// modes of legs; and rows that say twice what can be said once (ties, series, sharing).
void check_references(CorridorTables& tables, std::span<const Season> seasons);

/// Rows at odds with themselves: legs to where they start, legs that nobody can travel, the same leg twice,
/// shares of the intercepted that add up to more than 1, values of a series outside its kind's range.
void check_rows(CorridorTables& tables);

/// Tables without rows, a corridor without destination, origins from which none can be reached. Only for
/// tables without other mistakes.
void check_topology(const CorridorTables& tables, Problems& problems);

}  // namespace corridor
