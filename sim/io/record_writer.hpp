/// Writes the record of each replicate, and what is compared in the end, into a results file.
#pragma once

#include "io/results_file.hpp"
#include "run/compare.hpp"

namespace corridor {

/// Records come in the order in which `run_all` hands them over; that order decides the bytes of the file.
class RecordWriter {
public:
    /// Creates the file with everything that is known before the first day. `experiment` must outlive the
    /// writer. Throws FileError as ResultsFile does.
    RecordWriter(const std::filesystem::path& path, const Experiment& experiment,
                 const Provenance& provenance, ResultsFile::Existing existing);

    /// One more replicate.
    void write(std::size_t scenario, std::uint32_t replicate, const Record& record);

    /// Replicates written so far.
    std::size_t n_written() const { return n_written_; }

    /// The totals of all replicates; the comparison follows where the experiment has one.
    const Totals& totals() const { return totals_; }

    /// Writes the comparison and gives the file its name.
    void finish();

private:
    void write_comparison();

    const Experiment* experiment_;
    ResultsFile file_;
    Totals totals_;
    std::size_t n_written_ = 0;
};

}  // namespace corridor
