#include "io/sweep_reader.hpp"

#include <gtest/gtest.h>

#include "broken_toy.hpp"

namespace corridor {
namespace {

using test::Lines;

constexpr std::string_view good =  // ten lines
    "title = \"A sweep\"\n"
    "corridor = \"toy\"\n"
    "seed = 1\n"
    "design = \"sobol\"\n"
    "points = 8\n"
    "until = 2011-01-01\n"
    "[[factor]]\n"
    "parameter = \"mu\"\n"
    "least = 0.1\n"
    "most = 0.4\n";

SweepTexts texts_of(std::string text)
{
    SweepTexts texts{.sweep = {"mine.toml", std::move(text)}, .corridor = {}, .scenarios = {}, .points = {}};
    if (names_in(texts.sweep).corridor) texts.corridor = load_corridor_texts(test::toy_folder());
    return texts;
}

Lines problems_of(const SweepTexts& texts)
{
    return test::problems_of([&] {
        Problems problems;
        read_sweep(texts, problems);
        problems.throw_if_any();
    });
}

/// What is said of the good sweep with one piece of text replaced.
Lines problems_with(const std::string& from, const std::string& to)
{
    std::string text(good);
    const std::size_t at = text.find(from);
    if (at == text.npos) throw std::logic_error("the sweep holds no " + from);
    return problems_of(texts_of(text.replace(at, from.size(), to)));
}

Sweep read(std::string text)
{
    Problems problems;
    Sweep sweep = read_sweep(texts_of(std::move(text)), problems).sweep;
    problems.throw_if_any();
    return sweep;
}

TEST(SweepReader, ReadsAGoodSweep)
{
    const Sweep sweep = read(std::string(good));
    EXPECT_EQ(sweep.title, "A sweep");
    EXPECT_EQ(n_points_of(sweep.design, sweep.factors), 8U);
    ASSERT_EQ(sweep.factors.size(), 1U);
    EXPECT_EQ(sweep.factors[0].parameter, find_parameter("mu"));
    EXPECT_EQ(sweep.experiment.until, Date::of(2011, 1, 1));
    EXPECT_TRUE(sweep.common_random_numbers);
    EXPECT_FALSE(sweep.indicators.empty());
}

TEST(SweepReader, NamesTheNearestWord)
{
    EXPECT_EQ(problems_with("\"mu\"", "\"etaa\""),
              Lines{"mine.toml:8: factor 1: unknown parameter \"etaa\" (did you mean \"eta\"?); "
                    "`corridor list parameters` shows them"});
    EXPECT_EQ(
        problems_with("sobol", "sobl"),
        Lines{"mine.toml:4: design = \"sobl\" is none of grid, latin_hypercube, sobol, saltelli, morris, "
              "points (did you mean \"sobol\"?)"});
    EXPECT_EQ(problems_with("points = 8", "pionts = 8"),
              (Lines{"mine.toml:1: points is missing (size of the design)",
                     "mine.toml:5: unknown key \"pionts\" (did you mean \"points\"?)"}));
    EXPECT_EQ(problems_with("parameter = \"mu\"", "lever = \"penlty\"\njurisdictions = \"dora\""),
              Lines{"mine.toml:8: factor 1: unknown lever \"penlty\" (did you mean \"penalty\"?)"});
    EXPECT_EQ(problems_with("seed = 1", "seed = 1\nindicators = [\"death\"]"),
              Lines{"mine.toml:4: unknown indicator \"death\" (did you mean \"deaths\"?)"});
}

TEST(SweepReader, TellsARangeOutsideOfTheParametersOwn)
{
    EXPECT_EQ(problems_with("most = 0.4", "most = 40"),
              Lines{"mine.toml:10: mu: most = 40 is not in [0.02, 2]"});
    EXPECT_EQ(problems_with("least = 0.1\nmost = 0.4", "values = [0.1, 3]"),
              Lines{"mine.toml:9: mu: values = 3 is not in [0.02, 2]"});
    EXPECT_EQ(problems_with("least = 0.1", "least = 0.5"),
              Lines{"mine.toml:10: mu: most = 0.4 is not above least = 0.5"});
}

TEST(SweepReader, TellsARangeOutsideOfTheLeversOwn)
{
    const std::string rescue = "lever = \"rescue\"\nlegs = [\"bera-sea\"]\n";
    EXPECT_EQ(
        problems_with("parameter = \"mu\"\nleast = 0.1\nmost = 0.4", rescue + "least = 0.5\nmost = 1.5"),
        Lines{"mine.toml:11: rescue: most = 1.5 is not in [0, 1]"});
    const Lines said = problems_with("parameter = \"mu\"\nleast = 0.1\nmost = 0.4",
                                     rescue + "change = \"multiply\"\nleast = 0.5\nmost = 50");
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].substr(0, 54), "mine.toml:12: rescue: rescue of bera-sea would be 0.45");
    EXPECT_NE(said[0].find("x 50 = "), std::string::npos);
    EXPECT_NE(said[0].find("which is not in [0, 1] [-]"), std::string::npos);
}

