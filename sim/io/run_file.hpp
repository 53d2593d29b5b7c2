/// What one run of a sweep left: a small file of its own, which says of itself whether it is whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// A run that is over. `failed` runs have no values, `done` ones no reason.
struct RunOutcome {
    std::uint64_t run = 0;
    std::string reason{};          // why it failed; empty where it did not
    std::vector<double> values{};  // totals, then months

    bool is_done() const { return reason.empty(); }
    bool operator==(const RunOutcome&) const = default;
};

/// The bytes of a run file, all numbers little-endian:
///
///     16  "corridor run 1\n" and a NUL
///     64  SHA-256 of the plan, in hexadecimal digits
///      8  number of the run
///      8  length of the reason
///      8  number of values
///      .  the reason, then the values as 64-bit floating-point numbers
///     64  SHA-256 of all of the above, in hexadecimal digits
std::string bytes_of(const RunOutcome& outcome, std::string_view plan_sha256);

/// The run that the bytes hold. Nothing where a single one of them is wrong, missing or too many.
struct ReadRun {
    std::string plan_sha256;
    RunOutcome outcome;
};
std::optional<ReadRun> run_in(std::string_view bytes);

}  // namespace corridor
