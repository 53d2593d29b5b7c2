#include "cli/command_line.hpp"

#include <functional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "core/text.hpp"
#include "core/version.hpp"

namespace corridor::cli {
namespace {

/// All options of all commands; which are read depends on the command.
struct Words {
    RunOptions run;
    RunOptions compare;
    CheckOptions check;
    ListOptions list;
    NewOptions make_new;
    ImportOptions import_network;
    ExportOptions export_results;
    SweepOptions sweep;
    std::function<void()> command;
};

/// A command with an example under its help; `obey` does it.
CLI::App* add_command(CLI::App& app, Words& words, const char* name, const char* meaning, const char* example,
                      std::function<void()> command)
{
    CLI::App* sub = app.add_subcommand(name, meaning);
    sub->footer(fmt::format("Example:\n  {}", example));
    sub->callback([&words, command = std::move(command)] { words.command = command; });
    return sub;
}

void add_until(CLI::App* sub, ExperimentWords& words)
{
    sub->add_option("--until", words.until,
                    "First day not simulated, such as 2015-01-01; the corridor's own end "
                    "where left out")
        ->type_name("DATE");
}

void add_parameters(CLI::App* sub, ExperimentWords& words)
{
    sub->add_option("--set", words.set, "A parameter of the model as name=value; may be repeated")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
}

void add_experiment(CLI::App* sub, ExperimentWords& words)
{
    add_until(sub, words);
    sub->add_option("--scale", words.scale, "Real persons that each simulated one stands for")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}))
        ->capture_default_str()
        ->type_name("W");
    sub->add_option("--replicates", words.replicates, "Repetitions with other random numbers")
        ->check(CLI::Range(1U, 100'000U))
        ->capture_default_str()
        ->type_name("N");
    sub->add_option("--seed", words.seed, "Number that all random numbers derive from")
        ->check(CLI::Validator(
            [](const std::string& seed) {
                return seed.starts_with('-') ? seed + " is below 0" : std::string{};
            },
            ""))
        ->capture_default_str()
        ->type_name("S");
    add_parameters(sub, words);
}

void add_scenarios(CLI::App* sub, ExperimentWords& words, const char* meaning)
{
    sub->add_option("--scenario", words.scenarios, meaning)->type_name("FILE")->allow_extra_args(false);
}

void add_running(CLI::App* sub, RunOptions& options, const char* default_out)
{
    sub->add_option("-o,--output", options.out, fmt::format("Results file; {} where left out", default_out))
        ->type_name("OUT.h5");
    sub->add_option("--threads", options.threads, "Threads; 0 takes all of the machine. Changes no result")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str()
        ->type_name("T");
    sub->add_flag("--force", options.force, "Replace results that exist");
    sub->add_flag("--quiet", options.quiet, "Say nothing but what went wrong");
    sub->add_flag("--json", options.json, "Print the table as JSON");
    sub->add_flag("--dry-run", options.dry_run, "Read everything, say what would be done, write nothing");
}

void add_run(CLI::App& app, Words& words)
{
    CLI::App* sub = add_command(app, words, "run", "Run a corridor, as it is or under one or more scenarios",
                                "corridor run toy --until 2012-01-01 -o toy.h5\n"
                                "  corridor run toy --scenario enhanced_penalties --replicates 10\n"
                                "  corridor run --from toy.h5 -o again.h5",
                                [&words] { run(words.run); });
    auto* corridor =
        sub->add_option("corridor", words.run.experiment.corridor, "Name or folder of a corridor");
    add_scenarios(sub, words.run.experiment,
                  "Policy file, or its name; several joined by + act together; may be repeated");
    add_experiment(sub, words.run.experiment);
    add_running(sub, words.run, "CORRIDOR.h5");
    auto* from = sub->add_option("--from", words.run.from, "Repeat the run of these results, bit for bit")
                     ->type_name("OUT.h5");
    from->excludes(corridor);
    for (const char* decided : {"--scenario", "--until", "--scale", "--replicates", "--seed", "--set"})
        from->excludes(sub->get_option(decided));
}

void add_compare(CLI::App& app, Words& words)
{
    words.compare.experiment.replicates = default_replicates_of_compare;
    CLI::App* sub =
        add_command(app, words, "compare", "Compare scenarios with the baseline, paired by seed",
                    "corridor compare toy --scenario information_campaign --scenario enhanced_penalties",
                    [&words] { compare(words.compare); });
    sub->add_option("corridor", words.compare.experiment.corridor, "Name or folder of a corridor")
        ->required();
    add_scenarios(sub, words.compare.experiment,
                  "Policy file, or its name; several joined by + act together; may be repeated");
    add_experiment(sub, words.compare.experiment);
    add_running(sub, words.compare, "CORRIDOR_compare.h5");
}

void add_check(CLI::App& app, Words& words)
{
    CLI::App* sub = add_command(app, words, "check", "Read everything, run nothing, tell every mistake",
                                "corridor check toy --scenario information_campaign --sources",
                                [&words] { check(words.check); });
    sub->add_option("corridor", words.check.experiment.corridor, "Name or folder of a corridor")->required();
    add_scenarios(sub, words.check.experiment,
                  "Policy file, or its name, to be explained in words; several joined by +");
    add_until(sub, words.check.experiment);
    add_parameters(sub, words.check.experiment);
    sub->add_flag("--sources", words.check.sources, "Tell what the numbers stand on");
    sub->add_flag("--quiet", words.check.quiet, "Say nothing but what went wrong");
    sub->add_flag("--json", words.check.json, "Print the report as JSON");
}

void add_list(CLI::App& app, Words& words)
{
    CLI::App* sub = add_command(app, words, "list", "Show what there is",
                                "corridor list interventions --json", [&words] { list(words.list); });
    sub->add_option("what", words.list.what,
                    "corridors, scenarios, interventions, levers, indicators, parameters, tables or frame")
        ->required();
    sub->add_flag("--json", words.list.json, "Print it as JSON, with all that is known of each");
}

void add_new(CLI::App& app, Words& words)
{
    CLI::App* sub = add_command(app, words, "new", "Write a commented skeleton to fill in",
                                "corridor new scenario more_rescue", [&words] { make_new(words.make_new); });
    sub->add_option("kind", words.make_new.kind, "corridor or scenario")->required();
    sub->add_option("name", words.make_new.name, "What to call it: small letters, digits, _ and -")
        ->required();
    sub->add_flag("--dry-run", words.make_new.dry_run, "Say what would be written, write nothing");
    sub->add_flag("--quiet", words.make_new.quiet, "Say nothing but what went wrong");
}

void add_import(CLI::App& app, Words& words)
{
    ImportOptions& options = words.import_network;
    CLI::App* sub = add_command(app, words, "import", "Make a corridor of a network that you have",
                                "corridor import flee mali2012 -o configs/mali2012",
                                [&options] { import_network(options); });
    sub->add_option("format", options.format, "flee: an input folder of the simulator Flee")->required();
    sub->add_option("folder", options.folder, "Folder with locations.csv, or with input_csv in it")
        ->required()
        ->type_name("DIR");
    sub->add_option("-o,--output", options.out,
                    "Folder of the corridor; configs/NAME, or NAME where there is no configs, where left out")
        ->type_name("DIR");
    sub->add_flag("--force", options.force, "Replace a corridor that exists");
    sub->add_flag("--dry-run", options.dry_run, "Read everything, say what would be made, write nothing");
    sub->add_flag("--quiet", options.quiet, "Say nothing but what went wrong");
}

void add_export(CLI::App& app, Words& words)
{
    ExportOptions& options = words.export_results;
    CLI::App* sub = add_command(app, words, "export", "Write results as tables or as a map",
                                "corridor export toy.h5 --csv toy_tables --geojson toy.geojson",
                                [&options] { export_results(options); });
    sub->add_option("results", options.results, "Results file")->required();
    sub->add_option("--csv", options.csv, "Folder for tables, one for each set of axes")->type_name("DIR");
    sub->add_option("--geojson", options.geojson, "File for places and legs with what happened there")
        ->type_name("FILE");
    sub->add_flag("--force", options.force, "Replace files that exist");
    sub->add_flag("--dry-run", options.dry_run, "Say what would be written, write nothing");
    sub->add_flag("--quiet", options.quiet, "Say nothing but what went wrong");
}

CLI::App* add_sweep_command(CLI::App& sweep, Words& words, const char* name, const char* meaning,
                            const char* example, void (*command)(const SweepOptions&))
{
    CLI::App* sub =
        add_command(sweep, words, name, meaning, example, [&words, command] { command(words.sweep); });
    sub->add_flag("--quiet", words.sweep.quiet, "Say nothing but what went wrong");
    return sub;
}

void add_planned(CLI::App* sub, SweepOptions& options)
{
    sub->add_option("plan", options.plan, "Plan of a sweep")->required()->type_name("PLAN");
}

void add_sweep_plan(CLI::App& sweep, Words& words)
{
    SweepOptions& options = words.sweep;
    CLI::App* sub =
        add_sweep_command(sweep, words, "plan", "Choose the points, and write down all that decides",
                          "corridor sweep plan toy_morris", sweep_plan);
    sub->add_option("sweep", options.sweep, "What is swept: a file, or the name of one that is shipped")
        ->required()
        ->type_name("SWEEP");
    sub->add_option("-o,--output", options.out, "Plan; SWEEP.plan.h5 where left out")->type_name("PLAN");
    sub->add_flag("--force", options.force, "Replace a plan that exists");
    sub->add_flag("--dry-run", options.dry_run, "Read everything, say what would be done, write nothing");
}

void add_sweep_run(CLI::App& sweep, Words& words)
{
    SweepOptions& options = words.sweep;
    CLI::App* sub =
        add_sweep_command(sweep, words, "run", "Make the runs that are missing; again after any failure",
                          "corridor sweep run toy_morris.plan.h5 --threads 2\n"
                          "  corridor sweep run toy_morris.plan.h5 --shard 3/20",
                          sweep_run);
    add_planned(sub, options);
    sub->add_option("--shard", options.shard, "Part i of N parts, by number of the run")
        ->capture_default_str()
        ->type_name("i/N");
    sub->add_option("--threads", options.threads, "Threads, one run each; 0 takes all of the machine")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str()
        ->type_name("T");
    sub->add_option("--only", options.only, "Only these runs, such as 3,7-9")
        ->capture_default_str()
        ->type_name("RUNS");
    sub->add_flag("--retry-failed", options.retry_failed, "Make failed runs again as well");
}

void add_sweep_status(CLI::App& sweep, Words& words)
{
    CLI::App* sub = add_sweep_command(sweep, words, "status", "Tell how far a sweep has come",
                                      "corridor sweep status toy_morris.plan.h5", sweep_status);
    add_planned(sub, words.sweep);
    sub->add_flag("--json", words.sweep.json, "Print it as JSON");
}

void add_sweep_merge(CLI::App& sweep, Words& words)
{
    SweepOptions& options = words.sweep;
    CLI::App* sub =
        add_sweep_command(sweep, words, "merge", "Write all runs into one file",
                          "corridor sweep merge toy_morris.plan.h5 -o toy_morris.h5", sweep_merge);
    add_planned(sub, options);
    sub->add_option("-o,--output", options.out, "Results of the sweep")->required()->type_name("OUT.h5");
    sub->add_flag("--partial", options.partial, "Merge what there is, though runs failed or are missing");
    sub->add_flag("--force", options.force, "Replace results that exist");
}

void add_sweep_slurm(CLI::App& sweep, Words& words)
{
    SweepOptions& options = words.sweep;
    CLI::App* sub = add_sweep_command(
        sweep, words, "slurm", "Write a script that runs a sweep on a Slurm cluster",
        "corridor sweep slurm toy_morris.plan.h5 --shards 20 -o toy_morris.sbatch", sweep_slurm);
    add_planned(sub, options);
    sub->add_option("-o,--output", options.out, "Script; the screen where left out")->type_name("FILE");
    sub->add_option("--shards", options.shards,
                    "Parts, one array task each; where left out 100, or fewer of four runs each")
        ->check(CLI::Range(1U, 1'000'000U))
        ->type_name("N");
    sub->add_flag("--force", options.force, "Replace a script that exists");
}

void add_sweep(CLI::App& app, Words& words)
{
    CLI::App* sweep =
        app.add_subcommand("sweep", "Plan, run and merge many experiments; survives any failure");
    sweep->require_subcommand(1);
    sweep->footer("Example:\n  corridor sweep plan toy_morris\n"
                  "  corridor sweep run toy_morris.plan.h5\n"
                  "  corridor sweep merge toy_morris.plan.h5 -o toy_morris.h5");
    add_sweep_plan(*sweep, words);
    add_sweep_run(*sweep, words);
    add_sweep_status(*sweep, words);
    add_sweep_merge(*sweep, words);
    add_sweep_slurm(*sweep, words);
}

void read(CLI::App& app, int argc, const char* const* argv)
{
    app.require_subcommand(1);
    app.set_version_flag("--version", fmt::format("corridor {} ({})", version(), commit()));
    app.parse(argc, argv);
}

/// The innermost command that was typed.
const CLI::App* chosen_command(const CLI::App& app)
{
    const CLI::App* chosen = &app;
    while (!chosen->get_subcommands().empty()) chosen = chosen->get_subcommands().front();
    return chosen;
}

/// Words that the user may have meant: commands below the one that was typed, and its options.
std::vector<std::string> known_words(const CLI::App& app)
{
    const CLI::App* chosen = chosen_command(app);
    std::vector<std::string> known;
    for (const CLI::App* command : chosen->get_subcommands([](const CLI::App*) { return true; }))
        known.push_back(command->get_name());
    for (const CLI::Option* option : chosen->get_options()) {
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    }
    return known;
}

std::string complaint(const CLI::App& app, const CLI::ParseError& error)
{
    std::string name;
    for (const CLI::App* at = chosen_command(app); at != &app; at = at->get_parent())
        name = " " + at->get_name() + name;
    std::vector<std::string> unknown;
    for (const std::string& word : app.remaining(true)) {
        // A plain word after one that is not known may be its value.
        if (!unknown.empty() && !word.starts_with('-')) continue;
        const std::string typed = word.substr(0, word.find('='));
        unknown.push_back(
            fmt::format("\"{}\" is not known here{}", word, did_you_mean(typed, known_words(app))));
    }
    const std::string text = unknown.empty() ? error.what() : join(unknown, "; ");
    return fmt::format("{}; `corridor{} --help` explains", text, name);
}

}  // namespace

void obey(int argc, const char* const* argv)
{
    Words words;
    CLI::App app{"Simulates migrant-smuggling markets and the policies that act on them", "corridor"};
    add_run(app, words);
    add_compare(app, words);
    add_check(app, words);
    add_list(app, words);
    add_new(app, words);
    add_import(app, words);
    add_export(app, words);
    add_sweep(app, words);
    app.footer("Example:\n  corridor run toy --until 2012-01-01 -o toy.h5");
    try {
        read(app, argc, argv);
    } catch (const CLI::Success& asked) {  // help, or the version
        app.exit(asked);
        return;
    } catch (const CLI::ParseError& error) {
        throw CommandError(complaint(app, error));
    }
    words.command();
}

}  // namespace corridor::cli
