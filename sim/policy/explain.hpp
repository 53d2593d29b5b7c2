/// A scenario in words, as `corridor check` shows it before anything runs.
#pragma once

#include <string>

#include "model/network.hpp"
#include "policy/scenario.hpp"

namespace corridor {

/// What a scenario does, line by line: kinds, dates, whom they act on by id, every setting with its unit and
/// meaning.
std::string explain(const Scenario& scenario, const Network& network);

/// Names of members of a scope: ids; for pairs "italy to libya".
std::string member_name(const Network& network, Scope scope, std::uint32_t member);

/// A clamp in words: `from 2016-01-01 on, penalty of bera was to be 720 month; at most 600 is possible`.
std::string explain(const Clamp& clamp, const Network& network);

/// What of a scenario does nothing on the days from `from` to `until`, a line each: it is never in force, or
/// it moves no lever and nobody hears of it, neither by itself nor beside the others. What waits for an
/// indicator is taken as begun on its first day. Empty where everything does something.
std::string idle_within(const Scenario& scenario, const Corridor& corridor, Date from, Date until);

/// Who hears which campaign and when, a line each; campaigns move beliefs, no lever.
std::string told_by(const Scenario& scenario, const Network& network);

}  // namespace corridor
