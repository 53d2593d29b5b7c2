/// `corridor import`: a network of somebody else's format becomes a corridor.

#include <array>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/import_account.hpp"
#include "cli/write_folder.hpp"
#include "core/check.hpp"
#include "core/text.hpp"
#include "io/cell.hpp"
#include "io/corridor_reader.hpp"
#include "io/flee/folder.hpp"
#include "io/flee/world.hpp"

namespace corridor::cli {
namespace {

namespace fs = std::filesystem;

void check_format(const std::string& format)
{
    constexpr std::array<std::string_view, 1> known{"flee"};
    if (format == known.front()) return;
    throw CommandError(fmt::format("import: \"{}\" is no format that can be read{}; known: {}", format,
                                   did_you_mean(format, known), join(known)));
}

/// Where the corridor goes unless told: into ./configs, where the program looks, or right here.
fs::path place_for(const std::string& name)
{
    if (!is_identifier(name))
        throw CommandError(
            fmt::format("import: \"{}\" cannot be the name of a corridor; choose a folder with -o", name));
    return fs::is_directory("configs") ? fs::path("configs") / name : fs::path(name);
}

/// Without a slash at its end, so that something can be written beside it.
fs::path without_slash(const fs::path& folder)
{
    const fs::path normal = fs::absolute(folder).lexically_normal();
    if (folder.has_filename() && folder.filename() != "." && folder.filename() != "..") return folder;
    return normal.has_filename() ? normal : normal.parent_path();
}

/// What was made has no mistakes that the reader of corridors would tell.
Corridor read_back(const std::vector<SourceFile>& files, const std::string& name)
{
    try {
        return read_corridor(CorridorTexts{name, name, files, {}});
    } catch (const InputError& error) {
        report_bug(__FILE__, __LINE__, std::string("the corridor that was made: ") + error.what());
    }
}

}  // namespace

void import_network(const ImportOptions& options)
{
    check_format(options.format);
    const CorridorTexts texts = flee::load_folder(options.folder);
    const fs::path out = options.out.empty() ? place_for(texts.id) : without_slash(options.out);
    const std::string name = out.filename().string();
    const flee::Folder folder = flee::read_folder(texts);
    const flee::Made made = flee::make_corridor(folder, name);
    const Corridor corridor = read_back(made.files, name);
    if (!options.dry_run) {
        refuse_to_replace_corridor(out, options.force);
        write_folder(out, made.files);
    }
    if (options.quiet) return;
    fmt::print("{}\n", account_of(folder, made, corridor));
    if (options.dry_run)
        fmt::print("would write {}\n", out.string());
    else
        fmt::print("{0}: {1} files; `corridor check {0} --sources` tells what the numbers stand on\n",
                   out.string(), made.files.size());
}

}  // namespace corridor::cli
