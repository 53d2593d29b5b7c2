/// The words of the command line. The only file that knows the library that reads them is its source.
#pragma once

namespace corridor::cli {

/// Does what the words ask: a command, or help, or the version. Throws CommandError where they make no sense,
/// and whatever the command throws.
void obey(int argc, const char* const* argv);

}  // namespace corridor::cli
