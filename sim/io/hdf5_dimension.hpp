/// Dimensions as HDF5 dimension scales, in the way that netCDF readers know them. For the sources of this
/// layer only.
#pragma once

#include "io/hdf5_object.hpp"
#include "io/results_layout.hpp"

namespace corridor::hdf5 {

/// Writes a dimension with its values as a dataset of the same name; `number` is its place among those of the
/// file.
Object write_dimension(const File& file, hid_t parent, const Dimension& dimension, std::int32_t number);

/// Says that an axis of a variable is that dimension. Every axis of every variable needs one: readers refuse
/// a group with a single axis that has none.
void attach(const File& file, const Object& variable, const Object& dimension, unsigned axis);

/// As CF writes units: "1" for what has none.
std::string_view unit_text(std::string_view unit);

}  // namespace corridor::hdf5
