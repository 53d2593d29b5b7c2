/// Whom or where an intervention acts on.  ODD 7.22
#pragma once

#include <cstdint>
#include <vector>

#include "model/levers.hpp"

namespace corridor {

/// Members of a scope, sorted, each once. A scenario names them by id, by tag, or says "all"; the reader
/// turns that into positions in the corridor at hand.
template <Scope scope_of_target>
struct Target {
    static constexpr Scope scope = scope_of_target;
    std::vector<std::uint32_t> members;

    bool empty() const { return members.empty(); }
    bool operator==(const Target&) const = default;
};

}  // namespace corridor
