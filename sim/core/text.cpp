#include "core/text.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace corridor {

namespace {

template <class Word>
std::string nearest_of(std::string_view word, std::span<const Word> candidates)
{
    const std::string asked = lower(word);
    const std::size_t furthest = std::max<std::size_t>(1, asked.size() / 3);
    std::size_t least = std::numeric_limits<std::size_t>::max();
    std::string_view best;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(asked, lower(candidate));
        // A word of one or two letters is near anything of its length: a change of all letters is no
        // likeness.
        if (distance > furthest || distance >= std::max(asked.size(), candidate.size())) continue;
        if (distance >= least) continue;
        least = distance;
        best = candidate;
    }
    return std::string{best};
}

template <class Word>
std::string suggestion(std::string_view word, std::span<const Word> candidates)
{
    const std::string near = nearest(word, candidates);
    return near.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", near);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    // Optimal string alignment: the last three rows of the table of distances between beginnings.
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::string nearest(std::string_view word, std::span<const std::string> candidates)
{
    return nearest_of(word, candidates);
}

std::string nearest(std::string_view word, std::span<const std::string_view> candidates)
{
    return nearest_of(word, candidates);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates)
{
    return suggestion(word, candidates);
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates)
{
    return suggestion(word, candidates);
}

std::string join(std::span<const std::string> words, std::string_view separator)
{
    return fmt::format("{}", fmt::join(words, separator));
}

std::string join(std::span<const std::string_view> words, std::string_view separator)
{
    return fmt::format("{}", fmt::join(words, separator));
}

std::string_view trim(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const auto begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

std::string lower(std::string_view text)
{
    std::string result{text};
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto at = text.find(separator);
        pieces.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return pieces;
        text.remove_prefix(at + 1);
    }
}

}  // namespace corridor
