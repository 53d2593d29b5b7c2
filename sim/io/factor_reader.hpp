/// [[factor]] sections of a sweep file.
#pragma once

#include <optional>
#include <span>

#include "io/toml_section.hpp"
#include "io/word.hpp"
#include "run/sweep.hpp"

namespace corridor {

/// What is known of a sweep when its factors are read.
struct FactorContext {
    const Experiment* experiment = nullptr;  // nothing of a test function, or where it could not be read
    const TestFunction* function = nullptr;
    std::optional<DesignKind> design{};
    std::size_t levels = 0;  // of a grid, where a factor gives none; 0: it must
};

/// Reads one factor; nothing where it is not known what is varied. Mistakes become problems of the section.
std::optional<Factor> read_factor(TomlSection& section, const FactorContext& context);

/// All inputs of a function over their whole range: what is swept where no factor is given.
std::vector<Factor> factors_of(const TestFunction& function);

/// Scenarios that one list names again, as problems at their lines.
void complain_of_repeated(TomlSection& section, std::span<const Word> scenarios);

/// Factors that vary the same thing, or are called the same, as problems of the later one's section.
void check_against_each_other(std::span<const Factor> factors, std::span<TomlSection*> sections);

}  // namespace corridor
