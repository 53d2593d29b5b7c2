#include "property.hpp"

#include <cstddef>
#include <cstdlib>
#include <string>
#include <vector>

namespace corridor::rules {
namespace {

// Properties draw the same numbers in every run unless somebody asks for others: a test that fails today
// failed yesterday.
[[maybe_unused]] const int seed_is_fixed = setenv("RC_PARAMS", "seed=2015", /*overwrite=*/0);

constexpr int grid = 10'000;

double at(int step, double least, double most)
{
    return least + (most - least) * step / grid;
}

bool is_as_stated(int answer, double change)
{
    if (answer > 0) return change > 0.0;
    if (answer < 0) return change < 0.0;
    return change == 0.0;
}

}  // namespace

int drawn_whole(int least, int most)
{
    return *rc::gen::inRange(least, most + 1);
}

double drawn(double least, double most)
{
    return at(drawn_whole(0, grid), least, most);
}

void answers_as_stated(std::initializer_list<Argument> arguments,
                       const std::function<double(std::span<const double>)>& rule)
{
    std::vector<double> x;
    for (const Argument& argument : arguments) x.push_back(drawn(argument.least, argument.most));
    std::size_t i = 0;
    for (const auto& [name, least, most, answer] : arguments) {
        const double drawn_first = x[i];
        const int lower = drawn_whole(0, grid - 1);
        x[i] = at(lower, least, most);
        const double before = rule(x);
        x[i] = at(drawn_whole(lower + 1, grid), least, most);
        const double change = rule(x) - before;
        x[i++] = drawn_first;
        if (!is_as_stated(answer, change)) {
            RC_FAIL(std::string(name) + " rose and the rule changed by " + std::to_string(change));
        }
    }
}

}  // namespace corridor::rules
