/// A plan: one file that holds all that decides every run of a sweep. It goes to any machine, and each run
/// can be made from it alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "io/labelled_file.hpp"
#include "io/provenance.hpp"
#include "io/results_layout.hpp"
#include "io/sweep_reader.hpp"

namespace corridor {

inline constexpr std::string_view plan_format = "corridor-plan";
inline constexpr std::int32_t plan_format_version = 1;

struct SweepPlan {
    Sweep sweep;
    PointValues points;
    std::vector<std::uint64_t> seeds;  // points x replicates: of each world
    Provenance provenance;             // its `experiment_sha256` is the plan's

    const std::string& sha256() const { return provenance.experiment_sha256; }
    std::uint64_t n_runs() const { return points.size() * sweep.runs_per_point(); }

    /// Bytes of the run files together; what they take on a disk that gives out blocks of 4 KiB; and of the
    /// merged results at most, if no run fails.
    std::uint64_t result_bytes() const;
    std::uint64_t disk_bytes() const;
    std::uint64_t merged_bytes() const;
};

/// Chooses the points and names the plan: equal texts, of one program, give equal plans.
SweepPlan plan_of(const SweepTexts& texts, SweepRead read);

/// Writes the plan, durably. Throws FileError where that fails, and Interrupted where `how` says stop; then
/// there is no new file.
void write_plan(const SweepPlan& plan, const std::filesystem::path& file, const Writing& how = {});

/// Reads a plan back. Throws FileError where the file cannot be read, is no plan, has been changed since it
/// was written, or was made by another program.
SweepPlan read_plan(const std::filesystem::path& file);

/// What should be known of the program that made a plan, as a sentence; empty where nothing. A commit whose
/// files were changed names no program: two such builds of one commit take each other's plans.
std::string doubt_about(const Provenance& provenance);

/// Axes and variables that plan and merged results share: points, factors as variables over them.
std::vector<Dimension> point_dimensions(const SweepPlan& plan);

}  // namespace corridor
