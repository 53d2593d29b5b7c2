/// Writes a results file: HDF5 that explains itself and that xarray, h5py, ncdump, h5dump and R open. See
/// FORMAT.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "io/provenance.hpp"
#include "io/results_layout.hpp"

namespace corridor {

inline constexpr std::string_view results_format = "corridor-results";
inline constexpr std::int32_t results_format_version = 1;

/// One replicate of one scenario.
struct ReplicateCell {
    std::size_t scenario = 0;
    std::size_t replicate = 0;

    friend auto operator<=>(const ReplicateCell&, const ReplicateCell&) = default;
};

/// Results are written while they come; only a whole file gets its name. Until then `NAME.part` is a copy
/// that is brought up to date with the first replicate and now and again, in one step: a program that dies at
/// any moment leaves no part, or one that can be opened and says how far it came.
///
/// The order of calls decides the bytes of the file: write fixed variables first, then replicates in one
/// order whatever the threads do. One thread at a time.
class ResultsFile {
public:
    enum class Existing { keep, replace };

    /// Creates the part with all dimensions, empty variables and the provenance. Throws FileError where that
    /// fails, or where the results or a part of an earlier run exist and are to be kept.
    ResultsFile(const std::filesystem::path& path, ResultsLayout layout, const Provenance& provenance,
                Existing existing);

    ResultsFile(ResultsFile&&) noexcept;
    ResultsFile& operator=(ResultsFile&&) noexcept;

    /// Unless `finish` was called, leaves the part, with all that has been written.
    ~ResultsFile();

    const ResultsLayout& layout() const;

    /// Writes all values of a variable, in row-major order. Their type must be that of its storage.
    void write(std::string_view variable, std::span<const std::int32_t> values);
    void write(std::string_view variable, std::span<const std::int64_t> values);
    void write(std::string_view variable, std::span<const double> values);
    void write(std::string_view variable, std::span<const std::string> values);

    /// Writes the values of a variable by replicate for one of them: those of its further dimensions.
    void write(std::string_view variable, ReplicateCell cell, std::span<const std::int32_t> values);
    void write(std::string_view variable, ReplicateCell cell, std::span<const std::int64_t> values);
    void write(std::string_view variable, ReplicateCell cell, std::span<const double> values);

    /// Everything of one more replicate is written: counts it, and brings the part up to date if the last
    /// time is long enough ago for copying to cost little.
    void finish_replicate();

    /// All is written: marks the file as complete, brings it to the disk and gives it its name.
    void finish();

private:
    class Writer;
    std::unique_ptr<Writer> writer_;
};

/// "NAME.h5.part", where the results of NAME.h5 are while they come.
std::filesystem::path part_of(const std::filesystem::path& results);

}  // namespace corridor
