#include "io/labelled_file.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "core/check.hpp"
#include "io/hdf5_variable.hpp"
#include "io/provenance_group.hpp"
#include "io/text_file.hpp"
#include "run/replicate.hpp"

namespace corridor {

namespace {

namespace fs = std::filesystem;
using hdf5::File;
using hdf5::Object;

constexpr std::size_t largest_chunk = 1 << 20;  // [byte], what the library keeps of one variable at hand

std::size_t bytes_of(Storage storage)
{
    return storage == Storage::int32 ? sizeof(std::int32_t) : sizeof(double);
}

/// From the last axis on, as many positions as fit. Whoever writes row by row then fills one chunk after
/// another, so that none is packed twice.
std::vector<hsize_t> chunk_of(std::vector<hsize_t> shape, std::size_t rows, std::size_t bytes_of_value)
{
    shape[0] = std::min<hsize_t>(shape[0], rows);
    hsize_t bytes = bytes_of_value;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        shape[axis] = std::clamp<hsize_t>(largest_chunk / bytes, 1, shape[axis]);
        bytes *= shape[axis];
    }
    return shape;
}

}  // namespace

class LabelledFile::Writer {
public:
    Writer(const fs::path& path, const FileKind& kind, ResultsLayout layout, const Provenance& provenance,
           std::size_t rows_per_chunk, Writing how)
        : path_(path),
          layout_(std::move(layout)),
          rows_per_chunk_(rows_per_chunk),
          how_(std::move(how)),
          part_(path),
          file_(File::create(part_.path(), path))
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

    /// `at` has one position at least.
    template <class T>
    void write_rows(std::string_view name, Storage storage, hid_t memory, const Position& at,
                    std::span<const T> values)
    {
        if (how_.may_go_on && !how_.may_go_on()) throw Interrupted{};
        const Variable& variable = find(name, storage);
        const std::vector<std::size_t> shape = layout_.shape(variable);
        CORRIDOR_CHECK(at.size() <= shape.size(), variable.name + " has fewer dimensions");
        const std::size_t rest = std::accumulate(shape.begin() + static_cast<std::ptrdiff_t>(at.size()),
                                                 shape.end(), std::size_t{1}, std::multiplies<>());
        CORRIDOR_CHECK(rest > 0 && values.size() % rest == 0, variable.name + ": wrong number of values");
        if (values.empty()) return;
        std::vector<hsize_t> extent(shape.begin(), shape.end());
        std::vector<hsize_t> begin(shape.size(), 0);
        for (std::size_t axis = 0; axis < at.size(); ++axis) {
            begin[axis] = at[axis];
            extent[axis] = axis + 1 < at.size() ? 1 : values.size() / rest;
            CORRIDOR_CHECK(begin[axis] + extent[axis] <= shape[axis], variable.name + ": too many values");
        }
        write_box(datasets_.at(variable.name), memory, begin, extent, values.data());
    }

    void write_text_rows(std::string_view name, const Position& at, std::span<const std::string> texts)
    {
        std::vector<const char*> pointers;
        pointers.reserve(texts.size());
        for (const std::string& text : texts) pointers.push_back(text.c_str());
        const Object type = hdf5::text_type();
        write_rows(name, Storage::text, type.id(), at, std::span<const char* const>(pointers));
    }

    template <class T>
    void write_all(std::string_view name, Storage storage, hid_t memory, std::span<const T> values)
    {
        CORRIDOR_CHECK(values.size() == count(find(name, storage)),
                       std::string(name) + ": wrong number of values");
        write_rows(name, storage, memory, {0}, values);
    }

    void write_texts(std::string_view name, std::span<const std::string> texts)
    {
        const Variable& variable = find(name, Storage::text);
        CORRIDOR_CHECK(texts.size() == count(variable), variable.name + ": wrong number of texts");
        write_text_rows(name, {0}, texts);
    }

    void finish()
    {
        file_.flush();
        datasets_.clear();
        scales_.clear();
        file_.close();
        if (how_.may_go_on && !how_.may_go_on()) throw Interrupted{};
        if (!part_.take_name(how_.if_taken))
            throw FileError(path_, "cannot be given its name: somebody removed " + part_.path().string());
    }

private:
    void write_box(const Object& dataset, hid_t memory, const std::vector<hsize_t>& begin,
                   const std::vector<hsize_t>& extent, const void* values) const
    {
        const Object in_memory(H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr),
                               H5Sclose);
        const Object in_file(H5Dget_space(dataset.id()), H5Sclose);
        file_.require(
            H5Sselect_hyperslab(in_file.id(), H5S_SELECT_SET, begin.data(), nullptr, extent.data(), nullptr),
            "be written");
        file_.require(H5Dwrite(dataset.id(), memory, in_memory.id(), in_file.id(), H5P_DEFAULT, values),
                      "be written");
    }

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
        if (rows_per_chunk_ > 0 && variable.storage != Storage::text && count(variable) > 0)
            chunk = chunk_of(shape, rows_per_chunk_, bytes_of(variable.storage));
        datasets_.emplace(variable.name, hdf5::create_variable(file_, variable, shape, chunk, scales_));
    }

    fs::path path_;
    ResultsLayout layout_;
    std::size_t rows_per_chunk_;
    Writing how_;
    PartFile part_;  // outlives the open file, and is there where the rest cannot be made
    File file_;
    std::map<std::string, Object> scales_;
    std::map<std::string, Object> datasets_;
};

LabelledFile::LabelledFile(const fs::path& path, const FileKind& kind, ResultsLayout layout,
                           const Provenance& provenance, std::size_t rows_per_chunk, Writing how)
    : writer_(
          std::make_unique<Writer>(path, kind, std::move(layout), provenance, rows_per_chunk, std::move(how)))
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

void LabelledFile::write_rows(std::string_view variable, const Position& at,
                              std::span<const std::int32_t> values)
{
    writer_->write_rows(variable, Storage::int32, H5T_NATIVE_INT32, at, values);
}

void LabelledFile::write_rows(std::string_view variable, const Position& at, std::span<const double> values)
{
    writer_->write_rows(variable, Storage::float64, H5T_NATIVE_DOUBLE, at, values);
}

void LabelledFile::write_rows(std::string_view variable, const Position& at,
                              std::span<const std::string> values)
{
    writer_->write_text_rows(variable, at, values);
}

void LabelledFile::finish()
{
    writer_->finish();
}

}  // namespace corridor
