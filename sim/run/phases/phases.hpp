/// The phases of a day, in the order of `run/step.cpp`. Each is one file; the arithmetic is in
/// `model/rules/`.  ODD 3
#pragma once

#include "model/world.hpp"

namespace corridor {

/// People at home change stage, hear campaigns, forget them; those who start to prepare become individuals
/// (M5). Parallel over home cells: reads the world, writes only the cell.
void leave_home(World& world);

/// Those whom something happens to today: arrivals, releases, decisions of M2. In ascending order of index.
void wake(World& world);

/// Matches those who want a place today with organisations that have one. Leg by leg, in keyed order.
void match(World& world);

/// Crossings that are full, or have waited long enough, leave where the weather allows it (E1-E3, H1).
void depart(World& world);

/// Criminal cases: open, wait, come to court (E5-E8); evidence shared between jurisdictions arrives.
void work_cases(World& world);

/// Weekly: organisations count what they sold and post new fees (M6-M8).
void adapt_fees(World& world);

/// Monthly: organisations invest, switch legs, leave; others enter (M9, M10); vessels are priced (M11).
void adapt_trade(World& world);

/// Monthly: news arrives, fees and waits become known, classes value routes anew (M1, section 8).
void adapt_information(World& world);

/// Monthly: border forces move patrols toward believed flows (E4); perceived risks fade.
void adapt_authorities(World& world);

/// Yearly: home cells turn over: those who left are replaced, wishes start anew with the newcomers.
void turn_over(World& world);

/// On the last day of a month: stocks, prices and money into the record.
void observe(World& world);

}  // namespace corridor
