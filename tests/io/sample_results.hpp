/// A small results file with every kind of dimension and storage, for tests in C++ and in Python alike.
#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "io/results_file.hpp"

namespace corridor::test {

inline ResultsLayout sample_layout()
{
    ResultsLayout layout;
    layout.title = "A sample";
    layout.dimensions = {
        {"scenario", Dimension::Labels{"baseline", "more patrols"}, "policy"},
        {"replicate", Dimension::Integers{0, 1, 2}, "repetition with another seed"},
        {"time", Dimension::Dates{Date::of(2011, 1, 1), Date::of(2011, 2, 1)}, "first day of the month"},
        {"leg", Dimension::Labels{"tripoli-lampedusa", "Çeşme–Χίος"}, "link between two places"},
        {"route", Dimension::Labels{}, "observation route; this world has none"},
        {"distance", Dimension::Numbers{0.5, 1.5, 2.5}, "from the coast", "km"},
    };
    layout.variables = {
        {"leg_name", {"leg"}, Storage::text, "-", "name for people", "", ""},
        {"leg_length", {"leg"}, Storage::float64, "km", "length travelled", "", ""},
        {"crossings",
         {"scenario", "replicate", "time", "leg"},
         Storage::int32,
         "-",
         "groups that left",
         "",
         ""},
        {"revenue", {"scenario", "replicate", "time"}, Storage::int64, "cent", "paid to smugglers", "", ""},
        {"deaths_rate",
         {"scenario", "replicate", "time", "distance"},
         Storage::float64,
         "1/1000",
         "deaths per 1,000",
         "Deaths per 1,000 journeys, as the official series counts them.",
         "Counts those found and those not."},
        {"detections",
         {"scenario", "replicate", "time", "route"},
         Storage::int32,
         "-",
         "detected on a route",
         "",
         ""},
        {"wait", {"scenario", "replicate"}, Storage::float64, "day", "mean wait", "", ""},
    };
    return layout;
}

inline Provenance sample_provenance()
{
    return {.corridor = "sample",
            .program_version = "0.1.0",
            .commit = "abc",
            .command = "corridor run sample --seed 18446744073709551615",
            .experiment_sha256 = std::string(64, 'a'),
            .seed = std::numeric_limits<std::uint64_t>::max(),
            .settings = {{"scale", "1"}, {"set mu", "0.2"}},
            .inputs = {{"corridor", "legs.csv", "id,name\na,\"Çeşme\"\n"},
                       {"corridor", "empty.csv", ""},
                       {"scenario", "long.toml", std::string(100000, 'x')}}};
}

inline void write_fixed(ResultsFile& file)
{
    file.write("leg_name", std::vector<std::string>{"Tripoli to Lampedusa", "Çeşme to Χίος"});
    file.write("leg_length", std::vector{300.5, std::numeric_limits<double>::quiet_NaN()});
}

/// Numbers that tell where they belong: 1000 scenario + 100 replicate + position.
inline void write_replicate(ResultsFile& file, ReplicateCell cell)
{
    const auto first = static_cast<std::int32_t>(1000 * cell.scenario + 100 * cell.replicate);
    std::vector<std::int32_t> crossings(4);
    std::iota(crossings.begin(), crossings.end(), first);
    file.write("crossings", cell, crossings);
    file.write("revenue", cell, std::vector<std::int64_t>{first * std::int64_t{10000000000}, -1});
    std::vector<double> rates(6);
    std::iota(rates.begin(), rates.end(), first + 0.5);
    file.write("deaths_rate", cell, rates);
    file.write("detections", cell, std::vector<std::int32_t>{});
    file.write("wait", cell, std::vector{first + 0.25});
    file.finish_replicate();
}

}  // namespace corridor::test