TEST(SweepReader, TellsAScopeThatNamesNothing)
{
    EXPECT_EQ(problems_with("parameter = \"mu\"\nleast = 0.1\nmost = 0.4",
                            "lever = \"penalty\"\njurisdictions = [\"dorra\"]\nleast = 1\nmost = 2"),
              Lines{"mine.toml:9: penalty: unknown jurisdiction \"dorra\" (did you mean \"dora\"?)"});
}

TEST(SweepReader, TellsDistributionsThatCannotBe)
{
    EXPECT_EQ(problems_with("least = 0.1", "distribution = \"normal\"\nleast = 0.1"),
              (Lines{"mine.toml:7: mu: mean is missing (of the normal distribution)",
                     "mine.toml:7: mu: sd is missing (standard deviation of the normal distribution)"}));
    EXPECT_EQ(
        problems_with("least = 0.1", "distribution = \"normal\"\nmean = 5\nsd = 0.1\nleast = 0.1"),
        Lines{"mine.toml:10: mu: mean = 5 lies 46 standard deviations outside 0.1 to 0.4, where next to "
              "nothing of such a distribution is; expected at most 6"});
    EXPECT_TRUE(problems_with("least = 0.1", "distribution = \"normal\"\nmean = -0.4\nsd = 0.1\nleast = 0.1")
                    .empty());
    EXPECT_EQ(problems_with("least = 0.1", "distribution = \"triangular\"\nmode = 1\nleast = 0.1"),
              Lines{"mine.toml:10: mu: mode = 1 is not in [0.1, 0.4]"});
    EXPECT_EQ(problems_with("parameter = \"mu\"\nleast = 0.1",
                            "parameter = \"c_fee\"\ndistribution = \"log_uniform\"\nleast = 0"),
              Lines{"mine.toml:10: c_fee: least = 0: a log_uniform distribution begins above 0"});
    EXPECT_EQ(problems_with("least = 0.1", "mode = 0.2\nleast = 0.1"),
              Lines{"mine.toml:9: mu: unknown key \"mode\"; known: parameter least most distribution name "
                    "levels note"});
    EXPECT_EQ(problems_with("most = 0.4", "values = [0.2]"),
              Lines{"mine.toml:9: mu: either values or least, not both"});
}

TEST(SweepReader, TellsFactorsThatVaryTheSame)
{
    EXPECT_EQ(problems_of(texts_of(std::string(good) + "[[factor]]\nparameter = \"mu\"\nvalues = [1]\n")),
              Lines{"mine.toml:11: mu: factor 1 varies the same already"});
    EXPECT_EQ(problems_of(texts_of(std::string(good) +
                                   "[[factor]]\nparameter = \"eta\"\nname = \"mu\"\nvalues = [0.01]\n")),
              Lines{"mine.toml:11: eta: factor 1 is called mu already; give one of them a name = \"...\""});
}

