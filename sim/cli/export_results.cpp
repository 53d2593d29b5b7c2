/// `corridor export`: results for spreadsheets and maps.

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/export_tables.hpp"
#include "cli/write_text.hpp"
#include "io/request.hpp"

namespace corridor::cli {
namespace {

namespace fs = std::filesystem;

void refuse_to_mix(const fs::path& folder, bool force)
{
    if (fs::is_directory(folder) && fs::is_empty(folder)) return;
    refuse_to_replace(folder, force);
}

std::vector<Attribute> attributes_in(const fs::path& results)
{
    return read_corridor_attributes(request_from(read_provenance(results), results).corridor);
}

}  // namespace

void export_results(const ExportOptions& options)
{
    if (options.csv.empty() && options.geojson.empty())
        throw CommandError("export: into what? Give --csv DIR, --geojson FILE, or both");
    const ResultsReader results(options.results);
    if (!results.is_complete() && !options.quiet)
        fmt::print(stderr, "{} is incomplete: what is missing appears as 0 or empty\n",
                   options.results.string());
    for (const fs::path& target : {options.csv, options.geojson}) {
        if (target.empty()) continue;
        if (options.dry_run)
            fmt::print("would write {}\n", target.string());
        else if (target == options.csv)
            refuse_to_mix(target, options.force);
        else
            refuse_to_replace(target, options.force);
    }
    if (options.dry_run) return;
    if (!options.csv.empty()) export_csv(results, options.csv);
    if (!options.geojson.empty()) export_geojson(results, attributes_in(options.results), options.geojson);
    if (options.quiet) return;
    if (!options.csv.empty()) fmt::print("{}: tables\n", options.csv.string());
    if (!options.geojson.empty()) fmt::print("{}: a map of places and legs\n", options.geojson.string());
}

}  // namespace corridor::cli
