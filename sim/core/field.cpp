#include "core/field.hpp"

#include <cmath>

#include <fmt/format.h>

namespace corridor {

std::string range_text(double least, double most)
{
    const bool has_least = std::isfinite(least);
    const bool has_most = std::isfinite(most);
    if (has_least && has_most) return fmt::format("in [{}, {}]", least, most);
    if (has_least) return fmt::format("at least {}", least);
    if (has_most) return fmt::format("at most {}", most);
    return "";
}

}  // namespace corridor
