#pragma once

#include <gtest/gtest.h>
// gtest before rapidcheck's adapter, which needs it
#include <rapidcheck/gtest.h>

#include <functional>
#include <initializer_list>
#include <span>

/// Words for properties of rules: numbers drawn from ranges, and the sign with which a rule answers to each
/// of its arguments. Draws come from one fixed seed (property.cpp); RC_PARAMS="seed=N" tries another.

namespace corridor::rules {

/// A number of [least, most], on a grid of 10 000 steps.
double drawn(double least, double most);

/// A whole number of [least, most].
int drawn_whole(int least, int most);

/// One argument of a rule: its range, and how the rule answers when it alone rises:
/// +1 strictly rises, -1 strictly falls, 0 not a bit.
struct Argument {
    const char* name;
    double least, most;
    int answer;
};

/// Draws all arguments, then raises each alone, by at least one step of the grid, and fails where the rule
/// does not answer as stated. Ranges have to stay where an answer is not lost to rounding.
void answers_as_stated(std::initializer_list<Argument> arguments,
                       const std::function<double(std::span<const double>)>& rule);

}  // namespace corridor::rules
