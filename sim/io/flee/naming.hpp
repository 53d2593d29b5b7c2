/// Ids for what a Flee folder calls by any text.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "io/flee/folder.hpp"

namespace corridor::flee {

/// For each name an identifier that no other has: the name itself where it is one, else with '_' for what may
/// not stand in it, and a number where two would be the same. Depends on the set of names alone; `names` are
/// sorted and each stands once.
std::vector<std::string> identifiers_of(const std::vector<std::string>& names);

class Naming {
public:
    explicit Naming(const Folder& folder);

    const std::string& place(std::size_t location) const { return places_[location]; }
    const std::string& jurisdiction(const std::string& country) const { return jurisdictions_.at(country); }
    const std::map<std::string, std::string>& jurisdictions() const { return jurisdictions_; }

    /// "Gao--Bourem"; with a number behind it where two pairs of places would make the same.
    const std::string& leg(std::size_t from, std::size_t to) const { return legs_.at({from, to}); }

private:
    std::vector<std::string> places_;
    std::map<std::string, std::string> jurisdictions_;  // by country
    std::map<std::pair<std::size_t, std::size_t>, std::string> legs_;
};

/// "Mali--Niger": the tag of legs over the border of two jurisdictions, whatever their direction.
std::string border_tag(const std::string& one, const std::string& other);

}  // namespace corridor::flee
