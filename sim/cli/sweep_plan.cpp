/// `corridor sweep plan`: all that decides a sweep in one file, and what it will cost.

#include "io/sweep_plan.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numeric>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/execute.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "cli/request_words.hpp"
#include "cli/shipped_files.hpp"
#include "cli/write_text.hpp"
#include "core/parallel.hpp"
#include "core/text_table.hpp"
#include "io/run_folder.hpp"
#include "io/text_file.hpp"
#include "run/replicate.hpp"

namespace corridor::cli {
namespace {

namespace fs = std::filesystem;

/// Looks up what the sweep file names. What is not there becomes a problem at its line.
SweepTexts look_up(SourceFile sweep, Problems& problems)
{
    const SweepNames names = names_in(sweep);
    const std::string file = sweep.name;
    SweepTexts texts{.sweep = std::move(sweep), .corridor = {}, .scenarios = {}, .points = {}};
    const auto tell = [&](int line, std::string_view message) {
        problems.add(file, line, std::string(message));
        texts.is_whole = false;
    };
    if (names.corridor) {
        try {
            texts.corridor = load_corridor_texts(find_corridor(names.corridor->text));
        } catch (const CommandError& error) {
            tell(names.corridor->line, error.what());
        }
    }
    for (const Word& word : names.scenarios) {
        std::vector<std::string> mistakes;
        texts.scenarios.emplace_back();
        for (const fs::path& path : scenario_files(word.text, mistakes)) {
            if (!path.empty()) texts.scenarios.back().push_back({path.string(), read_whole_file(path)});
        }
        for (const std::string_view mistake : mistakes)
            tell(word.line, mistake.starts_with("--") ? mistake.substr(2) : mistake);
    }
    if (names.points_file) {
        const fs::path points = fs::path(file).parent_path() / names.points_file->text;
        if (fs::is_regular_file(points)) {
            texts.points = {points.string(), read_whole_file(points)};
        } else {
            tell(names.points_file->line, fmt::format("there is no file {}", points.string()));
        }
    }
    return texts;
}

/// The files that decide a sweep.
std::vector<fs::path> inputs_of(const SweepTexts& texts)
{
    std::vector<fs::path> files{texts.sweep.name};
    if (texts.points) files.emplace_back(texts.points->name);
    for (const ScenarioFiles& scenario : texts.scenarios) {
        for (const SourceFile& file : scenario) files.emplace_back(file.name);
    }
    if (texts.corridor) {
        for (const SourceFile& file : texts.corridor->files)
            files.push_back(fs::path(texts.corridor->folder) / file.name);
    }
    return files;
}

/// A plan in place of a sweep file is a likely slip, and its bytes say nothing to who reads text.
std::string text_of(const fs::path& sweep)
{
    std::string text = read_whole_file(sweep);
    if (text.starts_with("\x89HDF\r\n"))
        throw FileError(sweep,
                        fmt::format("is an HDF5 file; expected a sweep file, which is text (of a plan, "
                                    "`corridor sweep run {}` makes the runs)",
                                    sweep.string()));
    return text;
}

/// `out`: where the plan will be.
SweepPlan plan_from(const fs::path& file, const fs::path& out)
{
    Problems problems;
    const SweepTexts texts = look_up({file.string(), text_of(file)}, problems);
    refuse_to_replace_inputs(out, inputs_of(texts));
    SweepRead read = read_sweep(texts, problems);
    problems.throw_if_any();
    return plan_of(texts, std::move(read));
}

/// Seconds that one run of a few points took.
struct Probe {
    std::vector<double> seconds;
    std::vector<std::string> troubles;  // of those that failed
};

Probe probe(const SweepPlan& plan)
{
    using Clock = std::chrono::steady_clock;
    const ThreadCount one(1);
    const Interruption interruption;
    const RunPlan stops{.threads = 1,
                        .on_month = [](const Progress&) { return !Interruption::is_asked_for(); }};
    const std::size_t last = plan.points.size() - 1;
    std::vector<std::size_t> points{0, last / 2, last};
    points.erase(std::ranges::unique(points).begin(), points.end());
    Probe probe;
    for (const std::size_t point : points) {
        const auto begin = Clock::now();
        try {
            run_point(plan.sweep, plan.points[point], {.point = point}, stops);
        } catch (const Interrupted&) {
            throw Stopped("interrupted: no plan was written");
        } catch (const std::exception& error) {
            probe.troubles.push_back(fmt::format("point {} fails: {}", point, error.what()));
        }
        probe.seconds.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
    }
    return probe;
}

std::string design_text(const SweepPlan& plan)
{
    const Sweep& sweep = plan.sweep;
    std::string text =
        fmt::format("{}, {} of {}", design_names[static_cast<std::size_t>(sweep.design.kind)],
                    counted(plan.points.size(), "point"), counted(sweep.factors.size(), "factor"));
    if (sweep.n_scenarios() > 1) text += fmt::format(", {} scenarios", sweep.n_scenarios());
    if (sweep.n_replicates() > 1) text += fmt::format(", {} replicates", sweep.n_replicates());
    return text + ": " + counted(plan.n_runs(), "run");
}

std::string megabytes(std::uint64_t bytes)
{
    return readable(static_cast<double>(bytes) * 1e-6);
}

/// What is probed is told, never stored: equal inputs give equal plans.
void tell_cost(const SweepPlan& plan)
{
    const Probe probed = probe(plan);
    const double mean = std::accumulate(probed.seconds.begin(), probed.seconds.end(), 0.0) /
                        static_cast<double>(probed.seconds.size());
    fmt::print("a run takes about {} s ({}), all of them {} on one thread\n", readable(mean),
               counted(probed.seconds.size(), "probe"), duration(mean * static_cast<double>(plan.n_runs())));
    fmt::print("{} take {} MB of the disk together (blocks of 4 KiB), merged results {} MB at most\n",
               counted(plan.n_runs(), "run file"), megabytes(plan.disk_bytes()),
               megabytes(plan.merged_bytes()));
    for (const std::string& trouble : probed.troubles) fmt::print(stderr, "{}\n", trouble);
}

/// What a reader of the results should know, and what may go wrong with the plan.
void tell_notes(const SweepPlan& plan)
{
    std::fflush(stdout);  // they come after what they are said of
    if (!plan.sweep.function) fmt::print(stderr, "{}", notes_on(plan.sweep.experiment));
    const std::string doubt = doubt_about(plan.provenance);
    if (!doubt.empty()) fmt::print(stderr, "{}\n", doubt);
}

/// Runs are of use to their own plan alone: with its file replaced they would be lost.
void refuse_to_orphan(const SweepPlan& plan, const fs::path& out)
{
    const fs::path folder = RunFolder::beside(out);
    const std::string owner = RunFolder::owner_of(folder);
    if (owner.empty() || owner == plan.sha256()) return;
    throw FileError(folder,
                    fmt::format("holds runs of another plan ({}), which this one ({}) cannot use: move "
                                "the folder and its plan away first, or remove them, or write this plan "
                                "elsewhere with -o",
                                owner.substr(0, 12), plan.sha256().substr(0, 12)));
}

void write(const SweepPlan& plan, const fs::path& out, bool force)
{
    const Interruption interruption;
    try {
        write_plan(plan, out, {.if_taken = if_taken(force), .may_go_on = Interruption::may_go_on});
    } catch (const Interrupted&) {
        throw Stopped("interrupted: no plan was written");
    }
}

}  // namespace

void sweep_plan(const SweepOptions& options)
{
    const fs::path sweep = find_sweep(options.sweep.string());
    const fs::path out = options.out.empty() ? fs::path(sweep.stem().string() + ".plan.h5") : options.out;
    if (!options.dry_run) refuse_to_replace(out, options.force);
    const SweepPlan plan = plan_from(sweep, out);
    if (!options.dry_run) refuse_to_orphan(plan, out);
    if (!options.quiet) {
        fmt::print("{}\n{}\n", plan.sweep.title, design_text(plan));
        tell_cost(plan);
        tell_notes(plan);
    }
    if (options.dry_run) {
        const std::string_view there = !fs::exists(out) ? ""
                                       : options.force  ? ", replacing what is there"
                                                        : "; it exists already, so --force would be needed";
        fmt::print("would write {}{}\nplan {}\n", out.string(), there, plan.sha256());
        return;
    }
    write(plan, out, options.force);
    if (!options.quiet)
        fmt::print("plan {}\n`corridor sweep run {}` makes the runs\n", plan.sha256(), out.string());
}

}  // namespace corridor::cli
