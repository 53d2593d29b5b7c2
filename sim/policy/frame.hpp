/// Rows of the policy frame: the international instruments that levers, scenarios and indicators answer.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace corridor {

struct FrameRow {
    std::string_view id;
    std::string_view instrument;
    std::array<std::string_view, 8> indicators{};  // that answer it; the rest is empty
};

/// Every row, in the order in which `corridor list frame` shows them.
std::span<const FrameRow> policy_frame();

/// The row of that id, or nullptr.
const FrameRow* find_frame_row(std::string_view id);

}  // namespace corridor
