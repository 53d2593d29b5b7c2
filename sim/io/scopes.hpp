/// Whom a lever setting or an intervention means: ids of the corridor, `tag:eu` for all that carry the tag,
/// or "all".
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "io/toml_section.hpp"
#include "model/network.hpp"

namespace corridor {

/// Asks `section` for the name of a lever; nullptr, with the nearest name as a problem, where there is none.
const LeverInfo* read_lever_name(TomlSection& section);

/// The key that selects members of a scope: jurisdictions, pairs, places, legs, origins.
std::string_view selector_key(Scope scope);

/// Indices of the members that any of the words names, sorted, each once; "all" alone names everybody. A word
/// that names nothing is reported with the nearest one that would, at its line, as `section`'s problem. Not
/// for Scope::pair.
std::vector<std::uint32_t> resolve_scope(const Network& network, Scope scope, std::span<const Word> words,
                                         TomlSection& section);

/// The same for ordered pairs of jurisdictions, `from * n + to`. Nobody is paired with itself; two words that
/// leave no pair are reported.
std::vector<std::uint32_t> resolve_pairs(const Network& network, std::span<const WordPair> pairs,
                                         TomlSection& section);

/// Asks `section` for the selector of the scope and resolves it. Empty, with a problem, where nothing is
/// meant.
std::vector<std::uint32_t> read_scope(const Network& network, Scope scope, TomlSection& section);

}  // namespace corridor
