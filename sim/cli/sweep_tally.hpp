/// How it stands with the runs of a sweep.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "io/run_folder.hpp"
#include "io/sweep_plan.hpp"

namespace corridor::cli {

struct Tally {
    std::uint64_t runs = 0;
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    std::uint64_t elsewhere = 0;                                  // missing, but being made right now
    std::uint64_t missing = 0;                                    // the others
    std::map<std::string, std::vector<std::uint64_t>> reasons{};  // of failed runs
    std::vector<std::uint64_t> damaged{};                         // missing: their files are not whole
    std::optional<double> seconds_a_run{};                        // between the latest runs to be done
};

/// Reads every run file of a plan. Throws Interrupted where `may_go_on`, asked before each, says no.
Tally tally_of(const SweepPlan& plan, const RunFolder& folder, const std::function<bool()>& may_go_on = {});

/// "120 runs: 100 done, 2 failed, 18 missing".
std::string to_text(const Tally& tally);

RunFolder folder_of(const SweepPlan& plan, const std::filesystem::path& file);

}  // namespace corridor::cli
