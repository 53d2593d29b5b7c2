#include "run/compare.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/execute.hpp"
#include "cli/exit_code.hpp"
#include "cli/request_words.hpp"

namespace corridor::cli {
namespace {

std::string comparison_json(const Comparison& comparison, const Outcome& outcome,
                            const std::filesystem::path& out)
{
    nlohmann::ordered_json changes = nlohmann::ordered_json::array();
    for (const ComparisonRow& row : comparison.rows) {
        changes.push_back({{"scenario", comparison.scenario_ids[row.scenario]},
                           {"indicator", row.indicator.name},
                           {"unit", row.indicator.info->unit},
                           {"baseline", row.difference.baseline},
                           {"value", row.difference.scenario},
                           {"change", row.difference.mean},
                           {"low", row.difference.low},
                           {"high", row.difference.high},
                           {"same_sign", row.difference.same_sign},
                           {"replicates", row.difference.n},
                           {"verdict", verdict_names[static_cast<std::size_t>(row.verdict)]}});
    }
    const nlohmann::ordered_json document{
        {"results", out.string()}, {"experiment", outcome.sha256}, {"changes", std::move(changes)}};
    return document.dump(2) + "\n";
}

}  // namespace

void compare(const RunOptions& options)
{
    if (options.experiment.scenarios.empty())
        throw CommandError(
            "compare: with what? Give --scenario, once or more; the baseline is always included");
    const Request request = read_request(options.experiment, true);
    const auto out =
        options.out.empty() ? std::filesystem::path(request.corridor.id + "_compare.h5") : options.out;
    if (options.dry_run) return rehearse(request, options, out);
    const Outcome outcome = execute(request, options, out);
    const Comparison comparison = comparison_of(outcome.experiment, outcome.totals);
    if (options.json) {
        fmt::print("{}", comparison_json(comparison, outcome, out));
    } else if (!options.quiet) {
        fmt::print("{}\nEvery month, place and group of every scenario: {}\n", to_text(comparison),
                   out.string());
    }
}

}  // namespace corridor::cli
