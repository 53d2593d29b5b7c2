/// Variables as HDF5 datasets with their dimensions and attributes. For the sources of this layer only.
#pragma once

#include <map>
#include <string>

#include "io/hdf5_dimension.hpp"

namespace corridor::hdf5 {

/// How a value is stored, whatever the machine.
Object type_of(Storage storage);

/// The dataset of a variable, empty, over dimensions that are written already; `chunk` as in
/// File::create_dataset.
Object create_variable(const File& file, const Variable& variable, std::span<const hsize_t> shape,
                       std::span<const hsize_t> chunk, const std::map<std::string, Object>& scales);

}  // namespace corridor::hdf5
