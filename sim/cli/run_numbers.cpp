#include "cli/run_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "cli/exit_code.hpp"
#include "core/text.hpp"

namespace corridor::cli {
namespace {

std::optional<std::uint64_t> number_in(std::string_view text)
{
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Adds the runs of "7" or "7-9"; what is wrong with the words, or nothing.
std::string add_range(std::string_view words, std::uint64_t n_runs, std::vector<std::uint64_t>& runs)
{
    const std::size_t dash = words.find('-');
    const auto first = number_in(words.substr(0, dash));
    const auto last = dash == words.npos ? first : number_in(words.substr(dash + 1));
    if (!first || !last)
        return fmt::format("--only: \"{}\" is no number of a run; write 3,7-9 for the runs 3, 7, 8 and 9",
                           words);
    if (*first > *last) return fmt::format("--only: {} ends before it begins", words);
    if (*last >= n_runs)
        return fmt::format("--only: there is no run {}; the plan has {}, numbered 0 to {}", *last, n_runs,
                           n_runs - 1);
    for (std::uint64_t run = *first; run <= *last; ++run) runs.push_back(run);
    return "";
}

}  // namespace

Shard shard_of(const std::string& words)
{
    const std::size_t slash = words.find('/');
    const auto number = number_in(std::string_view(words).substr(0, slash));
    const auto of = slash == words.npos ? std::nullopt : number_in(std::string_view(words).substr(slash + 1));
    if (!number || !of)
        throw CommandError(
            fmt::format("--shard {}: write i/N, such as 3/20 for the third of twenty parts", words));
    if (*of == 0) throw CommandError(fmt::format("--shard {}: there must be one part at least", words));
    if (*number < 1 || *number > *of)
        throw CommandError(fmt::format("--shard {}: there is no part {} of {}; they are numbered 1 to {}",
                                       words, *number, *of, *of));
    return {.number = *number, .of = *of};
}

std::vector<std::uint64_t> runs_in(const std::string& words, std::uint64_t n_runs)
{
    std::vector<std::uint64_t> runs;
    if (words == "all") {
        runs.resize(n_runs);
        std::iota(runs.begin(), runs.end(), std::uint64_t{0});
        return runs;
    }
    std::vector<std::string> mistakes;
    for (const std::string_view part : split(words, ',')) {
        std::string mistake = add_range(trim(part), n_runs, runs);
        if (!mistake.empty()) mistakes.push_back(std::move(mistake));
    }
    if (!mistakes.empty()) throw CommandError(join(mistakes, "\n"));
    std::ranges::sort(runs);
    runs.erase(std::ranges::unique(runs).begin(), runs.end());
    return runs;
}

}  // namespace corridor::cli
