#include "io/run_folder.hpp"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "io/durable_file.hpp"
#include "io/text_file.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t runs_per_folder = 1000;
constexpr std::string_view claims_file = "claims";
constexpr std::string_view plan_file = "plan";  // SHA-256 of the plan whose runs these are

/// Asks for, or lets go of, the byte of one run. Locks of this kind belong to the open file, so that they
/// hold between threads and end with the program.
int lock_byte(int descriptor, std::uint64_t run, short type, int command)
{
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = static_cast<off_t>(run);
    lock.l_len = 1;
    const int answer = ::fcntl(descriptor, command, &lock);
    return answer == 0 && command == F_OFD_GETLK ? (lock.l_type == F_UNLCK ? 0 : 1) : answer;
}

bool is_held_by_another(int error)
{
    return error == EAGAIN || error == EACCES;
}

/// Makes a folder that is there already, too: whoever made it may have died before it was on the disk.
void make_folder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw FileError(folder, "cannot be made: " + error.message());
    sync_folder_to_disk(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
}

bool is_old(const fs::path& rest)
{
    std::error_code error;
    const auto written = fs::last_write_time(rest, error);
    return !error && fs::file_time_type::clock::now() - written > std::chrono::hours(1);
}

/// The run that a file called "00012345.run..." belongs to.
std::optional<std::uint64_t> run_of_file(const std::string& name)
{
    std::uint64_t run = 0;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), run);
    if (read.ec != std::errc{}) return std::nullopt;
    return run;
}

}  // namespace

Claim::Claim(Claim&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), run_(other.run_) {}

Claim::~Claim()
{
    if (descriptor_ >= 0) lock_byte(descriptor_, run_, F_UNLCK, F_OFD_SETLK);
}

fs::path RunFolder::beside(const fs::path& plan)
{
    fs::path folder = plan;
    folder += ".runs";
    return folder;
}

std::string RunFolder::owner_of(const fs::path& folder)
{
    const fs::path plan = folder / plan_file;
    return fs::exists(plan) ? read_whole_file(plan) : "";
}

RunFolder::RunFolder(fs::path folder, std::string plan_sha256, std::size_t n_values)
    : folder_(std::move(folder)), plan_sha256_(std::move(plan_sha256)), n_values_(n_values)
{}

RunFolder::~RunFolder()
{
    if (claims_ >= 0) ::close(claims_);
}

fs::path RunFolder::file_of(std::uint64_t run) const
{
    return folder_ / fmt::format("{:06}", run / runs_per_folder) / fmt::format("{:08}.run", run);
}

void RunFolder::open_for_writing()
{
    make_folder(folder_);
    const fs::path plan = folder_ / plan_file;
    if (!fs::exists(plan)) write_durably(plan, plan_sha256_);
    const std::string owner = read_whole_file(plan);
    if (owner != plan_sha256_)
        throw FileError(folder_, fmt::format("holds runs of another plan ({}), not of this one ({}): move or "
                                             "remove the folder, or use the plan that it belongs to",
                                             owner.substr(0, 12), plan_sha256_.substr(0, 12)));
    const fs::path claims = folder_ / claims_file;
    claims_ = ::open(claims.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (claims_ < 0) throw FileError(claims, std::string("cannot be opened: ") + std::strerror(errno));
    has_locks_ = lock_byte(claims_, 0, F_WRLCK, F_OFD_GETLK) >= 0;
}

FoundRun RunFolder::find(std::uint64_t run) const
{
    const fs::path file = file_of(run);
    std::error_code error;
    FoundRun found;
    found.written = fs::last_write_time(file, error);
    if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) return {};
    if (error) throw FileError(file, "cannot be looked at: " + error.message());
    std::optional<ReadRun> read = run_in(read_whole_file(file));
    if (read && read->plan_sha256 != plan_sha256_)
        throw FileError(file, fmt::format("is a run of another plan ({}), not of this one ({})",
                                          read->plan_sha256.substr(0, 12), plan_sha256_.substr(0, 12)));
    const bool fits = read && read->outcome.run == run &&
                      (!read->outcome.is_done() || read->outcome.values.size() == n_values_);
    found.damaged = !fits;
    if (fits) found.outcome = std::move(read->outcome);
    return found;
}

std::optional<Claim> RunFolder::claim(std::uint64_t run) const
{
    if (!has_locks_) return Claim(-1, run);
    if (lock_byte(claims_, run, F_WRLCK, F_OFD_SETLK) == 0) return Claim(claims_, run);
    if (is_held_by_another(errno)) return std::nullopt;
    throw FileError(folder_ / claims_file, std::string("cannot be locked: ") + std::strerror(errno));
}

bool RunFolder::is_claimed_elsewhere(std::uint64_t run) const
{
    const int claims = ::open((folder_ / claims_file).c_str(), O_RDONLY | O_CLOEXEC);
    if (claims < 0) return false;
    const bool held = lock_byte(claims, run, F_RDLCK, F_OFD_GETLK) == 1;
    ::close(claims);
    return held;
}

void RunFolder::make_block(const fs::path& block) const
{
    const std::lock_guard lock(blocks_mutex_);
    if (blocks_.contains(block)) return;
    make_folder(block);
    blocks_.insert(block);
}

void RunFolder::keep(const RunOutcome& outcome) const
{
    const fs::path file = file_of(outcome.run);
    make_block(file.parent_path());
    write_durably(file, bytes_of(outcome, plan_sha256_));
    const auto rests = rests_.find(outcome.run);
    if (rests == rests_.end()) return;
    std::error_code is_gone;
    for (const fs::path& rest : rests->second) fs::remove(rest, is_gone);
}

void RunFolder::sweep_up(std::uint64_t n_runs)
{
    for (std::uint64_t first = 0; first < n_runs; first += runs_per_folder) {
        std::error_code error;  // what cannot be swept up is in nobody's way
        fs::directory_iterator entry(file_of(first).parent_path(), error);
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            if (entry->path().extension() == part_ending) look_at_rest(entry->path());
        }
    }
}

void RunFolder::look_at_rest(const fs::path& rest)
{
    const auto run = run_of_file(rest.filename().string());
    if (!run) return;
    std::error_code is_gone;
    const auto mine = claim(*run);
    const bool is_of_use = !is_old(rest) && !fs::exists(file_of(*run), is_gone);
    if (mine && !is_of_use)
        fs::remove(rest, is_gone);
    else
        rests_[*run].push_back(rest);
}

}  // namespace corridor
