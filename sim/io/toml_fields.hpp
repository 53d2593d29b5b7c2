/// A struct read from a TOML section by its `fields` alone: a new kind of intervention needs no reader of its
/// own.
#pragma once

#include <concepts>
#include <string>
#include <vector>

#include "io/toml_section.hpp"

namespace corridor {

/// Reads every field of T that is a text, a number, yes or no, a date or a list of texts; numbers with a
/// dimension are written with it. A field left out keeps the value that `into` holds, and is a problem where
/// it is required.
template <class T>
void read_fields(TomlSection& section, T& into)
{
    for_each_field<T>([&](const auto& field) {
        using Value = typename std::remove_cvref_t<decltype(field)>::value_type;
        const ValueRule rule = rule_of(field);
        Value& target = into.*field.member;
        if constexpr (std::same_as<Value, std::string>) {
            if (auto text = section.text(rule)) target = std::move(*text);
        } else if constexpr (std::same_as<Value, bool>) {
            if (const auto truth = section.truth(rule)) target = *truth;
        } else if constexpr (std::same_as<Value, Date>) {
            if (const auto date = section.date(rule)) target = *date;
        } else if constexpr (std::same_as<Value, std::vector<std::string>>) {
            if (section.has(rule.name)) target.clear();
            for (Word& word : section.words(rule)) target.push_back(std::move(word.text));
        } else {
            static_assert(std::same_as<Value, double>,
                          "fields hold texts, words, yes or no, dates and numbers");
            if (const auto number = section.quantity(rule)) target = *number;
        }
    });
}

}  // namespace corridor
