#include "cli/execute.hpp"

#include <cmath>
#include <cstdio>

#include <fmt/format.h>

#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "core/text.hpp"
#include "core/text_table.hpp"
#include "io/record_writer.hpp"
#include "policy/explain.hpp"
#include "run/run_all.hpp"

namespace corridor::cli {
namespace {

std::size_t n_runs(const Experiment& experiment)
{
    return experiment.scenarios.size() * experiment.replicates;
}

/// Months simulated by one replicate, the spin-up included.
std::size_t simulated_months(const Experiment& experiment)
{
    const Date founding = experiment.corridor.start - static_cast<std::int32_t>(experiment.corridor.spin_up);
    return static_cast<std::size_t>(months_between(founding, experiment.until));
}

/// Which figures a larger scale makes coarse, in words and by an example.
std::string note_on_scale(std::int64_t scale)
{
    const double error = std::sqrt(1000.0 * static_cast<double>(scale));
    return wrapped(fmt::format("--scale {0}: each simulated person stands for {0}. Counts of persons move in "
                               "steps of {0}; coarsest is what "
                               "befalls few: deaths, trafficking, testimony, and every count by sex, age, "
                               "income, origin, group, disability "
                               "or status. Chance alone moves a count of 1,000 by about {1}. Fees, "
                               "organisations and patrols change less.",
                               scale, readable(error)));
}

/// Which interventions do nothing within the run, and what they ask of levers beyond their range.
std::string note_on_policy(const Experiment& experiment)
{
    std::string note;
    const Corridor& corridor = experiment.corridor;
    for (const Scenario& scenario : experiment.scenarios) {
        const std::string idle = idle_within(scenario, corridor, corridor.start, experiment.until);
        for (const std::string_view line : split(trim(idle), '\n')) {
            if (!line.empty()) note += fmt::format("{}: {}\n", scenario.id, line);
        }
        const auto clamps =
            clamps_of(with_triggers_pulled(scenario), corridor, corridor.start, experiment.until);
        if (clamps.empty()) continue;
        const std::string more = clamps.size() > 1 ? fmt::format(" (and {} more)", clamps.size() - 1) : "";
        note += fmt::format("{}: {}{}\n", scenario.id, explain(clamps.front(), corridor.network), more);
    }
    return note;
}

void tell_notes(const Experiment& experiment, const RunOptions& options)
{
    if (!options.quiet) fmt::print(stderr, "{}", notes_on(experiment));
}

void run_into(RecordWriter& writer, const Experiment& experiment, const RunOptions& options)
{
    const Interruption interruption;
    ProgressLine progress(n_runs(experiment) * simulated_months(experiment), "months", options.quiet);
    const RunPlan plan{.threads = options.threads, .on_month = [&](const Progress&) {
                           progress.one_done();
                           return !Interruption::is_asked_for();
                       }};
    run_all(experiment, plan, [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
        writer.write(scenario, replicate, record);
    });
}

}  // namespace

std::string notes_on(const Experiment& experiment)
{
    return (experiment.scale > 1 ? note_on_scale(experiment.scale) : "") + note_on_policy(experiment);
}

Outcome execute(const Request& request, const RunOptions& options, const std::filesystem::path& out)
{
    Outcome outcome{.experiment = read_experiment(request), .totals = {}, .sha256 = {}};
    const Experiment& experiment = outcome.experiment;
    const Provenance provenance = provenance_of(request, experiment);
    tell_notes(experiment, options);
    const auto existing = options.force ? ResultsFile::Existing::replace : ResultsFile::Existing::keep;
    RecordWriter writer(out, experiment, provenance, existing);
    try {
        run_into(writer, experiment, options);
    } catch (const Interrupted&) {
        throw Stopped(fmt::format("interrupted: {} holds {} of {}", part_of(out).string(), writer.n_written(),
                                  counted(n_runs(experiment), "replicate")));
    }
    writer.finish();
    outcome.totals = writer.totals();
    outcome.sha256 = provenance.experiment_sha256;
    return outcome;
}

void rehearse(const Request& request, const RunOptions& options, const std::filesystem::path& out)
{
    const Experiment experiment = read_experiment(request);
    tell_notes(experiment, options);
    const bool exists = std::filesystem::exists(out) || std::filesystem::exists(part_of(out));
    std::string scenarios;
    for (const Scenario& scenario : experiment.scenarios) scenarios += " " + scenario.id;
    fmt::print("would run {}, {} to {}:{}; {} each, scale {}, seed {}\n", experiment.corridor.id,
               experiment.corridor.start.to_string(), experiment.until.to_string(), scenarios,
               counted(experiment.replicates, "replicate"), experiment.scale, experiment.seed);
    fmt::print("would write {}{}\n", out.string(),
               !exists         ? ""
               : options.force ? ", replacing what is there"
                               : "; it exists already, so --force would be needed");
    fmt::print("experiment {}\n", experiment_sha256(request, experiment));
}

}  // namespace corridor::cli
