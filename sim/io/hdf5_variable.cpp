#include "io/hdf5_variable.hpp"

#include <numeric>

#include "core/text.hpp"

namespace corridor::hdf5 {
namespace {

void set_unless_empty(const File& file, const Object& object, const std::string& name, std::string_view text)
{
    if (!text.empty()) file.set_attribute(object.id(), name, text);
}

/// As CF writes codes: flag_values and flag_meanings.
void set_flags(const File& file, const Object& dataset, const std::vector<std::string>& flags)
{
    if (flags.empty()) return;
    std::vector<std::int32_t> codes(flags.size());
    std::iota(codes.begin(), codes.end(), 0);
    file.set_attribute(dataset.id(), "flag_values", codes);
    file.set_attribute(dataset.id(), "flag_meanings", join(flags, " "));
}

}  // namespace

Object type_of(Storage storage)
{
    switch (storage) {
    case Storage::int32:
        return {H5Tcopy(H5T_STD_I32LE), H5Tclose};
    case Storage::int64:
        return {H5Tcopy(H5T_STD_I64LE), H5Tclose};
    case Storage::uint64:
        return {H5Tcopy(H5T_STD_U64LE), H5Tclose};
    case Storage::float64:
        return {H5Tcopy(H5T_IEEE_F64LE), H5Tclose};
    case Storage::text:
        break;
    }
    return text_type();
}

Object create_variable(const File& file, const Variable& variable, std::span<const hsize_t> shape,
                       std::span<const hsize_t> chunk, const std::map<std::string, Object>& scales)
{
    const Object type = type_of(variable.storage);
    const bool missing_is_nan = variable.storage == Storage::float64;
    Object dataset = file.create_dataset(file.root(), variable.name, type.id(), shape, chunk, missing_is_nan);
    for (unsigned axis = 0; axis < shape.size(); ++axis)
        attach(file, dataset, scales.at(variable.dimensions[axis]), axis);
    if (variable.storage != Storage::text)
        file.set_attribute(dataset.id(), "units", unit_text(variable.unit));
    file.set_attribute(dataset.id(), "long_name", variable.meaning);
    set_unless_empty(file, dataset, "definition", variable.definition);
    set_unless_empty(file, dataset, "comment", variable.comment);
    set_flags(file, dataset, variable.flags);
    return dataset;
}

}  // namespace corridor::hdf5
