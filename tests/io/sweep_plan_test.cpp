#include "io/sweep_plan.hpp"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/version.hpp"
#include "io/sweep_merge.hpp"
#include "io/text_file.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr const char* sweep_text =
    "title = \"A sweep\"\nmodel = \"test_function\"\nfunction = \"ishigami\"\nseed = 1\n"
    "design = \"latin_hypercube\"\npoints = 9\n";

SweepPlan planned()
{
    const SweepTexts texts{.sweep = {"mine.toml", sweep_text}, .corridor = {}, .scenarios = {}, .points = {}};
    Problems problems;
    SweepRead read = read_sweep(texts, problems);
    problems.throw_if_any();
    return plan_of(texts, std::move(read));
}

fs::path file_named(const std::string& name)
{
    const fs::path folder = fs::path(::testing::TempDir()) / "corridor_plans";
    fs::create_directories(folder);
    fs::remove(folder / name);
    return folder / name;
}

TEST(SweepPlan, ComesBackAsItWasWritten)
{
    const SweepPlan plan = planned();
    const fs::path file = file_named("whole.h5");
    write_plan(plan, file);
    const SweepPlan read = read_plan(file);
    EXPECT_EQ(read.points.coordinates, plan.points.coordinates);
    EXPECT_EQ(read.points.n_factors, 3U);
    EXPECT_EQ(read.seeds, plan.seeds);
    EXPECT_EQ(read.sha256(), plan.sha256());
    EXPECT_EQ(read.n_runs(), 9U);
    EXPECT_EQ(read.sweep.factors[1].name, "x2");
}

TEST(SweepPlan, IsRefusedWhereAPointASeedOrATextWasChanged)
{
    const auto refused = [](auto change) {
        SweepPlan plan = planned();
        change(plan);
        const fs::path file = file_named("changed.h5");
        write_plan(plan, file);
        EXPECT_THROW(read_plan(file), FileError);
    };
    refused([](SweepPlan& plan) { plan.points.coordinates[4] += 1e-15; });
    refused([](SweepPlan& plan) { plan.seeds[3] += 1; });
    refused([](SweepPlan& plan) { plan.provenance.inputs[0].text += " "; });
    refused([](SweepPlan& plan) { plan.provenance.commit = "another"; });
    refused([](SweepPlan& plan) { plan.provenance.program_version = "9.9.9"; });
}

TEST(SweepPlan, SaysThatAChangedProgramHasNoNameOfItsOwn)
{
    SweepPlan plan = planned();
    plan.provenance.commit = "0123456789ab-dirty";
    EXPECT_NE(doubt_about(plan.provenance).find("(0123456789ab-dirty): make all runs with this very build"),
              std::string::npos);
    plan.provenance.commit = "0123456789ab";
    EXPECT_EQ(doubt_about(plan.provenance), "");
}

TEST(SweepMerge, HasTheSameBytesWhateverTheOrderOfTheRuns)
{
    const SweepPlan plan = planned();
    std::vector<std::string> merged;
    for (const bool backwards : {false, true}) {
        const fs::path file = file_named("order.h5");
        fs::remove_all(RunFolder::beside(file));
        RunFolder folder(RunFolder::beside(file), plan.sha256(), 1);
        folder.open_for_writing();
        for (std::uint64_t i = 0; i < 9; ++i) {
            const std::uint64_t run = backwards ? 8 - i : i;
            if (run == 4) continue;  // missing
            folder.keep(run == 5 ? RunOutcome{.run = run, .reason = "no"}
                                 : RunOutcome{.run = run, .values = {static_cast<double>(run)}});
        }
        merge_runs(plan, folder, file);
        merged.push_back(read_whole_file(file));
    }
    EXPECT_EQ(merged[0], merged[1]);
}

}  // namespace
}  // namespace corridor
