/// The runs of a sweep in one file, to be read in one call.
#pragma once

#include <cstdint>
#include <filesystem>

#include "io/labelled_file.hpp"
#include "io/run_folder.hpp"
#include "io/sweep_plan.hpp"

namespace corridor {

inline constexpr std::string_view sweep_format = "corridor-sweep";
inline constexpr std::int32_t sweep_format_version = 1;

/// Writes what there is of a plan's runs, with the state of each: see FORMAT.md. The bytes depend on the plan
/// and on which runs there are, not on who made them or when. Memory holds the plan, and of the runs a MiB at
/// a time, or one where it is larger. Throws FileError where reading or writing fails, and Interrupted where
/// `how` says stop; then there is no new file. `how` is asked before each run.
void merge_runs(const SweepPlan& plan, const RunFolder& folder, const std::filesystem::path& out,
                const Writing& how = {});

}  // namespace corridor
