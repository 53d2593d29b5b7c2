/// Results as files for other programs.
#pragma once

#include <filesystem>
#include <vector>

#include "io/attributes.hpp"
#include "io/results_reader.hpp"

namespace corridor::cli {

/// Writes every variable into tables in `folder`, one for each set of axes, named after them:
/// scenario_replicate_time_leg.csv has a row for each combination and a column for each variable. Counts of
/// persons by who they are stand one below the other in persons.csv, without the rows that are 0.
void export_csv(const ResultsReader& results, const std::filesystem::path& folder);

/// Places as points and legs as lines, with what happened there over the horizon, mean over replicates, for
/// each scenario, and with the attributes that the corridor keeps of them.
void export_geojson(const ResultsReader& results, const std::vector<Attribute>& attributes,
                    const std::filesystem::path& file);

}  // namespace corridor::cli
