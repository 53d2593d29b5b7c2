/// The group `provenance` of a results file. For the sources of this layer only.
#pragma once

#include "io/hdf5_object.hpp"
#include "io/provenance.hpp"

namespace corridor::hdf5 {

/// `next_dimension` is the first number that no dimension of the file has yet: netCDF numbers those of all
/// groups together, and mistakes one for another where two share a number.
void write_provenance(const File& file, const Provenance& provenance, std::int32_t next_dimension);

/// Reads the group. Throws FileError where there is none, or it is damaged.
Provenance read_provenance(const File& file);

/// Throws FileError unless the file has this format, at most in this version; `what` is what it should be.
void require_format(const File& file, std::string_view format, std::int32_t version, std::string_view what);

/// Throws FileError unless the file is a results file of ours, of a format that this program knows.
void require_our_format(const File& file);

}  // namespace corridor::hdf5
