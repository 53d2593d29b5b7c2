/// What a cell of a table or a key of a TOML file must hold; messages and limits are made of it.
#pragma once

#include <limits>
#include <string_view>

#include "core/field.hpp"
#include "model/levers.hpp"

namespace corridor {

struct ValueRule {
    std::string_view name;
    std::string_view unit = "-";
    std::string_view meaning = "";
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    bool required = true;

    constexpr ValueRule optional() const
    {
        ValueRule copy = *this;
        copy.required = false;
        return copy;
    }
};

template <class T, class Value>
constexpr ValueRule rule_of(const Field<T, Value>& field)
{
    return {field.name, field.unit, field.meaning, field.least, field.most, field.required};
}

/// A table must give the baseline of a lever whose catalogue entry has none (NaN).
constexpr ValueRule rule_of(const LeverInfo& lever)
{
    const bool has_baseline = lever.baseline == lever.baseline;
    return {lever.name, lever.unit, lever.meaning, lever.least, lever.most, !has_baseline};
}

}  // namespace corridor
