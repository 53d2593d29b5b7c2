/// Ctrl-C and the kind form of `kill`: the run stops at the end of the month it is in.
#pragma once

namespace corridor::cli {

/// While it lives, the first SIGINT or SIGTERM is noted; a second one ends the program at once.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    static bool is_asked_for();
};

}  // namespace corridor::cli
