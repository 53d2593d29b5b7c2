/// Who people are: the attributes that rules read and that every table can be cut by.  ODD 2, S-17.18.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/ids.hpp"

namespace corridor {

enum class Sex : std::uint8_t { female, male };
enum class Age : std::uint8_t { child, adolescent, adult, older };  // 0-14, 15-17, 18-64, 65 and over
enum class IncomeBand : std::uint8_t { low, middle, high };
enum class TravelType : std::uint8_t { lone_man, lone_woman, family, unaccompanied_child };

inline constexpr std::array<std::string_view, 2> sex_names{"female", "male"};
inline constexpr std::array<std::string_view, 4> age_names{"child", "adolescent", "adult", "older_adult"};
inline constexpr std::array<std::string_view, 3> income_names{"low", "middle", "high"};
inline constexpr std::array<std::string_view, 2> group_names{"majority", "minority"};
inline constexpr std::array<std::string_view, 2> disability_names{"without", "with"};
inline constexpr std::array<std::string_view, 4> travel_type_names{"lone_man", "lone_woman", "family",
                                                                   "unaccompanied_child"};

inline constexpr std::uint32_t n_bands = 3;
inline constexpr std::uint32_t n_types = 4;
inline constexpr std::uint32_t n_aspirations = 3;

/// Shares of the three income bands and of the three bands of aspiration (assumption: quartile-like,
/// symmetric).
inline constexpr std::array<double, n_bands> band_shares{0.3, 0.4, 0.3};
inline constexpr std::array<double, n_aspirations> aspiration_shares{0.3, 0.4, 0.3};
/// Mean of a standard normal variable within those bands: below the 30 % quantile, between, above the 70 %
/// quantile.
inline constexpr std::array<double, 3> band_means{-1.159, 0.0, 1.159};

/// What of a person never changes. `index()` is the cell of the disaggregated tables.
struct Profile {
    Sex sex;
    Age age;
    IncomeBand income;
    bool minority;
    bool disability;

    static constexpr std::uint32_t count = 2 * 4 * 3 * 2 * 2;
    constexpr std::uint8_t index() const
    {
        return static_cast<std::uint8_t>(
            ((((static_cast<unsigned>(sex) * 4 + static_cast<unsigned>(age)) * 3 +
               static_cast<unsigned>(income)) *
                  2 +
              (minority ? 1U : 0U)) *
             2) +
            (disability ? 1U : 0U));
    }
    static constexpr Profile of(std::uint8_t index)
    {
        return {static_cast<Sex>(index / 48), static_cast<Age>(index / 12 % 4),
                static_cast<IncomeBand>(index / 4 % 3), index / 2 % 2 == 1, index % 2 == 1};
    }
    constexpr bool minor() const { return age == Age::child || age == Age::adolescent; }
};

/// Those who see the network alike: nationality x income band x travel type x exposure (what campaign they
/// heard).
struct ClassIndex {
    std::uint32_t n_exposures = 1;  // 1 + campaigns of the scenario

    constexpr ClassId of(NationalityId nationality, IncomeBand band, TravelType type,
                         std::uint32_t exposure) const
    {
        const auto person = (nationality.value * n_bands + static_cast<std::uint32_t>(band)) * n_types;
        return ClassId{(person + static_cast<std::uint32_t>(type)) * n_exposures + exposure};
    }
    constexpr std::uint32_t exposure(ClassId k) const { return k.value % n_exposures; }
    constexpr TravelType type(ClassId k) const
    {
        return static_cast<TravelType>(k.value / n_exposures % n_types);
    }
    constexpr IncomeBand band(ClassId k) const
    {
        return static_cast<IncomeBand>(k.value / n_exposures / n_types % n_bands);
    }
    constexpr NationalityId nationality(ClassId k) const
    {
        return NationalityId{k.value / n_exposures / n_types / n_bands};
    }
    constexpr std::size_t count(std::size_t n_nationalities) const
    {
        return n_nationalities * n_bands * n_types * n_exposures;
    }
};

}  // namespace corridor
