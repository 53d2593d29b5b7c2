#include "run/run_all.hpp"

#include <algorithm>

#include "core/parallel.hpp"
#include "run/ordered_delivery.hpp"

namespace corridor {

void run_all(const Experiment& experiment, const RunPlan& plan, const RecordSink& sink)
{
    const ThreadCount threads(plan.threads);
    const std::size_t n = experiment.scenarios.size() * experiment.replicates;
    const auto scenario_of = [&](std::size_t run) { return run / experiment.replicates; };
    const auto replicate_of = [&](std::size_t run) {
        return static_cast<std::uint32_t>(run % experiment.replicates);
    };
    // One run alone leaves the threads to the loops inside it.
    const std::size_t workers = std::min(n, static_cast<std::size_t>(thread_count()));
    OrderedDelivery<Record> delivery(
        n, 2 * std::max<std::size_t>(workers, 1),
        [&](std::size_t run, Record&& record) { sink(scenario_of(run), replicate_of(run), record); });
    for_each_index(workers, [&](std::size_t) {
        for (std::size_t run = 0; delivery.next(run);) {
            try {
                delivery.deliver(run, run_replicate(experiment, plan, scenario_of(run), replicate_of(run)));
            } catch (...) {
                delivery.fail(run, std::current_exception());
            }
        }
    });
    delivery.rethrow_if_failed();
}

}  // namespace corridor
