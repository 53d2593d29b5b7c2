#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace corridor {

/// One descriptor from which a member of a struct is read, checked, listed and documented:
///
///     struct Patrol {
///         double effort = 1.0;
///         static constexpr auto fields = std::tuple{
///             Field{"effort", &Patrol::effort, "-", "patrol hours relative to baseline",
///             0.0, 10.0}.optional(),
///         };
///     };
template <class Owner, class T>
struct Field {
    using owner_type = Owner;
    using value_type = T;

    std::string_view name;
    T Owner::*member;
    std::string_view unit;     ///< "-" where there is none
    std::string_view meaning;  ///< a few words, no full stop
    double least;              ///< of numbers: the smallest allowed value
    double most;               ///< of numbers: the largest
    bool required = true;

    constexpr Field(std::string_view field_name, T Owner::*field_member, std::string_view field_unit,
                    std::string_view field_meaning,
                    double least_value = -std::numeric_limits<double>::infinity(),
                    double most_value = std::numeric_limits<double>::infinity())
        : name(field_name),
          member(field_member),
          unit(field_unit),
          meaning(field_meaning),
          least(least_value),
          most(most_value)
    {}

    /// The same field, which may be left out: the struct's own initial value then holds.
    constexpr Field optional() const
    {
        Field copy = *this;
        copy.required = false;
        return copy;
    }

    /// The value that holds when an optional field is left out.
    T fallback() const { return Owner{}.*member; }

    /// Whether a number lies in [least, most]; NaN never does.
    constexpr bool allows(double value) const { return value >= least && value <= most; }
};

/// Calls f(field) for every field of T, in order.
template <class T, class F>
constexpr void for_each_field(F&& f)
{
    std::apply([&f](const auto&... field) { (f(field), ...); }, T::fields);
}

template <class T>
constexpr std::size_t n_fields = std::tuple_size_v<std::remove_cvref_t<decltype(T::fields)>>;

/// Names of the fields of T, in order.
template <class T>
std::vector<std::string> field_names()
{
    std::vector<std::string> names;
    for_each_field<T>([&names](const auto& field) { names.emplace_back(field.name); });
    return names;
}

/// "in [0, 1]", "at least 0", "at most 5", or "" where every number will do.
std::string range_text(double least, double most);

}  // namespace corridor
