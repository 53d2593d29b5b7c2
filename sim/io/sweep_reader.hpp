/// From a sweep file and the texts that it names to a sweep that can be planned.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/problems.hpp"
#include "io/corridor_texts.hpp"
#include "io/request.hpp"
#include "io/word.hpp"
#include "run/sweep.hpp"

namespace corridor {

/// Most runs of one sweep: their numbers have eight digits at most.
inline constexpr std::size_t most_runs = 100'000'000;

/// Most numbers that the points of a plan are, 2 GB: every program that reads the plan holds them.
inline constexpr std::size_t most_coordinates = 250'000'000;

/// What a sweep file asks to be looked up. Whatever is wrong with it is left to `read_sweep`.
struct SweepNames {
    std::optional<Word> corridor;
    std::vector<Word> scenarios;      // without "baseline", in order; A+B joined
    std::optional<Word> points_file;  // of the user's own points
};
SweepNames names_in(const SourceFile& sweep);

/// A sweep file and all that it names, as texts.
struct SweepTexts {
    SourceFile sweep;                       // `name` is how messages call it
    std::optional<CorridorTexts> corridor;  // nothing for a test function, or where it was not found
    std::vector<ScenarioFiles> scenarios;   // of each of SweepNames::scenarios
    std::optional<SourceFile> points;
    bool is_whole = true;  // everything that it names was found
};

/// A sweep and, of DesignKind::points, the values that the user gave.
struct SweepRead {
    Sweep sweep;
    PointValues own_points;
};

/// Reads a sweep. Every mistake of the file, the corridor, the scenarios and the points is added to
/// `problems`; what is returned then is of no use.
SweepRead read_sweep(const SweepTexts& texts, Problems& problems);

}  // namespace corridor
