/// A TOML file as a tree whose every key and value knows its line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/date.hpp"
#include "core/problems.hpp"

namespace corridor {

struct TomlEntry;

/// A time of day or a date with one: read, but no key of ours takes it.
struct TomlTime {};

struct TomlValue {
    using List = std::vector<TomlValue>;
    using Entries = std::vector<TomlEntry>;  // in the order of the file

    std::variant<std::string, std::int64_t, double, bool, Date, TomlTime, List, Entries> content;
    int line = 0;

    template <class T>
    const T* as() const
    {
        return std::get_if<T>(&content);
    }

    /// `"90 days"`, `12`, `yes`: the value as a message shows it, shortened where it is long.
    std::string to_string() const;

    /// "a text", "a number", "a list" ...
    std::string_view kind() const;
};

struct TomlEntry {
    std::string key;
    int line = 0;
    TomlValue value;
};

/// Reads `text`, the content of `file`. What is no TOML is added to `problems`; the tree is then empty.
TomlValue parse_toml(const std::string& file, std::string_view text, Problems& problems);

}  // namespace corridor
