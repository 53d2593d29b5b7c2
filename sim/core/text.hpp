#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Least number of letters inserted, deleted, replaced, or swapped with a neighbour that turns one word into
/// the other (no letter edited twice).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word` (the first of several equally near), capitals ignored; empty when none is
/// near: more than a third of the letters, and more than one, would have to change.
std::string nearest(std::string_view word, std::span<const std::string> candidates);
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

/// ` (did you mean "x"?)` with the nearest candidate, or "" when none is near; to end a message with.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

/// The words with `separator` between them.
std::string join(std::span<const std::string> words, std::string_view separator = ", ");
std::string join(std::span<const std::string_view> words, std::string_view separator = ", ");

/// `text` without spaces, tabs and line ends at either end.
std::string_view trim(std::string_view text);

/// `text` with the letters A-Z in lower case.
std::string lower(std::string_view text);

/// The pieces of `text` between the separators, untrimmed; one piece more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace corridor
