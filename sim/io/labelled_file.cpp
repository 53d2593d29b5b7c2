#include "io/labelled_file.hpp"

#include <algorithm>
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

fs::path part_of_file(const fs::path& path)
{
    fs::path part = path;
    part += part_ending;
    return part;
}

/// The file while it is written: gone at the end, unless it has got its name.
class Part {
public:
    explicit Part(fs::path path) : path_(std::move(path)) {}
    ~Part()
    {
        std::error_code gone;
        if (!is_named_) fs::remove(path_, gone);
    }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    const fs::path& path() const { return path_; }
    void name(const fs::path& name)
    {
        sync_to_disk(path_);
        rename_durably(path_, name);
        is_named_ = true;
    }

private:
    fs::path path_;
    bool is_named_ = false;
};

}  // namespace

class LabelledFile::Writer {
public:
    Writer(const fs::path& path, const FileKind& kind, ResultsLayout layout, const Provenance& provenance,
           std::size_t rows_per_chunk)
        : path_(path),
          layout_(std::move(layout)),
          rows_per_chunk_(rows_per_chunk),
          part_(part_of_file(path)),
          file_(File::create(part_.path()))
    {
        check_layout(layout_);
        const hid_t root = file_.root();
        file_.set_attribute(root, "Conventions", "CF-1.10");
        file_.set_attribute(root, "title", layout_.title);
        file_.set_attribute(root, "source",
                            fmt::format("corridor {} ({})", provenance.program_version, provenance.commit));
        file_.set_attribute(root, "format", kind.format);
        file_.set_attribute(root, "format_version", kind.version);
        file_.set_attribute(root, "plan_sha256", provenance.experiment_sha256);
        std::int32_t number = 0;
        for (const Dimension& dimension : layout_.dimensions)
            scales_.emplace(dimension.name, hdf5::write_dimension(file_, root, dimension, number++));
        for (const Variable& variable : layout_.variables) create(variable);
        hdf5::write_provenance(file_, provenance, number);
    }

    void set(const std::string& name, std::uint64_t number)
    {
        file_.set_attribute(file_.root(), name, number);
    }

    template <class T>
    void write_rows(std::string_view name, Storage storage, hid_t memory, std::size_t first,
                    std::span<const T> values)
    {
        const Variable& variable = find(name, storage);
        const std::vector<std::size_t> shape = layout_.shape(variable);
        std::vector<hsize_t> extent(shape.begin(), shape.end());
        const std::size_t row =
            std::accumulate(extent.begin() + 1, extent.end(), std::size_t{1}, std::multiplies<>());
        CORRIDOR_CHECK(row > 0 && values.size() % row == 0 && first + values.size() / row <= shape[0],
                       variable.name + ": wrong number of values");
        if (values.empty()) return;
        std::vector<hsize_t> begin(extent.size(), 0);
        begin[0] = first;
        extent[0] = values.size() / row;
        const Object& dataset = datasets_.at(variable.name);
        const Object in_memory(H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr),
                               H5Sclose);
        const Object in_file(H5Dget_space(dataset.id()), H5Sclose);
        file_.require(
            H5Sselect_hyperslab(in_file.id(), H5S_SELECT_SET, begin.data(), nullptr, extent.data(), nullptr),
            "be written");
        file_.require(
            H5Dwrite(dataset.id(), memory, in_memory.id(), in_file.id(), H5P_DEFAULT, values.data()),
            "be written");
    }

    template <class T>
    void write_all(std::string_view name, Storage storage, hid_t memory, std::span<const T> values)
    {
        CORRIDOR_CHECK(values.size() == count(find(name, storage)),
                       std::string(name) + ": wrong number of values");
        write_rows(name, storage, memory, 0, values);
    }

    void write_texts(std::string_view name, std::span<const std::string> texts)
    {
        const Variable& variable = find(name, Storage::text);
        CORRIDOR_CHECK(texts.size() == count(variable), variable.name + ": wrong number of texts");
        file_.write_texts(datasets_.at(variable.name), texts);
    }

    void finish()
    {
        file_.flush();
        datasets_.clear();
        scales_.clear();
        file_.close();
        part_.name(path_);
    }

private:
    const Variable& find(std::string_view name, Storage storage) const
    {
        const Variable* variable = layout_.find_variable(name);
        CORRIDOR_CHECK(variable != nullptr, "there is no variable " + std::string(name));
        CORRIDOR_CHECK(variable->storage == storage, variable->name + " is stored otherwise");
        return *variable;
    }

    std::size_t count(const Variable& variable) const
    {
        const std::vector<std::size_t> shape = layout_.shape(variable);
        return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
    }

    void create(const Variable& variable)
    {
        const std::vector<std::size_t> lengths = layout_.shape(variable);
        const std::vector<hsize_t> shape(lengths.begin(), lengths.end());
        std::vector<hsize_t> chunk;
        if (rows_per_chunk_ > 0 && variable.storage != Storage::text && count(variable) > 0) {
            chunk = shape;
            chunk[0] = std::min<hsize_t>(chunk[0], rows_per_chunk_);
        }
        datasets_.emplace(variable.name, hdf5::create_variable(file_, variable, shape, chunk, scales_));
    }

    fs::path path_;
    ResultsLayout layout_;
    std::size_t rows_per_chunk_;
    Part part_;  // outlives the open file, and is there where the rest cannot be made
    File file_;
    std::map<std::string, Object> scales_;
    std::map<std::string, Object> datasets_;
};

LabelledFile::LabelledFile(const fs::path& path, const FileKind& kind, ResultsLayout layout,
                           const Provenance& provenance, std::size_t rows_per_chunk)
    : writer_(std::make_unique<Writer>(path, kind, std::move(layout), provenance, rows_per_chunk))
{}

LabelledFile::~LabelledFile() = default;

void LabelledFile::set(const std::string& name, std::uint64_t number)
{
    writer_->set(name, number);
}

void LabelledFile::write(std::string_view variable, std::span<const std::int32_t> values)
{
    writer_->write_all(variable, Storage::int32, H5T_NATIVE_INT32, values);
}

void LabelledFile::write(std::string_view variable, std::span<const std::uint64_t> values)
{
    writer_->write_all(variable, Storage::uint64, H5T_NATIVE_UINT64, values);
}

void LabelledFile::write(std::string_view variable, std::span<const double> values)
{
    writer_->write_all(variable, Storage::float64, H5T_NATIVE_DOUBLE, values);
}

void LabelledFile::write(std::string_view variable, std::span<const std::string> values)
{
    writer_->write_texts(variable, values);
}

void LabelledFile::write_rows(std::string_view variable, std::size_t first,
                              std::span<const std::int32_t> values)
{
    writer_->write_rows(variable, Storage::int32, H5T_NATIVE_INT32, first, values);
}

void LabelledFile::write_rows(std::string_view variable, std::size_t first, std::span<const double> values)
{
    writer_->write_rows(variable, Storage::float64, H5T_NATIVE_DOUBLE, first, values);
}

void LabelledFile::finish()
{
    writer_->finish();
}

}  // namespace corridor
