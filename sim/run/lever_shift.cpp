#include "run/lever_shift.hpp"

#include <set>

#include <fmt/format.h>

#include "core/field.hpp"
#include "core/text.hpp"

namespace corridor {
namespace {

Date always_from()
{
    return Date::of(1, 1, 1);
}

Date always_until()
{
    return Date::of(9999, 12, 31);
}

/// Days on which tables and history may begin to say something else.
std::set<Date> days_of_change(const Corridor& corridor, Date until)
{
    const Date first = corridor.start - static_cast<std::int32_t>(corridor.spin_up);
    std::set<Date> days{first};
    for (const LeverSetting& setting : corridor.history) {
        for (const Date day : {setting.from, setting.until}) {
            if (first < day && day < until) days.insert(day);
        }
    }
    return days;
}

double shifted(LeverChange change, double x, double value)
{
    switch (change) {
    case LeverChange::multiply:
        return x * value;
    case LeverChange::add:
        return x + value;
    case LeverChange::set:
        break;
    }
    return value;
}

template <class I, class T>
std::string id_in(const Column<I, T>& rows, std::uint32_t member)
{
    return rows[I{member}].id;
}

std::string member_name(const Network& network, Scope scope, std::uint32_t member)
{
    switch (scope) {
    case Scope::jurisdiction:
        return id_in(network.jurisdictions, member);
    case Scope::pair: {
        const auto n = static_cast<std::uint32_t>(network.jurisdictions.size());
        return id_in(network.jurisdictions, member / n) + "-" + id_in(network.jurisdictions, member % n);
    }
    case Scope::place:
        return id_in(network.places, member);
    case Scope::leg:
        return id_in(network.legs, member);
    case Scope::origin:
        return id_in(network.origins, member);
    }
    return "";
}

}  // namespace

void apply(Corridor& corridor, const LeverShift& shift, double value)
{
    corridor.history.push_back({.from = always_from(),
                                .until = always_until(),
                                .lever = shift.lever,
                                .members = shift.members,
                                .value = value,
                                .multiplies = shift.change == LeverChange::multiply,
                                .adds = shift.change == LeverChange::add,
                                .title = "factor of a sweep"});
}

std::string problem_of(const Corridor& corridor, const LeverShift& shift, double value, Date until)
{
    const LeverInfo& lever = *shift.lever;
    for (const Date day : days_of_change(corridor, until)) {
        const Levers levers = levers_on(corridor, day);
        for (const std::uint32_t member : shift.members) {
            const double before = (levers.*lever.values)[member];
            const double after = shifted(shift.change, before, value);
            if (lever.least <= after && after <= lever.most) continue;
            const std::string range = range_text(lever.least, lever.most);
            if (shift.change == LeverChange::set)
                return fmt::format("{} = {} is not {} [{}]", lever.name, value, range, lever.unit);
            return fmt::format("{} of {} would be {} {} {} = {} on {}, which is not {} [{}]", lever.name,
                               member_name(corridor.network, lever.scope, member), before,
                               shift.change == LeverChange::add ? "+" : "x", value, after, day.to_string(),
                               range, lever.unit);
        }
    }
    return "";
}

}  // namespace corridor
