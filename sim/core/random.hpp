#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <Random123/philox.h>

#include "core/check.hpp"

namespace corridor {

/// An enumeration that numbers the purposes of draws. Numbers are below 65,536 and never reused.
template <class S>
concept StreamEnum = std::is_enum_v<S>;

/// Draws as a pure function of seed, purpose, entity, day and number of the draw. It has no state: neither
/// threads nor the order of calls can change a draw, and a new purpose leaves the draws of the others alone.
///
/// Philox4x32-10 of Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3
/// (recalled), by the Random123 library. Key: the seed. Counter: entity (low, high), day, stream x 2^16 +
/// draw.
class Randomness {
public:
    explicit constexpr Randomness(std::uint64_t seed) : seed_(seed) {}

    constexpr std::uint64_t seed() const { return seed_; }

    /// 128 random bits. `entity` is a key made of what the entity is (see key_of); `draw` is below 65,536.
    template <StreamEnum S>
    std::array<std::uint32_t, 4> bits(S stream, std::uint64_t entity, std::uint32_t day,
                                      std::uint32_t draw = 0) const
    {
        const auto purpose = static_cast<std::uint32_t>(stream);
        CORRIDOR_CHECK(purpose < 65'536 && draw < 65'536, "a stream or draw number does not fit in 16 bits");
        const r123::Philox4x32::ctr_type counter{{static_cast<std::uint32_t>(entity),
                                                  static_cast<std::uint32_t>(entity >> 32), day,
                                                  (purpose << 16) | draw}};
        const r123::Philox4x32::key_type key{
            {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}};
        const auto words = r123::Philox4x32{}(counter, key);
        return {words[0], words[1], words[2], words[3]};
    }

    /// A uniform number in [0, 1): a multiple of 2^-53.
    template <StreamEnum S>
    double uniform(S stream, std::uint64_t entity, std::uint32_t day, std::uint32_t draw = 0) const
    {
        const auto words = bits(stream, entity, day, draw);
        const std::uint64_t joined = (std::uint64_t{words[0]} << 32) | words[1];
        return static_cast<double>(joined >> 11) * 0x1p-53;
    }

private:
    std::uint64_t seed_;
};

/// Scatters 64 bits one to one, so that neighbouring numbers become unlike ones.
/// The finisher of splitmix64 (Steele, Lea and Flood 2014, recalled).
constexpr std::uint64_t scatter(std::uint64_t bits)
{
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31);
}

/// Key of what a name names: FNV-1a of its bytes, scattered. The same on every machine.
std::uint64_t key_of(std::string_view name);

/// Key of numbers in order: key_of(a, b) and key_of(b, a) are different keys.
template <std::integral A, std::integral B, std::integral... Rest>
constexpr std::uint64_t key_of(A a, B b, Rest... rest)
{
    constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;  // 2^64 / golden ratio: keeps 0 from staying 0
    std::uint64_t key = scatter(static_cast<std::uint64_t>(a) + golden);
    const auto add = [&key](std::uint64_t next) { key = scatter(key + golden + next); };
    add(static_cast<std::uint64_t>(b));
    (add(static_cast<std::uint64_t>(rest)), ...);
    return key;
}

}  // namespace corridor
