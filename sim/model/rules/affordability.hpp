#pragma once

#include <cmath>
#include <cstdint>

namespace corridor::rules {

/// Whole cents of constant 2015 USD. Products with a share are rounded to the nearest cent, halves to even.
using Cents = std::int64_t;

/// Nearest whole cent; halves to even, so that rounding favours neither payer nor payee.
inline Cents nearest_cent(double cents)
{
    return std::llrint(cents);  // the rounding mode is never changed from its default, nearest even
}

/// What a migrant can pay from, and owes [cent]. All >= 0.
struct Means {
    Cents savings;  // own money
    Cents credit;   // what the family would lend
    Cents debt;     // owed to smugglers and lenders
};

/// Can the whole fee [cent] be paid in advance? Scheme 1 of MODEL 4.
///
///     savings + credit >= fee
///
/// Source: cash in advance of each leg, as on the central Mediterranean (UNODC Observatory). ODD 7.18.
constexpr bool can_pay_advance(const Means& m, Cents fee)
{
    return m.savings + m.credit >= fee;
}

/// Sum to leave with a third party until safe arrival [cent]. Scheme 2 of MODEL 4.
///
///     fee (1 + commission)
///
///     fee         [cent];   commission  of the third party, a share of the fee [-]
///
/// Source: payment held by a third party, released on arrival: Koser (2008, International Migration 46(2));
/// that the migrant pays the commission is an assumption. ODD 7.18.
inline Cents third_party_deposit(Cents fee, double commission)
{
    return fee + nearest_cent(static_cast<double>(fee) * commission);
}

/// Can that deposit be made? savings + credit >= deposit. ODD 7.18.
inline bool can_pay_third_party(const Means& m, Cents fee, double commission)
{
    return can_pay_advance(m, third_party_deposit(fee, commission));
}

/// Most that lenders let a person owe [cent]: income [cent per month] times months. Source: assumption.
/// ODD 7.18.
inline Cents debt_limit(Cents income, double months)
{
    return nearest_cent(static_cast<double>(income) * months);
}

/// Part of a fee [cent] that must be paid before leaving on debt [cent]: fee times share. ODD 7.18.
inline Cents down_payment(Cents fee, double share)
{
    return nearest_cent(static_cast<double>(fee) * share);
}

/// Can a person travel now and pay later? Scheme 3 of MODEL 4.
///
///     savings + credit >= down_payment   and   debt + fee - down_payment <= limit
///
///     down_payment, fee, limit  [cent]
///
/// Source: part up front, balance after delivery, as at the border of Mexico and the United States (NRC 2013,
/// Options for Estimating Illegal Entries, p. 33); the limit is an assumption. ODD 7.18.
constexpr bool can_pay_later(const Means& m, Cents fee, Cents down_payment, Cents limit)
{
    return m.savings + m.credit >= down_payment && m.debt + fee - down_payment <= limit;
}

/// Interest due on a debt after a month [cent]: debt times monthly_rate. Source: assumption. ODD 7.18.
inline Cents interest(Cents debt, double monthly_rate)
{
    return nearest_cent(static_cast<double>(debt) * monthly_rate);
}

}  // namespace corridor::rules
