/// The folder of a sweep's run files, beside its plan, that several programs may fill at once.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "io/run_file.hpp"

namespace corridor {

/// How it stands with one run. The numbers are those of `status` in merged results.
enum class RunState : std::int32_t { missing = 0, done = 1, failed = 2 };
inline constexpr std::array<std::string_view, 3> run_state_names{"missing", "done", "failed"};

/// A run file as found: nothing where there is none; `damaged` where it is not whole, or of another run.
struct FoundRun {
    std::optional<RunOutcome> outcome;
    bool damaged = false;
    std::filesystem::file_time_type written{};

    RunState state() const
    {
        if (!outcome) return RunState::missing;
        return outcome->is_done() ? RunState::done : RunState::failed;
    }
};

/// Holds a run for this program while it lives; the system lets go of it when the program dies.
class Claim {
public:
    Claim(int descriptor, std::uint64_t run) : descriptor_(descriptor), run_(run) {}
    Claim(Claim&& other) noexcept;
    Claim& operator=(Claim&&) = delete;
    ~Claim();

private:
    int descriptor_;
    std::uint64_t run_;
};

/// Runs are kept as PLAN.runs/000012/00012345.run, a thousand to a folder; PLAN.runs/plan holds the SHA-256
/// of the plan whose runs they are. One byte of PLAN.runs/claims stands for each run: who holds the lock on
/// it computes the run. Where a file system has no locks, or they end at the machine, two programs may
/// compute one run twice, and write the same bytes.
class RunFolder {
public:
    /// "PLAN.runs".
    static std::filesystem::path beside(const std::filesystem::path& plan);

    /// SHA-256 of the plan whose runs lie in a folder; empty where there are none. Throws FileError where
    /// that cannot be read.
    static std::string owner_of(const std::filesystem::path& folder);

    /// `n_values`: that a run of this plan leaves. Touches nothing.
    RunFolder(std::filesystem::path folder, std::string plan_sha256, std::size_t n_values);
    ~RunFolder();
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;

    const std::filesystem::path& path() const { return folder_; }
    std::filesystem::path file_of(std::uint64_t run) const;

    /// Makes the folder and opens its claims. Throws FileError where that fails, or where runs of another
    /// plan lie in it.
    void open_for_writing();

    /// Reads one run. Throws FileError where its file cannot be looked at or read, or is of another plan.
    FoundRun find(std::uint64_t run) const;

    /// Claims a run, unless another program holds it. One thread a run.
    std::optional<Claim> claim(std::uint64_t run) const;

    /// Whether another program holds a run.
    bool is_claimed_elsewhere(std::uint64_t run) const;

    /// Keeps a run for good, in place of what a failed or damaged one left, and removes the rests of it that
    /// `sweep_up` saw. Throws FileError where the disk does not take it.
    void keep(const RunOutcome& outcome) const;

    /// Removes what programs left that died while they wrote: of runs that nobody holds, rests that are older
    /// than an hour, or whose run is there. Others may be another machine's, whose locks do not reach here:
    /// they are remembered until `keep` has made their run.
    void sweep_up(std::uint64_t n_runs);

private:
    void make_block(const std::filesystem::path& block) const;
    void look_at_rest(const std::filesystem::path& rest);

    std::filesystem::path folder_;
    std::string plan_sha256_;
    std::size_t n_values_;
    int claims_ = -1;                                                    // descriptor
    bool has_locks_ = false;                                             // of the file system
    std::map<std::uint64_t, std::vector<std::filesystem::path>> rests_;  // of each run
    mutable std::mutex blocks_mutex_;
    mutable std::set<std::filesystem::path> blocks_;  // that are there, and on the disk
};

}  // namespace corridor
