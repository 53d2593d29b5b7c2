/// An HDF5 file of labelled variables that is there whole or not at all: plans and merged results of sweeps.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/durable_file.hpp"
#include "io/provenance.hpp"
#include "io/results_layout.hpp"

namespace corridor {

/// What kind of file it is.
struct FileKind {
    std::string_view format;
    std::int32_t version = 1;
};

/// How a file is written.
struct Writing {
    IfTaken if_taken = IfTaken::refuse;
    std::function<bool()> may_go_on{};  // asked before each piece; false stops with Interrupted
};

/// The order of calls decides the bytes. Until `finish` the file lies beside its place as NAME.0a1b2c3d.part,
/// a name that no other writer has; where `finish` is not reached, nothing is left, unless the program was
/// killed by force.
class LabelledFile {
public:
    /// `rows_per_chunk`: how many positions of a variable's first dimension are stored together, compressed,
    /// unless they take more than a MiB: then as many positions of further dimensions as do not. 0:
    /// everything at once, as it is. Throws FileError where the file cannot be made.
    LabelledFile(const std::filesystem::path& path, const FileKind& kind, ResultsLayout layout,
                 const Provenance& provenance, std::size_t rows_per_chunk, Writing how = {});
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

    /// Values from a position on. `at` has a place on each of the first dimensions; the values fill
    /// consecutive places of the last of them, and of the dimensions after it all.
    using Position = std::vector<std::size_t>;
    void write_rows(std::string_view variable, const Position& at, std::span<const std::int32_t> values);
    void write_rows(std::string_view variable, const Position& at, std::span<const double> values);
    void write_rows(std::string_view variable, const Position& at, std::span<const std::string> values);

    /// Brings the file to the disk and gives it its name. Throws FileError as PartFile::take_name does.
    void finish();

private:
    class Writer;
    std::unique_ptr<Writer> writer_;
};

}  // namespace corridor
