/// The group `provenance` of a results file. For the sources of this layer only.
#pragma once

#include "io/hdf5_object.hpp"
#include "io/provenance.hpp"

namespace corridor::hdf5 {

/// `next_dimension` is the first number that no dimension of the file has yet: netCDF numbers those of all
/// groups together, and mistakes one for another where two share a number.
void write_provenance(const File& file, const Provenance& provenance, std::int32_t next_dimension);

/// Throws FileError unless the file is a results file of ours, of a format that this program knows.
void require_our_format(const File& file);

}  // namespace corridor::hdf5
