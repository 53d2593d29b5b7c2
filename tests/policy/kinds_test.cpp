/// Every kind that does no more than move levers: what each of its settings does, alone and at full strength.
#include <algorithm>
#include <array>
#include <span>
#include <string>

#include <gtest/gtest.h>

#include "policy/catalogue.hpp"
#include "policy/three_lands.hpp"

namespace corridor {
namespace {

using test::day_one;
using test::three_lands;

struct Row {
    std::string_view kind;
    std::string_view setting;
    double value;
    std::string_view lever;
    double before;
    double after;

    friend void PrintTo(const Row& row, std::ostream* out) { *out << row.kind << "." << row.setting; }
};

// Worked by hand: set 0.75; twice 4; 2 and 1.5 more; half of what 0.2 leaves out, 1 - 0.8 x 0.5.
constexpr std::array rows{Row{"criminalisation", "crime", 0.75, "smuggling_is_crime", 0.2, 0.75},
                          Row{"criminalisation", "benefit_required", 0.75, "benefit_required", 0.2, 0.75},
                          Row{"legal_harmonisation", "share", 0.5, "harmonisation", 0.2, 0.6},
                          Row{"victim_screening", "men", 0.5, "sensitivity_men", 0.2, 0.6},
                          Row{"victim_screening", "women", 0.5, "sensitivity_women", 0.2, 0.6},
                          Row{"victim_screening", "children", 0.5, "sensitivity_children", 0.2, 0.6},
                          Row{"victim_screening", "specificity", 0.5, "specificity", 0.2, 0.6},
                          Row{"victim_screening", "referral_places", 1.5, "referral_capacity", 2, 3.5},
                          Row{"training", "screening", 0.5, "screening_training", 0.2, 0.6},
                          Row{"training", "border_skill_factor", 2, "border_skill", 4, 8},
                          Row{"training", "investigation_factor", 2, "investigation_skill", 4, 8},
                          Row{"training", "prosecution", 0.5, "conviction_base", 0.2, 0.6},
                          Row{"livelihoods", "improvement", 1.5, "livelihoods", 2, 3.5},
                          Row{"regular_pathway", "open", 0.75, "pathway_open", 0.2, 0.75},
                          Row{"regular_pathway", "places", 1.5, "pathway_places", 2, 3.5},
                          Row{"regular_pathway", "days", 20, "pathway_days", 30, 20},
                          Row{"authority_capacity", "border_budget_factor", 2, "border_budget", 4, 8},
                          Row{"authority_capacity", "arrest_capacity_factor", 2, "arrest_capacity", 4, 8},
                          Row{"authority_capacity", "investigators_factor", 2, "investigators", 4, 8},
                          Row{"authority_capacity", "prosecutors_factor", 2, "prosecutors", 4, 8},
                          Row{"prosecutors_network", "request_capacity_factor", 2, "request_capacity", 4, 8},
                          Row{"prosecutors_network", "secretariat", 1.5, "secretariat", 2, 3.5},
                          Row{"joint_investigation_teams", "share", 0.5, "joint_teams", 0.2, 0.6},
                          Row{"detention", "share", 0.75, "detention_share", 0.2, 0.75},
                          Row{"detention", "capacity_factor", 2, "detention_capacity", 4, 8},
                          Row{"detention", "days_factor", 2, "detention_days", 4, 8},
                          Row{"detention_alternatives", "supervision", 0.5, "alternatives", 0.2, 0.6},
                          Row{"detention_alternatives", "child_care", 0.5, "child_care", 0.2, 0.6},
                          Row{"voluntary_return", "reach", 0.5, "voluntary_return", 0.2, 0.6},
                          Row{"voluntary_return", "reintegration", 1.5, "reintegration", 2, 3.5},
                          Row{"route_assistance", "reach", 0.5, "assistance", 0.2, 0.6},
                          Row{"victim_support", "witness_support", 0.5, "witness_support", 0.2, 0.6},
                          Row{"victim_support", "referral_places", 1.5, "referral_capacity", 2, 3.5},
                          Row{"rescue", "reach", 0.5, "rescue", 0.2, 0.6},
                          Row{"border_patrol", "patrols", 1.5, "extra_patrol", 2, 3.5},
                          Row{"anti_corruption", "factor", 0.5, "corruption", 0.4, 0.2},
                          Row{"interception_response", "asylum", 0.75, "asylum_share", 0.2, 0.75},
                          Row{"interception_response", "pushback", 0.75, "pushback_share", 0.2, 0.75},
                          Row{"interception_response", "removal", 0.75, "return_share", 0.2, 0.75},
                          Row{"interception_response", "enforced_return", 0.75, "enforced_return", 0.2, 0.75},
                          Row{"interception_response", "discouragement", 0.75, "discouragement", 0.2, 0.75},
                          Row{"asylum_procedures", "recognition", 0.75, "recognition", 0.2, 0.75},
                          Row{"asylum_procedures", "days_factor", 2, "procedure_days", 4, 8},
                          Row{"leg_closure", "passable", 0.75, "passable", 0.2, 0.75},
                          Row{"vessel_control", "supply_factor", 2, "vessel_supply", 4, 8},
                          Row{"financial_investigation", "tracing", 1.5, "financial_tracing", 2, 3.5},
                          Row{"financial_investigation", "recovery", 0.5, "asset_recovery", 0.2, 0.6}};

/// The kind with one number set, acting on the first member of whatever it acts on, for fifty days.
AnyIntervention with_setting(const Row& row)
{
    AnyIntervention intervention = new_intervention(row.kind).value();
    const auto adjust = [&](auto& kind) {
        for_each_setting(kind, [&](const auto& field, auto& part) {
            auto& value = part.*field.member;
            using Value = std::remove_cvref_t<decltype(value)>;
            if constexpr (requires { value.members; }) {
                // Pair 1 tells jurisdiction 1 what jurisdiction 0 knows; members would do the same twice.
                if (field.name != "members") value.members = {Value::scope == Scope::pair ? 1U : 0U};
            } else if constexpr (std::same_as<Value, double>) {
                if (field.name == row.setting) value = row.value;
            }
        });
        kind.schedule = {.from = day_one, .until = day_one + 50};
    };
    std::visit(adjust, intervention);
    return intervention;
}

Levers all_at(double value, std::string_view lever)
{
    Levers levers = three_lands();
    const LeverInfo* info = find_lever(lever);
    for (double& one : levers.*info->values) one = value;
    return levers;
}

Levers after(const AnyIntervention& intervention, Date today, Levers levers)
{
    LeverChanges changes(levers, today);
    std::visit([&](const auto& kind) { kind.apply(changes, today); }, intervention);
    changes.apply(levers);
    return levers;
}

class Kinds : public testing::TestWithParam<Row> {};

TEST_P(Kinds, MoveOneMemberOfOneLeverByTheirEquation)
{
    const Row& row = GetParam();
    const LeverInfo* info = find_lever(row.lever);
    ASSERT_NE(info, nullptr);
    const std::size_t member = info->scope == Scope::pair ? 1 : 0;
    const Levers before = all_at(row.before, row.lever);
    Levers expected = before;
    (expected.*info->values)[member] = row.after;
    Levers found = after(with_setting(row), day_one, before);
    EXPECT_DOUBLE_EQ((found.*info->values)[member], row.after);
    (found.*info->values)[member] = row.after;
    EXPECT_EQ(found, expected) << "and nothing else moves";
}

TEST_P(Kinds, AreInertOutsideTheirDates)
{
    const Levers before = all_at(GetParam().before, GetParam().lever);
    EXPECT_EQ(after(with_setting(GetParam()), day_one - 1, before), before);
    EXPECT_EQ(after(with_setting(GetParam()), day_one + 50, before), before);
}

TEST_P(Kinds, ListTheLeverThatTheyMove)
{
    for (const InterventionInfo& info : intervention_catalogue()) {
        if (info.name != GetParam().kind) continue;
        EXPECT_NE(std::ranges::find(info.levers, find_lever(GetParam().lever)->values), info.levers.end());
        return;
    }
    FAIL() << "no such kind";
}

TEST_P(Kinds, HaveNothingToComplainOfWhenOneSettingIsGiven)
{
    EXPECT_TRUE(
        std::visit([](const auto& kind) { return kind.mistakes().empty(); }, with_setting(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(EachSetting, Kinds, testing::ValuesIn(rows), [](const auto& test) {
    return std::string(test.param.kind) + "_" + std::string(test.param.setting);
});

TEST(Kinds, EveryLeverIsMovedBySomeKind)
{
    for (const LeverInfo& lever : lever_catalogue()) {
        const bool moved = std::ranges::any_of(intervention_catalogue(), [&](const InterventionInfo& info) {
            return std::ranges::find(info.levers, lever.values) != info.levers.end();
        });
        EXPECT_TRUE(moved) << lever.name;
    }
}

TEST(Kinds, ThatAreGivenNothingSayWhatTheyLack)
{
    for (const InterventionInfo& info : intervention_catalogue()) {
        const std::size_t n_required = static_cast<std::size_t>(
            std::ranges::count_if(info.settings, [](const SettingInfo& s) { return s.required; }));
        const AnyIntervention empty = new_intervention(info.name).value();
        const bool complains = std::visit([](const auto& kind) { return !kind.mistakes().empty(); }, empty);
        EXPECT_TRUE(complains || n_required >= 3) << info.name;  // dates, target and the one setting it has
    }
}

}  // namespace
}  // namespace corridor
