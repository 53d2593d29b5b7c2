#include "io/results_file.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "core/check.hpp"
#include "io/durable_file.hpp"
#include "io/hdf5_variable.hpp"
#include "io/provenance_group.hpp"
#include "io/text_file.hpp"

namespace corridor {

namespace {

namespace fs = std::filesystem;
using hdf5::File;
using hdf5::Object;

constexpr std::size_t largest_chunk = 1 << 20;  // [byte], the library's cache of one variable

// What decides a chunk: values that are written together, in one piece where they are not too many.
std::vector<hsize_t> chunk_of(const Variable& variable, std::span<const hsize_t> shape)
{
    const bool is_empty = std::ranges::find(shape, hsize_t{0}) != shape.end();
    if (shape.empty() || is_empty || variable.storage == Storage::text) return {};
    std::vector<hsize_t> chunk(shape.begin(), shape.end());
    if (is_by_replicate(variable)) chunk[0] = chunk[1] = 1;
    std::size_t bytes = std::accumulate(chunk.begin(), chunk.end(), sizeof(double), std::multiplies<>());
    for (hsize_t& length : chunk) {
        while (bytes > largest_chunk && length > 1) {
            bytes /= length;
            length = (length + 1) / 2;
            bytes *= length;
        }
    }
    return chunk;
}

void refuse_to_replace(const fs::path& results)
{
    if (fs::exists(results)) throw FileError(results, "exists already (--force replaces it)");
    const fs::path part = part_of(results);
    if (fs::exists(part))
        throw FileError(part, "is left from a run that was interrupted (--force replaces it)");
}

}  // namespace

fs::path part_of(const fs::path& results)
{
    fs::path part = results;
    part += ".part";
    return part;
}

/// The open file and what has been written to it.
///
/// HDF5 brings its own books to the file in several steps, and whoever is killed between two of them leaves
/// a file that does not open. So the library writes to a file of its own, and the part is a copy made while
/// the books are in order, which takes its name in one step.
class ResultsFile::Writer {
public:
    Writer(const fs::path& path, ResultsLayout layout, const Provenance& provenance)
        : path_(path), layout_(std::move(layout)), file_(File::create(open_file()))
    {
        check_layout(layout_);
        write_head(provenance);
        write_dimensions();
        for (const Variable& variable : layout_.variables) create(variable);
        hdf5::write_provenance(file_, provenance, static_cast<std::int32_t>(layout_.dimensions.size()));
        file_.flush();
    }

    const ResultsLayout& layout() const { return layout_; }

