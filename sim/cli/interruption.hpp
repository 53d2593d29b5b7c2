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

    /// The other way round, as long work asks for it between its steps.
    static bool may_go_on() { return !is_asked_for(); }
};

}  // namespace corridor::cli
