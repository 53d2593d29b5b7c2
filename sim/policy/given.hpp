/// Settings that a file may leave out: NaN says that it is silent.
#pragma once

#include <cmath>
#include <limits>

namespace corridor {

/// The initial value of a setting that leaves things as they are unless a file gives it.
inline constexpr double left_out = std::numeric_limits<double>::quiet_NaN();

/// Whether the file gives the setting.
inline bool given(double setting)
{
    return !std::isnan(setting);
}

}  // namespace corridor
