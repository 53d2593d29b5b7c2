/// Settings that are one word out of a few.
#pragma once

#include <concepts>
#include <span>
#include <string_view>
#include <type_traits>

namespace corridor {

/// An enum whose words `words_of(E{})` lists in the order of its values 0, 1, 2 ...
// clang-format off
template <class E>
concept Choice = std::is_enum_v<E> && requires(E e) {
    { words_of(e) } -> std::convertible_to<std::span<const std::string_view>>;
};
// clang-format on

template <Choice E>
std::string_view word_of(E choice)
{
    return words_of(choice)[static_cast<std::size_t>(choice)];
}

}  // namespace corridor
