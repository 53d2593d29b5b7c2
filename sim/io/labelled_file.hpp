/// An HDF5 file of labelled variables that is there whole or not at all: plans and merged results of sweeps.
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

/// What kind of file it is.
struct FileKind {
    std::string_view format;
    std::int32_t version = 1;
};

/// The order of calls decides the bytes. Until `finish` the file lies beside its place as NAME.part; where
/// `finish` is not reached, nothing is left.
class LabelledFile {
public:
    /// `rows_per_chunk`: how many positions of a variable's first dimension are stored together, compressed;
    /// 0: everything at once, as it is. Throws FileError where the file cannot be made.
    LabelledFile(const std::filesystem::path& path, const FileKind& kind, ResultsLayout layout,
                 const Provenance& provenance, std::size_t rows_per_chunk);
    ~LabelledFile();
    LabelledFile(const LabelledFile&) = delete;
    LabelledFile& operator=(const LabelledFile&) = delete;

    /// A fact about the whole file.
    void set(const std::string& name, std::uint64_t number);

    /// All values of a variable in row-major order.
    void write(std::string_view variable, std::span<const std::int32_t> values);
    void write(std::string_view variable, std::span<const std::uint64_t> values);
    void write(std::string_view variable, std::span<const double> values);
    void write(std::string_view variable, std::span<const std::string> values);

    /// Values from one position of the first dimension on.
    void write_rows(std::string_view variable, std::size_t first, std::span<const std::int32_t> values);
    void write_rows(std::string_view variable, std::size_t first, std::span<const double> values);

    /// Brings the file to the disk and gives it its name.
    void finish();

private:
    class Writer;
    std::unique_ptr<Writer> writer_;
};

}  // namespace corridor
