#pragma once

#include <gtest/gtest.h>
// gtest before rapidcheck's adapter, which needs it
#include <rapidcheck/gtest.h>

#include <array>
#include <cstddef>
#include <string>

/// Words for properties of rules: numbers drawn from ranges, and the sign with which a rule answers to each
/// of its arguments. Draws come from one fixed seed (property.cpp); RC_PARAMS="seed=N" tries another.

namespace corridor::rules {

inline constexpr int grid = 10000;

/// A number of [least, most], on a grid of 10 000 steps.
inline double drawn(double least, double most)
{
    return least + (most - least) * *rc::gen::inRange(0, grid + 1) / grid;
}

/// One argument of a rule: its range, and how the rule answers when it alone rises:
/// +1 strictly rises, -1 strictly falls, 0 not a bit.
struct Argument {
    const char* name;
    double least, most;
    int answer;
};

/// Draws all arguments, then raises each alone, by at least one step of the grid, and fails where the rule
/// does not answer as stated. Ranges have to stay where an answer is not lost to rounding.
template <std::size_t N, class Rule>
void answers_as_stated(const Argument (&arguments)[N], Rule rule)
{
    std::array<double, N> x;
    for (std::size_t i = 0; i < N; ++i) x[i] = drawn(arguments[i].least, arguments[i].most);
    for (std::size_t i = 0; i < N; ++i) {
        const auto& [name, least, most, answer] = arguments[i];
        const int lower = *rc::gen::inRange(0, grid);
        const int higher = *rc::gen::inRange(lower + 1, grid + 1);
        auto before = x;
        auto after = x;
        before[i] = least + (most - least) * lower / grid;
        after[i] = least + (most - least) * higher / grid;
        const double change = rule(after) - rule(before);
        const bool as_stated = answer > 0 ? change > 0.0 : answer < 0 ? change < 0.0 : change == 0.0;
        if (!as_stated)
            RC_FAIL(std::string(name) + " rose and the rule changed by " + std::to_string(change));
    }
}

}  // namespace corridor::rules
