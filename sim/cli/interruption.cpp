#include "cli/interruption.hpp"

#include <array>
#include <atomic>
#include <csignal>

namespace corridor::cli {
namespace {

constexpr std::array signals{SIGINT, SIGTERM};

// Lock-free, so that a signal may write it and any thread read it.
std::atomic<bool> asked_for = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void note(int signal)
{
    asked_for = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

Interruption::Interruption()
{
    asked_for = false;
    for (const int signal : signals) std::signal(signal, note);
}

Interruption::~Interruption()
{
    for (const int signal : signals) std::signal(signal, SIG_DFL);
}

bool Interruption::is_asked_for()
{
    return asked_for;
}

}  // namespace corridor::cli
