/// Which runs of a sweep somebody means.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "run/sweep.hpp"

namespace corridor::cli {

/// Reads "3/20"; "1/1" is all runs. Throws CommandError with what is wrong.
Shard shard_of(const std::string& words);

/// Reads "3,7-9", numbers of runs below `n_runs`, or "all". Sorted, each once. Throws CommandError with every
/// mistake.
std::vector<std::uint64_t> runs_in(const std::string& words, std::uint64_t n_runs);

}  // namespace corridor::cli
