#include "io/run_file.hpp"

#include <chrono>
#include <csignal>
#include <fstream>
#include <new>
#include <stdexcept>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "core/check.hpp"
#include "io/durable_file.hpp"
#include "io/run_folder.hpp"
#include "io/sweep_runner.hpp"
#include "io/text_file.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

const std::string plan(64, 'a');
const std::string other_plan(64, 'b');

/// An empty folder of this test alone.
fs::path empty_folder()
{
    const auto* const test = ::testing::UnitTest::GetInstance()->current_test_info();
    const fs::path folder = fs::path(::testing::TempDir()) / "corridor_runs" / test->name();
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

void write(const fs::path& file, std::string_view bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

TEST(RunFile, GivesBackWhatWasPutIn)
{
    const RunOutcome done{.run = 12, .values = {1.5, -0.0, 1e300}};
    const RunOutcome failed{.run = 13, .reason = "no way"};
    for (const RunOutcome& outcome : {done, failed}) {
        const auto read = run_in(bytes_of(outcome, plan));
        ASSERT_TRUE(read);
        EXPECT_EQ(read->outcome, outcome);
        EXPECT_EQ(read->plan_sha256, plan);
    }
}

TEST(RunFile, IsNotWholeWhenCutOffAnywhere)
{
    const std::string bytes = bytes_of({.run = 12, .values = {1.5, 2.5}}, plan);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(run_in(bytes.substr(0, size))) << size;
    EXPECT_FALSE(run_in(bytes + '\0'));
    EXPECT_TRUE(run_in(bytes));
}

TEST(RunFile, IsNotWholeWhenAnyBitIsWrong)
{
    const std::string bytes = bytes_of({.run = 12, .reason = "because"}, plan);
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
        std::string wrong = bytes;
        wrong[bit / 8] = static_cast<char>(wrong[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_FALSE(run_in(wrong)) << bit;
    }
}

TEST(DurableFile, LeavesNoRestWhereItCannotBeWritten)
{
    const fs::path folder = empty_folder();
    fs::create_directories(folder / "taken" / "full");  // a folder that is not empty cannot be replaced
    EXPECT_THROW(write_durably(folder / "taken", "text"), FileError);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
    write_durably(folder / "free", "text");
    EXPECT_EQ(read_whole_file(folder / "free"), "text");
}

/// While it lives, no file may grow beyond so many bytes: as if the disk were full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit narrow{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &narrow);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
};

TEST(DurableFile, HalfAFileNeverHasItsName)
{
    const fs::path folder = empty_folder();
    write_durably(folder / "kept", "before");
    {
        const FullDisk full(100);
        EXPECT_THROW(write_durably(folder / "kept", std::string(1000, 'x')), FileError);
        EXPECT_THROW(write_durably(folder / "new", std::string(1000, 'x')), FileError);
    }
    EXPECT_EQ(read_whole_file(folder / "kept"), "before");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

std::size_t files_in(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

TEST(PartFile, OfTwoWritersOfOneNameEachKeepsItsOwnPart)
{
    const fs::path folder = empty_folder();
    PartFile one(folder / "x");
    PartFile two(folder / "x");
    one.write("one");
    two.write("two");
    EXPECT_EQ(read_whole_file(one.path()), "one");
    EXPECT_TRUE(one.take_name(IfTaken::refuse));
    EXPECT_EQ(read_whole_file(folder / "x"), "one");
    EXPECT_THROW(two.take_name(IfTaken::refuse), FileError);
    EXPECT_EQ(read_whole_file(folder / "x"), "one");
    PartFile three(folder / "x");
    three.write("three");
    EXPECT_TRUE(three.take_name(IfTaken::replace));
    EXPECT_EQ(read_whole_file(folder / "x"), "three");
}

TEST(PartFile, LeavesNothingWithoutItsName)
{
    const fs::path folder = empty_folder();
    {
        PartFile part(folder / "x");
        part.write("text");
        EXPECT_EQ(files_in(folder), 1U);
    }
    EXPECT_EQ(files_in(folder), 0U);
}

TEST(PartFile, SaysThatItWasRemoved)
{
    const fs::path folder = empty_folder();
    for (const IfTaken if_taken : {IfTaken::refuse, IfTaken::replace}) {
        PartFile part(folder / "x");
        fs::remove(part.path());
        EXPECT_FALSE(part.take_name(if_taken));
        EXPECT_EQ(files_in(folder), 0U);
    }
}

class RunFolderTest : public ::testing::Test {
protected:
    void SetUp() override { folder.open_for_writing(); }

    fs::path path = empty_folder() / "x.runs";
    RunFolder folder{path, plan, 1};
};

TEST_F(RunFolderTest, FindsWhatItKept)
{
    EXPECT_EQ(folder.find(5).state(), RunState::missing);
    folder.keep({.run = 5, .values = {2.5}});
    folder.keep({.run = 1005, .reason = "no way"});
    EXPECT_EQ(folder.find(5).state(), RunState::done);
    EXPECT_EQ(folder.find(5).outcome->values, std::vector<double>{2.5});
    EXPECT_EQ(folder.find(1005).state(), RunState::failed);
}

TEST_F(RunFolderTest, CountsADamagedFileAsMissing)
{
    folder.keep({.run = 5, .values = {2.5}});
    const std::string bytes = read_whole_file(folder.file_of(5));
    write(folder.file_of(5), bytes.substr(0, bytes.size() - 1));
    EXPECT_EQ(folder.find(5).state(), RunState::missing);
    EXPECT_TRUE(folder.find(5).damaged);
    write(folder.file_of(6), bytes);  // whole, but of another run
    EXPECT_TRUE(folder.find(6).damaged);
    write(folder.file_of(7), bytes_of({.run = 7, .values = {1, 2}}, plan));  // too many values
    EXPECT_TRUE(folder.find(7).damaged);
}

TEST_F(RunFolderTest, RefusesRunsOfAnotherPlan)
{
    folder.keep({.run = 5, .values = {2.5}});
    RunFolder theirs(path, other_plan, 1);
    EXPECT_THROW(theirs.open_for_writing(), FileError);
    EXPECT_THROW(theirs.find(5), FileError);
}

TEST_F(RunFolderTest, AClaimHoldsAgainstOthersUntilItEnds)
{
    RunFolder second(path, plan, 1);
    second.open_for_writing();
    {
        const auto mine = folder.claim(5);
        ASSERT_TRUE(mine);
        EXPECT_FALSE(second.claim(5));
        EXPECT_TRUE(second.claim(6));
        EXPECT_TRUE(second.is_claimed_elsewhere(5));
    }
    EXPECT_TRUE(second.claim(5));
    EXPECT_FALSE(second.is_claimed_elsewhere(5));
}

/// What a program left that died while it wrote, so many minutes ago.
fs::path rest(const fs::path& name, int minutes)
{
    write(name, "half");
    fs::last_write_time(name, fs::file_time_type::clock::now() - std::chrono::minutes(minutes));
    return name;
}

TEST_F(RunFolderTest, SweepsUpWhatTheDeadLeftAndNothingElse)
{
    folder.keep({.run = 5, .values = {2.5}});
    const fs::path block = folder.file_of(5).parent_path();
    const fs::path of_the_dead = rest(block / "00000006.run.abcdef.part", 61);
    const fs::path held = rest(block / "00000007.run.abcdef.part", 61);
    const fs::path young = rest(block / "00000008.run.abcdef.part", 59);
    const fs::path of_no_use = rest(block / "00000005.run.abcdef.part", 0);
    RunFolder second(path, plan, 1);
    second.open_for_writing();
    const auto theirs = second.claim(7);
    folder.sweep_up(10);
    EXPECT_FALSE(fs::exists(of_the_dead));
    EXPECT_FALSE(fs::exists(of_no_use));
    EXPECT_TRUE(fs::exists(held));
    EXPECT_TRUE(fs::exists(young)) << "another machine's, whose claims may not reach here";
    EXPECT_EQ(folder.find(5).state(), RunState::done);
}

TEST_F(RunFolderTest, ARestGoesWhenItsRunIsMade)
{
    folder.keep({.run = 5, .values = {2.5}});
    const fs::path block = folder.file_of(5).parent_path();
    const fs::path made = rest(block / "00000006.run.abcdef.part", 0);
    const fs::path not_made = rest(block / "00000007.run.abcdef.part", 0);
    folder.sweep_up(10);
    folder.keep({.run = 6, .values = {2.5}});
    EXPECT_FALSE(fs::exists(made));
    EXPECT_TRUE(fs::exists(not_made));
}

TEST_F(RunFolderTest, WhatCannotBeLookedAtIsNotMissing)
{
    const fs::path file = folder.file_of(5);
    fs::create_directories(file.parent_path());
    fs::create_symlink(file.filename(), file);  // leads to itself
    EXPECT_THROW(folder.find(5), FileError);
    write(folder.file_of(1005).parent_path(), "");  // a file where the folder should be
    EXPECT_EQ(folder.find(1005).state(), RunState::missing);
    EXPECT_EQ(folder.find(2005).state(), RunState::missing);
}

std::vector<double> ten_times(std::uint64_t run)
{
    if (run == 3) throw std::domain_error("three is too many");
    return {10.0 * static_cast<double>(run)};
}

const std::vector<std::uint64_t> six{0, 1, 2, 3, 4, 5};

TEST_F(RunFolderTest, ARunThatThrowsIsKeptAsFailedAndStopsNoOther)
{
    for (const int threads : {1, 2}) {
        const RunsMade made = make_runs(folder, six, ten_times, {.threads = threads, .retry_failed = true});
        EXPECT_EQ(made.done, threads == 1 ? 5U : 0U);
        EXPECT_EQ(made.failed, 1U);
        EXPECT_EQ(folder.find(3).outcome->reason, "three is too many");
        EXPECT_EQ(folder.find(5).outcome->values, std::vector<double>{50});
    }
}

TEST_F(RunFolderTest, WantOfMemoryIsNoFailureOfTheRun)
{
    const auto model = [](std::uint64_t run) -> std::vector<double> {
        if (run == 3) throw std::bad_alloc();
        return {1};
    };
    EXPECT_THROW(make_runs(folder, six, model, {.threads = 1}), FileError);
    EXPECT_EQ(folder.find(2).state(), RunState::done);
    EXPECT_EQ(folder.find(3).state(), RunState::missing);
}

TEST_F(RunFolderTest, ABugIsNoFailureOfTheRun)
{
    const auto model = [](std::uint64_t run) -> std::vector<double> {
        CORRIDOR_CHECK(run != 3, "three");
        return {1};
    };
    EXPECT_THROW(make_runs(folder, six, model, {.threads = 1}), Bug);
    EXPECT_EQ(folder.find(3).state(), RunState::missing);
}

TEST_F(RunFolderTest, AFailedRunIsMadeAgainOnlyWhenAsked)
{
    make_runs(folder, six, ten_times, {.threads = 1});
    const auto mended = [](std::uint64_t run) { return std::vector<double>{static_cast<double>(run)}; };
    EXPECT_EQ(make_runs(folder, six, mended, {.threads = 1}).done, 0U);
    EXPECT_EQ(folder.find(3).state(), RunState::failed);
    EXPECT_EQ(make_runs(folder, six, mended, {.threads = 1, .retry_failed = true}).done, 1U);
    EXPECT_EQ(folder.find(3).state(), RunState::done);
}

TEST_F(RunFolderTest, WhatAnotherHoldsIsLeftToIt)
{
    RunFolder second(path, plan, 1);
    second.open_for_writing();
    const auto theirs = second.claim(2);
    const RunsMade made = make_runs(folder, six, ten_times, {.threads = 2});
    EXPECT_EQ(made.done, 4U);
    EXPECT_EQ(made.elsewhere, 1U);
    EXPECT_EQ(folder.find(2).state(), RunState::missing);
}

TEST_F(RunFolderTest, ADiskThatTakesNoMoreStopsAllAndLosesNothing)
{
    fs::create_directories(folder.file_of(2) / "full");  // run 2 cannot get its name
    EXPECT_THROW(make_runs(folder, six, ten_times, {.threads = 1}), FileError);
    EXPECT_EQ(folder.find(1).state(), RunState::done);
    EXPECT_EQ(folder.find(4).state(), RunState::missing);
}

}  // namespace
}  // namespace corridor
