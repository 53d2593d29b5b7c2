/// Commented files to fill in, made of the catalogues, so that they never lag behind the program.
#pragma once

#include <string>
#include <vector>

#include "model/corridor.hpp"

namespace corridor::cli {

/// The files of a small corridor that can be run as it is: three places, two legs, one origin, every figure
/// to be replaced.
std::vector<SourceFile> corridor_skeleton(const std::string& name);

/// A scenario in which every intervention is a comment with all its settings; as it is, it changes nothing.
std::string scenario_skeleton(const std::string& name);

}  // namespace corridor::cli
