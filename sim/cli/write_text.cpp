#include "cli/write_text.hpp"

#include <fmt/format.h>

#include "cli/exit_code.hpp"
#include "io/text_file.hpp"

namespace corridor::cli {

namespace fs = std::filesystem;

void refuse_to_replace(const fs::path& path, bool force)
{
    if (!force && fs::exists(path)) throw FileError(path, "exists already (--force replaces it)");
}

void refuse_to_replace_inputs(const fs::path& out, std::span<const fs::path> inputs)
{
    for (const fs::path& input : inputs) {
        std::error_code not_there;
        if (fs::equivalent(out, input, not_there))
            throw CommandError(
                fmt::format("-o {}: the command reads this file; write somewhere else", out.string()));
    }
}

void write_text(const fs::path& path, std::string_view text)
{
    write_durably(path, text);
}

}  // namespace corridor::cli