TEST(SweepReader, TellsAllMistakesAtOnce)
{
    EXPECT_EQ(problems_of(texts_of("title = \"A sweep\"\ncorridor = \"toy\"\nseed = -1\ndesign = \"morris\"\n"
                                   "trajectories = 2\nlevels = 3\nscale = 0\n[[factor]]\nleast = 1\n")),
              (Lines{"mine.toml:3: seed = -1 is not in [0, 9007199254740991]",
                     "mine.toml:6: levels = 3 is not even", "mine.toml:7: scale = 0 is not in [1, 1000000]",
                     "mine.toml:8: factor 1: say what it varies: parameter, lever, scenario, input"}));
}

TEST(SweepReader, TellsAnEndThatIsNoFirstOfAMonth)
{
    EXPECT_EQ(
        problems_with("2011-01-01", "2011-01-05"),
        Lines{"mine.toml:6: until 2011-01-05 is not the first day of a month, and results hold whole months: "
              "until 2011-01-01 or 2011-02-01"});
}

TEST(SweepReader, ATestFunctionHasItsInputsAsFactorsAndNothingOfACorridor)
{
    const std::string head = "title = \"T\"\nmodel = \"test_function\"\nfunction = \"ishigami\"\nseed = 1\n"
                             "design = \"sobol\"\npoints = 4\n";
    const Sweep sweep = read(head);
    ASSERT_EQ(sweep.factors.size(), 3U);
    EXPECT_EQ(sweep.factors[2].name, "x3");
    EXPECT_EQ(problems_of(texts_of(head + "scale = 5\n")),
              Lines{"mine.toml:7: a test function has no scale"});
    EXPECT_EQ(
        problems_of(texts_of(head + "[[factor]]\ninput = \"x4\"\nleast = 0\nmost = 1\n")),
        Lines{"mine.toml:8: factor 1: ishigami has no input \"x4\" (did you mean \"x1\"?); known: x1 x2 x3"});
}

TEST(SweepReader, ReadsPointsOfOnesOwnAndTellsTheirMistakes)
{
    std::string text(good);
    text.replace(text.find("sobol"), 5, "points");
    text.replace(text.find("points = 8"), 10, "points_file = \"p.csv\"");
    SweepTexts texts = texts_of(text);
    texts.points = {"p.csv", "mu\n0.2\n0.3\n"};
    Problems problems;
    EXPECT_EQ(read_sweep(texts, problems).own_points.coordinates, (std::vector<double>{0.2, 0.3}));
    EXPECT_TRUE(problems.empty());
    texts.points = {"p.csv", "mu\n0.2\n0.5\nx\n"};
    const Lines said = problems_of(texts);
    ASSERT_EQ(said.size(), 2U);
    EXPECT_EQ(said[0].substr(0, 8), "p.csv:3:");
    EXPECT_EQ(said[1].substr(0, 8), "p.csv:4:");
    texts.points = {"p.csv", "muu\n0.2\n"};
    EXPECT_NE(problems_of(texts).front().find("did you mean \"mu\"?"), std::string::npos);
}

TEST(SweepReader, ReadsPointsOfAllInputsOfAFunction)
{
    SweepTexts texts =
        texts_of("title = \"T\"\nmodel = \"test_function\"\nfunction = \"ishigami\"\nseed = 1\n"
                 "design = \"points\"\npoints_file = \"p.csv\"\n");
    texts.points = {"p.csv", "x2,x1,x3\n2,1,3\n"};
    Problems problems;
    EXPECT_EQ(read_sweep(texts, problems).own_points.coordinates, (std::vector<double>{1, 2, 3}));
    EXPECT_TRUE(problems.empty());
}

TEST(SweepReader, TellsASweepThatIsTooLarge)
{
    EXPECT_EQ(
        problems_with("points = 8", "points = 90000000\nreplicates = 100"),
        Lines{
            "mine.toml:5: 90000000 points of 100 runs each are more than the 100000000 runs that a sweep may "
            "have"});
}

TEST(SweepReader, TellsAPlanThatIsTooLarge)
{
    const std::string function =
        "title = \"A\"\nmodel = \"test_function\"\nfunction = \"morris\"\nseed = 1\ndesign = \"sobol\"\n";
    EXPECT_EQ(
        problems_of(texts_of(function + "points = 100000000\n")),
        Lines{"mine.toml:6: 100000000 points of 20 factors are more than the 250000000 numbers that a plan "
              "may hold (2 GB)"});
    EXPECT_EQ(problems_of(texts_of(function + "points = 12500000\n")), Lines{});
}

