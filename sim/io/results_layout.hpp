/// What a results file holds, as data: its dimensions and variables. The writer, the reader and the page
/// FORMAT.md are all made of, or compared with, such a list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/date.hpp"

namespace corridor {

/// An axis, and the name, date or number of each position on it.
struct Dimension {
    using Labels = std::vector<std::string>;
    using Dates = std::vector<Date>;
    using Integers = std::vector<std::int64_t>;
    using Numbers = std::vector<double>;

    std::string name;
    std::variant<Labels, Dates, Integers, Numbers> values;
    std::string meaning;
    std::string unit = "-";  // of integers and numbers

    std::size_t size() const;
    friend bool operator==(const Dimension&, const Dimension&) = default;
};

/// How a variable's values are stored. Counts are integers, never floating: a missing value is no count.
enum class Storage : std::uint8_t { int32, int64, float64, text, uint64 };
std::string_view storage_name(Storage storage);

/// An array over dimensions. Where the first two are `scenario` and `replicate` it is written replicate by
/// replicate.
struct Variable {
    std::string name;
    std::vector<std::string> dimensions;
    Storage storage = Storage::float64;
    std::string unit = "-";
    std::string meaning;
    std::string definition;  // official definition of an indicator; may be empty
    std::string comment;     // how ours departs from it, limits; may be empty

    /// What the codes 0, 1 ... of a coded variable mean, one word each; empty for all others.
    std::vector<std::string> flags{};

    friend bool operator==(const Variable&, const Variable&) = default;
};

struct ResultsLayout {
    std::string title;
    std::vector<Dimension> dimensions;
    std::vector<Variable> variables;

    /// nullptr where there is none of that name.
    const Dimension* find_dimension(std::string_view name) const;
    const Variable* find_variable(std::string_view name) const;

    /// Lengths of the variable's axes.
    std::vector<std::size_t> shape(const Variable& variable) const;

    friend bool operator==(const ResultsLayout&, const ResultsLayout&) = default;
};

inline constexpr std::string_view scenario_dimension = "scenario";
inline constexpr std::string_view replicate_dimension = "replicate";

/// Whether the variable is written replicate by replicate.
bool is_by_replicate(const Variable& variable);

/// Throws Bug where names repeat, a dimension is unknown or used twice by one variable (readers would select
/// both axes at once), or something has no meaning.
void check_layout(const ResultsLayout& layout);

}  // namespace corridor
