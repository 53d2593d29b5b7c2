#include <algorithm>

#include <gtest/gtest.h>

#include "run/compare.hpp"

namespace corridor {
namespace {

ComparisonRow row(const IndicatorInfo& info, const std::vector<double>& before,
                  const std::vector<double>& after)
{
    const PairedDifference difference = paired_difference(before, after);
    return {1, {&info, 0, std::string(info.name)}, difference, verdict_of(difference, info.direction)};
}

/// The text as if no line had been broken.
std::string on_one_line(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

TEST(CompareText, ColumnsAreAlignedAndNumbersReadable)
{
    const IndicatorInfo deaths{
        .name = "deaths", .unit = "persons", .meaning = "", .direction = Direction::more_is_harm};
    const IndicatorInfo share{.name = "a_longer_name", .unit = "-", .meaning = ""};
    const IndicatorInfo cost{.name = "cost", .unit = "USD", .meaning = ""};
    const Comparison comparison{.scenario_ids = {"baseline", "new_law"},
                                .scenario_titles = {"No change of policy", "A new law"},
                                .replicates = 3,
                                .rows = {row(deaths, {10, 20, 30}, {11, 22, 33}),
                                         row(share, {0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}),
                                         row(cost, {0, 0, 0}, {1234560, 1234567, 1234574})}};
    EXPECT_EQ(
        to_text(comparison),
        "new_law: A new law\n"
        "3 replicates, paired by seed with baseline\n"
        "\n"
        "indicator      unit     baseline   scenario  difference             95 % interval  same sign  "
        "verdict\n"
        "deaths         persons        20         22          +2         -0.4841 to +4.484      100 %  "
        "unresolved\n"
        "a_longer_name  -             0.5        0.5           0                    0 to 0          -  "
        "unchanged\n"
        "cost           USD             0  1,234,567  +1,234,567  +1,234,550 to +1,234,584      100 %  "
        "higher\n"
        "\n"
        "harm    difference  bootstrap interval  could be seen from  verdict\n"
        "deaths          +2                   -               3.097  unresolved\n"
        "\n"
        "5 replicates would halve the intervals.\n"
        "\n"
        "Difference: scenario less baseline, mean over replicates that share their random numbers; "
        "interval: 95 %, "
        "t.\n"
        "Intervals hold the noise of simulation, not what is unknown of the parameters. Could be seen from: "
        "an\neffect of that size would be resolved four times in five.\n"
        "Unresolved: the interval holds 0. Of 3 indicators, chance alone would resolve about 0.\n"
        "Verdicts go by the t interval; the bootstrap one stands beside it from 10 replicates on. Higher, "
        "lower:\n"
        "of what is neither harm nor good by itself. Same sign: of how many replicates the change has the "
        "mean's "
        "sign.\n");
}

TEST(CompareText, TheHeadingSaysWhereAndWhenAndWhatDeathsCost)
{
    const IndicatorInfo deaths{
        .name = "deaths", .unit = "persons", .meaning = "", .direction = Direction::more_is_harm};
    const IndicatorInfo cost{.name = "policy_cost", .unit = "USD", .meaning = ""};
    Comparison comparison{.scenario_ids = {"baseline", "x"},
                          .scenario_titles = {"", "X"},
                          .replicates = 2,
                          .corridor = "Here",
                          .from = Date::of(2010, 1, 1),
                          .until = Date::of(2012, 1, 1),
                          .policy_begins = {Date::of(2011, 5, 1)},
                          .policy_waits = {false},
                          .rows = {row(deaths, {30, 31}, {31, 30}), row(cost, {0, 0}, {60000, 60000})},
                          .findings = {{.treated_legs = 0, .legs = 4}}};
    const std::string text = to_text(comparison);
    EXPECT_NE(text.find("Here; figures are of 2010-01-01 to 2011-12-31, policy begins on 2011-05-01\n"),
              text.npos);
    EXPECT_NE(
        text.find("\n16 of the 24 months lie before the policy begins; they count in every figure and dilute "
                  "it\n"),
        text.npos)
        << text;
    EXPECT_NE(on_one_line(text).find("each bearing the whole cost of the scenario"), text.npos) << text;
    EXPECT_NE(text.find("It acts on no leg: there is no displacement to measure.\n"), text.npos) << text;
    EXPECT_NE(on_one_line(text).find("(95 %, Fieller): deaths not estimable (unresolved). "), text.npos)
        << text;
    comparison.policy_waits = {true};
    EXPECT_NE(to_text(comparison).find("policy waits for an indicator from 2011-05-01 on\n"), text.npos);
    EXPECT_NE(to_text(comparison).find("lie before the policy may begin;"), text.npos);
    comparison.policy_begins = {Date::of(2010, 1, 1)};
    EXPECT_EQ(to_text(comparison).find("dilute"), text.npos) << "from the first day on";
    comparison.policy_begins = {Date::of(2012, 1, 1)};
    EXPECT_NE(to_text(comparison).find("policy begins later and changes nothing\n"), text.npos);
}

TEST(CompareText, TheHeadingSaysWhetherWhatWaitsBegan)
{
    const auto told = [](Awaited awaited) {
        awaited.intervention = "rescue";
        awaited.indicator = "deaths";
        const Comparison comparison{.scenario_ids = {"baseline", "x"},
                                    .scenario_titles = {"", "X"},
                                    .replicates = 4,
                                    .rows = {},
                                    .findings = {{.awaited = {awaited}}}};
        const std::string text = to_text(comparison);
        const auto begin = text.find("rescue waits for deaths: ");
        return text.substr(begin, text.find('\n', begin) - begin);
    };
    const Date early = Date::of(2012, 2, 1);
    EXPECT_EQ(told({}), "rescue waits for deaths: it began in none of 4 replicates");
    EXPECT_EQ(told({.began = 2, .earliest = early, .latest = early}),
              "rescue waits for deaths: it began in 2 of 4 replicates, on 2012-02-01");
    EXPECT_EQ(told({.began = 3, .earliest = early, .latest = Date::of(2013, 5, 1)}),
              "rescue waits for deaths: it began in 3 of 4 replicates, at the earliest on 2012-02-01, at the "
              "latest on "
              "2013-05-01");
}

TEST(CompareText, NoLineOfRunningTextIsTooWideForAScreen)
{
    const IndicatorInfo cost{.name = "policy_cost", .unit = "USD", .meaning = ""};
    Findings findings{.treated_legs = 0, .legs = 4};
    for (int i = 0; i < 30; ++i)
        findings.costs.push_back(
            {"an_indicator_with_a_long_name", {true, 12'345'678, 1'234'567, 123'456'789}});
    const Comparison comparison{.scenario_ids = {"baseline", "x"},
                                .scenario_titles = {"", "X"},
                                .replicates = 2,
                                .rows = {row(cost, {0, 0}, {60000, 60000})},
                                .findings = {findings}};
    const std::string text = to_text(comparison);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        EXPECT_LE(end - begin, 120U) << text.substr(begin, end - begin);
        begin = end + 1;
    }
}

TEST(CompareText, SmallNumbersAreWrittenAsPeopleDo)
{
    const IndicatorInfo share{.name = "share", .unit = "-", .meaning = ""};
    const Comparison comparison{.scenario_ids = {"baseline", "x"},
                                .scenario_titles = {"", "X"},
                                .replicates = 2,
                                .rows = {row(share, {0, 0}, {0.00004534, 0.00004534})}};
    EXPECT_NE(to_text(comparison).find(" +0.00004534  "), std::string::npos) << to_text(comparison);
}

TEST(CompareText, OneReplicateShowsNoInterval)
{
    const IndicatorInfo deaths{.name = "deaths", .unit = "persons", .meaning = ""};
    const Comparison comparison{.scenario_ids = {"baseline", "x"},
                                .scenario_titles = {"", "X"},
                                .replicates = 1,
                                .rows = {row(deaths, {10}, {-1500})}};
    const std::string text = to_text(comparison);
    EXPECT_NE(text.find("1 replicate,"), text.npos) << text;
    EXPECT_NE(text.find("-1,500"), text.npos) << text;
    EXPECT_NE(text.find("-1,510              -      100 %  unresolved"), text.npos) << text;
}

ComparisonRow attempts_treated(const std::vector<double>& before, const std::vector<double>& after)
{
    static const IndicatorInfo attempts{.name = "attempts_treated", .unit = "persons", .meaning = ""};
    return row(attempts, before, after);
}

TEST(CompareText, OnlyWhatWasDeterredCanBeDisplaced)
{
    const auto told = [](const std::vector<double>& after, RatioOfMeans displaced) {
        const Comparison comparison{.scenario_ids = {"baseline", "x"},
                                    .scenario_titles = {"", "X"},
                                    .replicates = 3,
                                    .rows = {},
                                    .findings = {{.treated_legs = 1,
                                                  .legs = 4,
                                                  .displacement = {attempts_treated({50, 50, 50}, after)},
                                                  .displaced = displaced,
                                                  .costs = {}}}};
        const std::string text = to_text(comparison);
        const auto at = text.find("on the 1 of 4 legs");
        const auto begin = text.rfind('\n', at) + 1;
        return text.substr(begin, text.find('\n', at) - begin);
    };
    EXPECT_EQ(told({70, 71, 72}, {true, -2.7, -65, -0.2}),
              "Attempts rose on the 1 of 4 legs acted on: nothing was deterred there, nothing displaced.");
    EXPECT_EQ(told({40, 50, 60}, {}),
              "Whether attempts on the 1 of 4 legs acted on fell cannot be told, nor what was displaced.");
    EXPECT_EQ(told({30, 31, 32}, {true, 0.2, -8, 1.2}),
              "Which share of the attempts deterred on the 1 of 4 legs acted on reappeared on the others "
              "cannot be told.");
    EXPECT_EQ(told({30, 31, 32}, {true, 0.2, 0.1, 0.3}),
              "Of the attempts deterred on the 1 of 4 legs acted on, reappeared on the others: 20 % (10 to "
              "30).");
}

TEST(CompareText, UnintendedHarmAndCostPerOutcomeStandBelowTheTable)
{
    const IndicatorInfo missed{
        .name = "missed", .unit = "persons", .meaning = "", .direction = Direction::more_is_harm};
    const IndicatorInfo deaths{
        .name = "deaths", .unit = "persons", .meaning = "", .direction = Direction::more_is_harm};
    const IndicatorInfo share{
        .name = "share", .unit = "-", .meaning = "", .direction = Direction::more_is_good};
    const IndicatorInfo cost{.name = "policy_cost", .unit = "USD", .meaning = ""};
    const Comparison comparison{
        .scenario_ids = {"baseline", "x"},
        .scenario_titles = {"", "X"},
        .replicates = 2,
        .rows = {row(missed, {1, 2}, {11, 12}), row(deaths, {30, 31}, {10, 11}),
                 row(share, {0.1, 0.1}, {0.2, 0.2}), row(cost, {0, 0}, {60000, 60000})},
        .findings = {{.treated_legs = 1,
                      .legs = 4,
                      .displacement = {attempts_treated({50, 50}, {30, 31})},
                      .displaced = {true, 0.25, 0.2, 0.35},
                      .costs = {{"deaths", {true, 3000, 2500, 4000}}, {"identified", {}}}}}};
    const std::string text = to_text(comparison);
    EXPECT_NE(text.find("\nWorse than baseline: missed.\n"), text.npos) << text;
    EXPECT_NE(
        on_one_line(text).find("(95 %, Fieller): deaths 3,000 (2,500 to 4,000), identified not estimable. "),
        text.npos)
        << text;
    EXPECT_NE(text.find("on the 1 of 4 legs acted on, reappeared on the others: 25 % (20 to 35).\n"),
              text.npos)
        << text;
}

}  // namespace
}  // namespace corridor
