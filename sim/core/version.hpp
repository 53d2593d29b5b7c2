#pragma once

#include <string_view>

namespace corridor {

/// Version of the program, "major.minor.patch".
std::string_view version();

/// Commit it was built from, ending in "-dirty" where files had been changed; "unknown" without git.
std::string_view commit();

}  // namespace corridor
