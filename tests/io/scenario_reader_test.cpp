#include "io/scenario_reader.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include "broken_toy.hpp"

namespace corridor {
namespace {

using test::Lines;
using test::problems_of;

const std::filesystem::path root = CORRIDOR_SOURCE_DIR;

const Corridor& toy()
{
    static const Corridor corridor = read_corridor(test::toy_folder());
    return corridor;
}

Scenario read(std::string text)
{
    Problems problems;
    Scenario scenario = read_scenario({"mine.toml", std::move(text)}, toy(), problems);
    problems.throw_if_any();
    return scenario;
}

constexpr std::string_view good_campaign =  // line 1 is the title
    "title = \"A campaign\"\n"
    "[[intervention]]\n"
    "kind = \"information_campaign\"\n"
    "origins = [\"hills\", \"tag:urban\"]\n"
    "format = \"community\"\n"
    "reach = \"5 %\"\n"
    "credibility = 0.5\n"
    "half_life = \"1 year\"\n"
    "papers = 1\n"
    "from = 2014-01-01\n"
    "until = 2015-01-01\n"
    "ramp = \"2 weeks\"\n"
    "cost = \"150 kUSD/month\"\n"
    "cost_once = \"1 MUSD\"\n";

/// What is said of a scenario with one piece of text replaced.
Lines problems_with(std::string_view good, std::string_view from, std::string_view to)
{
    std::string text(good);
    const std::size_t at = text.find(from);
    if (at == text.npos) throw std::logic_error("the scenario holds no " + std::string(from));
    return problems_of([&] { read(text.replace(at, from.size(), to)); });
}

Lines campaign_problems(std::string_view from, std::string_view to)
{
    return problems_with(good_campaign, from, to);
}

TEST(ScenarioReader, ReadsEverySetting)
{
    const Scenario scenario = read(std::string(good_campaign));
    EXPECT_EQ(scenario.id, "mine");
    ASSERT_EQ(scenario.files.size(), 1U);
    EXPECT_EQ(scenario.files.front().name, "mine.toml");
    EXPECT_EQ(scenario.files.front().text, good_campaign);
    ASSERT_EQ(scenario.interventions.size(), 1U);
    const auto& campaign = std::get<InformationCampaign>(scenario.interventions[0]);
    EXPECT_EQ(campaign.origins.members, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(campaign.format, CampaignFormat::community);
    EXPECT_EQ(campaign.reach, 0.05);
    EXPECT_EQ(campaign.half_life, 365.25);
    EXPECT_EQ(campaign.papers, 1);
    EXPECT_TRUE(std::isnan(campaign.death)) << "left out: it says nothing about it";
    EXPECT_EQ(campaign.schedule.from, Date::of(2014, 1, 1));
    EXPECT_EQ(campaign.schedule.until, Date::of(2015, 1, 1));
    EXPECT_EQ(campaign.schedule.ramp, 14);
    EXPECT_NEAR(campaign.cost.monthly, 150000, 1e-6);
    EXPECT_EQ(campaign.cost.once, 1e6);
}

TEST(ScenarioReader, AllMeansEveryMemberOfTheScope)
{
    const Scenario scenario =
        read("title = \"x\"\n[[intervention]]\nkind = \"enhanced_penalties\"\njurisdictions = \"all\"\n"
             "penalty = \"5 years\"\nfrom = 2014-01-01\n");
    const auto& penalties = std::get<EnhancedPenalties>(scenario.interventions.at(0));
    EXPECT_EQ(penalties.jurisdictions.members, (std::vector<std::uint32_t>{0, 1, 2, 3}));
    EXPECT_EQ(penalties.penalty, 60) << "months";
    EXPECT_EQ(penalties.schedule.until, Schedule::never);
}

TEST(ScenarioReader, PairsAreOrderedAndMembersAreNot)
{
    const std::string head =
        "title = \"x\"\n[[intervention]]\nkind = \"cross_border_cooperation\"\nroutes = 0.2\n";
    const Scenario pairs = read(head + "pairs = [[\"bera\", \"dora\"]]\nfrom = 2014-01-01\n");
    const auto& one_way = std::get<CrossBorderCooperation>(pairs.interventions.at(0));
    EXPECT_EQ(all_pairs(one_way.members, one_way.pairs, 4), (std::vector<std::uint32_t>{1 * 4 + 3}));
    const Scenario members = read(head + "members = [\"bera\", \"dora\"]\nfrom = 2014-01-01\n");
    const auto& both_ways = std::get<CrossBorderCooperation>(members.interventions.at(0));
    EXPECT_EQ(all_pairs(both_ways.members, both_ways.pairs, 4),
              (std::vector<std::uint32_t>{1 * 4 + 3, 3 * 4 + 1}));
}

TEST(ScenarioReader, InterventionsComeBackByKindThenDate)
{
    const auto penalty = [](std::string_view from, int months) {
        return fmt::format("[[intervention]]\nkind = \"enhanced_penalties\"\njurisdictions = \"all\"\n"
                           "penalty = \"{} months\"\nfrom = {}\n",
                           months, from);
    };
    const std::string campaign(good_campaign);
    const std::string campaign_section = campaign.substr(campaign.find('['));
    const Scenario scenario =
        read("title = \"x\"\n" + penalty("2015-01-01", 1) + penalty("2014-01-01", 2) + campaign_section);
    ASSERT_EQ(scenario.interventions.size(), 3U);
    EXPECT_EQ(name_of(scenario.interventions[0]), "information_campaign");
    EXPECT_EQ(std::get<EnhancedPenalties>(scenario.interventions[1]).penalty, 2);
    EXPECT_EQ(std::get<EnhancedPenalties>(scenario.interventions[2]).penalty, 1);
}

TEST(ScenarioReader, EuroNeedTheirRate)
{
    const std::string euro = "cost = \"2 kEUR/month\"\n";
    EXPECT_EQ(campaign_problems("cost = \"150 kUSD/month\"\n", euro).size(), 1U);
    std::string text(good_campaign);
    text.replace(text.find("cost = \"150 kUSD/month\"\n"), 24, euro);
    const Scenario scenario = read("dollars_per_euro = 1.11\n" + text);
    EXPECT_NEAR(cost_of(scenario.interventions[0]).monthly, 2220, 1e-9);
}

/// Every kind, as a message lists them.
std::string known_kinds()
{
    std::string names;
    for (const InterventionInfo& kind : intervention_catalogue()) {
        if (!names.empty()) names += ' ';
        names += kind.name;
    }
    return names;
}

TEST(ScenarioReader, UnknownWordsComeWithTheNearestKnownOne)
{
    EXPECT_EQ(
        campaign_problems("information_campaign", "information_campain"),
        (Lines{"mine.toml:3: intervention 1: unknown intervention \"information_campain\" (did you mean "
               "\"information_campaign\"?); known: " +
               known_kinds()}));
    EXPECT_EQ(
        campaign_problems("credibility", "credibilty"),
        (Lines{"mine.toml:2: information_campaign: credibility is missing (share of it that is believed)",
               "mine.toml:7: information_campaign: unknown setting \"credibilty\" (did you mean "
               "\"credibility\"?)"}));
    EXPECT_EQ(
        campaign_problems("\"community\"", "\"comunity\""),
        (Lines{"mine.toml:5: information_campaign: format = \"comunity\" is none of mass_media, community, "
               "peer_to_peer (did you mean \"community\"?)"}));
    EXPECT_EQ(campaign_problems("title", "titel"),
              (Lines{"mine.toml:1: title is missing (what the scenario is, for people)",
                     "mine.toml:1: unknown key \"titel\" (did you mean \"title\"?)"}));
}

TEST(ScenarioReader, ScopesThatNameNothingAreTold)
{
    EXPECT_EQ(campaign_problems("tag:urban", "tag:urbane"),
              (Lines{"mine.toml:4: information_campaign: no origin carries the tag \"urbane\" (did you mean "
                     "\"urban\"?)"}));
    EXPECT_EQ(
        campaign_problems("\"hills\"", "\"hils\""),
        (Lines{"mine.toml:4: information_campaign: unknown origin \"hils\" (did you mean \"hills\"?)"}));
    EXPECT_EQ(
        campaign_problems("[\"hills\", \"tag:urban\"]", "[]"),
        (Lines{
            "mine.toml:4: information_campaign: origins is an empty list (origin areas where it speaks)"}));
}

TEST(ScenarioReader, NumbersNeedTheirUnitAndRange)
{
    EXPECT_EQ(
        campaign_problems("\"1 year\"", "365"),
        (Lines{"mine.toml:8: information_campaign: half_life = 365: expected a time with its unit, such as "
               "\"90 days\""}));
    EXPECT_EQ(campaign_problems("\"5 %\"", "5"),
              (Lines{"mine.toml:6: information_campaign: reach = 5 is not in [0, 0.99]"}));
    EXPECT_EQ(campaign_problems("credibility = 0.5", "credibility = nan"),
              (Lines{"mine.toml:7: information_campaign: credibility = nan is not a finite number"}));
    EXPECT_EQ(campaign_problems("papers = 1", "papers = -1"),
              (Lines{"mine.toml:9: information_campaign: papers = -1 is not in [0, 100] x true"}));
}

TEST(ScenarioReader, DatesRunForward)
{
    EXPECT_EQ(
        campaign_problems("2015-01-01", "2013-12-31"),
        (Lines{"mine.toml:11: information_campaign: until = 2013-12-31 is not after from = 2014-01-01"}));
    EXPECT_EQ(campaign_problems("2015-01-01", "2014-01-01").size(), 1U) << "in force on no day";
}

TEST(ScenarioReader, SettingsThatContradictEachOtherAreTold)
{
    EXPECT_EQ(
        campaign_problems("papers = 1\n", ""),
        (Lines{"mine.toml:2: information_campaign: it states nothing: give death, harm, stopped, papers or "
               "fee"}));
    constexpr std::string_view penalties =
        "title = \"x\"\n[[intervention]]\nkind = \"enhanced_penalties\"\njurisdictions = \"all\"\n"
        "penalty = \"5 years\"\nfrom = 2014-01-01\n";
    EXPECT_EQ(problems_with(penalties, "from", "penalty_factor = 2\nfrom"),
              (Lines{"mine.toml:6: enhanced_penalties: either penalty or penalty_factor, not both"}));
}

TEST(ScenarioReader, AnswersAreRowsOfThePolicyFrame)
{
    const Lines problems = campaign_problems("[[", "answers = [\"A-f\", \"A-x\"]\n[[");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_TRUE(problems[0].starts_with("mine.toml:2: answers: the policy frame has no row \"A-x\""))
        << problems[0];
}

TEST(ScenarioReader, EveryMistakeIsToldAtOnce)
{
    const Lines problems = problems_of([] {
        read("title = 3\n"
             "[[intervention]]\nkind = \"enhanced_penalties\"\njurisdictions = [\"bara\"]\npenalty = 60\n"
             "[[intervention]]\nkind = \"cross_border\"\n"
             "[[intervention]]\nkind = \"cross_border_cooperation\"\nmembers = [\"bera\"]\nrotes = 0.2\n");
    });
    EXPECT_EQ(
        problems,
        (Lines{
            "mine.toml:1: title = 3: expected a text in quotation marks",
            "mine.toml:2: enhanced_penalties: from is missing (first day in force)",
            "mine.toml:4: enhanced_penalties: unknown jurisdiction \"bara\" (did you mean \"bera\"?)",
            "mine.toml:5: enhanced_penalties: penalty = 60: expected a time with its unit, such as \"90 "
            "days\"",
            "mine.toml:7: intervention 2: unknown intervention \"cross_border\"; known: " + known_kinds(),
            "mine.toml:8: cross_border_cooperation: from is missing (first day in force)",
            "mine.toml:11: cross_border_cooperation: unknown setting \"rotes\" (did you mean \"routes\"?)"}));
}

TEST(ScenarioReader, WhatWasUnderstoodIsCheckedBesideWhatWasNot)
{
    const Lines problems = problems_of([] {
        read("title = \"x\"\n"
             "[[intervention]]\nkind = \"enhanced_penalties\"\njurisdictions = [\"bera\"]\npenalty = 60\n"
             "from = 2014-01-01\nuntil = 2013-01-01\nwhen = \"mean_fees\"\nabove = 3\n"
             "programme = \"none\"\nunit = \"officer\"\n");
    });
    EXPECT_EQ(problems,
              (Lines{"mine.toml:5: enhanced_penalties: penalty = 60: expected a time with its unit, such as "
                     "\"90 days\"",
                     "mine.toml:7: enhanced_penalties: until = 2013-01-01 is not after from = 2014-01-01",
                     "mine.toml:8: enhanced_penalties: unknown indicator \"mean_fees\" (did you mean "
                     "\"mean_fee\"?); `corridor list indicators` shows all",
                     "mine.toml:10: enhanced_penalties: unknown programme \"none\"",
                     "mine.toml:11: enhanced_penalties: unit needs units, how many are bought each month"}));
}

TEST(ScenarioReader, AScenarioHasInterventionsATitleAndANameOfItsOwn)
{
    EXPECT_EQ(problems_of([] { read(""); }),
              (Lines{"mine.toml:1: title is missing (what the scenario is, for people)",
                     "mine.toml:1: intervention is missing (what policy does, one [[intervention]] each)"}));
    Problems problems;
    read_scenario({"dir/baseline.toml", std::string(good_campaign)}, toy(), problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(
        problems.all()[0].to_string(),
        "dir/baseline.toml:1: \"baseline\" names the world without a scenario: call the file something else");
}

TEST(ScenarioReader, MoreCampaignsThanCanBeNumberedAreRefused)
{
    const std::string campaign(good_campaign);
    std::string text = campaign;
    for (std::uint32_t i = 0; i < most_campaigns; ++i) text += campaign.substr(campaign.find('['));
    EXPECT_EQ(problems_of([&] { read(text); }),
              (Lines{"mine.toml:1: 17 campaigns are more than the 16 that a scenario may hold"}));
}

/// Whether the file says which corridors it is for, and this is none of them.
bool is_made_for_others(const std::filesystem::path& file, const Corridor& corridor)
{
    const Lines problems = problems_of([&] { read_scenario(file, corridor); });
    return std::ranges::any_of(problems,
                               [](const std::string& one) { return one.find("made for") != one.npos; });
}

TEST(ScenarioReader, EveryShippedScenarioFitsEveryShippedCorridor)
{
    int scenarios = 0;
    for (const std::string corridor_id : {"toy", "mediterranean", "americas_small", "one_border"}) {
        const Corridor corridor = read_corridor(root / "configs" / corridor_id);
        for (const auto& entry : std::filesystem::directory_iterator(root / "scenarios")) {
            if (entry.path().extension() != ".toml") continue;
            if (is_made_for_others(entry.path(), corridor)) continue;
            ++scenarios;
            const Scenario scenario = read_scenario(entry.path(), corridor);
            EXPECT_TRUE(clamps_of(scenario, corridor, corridor.start, corridor.end).empty())
                << entry.path() << " asks for more than a lever's range in " << corridor_id;
            bool acts = false;
            for (const AnyIntervention& one : scenario.interventions)
                acts |=
                    schedule_of(one).weight(corridor.end - 1) > 0 || schedule_of(one).until < corridor.end;
            EXPECT_TRUE(acts) << entry.path() << " never acts within " << corridor_id;
        }
    }
    EXPECT_GE(scenarios, 100);
}

constexpr std::string_view patrolled = "title = \"x\"\n[[intervention]]\nkind = \"border_patrol\"\nlegs = "
                                       "\"tag:sea\"\npatrols = 2\nfrom = 2014-01-01\n";

Lines problems_of_patrol(const std::string& more)
{
    return problems_of([&] { read(std::string(patrolled) + more); });
}

TEST(ScenarioReader, TriggersNameAnIndicatorAndABound)
{
    const Scenario scenario = read(std::string(patrolled) +
                                   "when = \"deaths\"\nabove = 20\nfor_months = 2\nlasting = \"90 days\"\n");
    const Trigger& trigger = schedule_of(scenario.interventions[0]).trigger;
    EXPECT_EQ(trigger.indicator, "deaths");
    EXPECT_EQ(trigger.above, 20);
    EXPECT_EQ(trigger.for_months, 2);
    EXPECT_EQ(trigger.lasting, 90);
    EXPECT_EQ(problems_of_patrol("when = \"death\"\nabove = 20\n"),
              (Lines{"mine.toml:7: border_patrol: unknown indicator \"death\" (did you mean \"deaths\"?); "
                     "`corridor list indicators` shows all"}));
    EXPECT_EQ(problems_of_patrol("when = \"deaths\"\n"),
              (Lines{"mine.toml:7: border_patrol: give either above or below, the bound of the indicator"}));
    EXPECT_EQ(problems_of_patrol("when = \"deaths\"\nabove = 1\nbelow = 2\n"),
              (Lines{"mine.toml:7: border_patrol: give either above or below, the bound of the indicator"}));
    EXPECT_EQ(problems_of_patrol("above = 1\n"),
              (Lines{"mine.toml:7: border_patrol: above needs when, the indicator that it waits for"}));
    EXPECT_EQ(problems_of_patrol("when = \"deaths\"\nabove = 1\nfor_months = 1.5\n"),
              (Lines{"mine.toml:9: border_patrol: for_months = 1.5 is not a whole number"}));
}

TEST(ScenarioReader, EveryMistakeOfATriggerIsToldAtOnce)
{
    EXPECT_EQ(
        problems_of_patrol("when = \"deaths_per_year\"\nabove = \"ten\"\nbelow = 3\nfor_months = 1.5\n"),
        (Lines{
            "mine.toml:7: border_patrol: unknown indicator \"deaths_per_year\"; `corridor list indicators` "
            "shows all",
            "mine.toml:7: border_patrol: give either above or below, the bound of the indicator",
            "mine.toml:8: border_patrol: above = \"ten\" is not a number",
            "mine.toml:10: border_patrol: for_months = 1.5 is not a whole number"}));
    EXPECT_EQ(problems_of_patrol("when = \"deaths\"\nabove = \"ten\"\n"),
              (Lines{"mine.toml:8: border_patrol: above = \"ten\" is not a number"}))
        << "it is given, only wrong";
}

TEST(ScenarioReader, WhatIsNoShareIsReadAsANumberOrAPercentage)
{
    const auto bound = [](const std::string& written) {
        const Scenario scenario =
            read(std::string(patrolled) + "when = \"deaths\"\nabove = " + written + "\n");
        return schedule_of(scenario.interventions[0]).trigger.above;
    };
    EXPECT_EQ(bound("\"20\""), 20);
    EXPECT_EQ(bound("\"150 %\""), 1.5);
    EXPECT_EQ(
        problems_of_patrol("when = \"deaths\"\nabove = \"1,5\"\n"),
        (Lines{"mine.toml:8: border_patrol: above = \"1,5\" is not a number (a decimal comma: write 1.5)"}));
}

TEST(ScenarioReader, EuroWithoutARateAreToldWhereToStateIt)
{
    EXPECT_EQ(
        problems_of_patrol("cost = \"60 kEUR/month\"\n"),
        (Lines{
            "mine.toml:7: border_patrol: cost = \"60 kEUR/month\" is in euro: state the rate at the top of "
            "the file, dollars_per_euro = ..., or write it in USD"}));
}

TEST(ScenarioReader, ThousandsAreWrittenWithoutSpaces)
{
    EXPECT_EQ(
        problems_of_patrol("cost = \"500 000 USD/month\"\n"),
        (Lines{
            "mine.toml:7: border_patrol: cost = \"500 000 USD/month\": \"500 000 USD/month\" has a space in "
            "its number; write thousands without a mark"}));
}

TEST(ScenarioReader, ABudgetThatNothingSpendsIsToldBesideOtherMistakes)
{
    const std::string programme = "[[programme]]\nname = \"p\"\nbudget = \"1 MUSD\"\n";
    const std::string unspent =
        "p: no intervention of programme \"p\" costs anything: its budget would never be spent";
    EXPECT_EQ(problems_of_patrol("ramp = 3\nprogramme = \"p\"\n" + programme).back(),
              "mine.toml:11: " + unspent);
    EXPECT_EQ(problems_of_patrol("cost = \"1 USD/month\"\n" + programme),
              (Lines{"mine.toml:10: " + unspent + "; where it should pay, write programme = \"p\""}));
    EXPECT_EQ(problems_of_patrol("cost = 3\nprogramme = \"p\"\n" + programme).size(), 1U)
        << "a cost that is only misread is a cost";
    EXPECT_EQ(problems_of_patrol("cost = \"1 USD/month\"\nprogramme = \"q\"\n" + programme).size(), 1U)
        << "a programme that is only misspelt is told once";
}

TEST(ScenarioReader, UnknownIdsAreToldWithThoseThereAre)
{
    std::string text(patrolled);
    const auto begin = text.find("legs = ");
    text.replace(begin, text.find('\n', begin) - begin, "legs = [\"zzzzzzzz\"]");
    const Lines told = problems_of([&] { read(text); });
    ASSERT_EQ(told.size(), 1U);
    EXPECT_NE(told[0].find("unknown leg \"zzzzzzzz\"; known: bera-air "), told[0].npos) << told[0];
    EXPECT_NE(told[0].find(" and 2 more; or by a tag: tag:"), told[0].npos) << told[0];
}

TEST(ScenarioReader, UnitsArePricedByTheCorridor)
{
    const Scenario scenario = read(std::string(patrolled) + "unit = \"patrol_unit_month\"\nunits = 3\n");
    const Cost& cost = cost_of(scenario.interventions[0]);
    EXPECT_EQ(cost.unit_price, 30'000);
    EXPECT_EQ(cost.members, 2) << "sea legs";
    EXPECT_EQ(cost.each_month(), 180'000);
    EXPECT_EQ(scenario.cost_on(0, Date::of(2014, 4, 1)), 6'000) << "April has 30 days";
    EXPECT_EQ(
        problems_of_patrol("unit = \"patrol_unit_mnth\"\nunits = 3\n"),
        (Lines{"mine.toml:7: border_patrol: unit = \"patrol_unit_mnth\" is no row of unit_costs.csv (did you "
               "mean \"patrol_unit_month\"?); known: assisted_return detention_day enforced_return "
               "investigator_month patrol_unit_month prosecutor_month rescue_vessel_month "
               "shelter_place_month supervision_day trained_officer"}));
    EXPECT_EQ(problems_of_patrol("unit = \"patrol_unit_month\"\n"),
              (Lines{"mine.toml:7: border_patrol: unit needs units, how many are bought each month"}));
    EXPECT_EQ(problems_of_patrol("units = 3\n"),
              (Lines{"mine.toml:7: border_patrol: units needs unit, what is bought"}));
    EXPECT_EQ(problems_of_patrol("unit = \"patrol_unit_month\"\nunits = -3\n"),
              (Lines{"mine.toml:8: border_patrol: units = -3 is not in [0, 1000000000] 1/month"}));
}

TEST(ScenarioReader, UnitsNeedACorridorThatSaysWhatTheyCost)
{
    Corridor unpriced = toy();
    unpriced.unit_costs.clear();
    const std::string text = std::string(patrolled) + "unit = \"patrol_unit_month\"\nunits = 3\n";
    Problems problems;
    read_scenario({"mine.toml", text}, unpriced, problems);
    EXPECT_EQ(
        problems_of([&] { problems.throw_if_any(); }),
        (Lines{
            "mine.toml:7: border_patrol: the corridor has no unit_costs.csv that says what a unit costs"}));
}

TEST(ScenarioReader, ProgrammesPayForWhatNamesThem)
{
    const std::string paid = "cost = \"10 kUSD/month\"\nprogramme = \"two lands\"\n";
    const std::string programme = "[[programme]]\nname = \"two lands\"\nbudget = \"1 MUSD\"\n";
    const Scenario scenario = read(std::string(patrolled) + paid + programme);
    EXPECT_EQ(scenario.programmes, (std::vector<Programme>{{"two lands", 1e6}}));
    EXPECT_EQ(problems_of_patrol(paid),
              (Lines{"mine.toml:8: border_patrol: unknown programme \"two lands\""}));
    EXPECT_EQ(
        problems_of_patrol("programme = \"two lands\"\n" + programme),
        (Lines{"mine.toml:10: two lands: no intervention of programme \"two lands\" costs anything: its "
               "budget would never be spent"}));
    EXPECT_EQ(problems_of_patrol(paid + programme + programme),
              (Lines{"mine.toml:13: two lands: there is a programme \"two lands\" already"}));
}

}  // namespace
}  // namespace corridor
