#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/execute.hpp"
#include "cli/exit_code.hpp"
#include "cli/request_words.hpp"
#include "cli/summary.hpp"
#include "core/version.hpp"

namespace corridor::cli {
namespace {

/// The request that gave earlier results. Says so where another version of the program may give others.
Request request_of_earlier_results(const RunOptions& options)
{
    const Provenance provenance = read_provenance(options.from);
    const bool same_program = provenance.program_version == version() && provenance.commit == commit();
    if (!same_program && !options.quiet) {
        fmt::print(stderr, "{} was written by corridor {} ({}), this is {} ({}): results may differ\n",
                   options.from.string(), provenance.program_version, provenance.commit, version(), commit());
    }
    return request_from(provenance, options.from);
}

/// `run` runs what it is told and nothing else: scenarios without the baseline, or the baseline alone.
Request request_of(const RunOptions& options)
{
    const ExperimentWords& words = options.experiment;
    if (!options.from.empty()) return request_of_earlier_results(options);
    if (words.corridor.empty())
        throw CommandError("run: which corridor? `corridor list corridors` shows them");
    return read_request(words, words.scenarios.empty());
}

}  // namespace

void run(const RunOptions& options)
{
    const Request request = request_of(options);
    const auto out = options.out.empty() ? std::filesystem::path(request.corridor.id + ".h5") : options.out;
    if (options.dry_run) return rehearse(request, options, out);
    const Outcome outcome = execute(request, options, out);
    if (options.json) {
        fmt::print("{}", summary_json(outcome, out));
    } else if (!options.quiet) {
        fmt::print("{}\nAll indicators, months, places and groups: {}\n", summary_text(outcome),
                   out.string());
    }
}

}  // namespace corridor::cli
