/// How the program ends, for the shell that called it.
#pragma once

#include <stdexcept>

namespace corridor::cli {

enum class ExitCode : int {
    done = 0,
    bug = 1,
    wrong_command_line = 2,
    wrong_input = 3,
    file_trouble = 4,
    interrupted = 130,
};

/// The command line cannot be meant so; the sentence says why and what could be.
class CommandError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The user asked to stop; the sentence says what is left behind.
class Stopped : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace corridor::cli