    template <class T>
    void write_all(std::string_view name, Storage storage, hid_t memory, std::span<const T> values)
    {
        const Variable& variable = find(name, storage);
        CORRIDOR_CHECK(values.size() == count(layout_.shape(variable)),
                       variable.name + ": wrong number of values");
        if (values.empty()) return;
        file_.require(
            H5Dwrite(datasets_.at(variable.name).id(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
            "be written");
    }

    void write_texts(std::string_view name, std::span<const std::string> values)
    {
        const Variable& variable = find(name, Storage::text);
        CORRIDOR_CHECK(values.size() == count(layout_.shape(variable)),
                       variable.name + ": wrong number of texts");
        file_.write_texts(datasets_.at(variable.name), values);
    }

    template <class T>
    void write_cell(std::string_view name, Storage storage, hid_t memory, ReplicateCell cell,
                    std::span<const T> values)
    {
        const Variable& variable = find(name, storage);
        CORRIDOR_CHECK(is_by_replicate(variable), variable.name + " is not written replicate by replicate");
        const std::vector<std::size_t> shape = layout_.shape(variable);
        CORRIDOR_CHECK(cell.scenario < shape[0] && cell.replicate < shape[1],
                       variable.name + ": no such replicate");
        std::vector<hsize_t> begin(shape.size(), 0);
        std::vector<hsize_t> extent(shape.begin(), shape.end());
        begin[0] = cell.scenario;
        begin[1] = cell.replicate;
        extent[0] = extent[1] = 1;
        CORRIDOR_CHECK(values.size() == count(extent), variable.name + ": wrong number of values");
        if (values.empty()) return;

        const Object& dataset = datasets_.at(variable.name);
        const Object memory_space(H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr),
                                  H5Sclose);
        const Object file_space(H5Dget_space(dataset.id()), H5Sclose);
        file_.require(H5Sselect_hyperslab(file_space.id(), H5S_SELECT_SET, begin.data(), nullptr,
                                          extent.data(), nullptr),
                      "be written");
        file_.require(
            H5Dwrite(dataset.id(), memory, memory_space.id(), file_space.id(), H5P_DEFAULT, values.data()),
            "be written");
    }

    void finish_replicate()
    {
        file_.set_attribute(file_.root(), "replicates_done", ++replicates_done_);
        file_.flush();  // each time: when the library writes decides where in the file things lie
        const bool first = replicates_done_ == 1;
        if (first || Clock::now() - published_ > copies_cost_at_most * copying_took_) publish();
    }

    void finish()
    {
        file_.set_attribute(file_.root(), "complete", std::int32_t{1});
        close();
        sync_to_disk(open_file());
        rename(open_file(), path_);
        fs::remove(part_of(path_));
        const fs::path folder = path_.parent_path();
        sync_folder_to_disk(folder.empty() ? "." : folder);
        is_finished_ = true;
    }

    /// What was written and not finished stays as the part.
    ~Writer()
    {
        if (is_finished_) return;
        try {
            file_.flush();
            publish();
            close();
            fs::remove(open_file());
        } catch (const std::exception& trouble) {
            fmt::print(stderr, "{}: cannot be brought up to date: {}\n", part_of(path_).string(),
                       trouble.what());
        }
    }

    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

private:
    using Clock = std::chrono::steady_clock;
    static constexpr int copies_cost_at_most = 20;  // times as long as a copy takes, from one to the next

    fs::path open_file() const
    {
        fs::path name = part_of(path_);
        name += ".open";
        return name;
    }

    static void rename(const fs::path& from, const fs::path& to)
    {
        std::error_code error;
        fs::rename(from, to, error);
        if (error) throw FileError(to, "cannot be given its name: " + error.message());
    }

    /// Brings the part up to date.
    void publish()
    {
        const Clock::time_point begin = Clock::now();
        fs::path copy = part_of(path_);
        copy += ".copy";
        std::error_code error;
        fs::copy_file(open_file(), copy, fs::copy_options::overwrite_existing, error);
        if (error) throw FileError(copy, "cannot be written: " + error.message());
        rename(copy, part_of(path_));
        published_ = Clock::now();
        copying_took_ = published_ - begin;
    }

    void close()
    {
        file_.flush();
        datasets_.clear();
        scales_.clear();
        file_.close();
    }

    template <class Lengths>
    static std::size_t count(const Lengths& lengths)
    {
        return std::accumulate(lengths.begin(), lengths.end(), std::size_t{1}, std::multiplies<>());
    }

    const Variable& find(std::string_view name, Storage storage) const
    {
        const Variable* variable = layout_.find_variable(name);
        CORRIDOR_CHECK(variable != nullptr, "there is no variable " + std::string(name));
        CORRIDOR_CHECK(variable->storage == storage,
                       fmt::format("{} is stored as {}, not as {}", name, storage_name(variable->storage),
                                   storage_name(storage)));
        return *variable;
    }

    std::int32_t length_of(std::string_view dimension) const
    {
        const Dimension* found = layout_.find_dimension(dimension);
        return found ? static_cast<std::int32_t>(found->size()) : 1;
    }

    void write_head(const Provenance& provenance)
    {
        const hid_t root = file_.root();
        file_.set_attribute(root, "Conventions", "CF-1.10");
        file_.set_attribute(root, "title", layout_.title);
        file_.set_attribute(root, "source",
                            fmt::format("corridor {} ({})", provenance.program_version, provenance.commit));
        file_.set_attribute(root, "format", results_format);
        file_.set_attribute(root, "format_version", results_format_version);
        file_.set_attribute(root, "experiment_sha256", provenance.experiment_sha256);
        file_.set_attribute(root, "complete", std::int32_t{0});
        file_.set_attribute(root, "replicates",
                            length_of(scenario_dimension) * length_of(replicate_dimension));
        file_.set_attribute(root, "replicates_done", std::int32_t{0});
    }

    void write_dimensions()
    {
        std::int32_t number = 0;
        for (const Dimension& dimension : layout_.dimensions) {
            scales_.emplace(dimension.name, hdf5::write_dimension(file_, file_.root(), dimension, number++));
        }
    }

    void create(const Variable& variable)
    {
        const std::vector<std::size_t> lengths = layout_.shape(variable);
        const std::vector<hsize_t> shape(lengths.begin(), lengths.end());
        Object dataset = hdf5::create_variable(file_, variable, shape, chunk_of(variable, shape), scales_);
        datasets_.emplace(variable.name, std::move(dataset));
    }

    fs::path path_;
    ResultsLayout layout_;
    File file_;
    std::map<std::string, Object> scales_;
    std::map<std::string, Object> datasets_;
    std::int32_t replicates_done_ = 0;
    bool is_finished_ = false;
    Clock::time_point published_;
    Clock::duration copying_took_{};
};

ResultsFile::ResultsFile(const fs::path& path, ResultsLayout layout, const Provenance& provenance,
                         Existing existing)
{
    if (existing == Existing::keep) refuse_to_replace(path);
    writer_ = std::make_unique<Writer>(path, std::move(layout), provenance);
}

ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;
ResultsFile& ResultsFile::operator=(ResultsFile&&) noexcept = default;
ResultsFile::~ResultsFile() = default;

const ResultsLayout& ResultsFile::layout() const
{
    return writer_->layout();
}

void ResultsFile::write(std::string_view variable, std::span<const std::int32_t> values)
{
    writer_->write_all(variable, Storage::int32, H5T_NATIVE_INT32, values);
}

void ResultsFile::write(std::string_view variable, std::span<const std::int64_t> values)
{
    writer_->write_all(variable, Storage::int64, H5T_NATIVE_INT64, values);
}

void ResultsFile::write(std::string_view variable, std::span<const double> values)
{
    writer_->write_all(variable, Storage::float64, H5T_NATIVE_DOUBLE, values);
}

void ResultsFile::write(std::string_view variable, std::span<const std::string> values)
{
    writer_->write_texts(variable, values);
}

void ResultsFile::write(std::string_view variable, ReplicateCell cell, std::span<const std::int32_t> values)
{
    writer_->write_cell(variable, Storage::int32, H5T_NATIVE_INT32, cell, values);
}

void ResultsFile::write(std::string_view variable, ReplicateCell cell, std::span<const std::int64_t> values)
{
    writer_->write_cell(variable, Storage::int64, H5T_NATIVE_INT64, cell, values);
}

void ResultsFile::write(std::string_view variable, ReplicateCell cell, std::span<const double> values)
{
    writer_->write_cell(variable, Storage::float64, H5T_NATIVE_DOUBLE, cell, values);
}

void ResultsFile::finish_replicate()
{
    writer_->finish_replicate();
}

void ResultsFile::finish()
{
    writer_->finish();
    writer_.reset();
}

}  // namespace corridor
