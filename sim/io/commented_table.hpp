/// Tables that explain themselves: above the header stands what each column means. They are made of the
/// fields and the lever catalogue that the reader reads by, so that they never lag behind it.
#pragma once

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/field.hpp"
#include "model/levers.hpp"

namespace corridor {

/// Cells of one row by column.
using Cells = std::map<std::string, std::string, std::less<>>;

struct CommentedColumn {
    std::string name;
    std::string unit;
    std::string meaning;
    double least;
    double most;
};

template <class T>
std::vector<CommentedColumn> columns_of()
{
    std::vector<CommentedColumn> columns;
    for_each_field<T>([&](const auto& field) {
        columns.push_back({std::string(field.name), std::string(field.unit), std::string(field.meaning),
                           field.least, field.most});
    });
    return columns;
}

/// The same followed by the levers of the scope that a table must give.
template <class T>
std::vector<CommentedColumn> columns_of(Scope scope)
{
    std::vector<CommentedColumn> columns = columns_of<T>();
    for (const LeverInfo& lever : lever_catalogue()) {
        if (lever.scope != scope || !std::isnan(lever.baseline)) continue;
        columns.push_back({std::string(lever.name), std::string(lever.unit), std::string(lever.meaning),
                           lever.least, lever.most});
    }
    return columns;
}

/// What a row leaves out.
enum class LeftOut { least, a_bug };

/// `notes`, then column by column what it means, then the header and the rows. A cell that is left out is the
/// least that its column allows, or Bug is thrown.
std::string commented_table(const std::vector<CommentedColumn>& columns, const std::vector<Cells>& rows,
                            const std::string& notes = "", LeftOut left_out = LeftOut::least);

/// seasons.csv of one profile that is the same in every month.
std::string even_seasons(std::string_view profile);

/// A comment that names the levers of the scope which may be added as columns; empty where there are none.
std::string optional_levers(Scope scope);

}  // namespace corridor
