#include "io/results_layout.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/check.hpp"

namespace corridor {

std::size_t Dimension::size() const
{
    return std::visit([](const auto& list) { return list.size(); }, values);
}

std::string_view storage_name(Storage storage)
{
    constexpr std::array<std::string_view, 5> names{"int32", "int64", "float64", "text", "uint64"};
    return names[static_cast<std::size_t>(storage)];
}

const Dimension* ResultsLayout::find_dimension(std::string_view name) const
{
    const auto found = std::ranges::find(dimensions, name, &Dimension::name);
    return found == dimensions.end() ? nullptr : &*found;
}

const Variable* ResultsLayout::find_variable(std::string_view name) const
{
    const auto found = std::ranges::find(variables, name, &Variable::name);
    return found == variables.end() ? nullptr : &*found;
}

std::vector<std::size_t> ResultsLayout::shape(const Variable& variable) const
{
    std::vector<std::size_t> shape;
    for (const std::string& name : variable.dimensions) {
        const Dimension* dimension = find_dimension(name);
        CORRIDOR_CHECK(dimension != nullptr, variable.name + " has the unknown dimension " + name);
        shape.push_back(dimension->size());
    }
    return shape;
}

bool is_by_replicate(const Variable& variable)
{
    const auto& names = variable.dimensions;
    return names.size() >= 2 && names[0] == scenario_dimension && names[1] == replicate_dimension;
}

void check_layout(const ResultsLayout& layout)
{
    std::set<std::string> names;
    for (const Dimension& dimension : layout.dimensions) {
        CORRIDOR_CHECK(names.insert(dimension.name).second, "two things are called " + dimension.name);
        CORRIDOR_CHECK(!dimension.meaning.empty(), dimension.name + " has no meaning");
    }
    for (const Variable& variable : layout.variables) {
        CORRIDOR_CHECK(names.insert(variable.name).second, "two things are called " + variable.name);
        CORRIDOR_CHECK(!variable.meaning.empty(), variable.name + " has no meaning");
        const std::set<std::string> axes(variable.dimensions.begin(), variable.dimensions.end());
        CORRIDOR_CHECK(axes.size() == variable.dimensions.size(), variable.name + " has one dimension twice");
        layout.shape(variable);
    }
}

}  // namespace corridor
