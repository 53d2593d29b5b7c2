/// Who acts with whom: members all with each other, and ordered pairs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "policy/mistake.hpp"
#include "policy/target.hpp"

namespace corridor {

/// Ordered pairs, `from * n + to`, sorted, each once: every member with every other, and `pairs`.
inline std::vector<std::uint32_t> all_pairs(const Target<Scope::jurisdiction>& members,
                                            const Target<Scope::pair>& pairs, std::uint32_t n_jurisdictions)
{
    std::vector<std::uint32_t> all = pairs.members;
    for (const std::uint32_t from : members.members) {
        for (const std::uint32_t to : members.members) {
            if (from != to) all.push_back(from * n_jurisdictions + to);
        }
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

inline Mistakes mistakes_of_pairs(const Target<Scope::jurisdiction>& members,
                                  const Target<Scope::pair>& pairs)
{
    Mistakes found;
    if (members.empty() && pairs.empty())
        found.push_back({"members", "nobody takes part: give members or pairs"});
    if (members.members.size() == 1)
        found.push_back({"members", "one jurisdiction alone has nobody to act with"});
    return found;
}

}  // namespace corridor
