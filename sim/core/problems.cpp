#include "core/problems.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace corridor {

namespace {

std::string one_line_each(const std::vector<Problem>& problems)
{
    std::string lines;
    for (const Problem& problem : problems) {
        if (!lines.empty()) lines += '\n';
        lines += problem.to_string();
    }
    return lines;
}

}  // namespace

std::string Problem::to_string() const
{
    if (file.empty()) return message;
    if (line <= 0) return fmt::format("{}: {}", file, message);
    return fmt::format("{}:{}: {}", file, line, message);
}

InputError::InputError(std::vector<Problem> problems)
    : problems_(std::move(problems)), sentence_(one_line_each(problems_))
{}

InputError::InputError(std::string file, int line, std::string message)
    : InputError(std::vector{Problem{std::move(file), line, std::move(message)}})
{}

void Problems::add(std::string file, int line, std::string message)
{
    problems_.push_back({std::move(file), line, std::move(message)});
}

void Problems::add(const Problems& others)
{
    problems_.insert(problems_.end(), others.problems_.begin(), others.problems_.end());
}

void Problems::sort()
{
    std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
}

void Problems::throw_if_any() const
{
    if (empty()) return;
    Problems sorted = *this;
    sorted.sort();
    throw InputError(std::move(sorted.problems_));
}

}  // namespace corridor
