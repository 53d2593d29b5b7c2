#pragma once

#include <stdexcept>
#include <string_view>

namespace corridor {

/// The program found itself in a state that it should never reach. Never the user's mistake.
class Bug : public std::logic_error {
public:
    /// `where` names the function and line of ours; the sentence asks the reader to report it.
    Bug(std::string_view where, std::string_view message);
};

/// Throws Bug; out of line, so that a check costs its reader one comparison.
[[noreturn]] void report_bug(const char* file, int line, std::string_view message);

}  // namespace corridor

/// Throws corridor::Bug with `message` unless `condition` holds. In every build: for what is cheap or outside
/// loops.
#define CORRIDOR_CHECK(condition, message)                                                                   \
    do {                                                                                                     \
        if (!(condition)) [[unlikely]]                                                                       \
            ::corridor::report_bug(__FILE__, __LINE__, message);                                             \
    } while (false)

/// The same, in builds without NDEBUG only: for what runs once a migrant or once a draw.
#ifdef NDEBUG
#define CORRIDOR_DEBUG_CHECK(condition, message) static_cast<void>(0)
#else
#define CORRIDOR_DEBUG_CHECK(condition, message) CORRIDOR_CHECK(condition, message)
#endif
