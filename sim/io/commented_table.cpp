#include "io/commented_table.hpp"

#include <fmt/format.h>

#include "core/check.hpp"
#include "core/text.hpp"
#include "io/csv_cell.hpp"

namespace corridor {

namespace {

std::string cell_of(const Cells& cells, const CommentedColumn& column, LeftOut left_out)
{
    const auto given = cells.find(column.name);
    if (given != cells.end()) return csv_cell(given->second);
    CORRIDOR_CHECK(left_out == LeftOut::least, "a row without " + column.name);
    return std::isfinite(column.least) ? fmt::format("{}", column.least) : "";
}

}  // namespace

std::string commented_table(const std::vector<CommentedColumn>& columns, const std::vector<Cells>& rows,
                            const std::string& notes, LeftOut left_out)
{
    std::string text = notes;
    std::vector<std::string> header;
    for (const CommentedColumn& column : columns) {
        const std::string range = range_text(column.least, column.most);
        text += fmt::format("# {}: {}{}{}\n", column.name, column.meaning,
                            column.unit == "-" ? "" : " [" + column.unit + "]",
                            range.empty() ? "" : "; " + range);
        header.push_back(column.name);
    }
    text += join(header, ",") + "\n";
    for (const Cells& row : rows) {
        std::vector<std::string> cells;
        for (const CommentedColumn& column : columns) cells.push_back(cell_of(row, column, left_out));
        text += join(cells, ",") + "\n";
    }
    return text;
}

std::string even_seasons(std::string_view profile)
{
    const std::vector<std::string> months{"jan", "feb", "mar", "apr", "may", "jun",
                                          "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::vector<std::string> even(12, "1");
    return fmt::format(
        "# hazard multiplies the hazard of a leg; go is the chance that the weather of a day lets "
        "crossings leave\nid,quantity,{0}\n{2},hazard,{1}\n{2},go,{1}\n",
        join(months, ","), join(even, ","), profile);
}

std::string optional_levers(Scope scope)
{
    std::vector<std::string_view> names;
    for (const LeverInfo& lever : lever_catalogue()) {
        if (lever.scope == scope && !std::isnan(lever.baseline)) names.push_back(lever.name);
    }
    return names.empty() ? "" : "# columns that may be added: " + join(names, " ") + "\n";
}

}  // namespace corridor
