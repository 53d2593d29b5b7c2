#include "io/scopes.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <string>

#include <fmt/format.h>

#include "core/check.hpp"
#include "core/text.hpp"

namespace corridor {

namespace {

constexpr std::string_view tag_mark = "tag:";
constexpr std::string_view everyone = "all";

/// Ids and tags of the members of a scope, in order of index. They belong to the network.
struct Members {
    std::vector<std::string_view> ids;
    std::vector<const std::vector<std::string>*> tags;
};

template <class Id, class T>
Members members_of(const Column<Id, T>& rows)
{
    Members members;
    for (const T& row : rows) {
        members.ids.push_back(row.id);
        members.tags.push_back(&row.tags);
    }
    return members;
}

Members members_of(const Network& network, Scope scope)
{
    switch (scope) {
    case Scope::jurisdiction:
    case Scope::pair:
        return members_of(network.jurisdictions);
    case Scope::place:
        return members_of(network.places);
    case Scope::leg:
        return members_of(network.legs);
    case Scope::origin:
        return members_of(network.origins);
    }
    return {};
}

void sort_once(std::vector<std::uint32_t>& indices)
{
    std::ranges::sort(indices);
    indices.erase(std::ranges::unique(indices).begin(), indices.end());
}

std::vector<std::string> all_tags(const Members& members)
{
    std::vector<std::string> tags;
    for (const auto* of_one : members.tags) tags.insert(tags.end(), of_one->begin(), of_one->end());
    std::ranges::sort(tags);
    tags.erase(std::ranges::unique(tags).begin(), tags.end());
    return tags;
}

bool carries(const std::vector<std::string>& tags, std::string_view tag)
{
    return std::ranges::find(tags, tag) != tags.end();
}

std::vector<std::uint32_t> with_tag(const Members& members, std::string_view tag)
{
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < members.tags.size(); ++i) {
        if (carries(*members.tags[i], tag)) found.push_back(i);
    }
    return found;
}

/// Rows are sorted by id; the same id twice is reported elsewhere.
std::vector<std::uint32_t> called(const Members& members, std::string_view id)
{
    const auto at = std::ranges::lower_bound(members.ids, id);
    if (at == members.ids.end() || *at != id) return {};
    return {static_cast<std::uint32_t>(at - members.ids.begin())};
}

/// The first few words, and how many more.
std::string a_few(std::span<const std::string_view> words)
{
    constexpr std::size_t few = 12;
    const std::size_t n = std::min(few, words.size());
    return join(words.first(n), " ") +
           (n < words.size() ? fmt::format(" and {} more", words.size() - n) : "");
}

/// What somebody may have meant by a word that is no id: the tag of that name, the nearest id; else which
/// there are.
std::string way_out(const Members& members, std::string_view text)
{
    const std::vector<std::string> tags = all_tags(members);
    if (carries(tags, text)) return fmt::format(" (did you mean \"tag:{}\"?)", text);
    const std::string near = did_you_mean(text, members.ids);
    if (!near.empty()) return near;
    std::vector<std::string> by_tag;
    for (const std::string& tag : tags) by_tag.push_back(std::string(tag_mark) + tag);
    const std::vector<std::string_view> views(by_tag.begin(), by_tag.end());
    return fmt::format("; known: {}{}", a_few(members.ids),
                       views.empty() ? "" : fmt::format("; or by a tag: {}", a_few(views)));
}

std::vector<std::uint32_t> resolve_word(const Members& members, std::string_view scope, const Word& word,
                                        TomlSection& section)
{
    const std::string_view text = word.text;
    const bool is_tag = text.starts_with(tag_mark);
    const std::string_view tag = is_tag ? text.substr(tag_mark.size()) : "";
    const std::vector<std::uint32_t> found = is_tag ? with_tag(members, tag) : called(members, text);
    if (!found.empty()) return found;
    if (is_tag) {
        section.complain_at(word.line, fmt::format("no {} carries the tag \"{}\"{}", scope, tag,
                                                   did_you_mean(tag, all_tags(members))));
        return found;
    }
    section.complain_at(word.line, fmt::format("unknown {} \"{}\"{}", scope, text, way_out(members, text)));
    return found;
}

std::string_view scope_name(Scope scope)
{
    return scope_names[static_cast<std::size_t>(scope)];
}

ValueRule selector_rule(Scope scope)
{
    return {.name = selector_key(scope),
            .meaning =
                scope == Scope::pair ? "ids, or \"tag:\" and a tag" : "ids, \"tag:\" and a tag, or \"all\""};
}

}  // namespace

const LeverInfo* read_lever_name(TomlSection& section)
{
    const auto name = section.text({.name = "lever", .meaning = "name of a lever"});
    if (!name) return nullptr;
    const LeverInfo* lever = find_lever(*name);
    if (lever) return lever;
    std::vector<std::string_view> names;
    for (const LeverInfo& known : lever_catalogue()) names.push_back(known.name);
    section.complain("lever", fmt::format("unknown lever \"{}\"{}", *name, did_you_mean(*name, names)));
    return nullptr;
}

std::string_view selector_key(Scope scope)
{
    constexpr std::array<std::string_view, 5> keys{"jurisdictions", "pairs", "places", "legs", "origins"};
    return keys[static_cast<std::size_t>(scope)];
}

std::vector<std::uint32_t> resolve_scope(const Network& network, Scope scope, std::span<const Word> words,
                                         TomlSection& section)
{
    CORRIDOR_CHECK(scope != Scope::pair, "pairs are selected by two words, not by one");
    const Members members = members_of(network, scope);
    std::vector<std::uint32_t> indices;
    if (words.size() == 1 && words.front().text == everyone) {
        indices.resize(scope_size(network, scope));
        std::iota(indices.begin(), indices.end(), 0U);
        return indices;
    }
    for (const Word& word : words) {
        const auto found = resolve_word(members, scope_name(scope), word, section);
        indices.insert(indices.end(), found.begin(), found.end());
    }
    sort_once(indices);
    return indices;
}

std::vector<std::uint32_t> resolve_pairs(const Network& network, std::span<const WordPair> pairs,
                                         TomlSection& section)
{
    const Members members = members_of(network, Scope::pair);
    const auto n = static_cast<std::uint32_t>(members.ids.size());
    std::vector<std::uint32_t> indices;
    for (const WordPair& pair : pairs) {
        const auto from = resolve_word(members, "jurisdiction", pair.from, section);
        const auto to = resolve_word(members, "jurisdiction", pair.to, section);
        const std::size_t before = indices.size();
        for (const std::uint32_t i : from) {
            for (const std::uint32_t j : to) {
                if (i != j) indices.push_back(i * n + j);
            }
        }
        const bool both_known = !from.empty() && !to.empty();
        if (both_known && indices.size() == before) {
            section.complain_at(pair.from.line,
                                fmt::format("\"{}\" and \"{}\" are one jurisdiction, not a pair",
                                            pair.from.text, pair.to.text));
        }
    }
    sort_once(indices);
    return indices;
}

std::vector<std::uint32_t> read_scope(const Network& network, Scope scope, TomlSection& section)
{
    const ValueRule rule = selector_rule(scope);
    if (scope == Scope::pair) return resolve_pairs(network, section.pairs(rule), section);
    return resolve_scope(network, scope, section.words(rule), section);
}

}  // namespace corridor
