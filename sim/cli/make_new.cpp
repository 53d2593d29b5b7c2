/// `corridor new`: a commented skeleton to fill in.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/skeletons.hpp"
#include "cli/write_text.hpp"
#include "core/text.hpp"
#include "io/text_file.hpp"

namespace corridor::cli {
namespace {

namespace fs = std::filesystem;

/// ./configs and ./scenarios are where the program looks; without them, right here.
fs::path place_for(std::string_view folder, const std::string& name)
{
    return fs::is_directory(folder) ? fs::path(folder) / name : fs::path(name);
}

void check_name(const std::string& name)
{
    const auto fits = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_' ||
               letter == '-';
    };
    if (name.empty() || !std::ranges::all_of(name, fits))
        throw CommandError(fmt::format("new: \"{}\" is no name: use small letters, digits, _ and -", name));
    if (name == "baseline") throw CommandError("new: \"baseline\" names the world without a scenario");
}

void make_corridor(const NewOptions& options, const fs::path& folder)
{
    const std::vector<SourceFile> files = corridor_skeleton(options.name);
    if (options.dry_run) {
        for (const SourceFile& file : files) fmt::print("would write {}\n", (folder / file.name).string());
        return;
    }
    fs::create_directories(folder);
    for (const SourceFile& file : files) write_text(folder / file.name, file.text);
    if (!options.quiet)
        fmt::print("{0}: {1} files to fill in; `corridor check {0}` tells what is missing\n", folder.string(),
                   files.size());
}

void make_scenario(const NewOptions& options, const fs::path& file)
{
    if (options.dry_run) {
        fmt::print("would write {}\n", file.string());
        return;
    }
    write_text(file, scenario_skeleton(options.name));
    if (!options.quiet)
        fmt::print("{0}: to fill in; `corridor check CORRIDOR --scenario {0}` says in words what it does\n",
                   file.string());
}

}  // namespace

void make_new(const NewOptions& options)
{
    const bool is_corridor = options.kind == "corridor";
    if (!is_corridor && options.kind != "scenario") {
        constexpr std::array<std::string_view, 2> kinds{"corridor", "scenario"};
        throw CommandError(fmt::format("new: \"{}\" is neither corridor nor scenario{}", options.kind,
                                       did_you_mean(options.kind, kinds)));
    }
    check_name(options.name);
    const fs::path path =
        is_corridor ? place_for("configs", options.name) : place_for("scenarios", options.name + ".toml");
    // What somebody has filled in is never replaced, not even with --force.
    if (fs::exists(path)) throw FileError(path, "exists already; choose another name");
    if (is_corridor)
        make_corridor(options, path);
    else
        make_scenario(options, path);
}

}  // namespace corridor::cli
