/// The commands of the program and what each can be told. Every command throws what it cannot do; `main`
/// turns that into a sentence and an exit code.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace corridor::cli {

/// The only default seed of the program: below this layer a seed is always given.
inline constexpr std::uint64_t default_seed = 1;

/// Enough replicates for an interval that says something, few enough to wait for.
inline constexpr std::uint32_t default_replicates_of_compare = 5;

/// What decides a result, as it was typed.
struct ExperimentWords {
    std::string corridor;                // name or folder
    std::vector<std::string> scenarios;  // names or files
    std::string until;                   // empty: the corridor's own end
    std::int64_t scale = 1;
    std::uint32_t replicates = 1;
    std::uint64_t seed = default_seed;
    std::vector<std::string> set;  // name=value
};

/// How to run it, and what to say.
struct RunOptions {
    ExperimentWords experiment;
    std::filesystem::path from;  // repeat these results instead
    std::filesystem::path out;   // empty: named after the corridor
    int threads = 0;             // 0: all of the machine
    bool force = false;
    bool quiet = false;
    bool json = false;
    bool dry_run = false;
};
void run(const RunOptions& options);
void compare(const RunOptions& options);

struct CheckOptions {
    ExperimentWords experiment;
    bool sources = false;
    bool quiet = false;
    bool json = false;
};
void check(const CheckOptions& options);

struct ListOptions {
    std::string what;
    bool json = false;
};
void list(const ListOptions& options);

struct NewOptions {
    std::string kind;  // corridor or scenario
    std::string name;
    bool dry_run = false;
    bool quiet = false;
};
void make_new(const NewOptions& options);

struct ImportOptions {
    std::string format;            // flee
    std::filesystem::path folder;  // of that format
    std::filesystem::path out;     // folder of the corridor; empty: named after the other
    bool force = false;
    bool dry_run = false;
    bool quiet = false;
};
void import_network(const ImportOptions& options);

struct ExportOptions {
    std::filesystem::path results;
    std::filesystem::path csv;      // folder
    std::filesystem::path geojson;  // file
    bool force = false;
    bool dry_run = false;
    bool quiet = false;
};
void export_results(const ExportOptions& options);

/// What the commands about sweeps can be told; which are read depends on the command.
struct SweepOptions {
    std::filesystem::path sweep;  // of plan: the file that says what to sweep, or its name
    std::filesystem::path plan;   // of all others
    std::filesystem::path out;
    // Words of their own mean everything: an empty one comes from a variable of the shell that was never set.
    std::string shard = "1/1";  // "i/N"
    std::string only = "all";   // "3,7-9"
    int threads = 0;            // 0: all of the machine
    std::uint32_t shards = 0;
    bool retry_failed = false;
    bool partial = false;
    bool force = false;
    bool quiet = false;
    bool json = false;
    bool dry_run = false;
};
void sweep_plan(const SweepOptions& options);
void sweep_run(const SweepOptions& options);
void sweep_status(const SweepOptions& options);
void sweep_merge(const SweepOptions& options);
void sweep_slurm(const SweepOptions& options);

}  // namespace corridor::cli
