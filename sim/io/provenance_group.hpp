/// The group `provenance` of a results file. For the sources of this layer only.
#pragma once

#include "io/hdf5_object.hpp"
#include "io/provenance.hpp"

namespace corridor::hdf5 {

void write_provenance(const File& file, const Provenance& provenance);

/// Throws FileError unless the file is a results file of ours, of a format that this program knows.
void require_our_format(const File& file);

}  // namespace corridor::hdf5
