#include "policy/catalogue.hpp"

#include <limits>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace corridor {
namespace {

template <class Owner, class Value>
SettingInfo described(const Field<Owner, Value>& field)
{
    SettingInfo info{.name = field.name,
                     .type = SettingType::number,
                     .unit = field.unit,
                     .meaning = field.meaning,
                     .least = field.least,
                     .most = field.most,
                     .fallback = std::numeric_limits<double>::quiet_NaN(),
                     .required = field.required,
                     .words = {},
                     .scope = Scope::jurisdiction};
    if constexpr (std::same_as<Value, Date>) {
        info.type = SettingType::date;
    } else if constexpr (Choice<Value>) {
        info.type = SettingType::choice;
        info.words = words_of(Value{});
    } else if constexpr (requires { Value::scope; }) {
        info.type = SettingType::target;
        info.scope = Value::scope;
    } else if constexpr (std::same_as<Value, std::string>) {
        info.type = SettingType::text;
    } else {
        static_assert(std::same_as<Value, double>, "settings are numbers, dates, choices, targets and texts");
        if (!field.required) info.fallback = field.fallback();
    }
    return info;
}

template <class Kind>
InterventionInfo described_kind()
{
    InterventionInfo info{Kind::name, Kind::meaning, Kind::answers, Kind::levers, {}};
    Kind kind;
    for_each_setting(kind,
                     [&](const auto& field, const auto&) { info.settings.push_back(described(field)); });
    return info;
}

template <std::size_t... I>
std::vector<InterventionInfo> all_kinds(std::index_sequence<I...>)
{
    return {described_kind<std::variant_alternative_t<I, AnyIntervention>>()...};
}

template <std::size_t... I>
std::optional<AnyIntervention> made(std::string_view name, std::index_sequence<I...>)
{
    std::optional<AnyIntervention> one;
    const auto try_kind = [&]<class Kind>(std::type_identity<Kind>) {
        if (Kind::name == name) one = Kind{};
    };
    (try_kind(std::type_identity<std::variant_alternative_t<I, AnyIntervention>>{}), ...);
    return one;
}

using Kinds = std::make_index_sequence<std::variant_size_v<AnyIntervention>>;

}  // namespace

std::span<const InterventionInfo> intervention_catalogue()
{
    static const std::vector<InterventionInfo> catalogue = all_kinds(Kinds{});
    return catalogue;
}

std::optional<AnyIntervention> new_intervention(std::string_view kind)
{
    return made(kind, Kinds{});
}

std::string settings_text(const AnyIntervention& intervention)
{
    std::string text;
    const auto add = [&]<class Owner, class Value>(const Field<Owner, Value>& field, const auto& part) {
        const Value& value = part.*field.member;
        if constexpr (std::same_as<Value, Date>) {
            text += value.to_string();
        } else if constexpr (Choice<Value>) {
            text += word_of(value);
        } else if constexpr (requires { Value::scope; }) {
            text += fmt::format("{}", fmt::join(value.members, " "));
        } else {
            text += fmt::format("{}", value);
        }
        text += ';';
    };
    std::visit([&](const auto& one) { for_each_setting(one, add); }, intervention);
    return text;
}

std::string_view name_of(const AnyIntervention& intervention)
{
    return std::visit([](const auto& one) { return one.name; }, intervention);
}

const Schedule& schedule_of(const AnyIntervention& intervention)
{
    return std::visit([](const auto& one) -> const Schedule& { return one.schedule; }, intervention);
}

Schedule& schedule_of(AnyIntervention& intervention)
{
    return std::visit([](auto& one) -> Schedule& { return one.schedule; }, intervention);
}

const Cost& cost_of(const AnyIntervention& intervention)
{
    return std::visit([](const auto& one) -> const Cost& { return one.cost; }, intervention);
}

}  // namespace corridor
