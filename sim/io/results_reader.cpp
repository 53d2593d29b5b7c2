#include "io/results_reader.hpp"

#include <functional>
#include <numeric>

#include <hdf5_hl.h>

#include "core/check.hpp"
#include "io/hdf5_object.hpp"
#include "io/provenance_group.hpp"
#include "io/text_file.hpp"

namespace corridor {

namespace {

using hdf5::File;
using hdf5::Object;

herr_t keep_dataset_name(hid_t group, const char* name, const H5L_info_t*, void* into)
{
    H5O_info_t info;
    if (H5Oget_info_by_name2(group, name, &info, H5O_INFO_BASIC, H5P_DEFAULT) < 0) return -1;
    if (info.type == H5O_TYPE_DATASET) static_cast<std::vector<std::string>*>(into)->emplace_back(name);
    return 0;
}

/// Datasets at the top, in the order in which they were made.
std::vector<std::string> dataset_names(const File& file)
{
    std::vector<std::string> names;
    hsize_t at = 0;
    file.require(H5Literate(file.root(), H5_INDEX_CRT_ORDER, H5_ITER_INC, &at, keep_dataset_name, &names),
                 "be listed");
    return names;
}

herr_t keep_scale_name(hid_t, unsigned, hid_t scale, void* into)
{
    char name[256] = "";
    H5DSget_scale_name(scale, name, sizeof name);
    *static_cast<std::string*>(into) = name;
    return 1;  // the first is the only one
}

std::string text_or_empty(const File& file, const Object& object, const std::string& name)
{
    return file.has_attribute(object.id(), name) ? file.text_attribute(object.id(), name) : "";
}

std::string unit_of(const File& file, const Object& dataset)
{
    const std::string unit = text_or_empty(file, dataset, "units");
    return unit == "1" || unit.empty() ? "-" : unit;
}

Storage storage_of(const File& file, const Object& dataset)
{
    const Object type = file.own(H5Dget_type(dataset.id()), H5Tclose, "be read");
    switch (H5Tget_class(type.id())) {
    case H5T_STRING:
        return Storage::text;
    case H5T_INTEGER:
        return H5Tget_size(type.id()) == sizeof(std::int32_t) ? Storage::int32 : Storage::int64;
    default:
        return Storage::float64;
    }
}

template <class T>
std::vector<T> read_all(const File& file, const Object& dataset, hid_t memory)
{
    const std::vector<hsize_t> shape = file.shape(dataset);
    std::vector<T> values(std::accumulate(shape.begin(), shape.end(), hsize_t{1}, std::multiplies<>()));
    if (values.empty()) return values;
    file.require(H5Dread(dataset.id(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "be read");
    return values;
}

Dimension read_dimension(const File& file, const Object& dataset, const std::string& name)
{
    const bool is_date = file.has_attribute(dataset.id(), "calendar");
    Dimension dimension{name,
                        {},
                        text_or_empty(file, dataset, "long_name"),
                        is_date ? std::string("-") : unit_of(file, dataset)};
    const Storage storage = storage_of(file, dataset);
    if (storage == Storage::text) {
        dimension.values = file.read_texts(dataset);
    } else if (is_date) {
        Dimension::Dates dates;
        for (const std::int32_t days : read_all<std::int32_t>(file, dataset, H5T_NATIVE_INT32))
            dates.push_back({days});
        dimension.values = dates;
    } else if (storage == Storage::float64) {
        dimension.values = read_all<double>(file, dataset, H5T_NATIVE_DOUBLE);
    } else {
        dimension.values = read_all<std::int64_t>(file, dataset, H5T_NATIVE_INT64);
    }
    return dimension;
}

Variable read_variable(const File& file, const Object& dataset, const std::string& name)
{
    Variable variable{.name = name,
                      .dimensions = {},
                      .storage = storage_of(file, dataset),
                      .unit = unit_of(file, dataset),
                      .meaning = text_or_empty(file, dataset, "long_name"),
                      .definition = text_or_empty(file, dataset, "definition"),
                      .comment = text_or_empty(file, dataset, "comment")};
    const auto n_axes = static_cast<unsigned>(file.shape(dataset).size());
    for (unsigned axis = 0; axis < n_axes; ++axis) {
        std::string dimension;
        file.require(H5DSiterate_scales(dataset.id(), axis, nullptr, keep_scale_name, &dimension), "be read");
        variable.dimensions.push_back(dimension);
    }
    return variable;
}

}  // namespace

/// The open file and what it holds.
class ResultsReader::Contents {
public:
    explicit Contents(const std::filesystem::path& path) : file(File::open(path))
    {
        hdf5::require_our_format(file);
        layout.title = file.text_attribute(file.root(), "title");
        for (const std::string& name : dataset_names(file)) {
            const Object dataset = file.open_dataset(file.root(), name);
            if (H5DSis_scale(dataset.id()) > 0) {
                layout.dimensions.push_back(read_dimension(file, dataset, name));
            } else {
                layout.variables.push_back(read_variable(file, dataset, name));
            }
        }
    }

    Object open(std::string_view name, bool is_stored_so) const
    {
        CORRIDOR_CHECK(is_stored_so, std::string(name) + " is stored in another way");
        return file.open_dataset(file.root(), std::string(name));
    }

    Storage storage(std::string_view name) const
    {
        const Variable* variable = layout.find_variable(name);
        CORRIDOR_CHECK(variable != nullptr, "there is no variable " + std::string(name));
        return variable->storage;
    }

    File file;
    ResultsLayout layout;
};

ResultsReader::ResultsReader(const std::filesystem::path& path) : contents_(std::make_unique<Contents>(path))
{}
ResultsReader::ResultsReader(ResultsReader&&) noexcept = default;
ResultsReader& ResultsReader::operator=(ResultsReader&&) noexcept = default;
ResultsReader::~ResultsReader() = default;

bool ResultsReader::is_complete() const
{
    const File& file = contents_->file;
    return file.int_attribute(file.root(), "complete") == 1;
}

std::int32_t ResultsReader::replicates_done() const
{
    const File& file = contents_->file;
    return file.int_attribute(file.root(), "replicates_done");
}

const ResultsLayout& ResultsReader::layout() const
{
    return contents_->layout;
}

std::vector<double> ResultsReader::read_numbers(std::string_view variable) const
{
    const bool fits = contents_->storage(variable) == Storage::float64;
    return read_all<double>(contents_->file, contents_->open(variable, fits), H5T_NATIVE_DOUBLE);
}

std::vector<std::int64_t> ResultsReader::read_integers(std::string_view variable) const
{
    const Storage storage = contents_->storage(variable);
    const bool fits = storage == Storage::int32 || storage == Storage::int64;
    return read_all<std::int64_t>(contents_->file, contents_->open(variable, fits), H5T_NATIVE_INT64);
}

std::vector<std::string> ResultsReader::read_texts(std::string_view variable) const
{
    const bool fits = contents_->storage(variable) == Storage::text;
    return contents_->file.read_texts(contents_->open(variable, fits));
}

}  // namespace corridor
