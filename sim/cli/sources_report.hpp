/// How far the numbers of a corridor stand on sources.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "io/corridor_texts.hpp"
#include "model/parameters.hpp"

namespace corridor::cli {

/// Cells of a table by basis. A cell that several rows of SOURCES.csv speak of stands on the one that names
/// it most closely (its column and row, its column, its row, neither), and of equals on the weakest.
struct TableSources {
    std::string table;
    std::array<std::size_t, std::size(basis_names)> cells{};  // by Basis

    std::size_t n_cells() const { return cells[0] + cells[1] + cells[2]; }
};

/// A column in which one value fills half of the rows or more: often a figure that nobody has looked up yet.
struct RepeatedValue {
    std::string table;
    std::string column;
    std::string value;
    std::size_t times = 0;
    std::size_t n_rows = 0;
};

struct SourcesReport {
    std::vector<TableSources> tables;
    std::vector<RepeatedValue> repeated;
};

/// Of a corridor that `read_corridor` accepts.
SourcesReport report_sources(const CorridorTexts& texts);

/// As people read it.
std::string to_text(const SourcesReport& report);

}  // namespace corridor::cli
