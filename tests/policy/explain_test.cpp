#include "policy/explain.hpp"

#include <gtest/gtest.h>

#include "policy/three_lands.hpp"

namespace corridor {
namespace {

using test::day_one;

Network named_lands()
{
    Network network;
    for (const std::string id : {"arda", "bera", "cira"}) {
        Jurisdiction jurisdiction;
        jurisdiction.id = id;
        network.jurisdictions.push_back(jurisdiction);
    }
    return network;
}

TEST(Explain, SaysWhatTheFileSaysAndNothingMore)
{
    Scenario scenario = baseline();
    scenario.title = "Longer sentences";
    scenario.answers = {"A-d"};
    scenario.interventions = {EnhancedPenalties{.jurisdictions = {{0, 2}},
                                                .penalty_factor = 2,
                                                .schedule = {.from = day_one, .ramp = 90},
                                                .cost = {}}};
    EXPECT_EQ(explain(scenario, named_lands()),
              "Longer sentences\n"
              "answers A-d\n"
              "\n"
              "enhanced_penalties: raises sentences for smuggling, plain and aggravated apart\n"
              "  jurisdictions = arda, cira  (whose law changes)\n"
              "  penalty_factor = 2  (multiple of that sentence)\n"
              "  from = 2014-01-01  (first day in force)\n"
              "  ramp = 90 day  (time it takes to reach full strength)\n");
}

TEST(Explain, PairsSayWhoTellsWhomAndAllIsSaidAsAll)
{
    EXPECT_EQ(member_name(named_lands(), Scope::pair, 5), "bera to cira");
    Scenario scenario = baseline();
    scenario.interventions = {CrossBorderCooperation{.members = {{0, 1, 2}}, .pairs = {{5}}, .finance = 0.5}};
    const std::string text = explain(scenario, named_lands());
    EXPECT_NE(text.find("  members = all 3  ("), text.npos) << text;
    EXPECT_NE(text.find("  pairs = bera to cira  ("), text.npos) << text;
    EXPECT_EQ(text.find("delay"), text.npos) << "left out in the file\n" << text;
}

TEST(Explain, ASecondInterventionOfAKindHasItsNumber)
{
    const EnhancedPenalties one{.jurisdictions = {{0}}, .penalty_factor = 2, .schedule = {.from = day_one}};
    Scenario scenario = baseline();
    scenario.interventions = {one, one};
    const std::string text = explain(scenario, named_lands());
    EXPECT_NE(text.find("\nenhanced_penalties: raises"), text.npos) << text;
    EXPECT_NE(text.find("\nenhanced_penalties/2: raises"), text.npos) << text;
}

TEST(Explain, ClampsNameLeverMemberAndLimit)
{
    EXPECT_EQ(explain(Clamp{find_lever("penalty"), 1, 720, 600, day_one}, named_lands()),
              "from 2014-01-01 on, penalty of bera was to be 720 month; at most 600 is possible");
    EXPECT_EQ(explain(Clamp{find_lever("share_routes"), 5, -0.5, 0, day_one}, named_lands()),
              "from 2014-01-01 on, share_routes of bera to cira was to be -0.5; at least 0 is possible");
}

}  // namespace
}  // namespace corridor
