/// What scenarios change against the baseline, and how sure we are.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/indicator.hpp"
#include "run/paired.hpp"
#include "run/run_all.hpp"

namespace corridor {

/// One value over the horizon for every scenario, replicate and indicator.
struct Totals {
    std::vector<Indicator> indicators;
    std::size_t scenarios = 0;  // the baseline is scenario 0
    std::size_t replicates = 0;
    std::vector<double> values;                     // scenario x indicator x replicate
    std::vector<std::vector<double>> leg_attempts;  // scenario x replicate: [persons] of each leg
    std::vector<std::vector<double>> leg_deaths;    // likewise
    /// scenario x replicate: the first month in which each intervention was in force, 0 ...; none: it never
    /// was
    std::vector<std::vector<std::optional<std::size_t>>> first_months{};

    std::span<double> of(std::size_t scenario, std::size_t indicator)
    {
        return std::span(values).subspan((scenario * indicators.size() + indicator) * replicates, replicates);
    }
    std::span<const double> of(std::size_t scenario, std::size_t indicator) const
    {
        return std::span(values).subspan((scenario * indicators.size() + indicator) * replicates, replicates);
    }
};

/// What a paired difference says.
enum class Verdict : std::uint8_t {
    better,  // less harm or more good, and the interval holds no 0
    worse,   // the other way round
    higher,  // of an indicator that is neither harm nor good
    lower,
    unchanged,   // exactly zero in every replicate
    unresolved,  // the interval holds 0, or there is one replicate only
    undefined,   // no replicate has a value in both
};
inline constexpr std::array<std::string_view, 7> verdict_names{"better",    "worse",      "higher",   "lower",
                                                               "unchanged", "unresolved", "undefined"};

/// `step`: by how much the values move at least; 0 where they may move by anything. A difference of at most
/// two steps that is the same in every replicate has an interval of no width, and is no finding: unresolved.
Verdict verdict_of(const PairedDifference& difference, Direction direction, double step = 0);

/// What one simulated person is worth in an indicator of persons: `scale`; 0 in all others.
double step_of(const IndicatorInfo& indicator, std::int64_t scale);

/// One indicator of one scenario against the baseline.
struct ComparisonRow {
    std::size_t scenario = 0;  // 1 ... ; the baseline is 0
    Indicator indicator;
    PairedDifference difference;
    Verdict verdict = Verdict::undefined;
};

/// What one unit of an outcome cost: policy cost over persons spared or helped.
struct CostOfOutcome {
    std::string indicator;
    RatioOfMeans cost;  // [USD each]
};

/// Whether and when an intervention that waits for an indicator came into force.
struct Awaited {
    std::string intervention{};
    std::string indicator{};
    std::size_t began = 0;  // in how many replicates
    Date earliest{};        // first days in force over those replicates
    Date latest{};

    bool operator==(const Awaited&) const = default;
};

/// What a scenario did besides moving indicators one by one.
struct Findings {
    std::size_t treated_legs = 0;
    std::size_t legs = 0;
    std::vector<ComparisonRow> displacement{};  // attempts and deaths on the legs acted on, and on all others
    RatioOfMeans displaced{};  // share of the attempts deterred on treated legs that reappear on the others;
                               // not estimable where none were
    std::vector<CostOfOutcome> costs{};  // of the outcomes in persons that got better
    std::vector<Awaited> awaited{};      // of the interventions that wait for an indicator
};

struct Comparison {
    std::vector<std::string> scenario_ids;  // the baseline first
    std::vector<std::string> scenario_titles;
    std::size_t replicates = 0;
    std::string corridor{};             // its title
    Date from{};                        // first day that figures count
    Date until{};                       // first day that they do not
    std::vector<Date> policy_begins{};  // of each scenario but the baseline
    std::vector<bool> policy_waits{};   // likewise: whether all of it waits for an indicator from then on
    std::vector<ComparisonRow> rows;    // by scenario, then in the order of indicators_of()
    std::vector<Findings> findings{};   // of each scenario but the baseline
};

/// What `compare` tells beside the indicators: flows and deaths where a scenario acts and where it does not.
std::span<const IndicatorInfo> comparison_indicators();

/// Empty totals for an experiment, all NaN.
Totals totals_for(const Experiment& experiment);

/// Writes the values of one record into the totals.
void add_record(Totals& totals, const Network& network, std::size_t scenario, std::uint32_t replicate,
                const Record& record);

/// The table: every scenario but the first against the first.
Comparison comparison_of(const Experiment& experiment, const Totals& totals);

/// Runs everything and compares. Each record goes to `sink`, where there is one, before it is dropped.
Comparison compare(const Experiment& experiment, const RunPlan& plan, const RecordSink& sink = {});

/// The table as aligned text, one block a scenario, with a note on how to read it.
std::string to_text(const Comparison& comparison);

}  // namespace corridor
