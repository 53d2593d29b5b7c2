/// What somebody asked to be run, from a command line or from the results of an earlier run, and the
/// experiment that this is.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/date.hpp"
#include "io/corridor_texts.hpp"
#include "io/provenance.hpp"
#include "run/experiment.hpp"

namespace corridor {

/// The files of one scenario: one, or several that act together.
using ScenarioFiles = std::vector<SourceFile>;

/// Everything that decides a result, as texts. Equal requests give equal bytes.
struct Request {
    CorridorTexts corridor;
    bool with_baseline = true;             // the world without a scenario comes first
    std::vector<ScenarioFiles> scenarios;  // in order; `name` is how messages call a file
    std::optional<Date> until;             // first day not simulated; the corridor's own end where left out
    std::int64_t scale = 1;                // real persons per simulated one
    std::uint32_t replicates = 1;
    std::uint64_t seed = 0;
    std::vector<Setting> parameters;  // name and value; of one name given twice the last holds
};

/// The command line asks for what cannot be: every mistake, one a line.
class RequestError : public std::runtime_error {
public:
    explicit RequestError(const std::vector<std::string>& mistakes);
};

/// Reads the corridor and the scenarios. Throws InputError with the mistakes of the files, RequestError with
/// those of the rest: unknown parameters, values out of range, an end that is not the first of a month.
Experiment read_experiment(const Request& request);

/// SHA-256 that names an experiment: of its input texts and of all that was chosen besides them. Threads,
/// output and time are no part of it.
std::string experiment_sha256(const Request& request, const Experiment& experiment);

/// What a results file keeps of a request, with the program's version and commit.
Provenance provenance_of(const Request& request, const Experiment& experiment);

/// The request that gave results: `provenance_of` the other way round. `file` is how messages call the
/// results. Throws FileError where a setting cannot be understood.
Request request_from(const Provenance& provenance, const std::filesystem::path& file);

}  // namespace corridor
