/// What really happened outside the model, as dated data: series and lever settings.  MODEL 1, ODD 6.
#pragma once

#include <string>
#include <vector>

#include "core/date.hpp"
#include "core/field.hpp"
#include "model/levers.hpp"

namespace corridor {

enum class SeriesKind : std::uint8_t { conflict, wage, demand };
inline constexpr std::array<std::string_view, 3> series_kind_names{"conflict", "wage", "demand"};

/// One dated observation. Table `series.csv`: kind, where, date, value. Between dates the value is
/// interpolated linearly; before the first and after the last it stays.
///   conflict  at an origin   [0..1]
///   wage      at an origin or a place: multiple of the table's wage
///   demand    at a destination place: multiple of the chance to find work (multiplies its wage in M4)
struct SeriesPoint {
    std::string kind;
    std::string where;
    Date date;
    double value = 0;

    static constexpr auto fields = std::tuple{
        Field{"kind", &SeriesPoint::kind, "-", "conflict, wage or demand"},
        Field{"where", &SeriesPoint::where, "-", "origin or place"},
        Field{"date", &SeriesPoint::date, "-", "YYYY-MM-DD"},
        Field{"value", &SeriesPoint::value, "-", "conflict 0 to 1; wage and demand as a multiple", 0.0,
              100.0},
    };
};

/// A lever set from a date on, until another date, over a scope. `history.toml`, `[[setting]]`.
struct LeverSetting {
    Date from;
    Date until;  // first day no longer in force; far future where open
    const LeverInfo* lever = nullptr;
    std::vector<std::uint32_t> members;  // indices in the lever's scope, sorted
    double value = 0;                    // replaces the table's value
    bool multiplies = false;             // `factor` was given: multiplies it instead
    bool adds = false;                   // is added to it instead; by factors of a sweep alone
    std::string title;
};

/// Levers as the tables and the dated settings have them on a date, before any policy. Settings apply in the
/// order of `history`, each within its dates; results stay within the lever's range.
struct Corridor;
Levers levers_on(const Corridor& corridor, Date date);

}  // namespace corridor
