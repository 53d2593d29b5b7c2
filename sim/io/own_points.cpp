#include "io/own_points.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/cell.hpp"
#include "io/text_file.hpp"

namespace corridor {
namespace {

std::vector<ValueRule> rules_of(std::span<const Factor> factors)
{
    std::vector<ValueRule> rules;
    for (const Factor& factor : factors)
        rules.push_back({.name = factor.name,
                         .unit = factor.unit,
                         .meaning = factor.meaning,
                         .least = factor.distribution.least,
                         .most = factor.distribution.most});
    return rules;
}

/// A name of scenarios that act together in the order of results, whatever order it was written in: "b+a" is
/// "a+b".
std::string in_one_order(std::string_view name)
{
    std::vector<std::string_view> parts = split(name, '+');
    std::ranges::sort(parts);
    return join(std::span<const std::string_view>(parts), "+");
}

double scenario_in(CellReader& cells, std::size_t row, std::size_t column, const Factor& factor,
                   const PointColumns& columns)
{
    const std::string& text = cells.text(row, column);
    const auto found = std::ranges::find(columns.scenarios, in_one_order(text), in_one_order);
    const auto at = static_cast<std::size_t>(found - columns.scenarios.begin());
    if (at < factor.distribution.values.size()) return factor.distribution.values[at];
    cells.complain(row, fmt::format("{} = \"{}\" is not named by the factor{}; known: {}", factor.name, text,
                                    did_you_mean(text, columns.scenarios), join(columns.scenarios, " ")));
    return 0;
}

double number_in(CellReader& cells, std::size_t row, std::size_t column, const Factor& factor,
                 const ValueRule& rule)
{
    const auto number = cells.number(row, column, rule);
    if (!number) return 0;
    const auto& listed = factor.distribution.values;
    if (!listed.empty() && std::ranges::find(listed, *number) == listed.end())
        cells.complain(row, fmt::format("{} = {} is none of the factor's values", factor.name, *number));
    return *number;
}

/// Tells every value that takes a lever out of its range. Shifts are straight lines: where neither the
/// smallest nor the largest does so, none does.
void check_shifts(CellReader& cells, const PointValues& points, std::size_t f, const PointColumns& columns)
{
    const Factor& factor = columns.factors[f];
    if (factor.kind != FactorKind::lever || !columns.experiment || points.size() == 0) return;
    const auto problem = [&](double value) {
        return problem_of(columns.experiment->corridor, factor.lever, value, columns.experiment->until);
    };
    double least = points[0][f];
    double most = least;
    for (std::size_t p = 0; p < points.size(); ++p) {
        least = std::min(least, points[p][f]);
        most = std::max(most, points[p][f]);
    }
    if (problem(least).empty() && problem(most).empty()) return;
    for (std::size_t p = 0; p < points.size(); ++p) {
        const std::string what = problem(points[p][f]);
        if (!what.empty()) cells.complain(p, what);
    }
}

}  // namespace

PointValues read_own_points(const SourceFile& file, const PointColumns& columns, Problems& problems)
{
    const CsvTable table(file.name, without_byte_order_mark(file.text), problems);
    const std::vector<ValueRule> rules = rules_of(columns.factors);
    check_header(table, rules, problems);
    const std::size_t n_factors = columns.factors.size();
    PointValues points{.n_factors = n_factors,
                       .coordinates = std::vector<double>(table.n_rows() * n_factors)};
    CellReader cells(table, problems);
    for (std::size_t f = 0; f < n_factors; ++f) {
        const Factor& factor = columns.factors[f];
        const auto column = table.find_column(factor.name);
        if (!column) continue;
        for (std::size_t row = 0; row < table.n_rows(); ++row) {
            if (!table.is_whole(row)) continue;
            points.coordinates[row * n_factors + f] = factor.kind == FactorKind::scenario
                                                          ? scenario_in(cells, row, *column, factor, columns)
                                                          : number_in(cells, row, *column, factor, rules[f]);
        }
        check_shifts(cells, points, f, columns);
    }
    if (table.n_rows() == 0) problems.add(table.file(), table.header_line(), "there is no point");
    return points;
}

}  // namespace corridor
