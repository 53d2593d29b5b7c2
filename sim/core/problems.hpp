#pragma once

#include <compare>
#include <cstddef>
#include <exception>
#include <string>
#include <vector>

namespace corridor {

/// One mistake in one of the user's files. `line` counts from 1; 0 where no line is to blame.
struct Problem {
    std::string file;
    int line = 0;
    std::string message;

    /// "file:line: message", without the parts that are unknown.
    std::string to_string() const;

    friend auto operator<=>(const Problem&, const Problem&) = default;
};

/// The input cannot be used. Carries every mistake found; what() has one line for each.
class InputError : public std::exception {
public:
    explicit InputError(std::vector<Problem> problems);
    InputError(std::string file, int line, std::string message);

    const std::vector<Problem>& problems() const { return problems_; }
    const char* what() const noexcept override { return sentence_.c_str(); }

private:
    std::vector<Problem> problems_;
    std::string sentence_;
};

/// Collects the mistakes of an input, so that the user hears of all of them at once.
class Problems {
public:
    void add(std::string file, int line, std::string message);
    void add(const Problems& others);

    /// By file, then line; mistakes of one line stay in the order in which they were found.
    void sort();

    bool empty() const { return problems_.empty(); }
    std::size_t size() const { return problems_.size(); }
    const std::vector<Problem>& all() const { return problems_; }

    /// Throws InputError with all mistakes, sorted, if there is any.
    void throw_if_any() const;

private:
    std::vector<Problem> problems_;
};

}  // namespace corridor
