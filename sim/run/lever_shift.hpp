/// A lever moved for a whole run, as a factor of a sweep moves it: what the world is before any scenario
/// acts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/corridor.hpp"

namespace corridor {

/// set: holds whatever tables and history say; multiply, add: on top of what they say.
enum class LeverChange : std::uint8_t { set, multiply, add };
inline constexpr std::array<std::string_view, 3> lever_change_names{"set", "multiply", "add"};

struct LeverShift {
    const LeverInfo* lever = nullptr;
    LeverChange change = LeverChange::set;
    std::vector<std::uint32_t> members{};  // positions in the lever's scope, sorted

    bool operator==(const LeverShift&) const = default;
};

/// Shifts the lever on every day of the corridor. Scenarios then act on the shifted world.
void apply(Corridor& corridor, const LeverShift& shift, double value);

/// Why `value` cannot be: on which day, where, and what the lever would be; empty where it stays within the
/// lever's range on every day before `until`.
std::string problem_of(const Corridor& corridor, const LeverShift& shift, double value, Date until);

}  // namespace corridor