TEST(SweepReader, TellsNamesThatResultsCannotUse)
{
    EXPECT_EQ(
        problems_with("most = 0.4", "most = 0.4\nname = \"factor_total\""),
        Lines{"mine.toml:11: mu: name = \"factor_total\": results put factor_ before the name of a factor "
              "where something else is called so; leave factor_ out"});
    EXPECT_EQ(problems_with("most = 0.4", "most = 0.4\nname = \"" + std::string(201, 'x') + "\""),
              Lines{"mine.toml:11: mu: name has 201 letters; a factor's has 200 at most"});
    EXPECT_EQ(problems_with("most = 0.4", "most = 0.4\nname = \"total\""), Lines{});
}

TEST(SweepReader, TellsValuesAndScenariosThatAreGivenTwice)
{
    EXPECT_EQ(problems_with("least = 0.1\nmost = 0.4", "values = [0.3, 0.1, 0.3]"),
              Lines{"mine.toml:9: mu: values holds 0.3 twice; leave one out"});
    EXPECT_EQ(problems_with("parameter = \"mu\"\nleast = 0.1\nmost = 0.4",
                            "scenario = [\"baseline\",\n\"baseline\"]"),
              Lines{"mine.toml:9: factor 1: scenario \"baseline\" is named twice"});
    EXPECT_EQ(problems_with("seed = 1", "seed = 1\nscenarios = [\"baseline\",\n\"baseline\"]"),
              Lines{"mine.toml:5: scenario \"baseline\" is named twice"});
}

LeverShift rescue_at_sea(const Corridor& toy, LeverChange change)
{
    LeverShift shift{.lever = find_lever("rescue"), .change = change};
    for (std::uint32_t leg = 0; leg < toy.network.legs.size(); ++leg) {
        if (toy.network.legs[LegId{leg}].id == "bera-sea") shift.members = {leg};
    }
    return shift;
}

TEST(LeverShift, HoldsForTheWholeRunAndOnItsMembersAlone)
{
    for (const LeverChange change : {LeverChange::set, LeverChange::multiply, LeverChange::add}) {
        Corridor toy = read_corridor(test::toy_folder());
        const LeverShift shift = rescue_at_sea(toy, change);
        const std::uint32_t leg = shift.members.front();
        const Corridor before = toy;
        apply(toy, shift, 0.5);
        for (const Date day : {toy.start - 300, toy.start, toy.end}) {
            const double x = levers_on(before, day).rescue[leg];
            const double expected = change == LeverChange::set        ? 0.5
                                    : change == LeverChange::multiply ? 0.5 * x
                                                                      : std::min(1.0, x + 0.5);
            EXPECT_DOUBLE_EQ(levers_on(toy, day).rescue[leg], expected);
            for (std::uint32_t other = 0; other < toy.network.legs.size(); ++other) {
                if (other == leg) continue;
                EXPECT_EQ(levers_on(toy, day).rescue[other], levers_on(before, day).rescue[other]);
            }
        }
    }
}

TEST(LeverShift, TellsWhatLeavesTheRange)
{
    const Corridor toy = read_corridor(test::toy_folder());
    EXPECT_EQ(problem_of(toy, rescue_at_sea(toy, LeverChange::set), 0.5, toy.end), "");
    EXPECT_EQ(problem_of(toy, rescue_at_sea(toy, LeverChange::multiply), 1, toy.end), "");
    EXPECT_NE(problem_of(toy, rescue_at_sea(toy, LeverChange::multiply), 50, toy.end), "");
    EXPECT_NE(problem_of(toy, rescue_at_sea(toy, LeverChange::add), -1, toy.end), "");
    EXPECT_EQ(problem_of(toy, rescue_at_sea(toy, LeverChange::set), 1.5, toy.end),
              "rescue = 1.5 is not in [0, 1] [-]");
}

}  // namespace
}  // namespace corridor
