/// Every kind of intervention, once. A new kind is one file in interventions/ and one name here.  ODD 7.22
#pragma once

#include <concepts>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "policy/interventions/anti_corruption.hpp"
#include "policy/interventions/asylum_procedures.hpp"
#include "policy/interventions/authority_capacity.hpp"
#include "policy/interventions/border_patrol.hpp"
#include "policy/interventions/criminalisation.hpp"
#include "policy/interventions/cross_border_cooperation.hpp"
#include "policy/interventions/detention.hpp"
#include "policy/interventions/detention_alternatives.hpp"
#include "policy/interventions/enhanced_penalties.hpp"
#include "policy/interventions/financial_investigation.hpp"
#include "policy/interventions/information_campaign.hpp"
#include "policy/interventions/interception_response.hpp"
#include "policy/interventions/joint_investigation_teams.hpp"
#include "policy/interventions/leg_closure.hpp"
#include "policy/interventions/legal_harmonisation.hpp"
#include "policy/interventions/livelihoods.hpp"
#include "policy/interventions/mobile_money_tracing.hpp"
#include "policy/interventions/prosecutors_network.hpp"
#include "policy/interventions/regular_pathway.hpp"
#include "policy/interventions/rescue.hpp"
#include "policy/interventions/route_assistance.hpp"
#include "policy/interventions/training.hpp"
#include "policy/interventions/vessel_control.hpp"
#include "policy/interventions/victim_screening.hpp"
#include "policy/interventions/victim_support.hpp"
#include "policy/interventions/voluntary_return.hpp"

namespace corridor {

/// What a kind of intervention has: settings as `fields`, dates, a cost, and what it asks of the levers on a
/// day.
// clang-format off
template <class T>
concept Intervention = requires(const T t, LeverChanges& changes, Date today) {
    { T::name } -> std::convertible_to<std::string_view>;
    { T::meaning } -> std::convertible_to<std::string_view>;
    { T::answers } -> std::convertible_to<std::span<const std::string_view>>;
    { T::levers } -> std::convertible_to<std::span<const LeverValues>>;
    T::fields;
    { t.schedule } -> std::convertible_to<Schedule>;
    { t.cost } -> std::convertible_to<Cost>;
    { t.apply(changes, today) } -> std::same_as<void>;
    { t.mistakes() } -> std::same_as<Mistakes>;
};
// clang-format on

template <Intervention... Kinds>
using OneOf = std::variant<Kinds...>;

using AnyIntervention =
    OneOf<InformationCampaign, EnhancedPenalties, CrossBorderCooperation, Criminalisation, LegalHarmonisation,
          AuthorityCapacity, Training, JointInvestigationTeams, ProsecutorsNetwork, FinancialInvestigation,
          AntiCorruption, BorderPatrol, LegClosure, VesselControl, Rescue, InterceptionResponse,
          VictimScreening, VictimSupport, Detention, DetentionAlternatives, AsylumProcedures, RouteAssistance,
          VoluntaryReturn, Livelihoods, RegularPathway, MobileMoneyTracing>;

/// Calls f(setting, part) for every setting of a kind: its own fields with part = the kind, then those of its
/// schedule, its trigger and its cost. `into` may be const.
template <class Kind, class F>
void for_each_setting(Kind& into, F&& f)
{
    for_each_field<std::remove_const_t<Kind>>([&](const auto& field) { f(field, into); });
    for_each_field<Schedule>([&](const auto& field) { f(field, into.schedule); });
    for_each_field<Trigger>([&](const auto& field) { f(field, into.schedule.trigger); });
    for_each_field<Cost>([&](const auto& field) { f(field, into.cost); });
}

enum class SettingType : std::uint8_t { number, date, choice, target, text };
inline constexpr std::array<std::string_view, 5> setting_type_names{"number", "date", "choice", "target",
                                                                    "text"};

/// A setting as users see it.
struct SettingInfo {
    std::string_view name;
    SettingType type;
    std::string_view unit;
    std::string_view meaning;
    double least;     // of numbers
    double most;      // of numbers
    double fallback;  // of numbers that may be left out; NaN: leaving it out says nothing
    bool required;
    std::span<const std::string_view> words;  // of choices
    Scope scope;                              // of targets
};

/// A kind as users see it.
struct InterventionInfo {
    std::string_view name;
    std::string_view meaning;
    std::span<const std::string_view> answers;  // rows of the policy frame
    std::span<const LeverValues> levers;        // that it moves
    std::vector<SettingInfo> settings;
};

/// Every kind, in the order of AnyIntervention.
std::span<const InterventionInfo> intervention_catalogue();

/// The kind of that name with its settings at their initial values, or nothing.
std::optional<AnyIntervention> new_intervention(std::string_view kind);

std::string_view name_of(const AnyIntervention& intervention);

/// Everything that the intervention's settings say, as one line: equal for equal interventions.
std::string settings_text(const AnyIntervention& intervention);
const Schedule& schedule_of(const AnyIntervention& intervention);
Schedule& schedule_of(AnyIntervention& intervention);
const Cost& cost_of(const AnyIntervention& intervention);

}  // namespace corridor
