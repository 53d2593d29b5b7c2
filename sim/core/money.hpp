#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace corridor {

/// An amount in constant 2015 US dollars, held as whole cents so that sums are exact in any order.
struct Money {
    std::int64_t cents = 0;

    /// The nearest whole cent; a tie goes to the even one.
    static Money from_dollars(double dollars);

    double dollars() const { return static_cast<double>(cents) / 100.0; }

    /// This amount times `factor`, to the nearest whole cent; a tie goes to the even one.
    Money scaled(double factor) const;

    /// "-12.50".
    std::string to_string() const;

    friend constexpr auto operator<=>(Money, Money) = default;
    friend constexpr Money operator+(Money a, Money b) { return {a.cents + b.cents}; }
    friend constexpr Money operator-(Money a, Money b) { return {a.cents - b.cents}; }
    friend constexpr Money operator-(Money a) { return {-a.cents}; }
    friend constexpr Money operator*(Money a, std::int64_t times) { return {a.cents * times}; }
    friend constexpr Money operator*(std::int64_t times, Money a) { return a * times; }
    constexpr Money& operator+=(Money other) { return *this = *this + other; }
    constexpr Money& operator-=(Money other) { return *this = *this - other; }
};

}  // namespace corridor
