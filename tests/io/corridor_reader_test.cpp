#include "io/corridor_reader.hpp"

#include <random>

#include <gtest/gtest.h>

#include "broken_toy.hpp"

namespace corridor {
namespace {

using test::BrokenToy;
using test::Lines;

TEST(CorridorReader, TheToyIsRead)
{
    const Corridor toy = read_corridor(test::toy_folder());
    EXPECT_EQ(toy.id, "toy");
    EXPECT_EQ(toy.start, Date::of(2010, 1, 1));
    EXPECT_EQ(toy.end, Date::of(2020, 1, 1));
    EXPECT_EQ(toy.spin_up, 365);
    EXPECT_EQ(toy.network.places.size(), 8U);
    EXPECT_EQ(toy.network.legs.size(), 14U);
    EXPECT_EQ(toy.network.routes, (Lines{"east", "land", "west"}));
    EXPECT_EQ(toy.files.size(), corridor_files.size() - 1) << "all but attributes.csv";
    EXPECT_TRUE(std::ranges::is_sorted(toy.files, {}, &SourceFile::name));
}

TEST(CorridorReader, BaselinesStandWithTheMemberOfTheirRow)
{
    const Corridor toy = BrokenToy()
                             .set("jurisdictions.csv", "cira", "arrest_capacity", "7.5")
                             .set("legs.csv", "hills-bera", "rescue", "0.625")
                             .read();
    const auto position = [](const auto& rows, std::string_view id) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows.span()[i].id == id) return i;
        }
        return rows.size();
    };
    EXPECT_EQ(toy.baseline.arrest_capacity[position(toy.network.jurisdictions, "cira")], 7.5);
    EXPECT_EQ(toy.baseline.rescue[position(toy.network.legs, "hills-bera")], 0.625);
    EXPECT_EQ(toy.baseline.pathway_days.size(), toy.network.origins.size());
    EXPECT_EQ(toy.baseline.passable, std::vector<double>(14, 1.0))
        << "no such column: the catalogue's baseline";
}

TEST(CorridorReader, SharingFillsOrderedPairs)
{
    const Corridor toy = BrokenToy().replace("sharing.csv", "cira,dora,0.1", "cira,dora,0.25").read();
    // arda, bera, cira, dora: cira tells dora at 2 * 4 + 3, dora tells cira at 3 * 4 + 2
    EXPECT_EQ(toy.baseline.share_routes[11], 0.25);
    EXPECT_EQ(toy.baseline.share_routes[14], 0.1);
    EXPECT_EQ(toy.baseline.share_routes[0], 0);
}

TEST(CorridorReader, HistoryIsResolvedAndSorted)
{
    const Corridor toy = BrokenToy().read();
    ASSERT_EQ(toy.history.size(), 2U);
    EXPECT_EQ(toy.history[0].lever, find_lever("smuggling_is_crime"));
    EXPECT_EQ(toy.history[0].members, std::vector<std::uint32_t>{1});
    EXPECT_EQ(toy.history[0].value, 1);
    EXPECT_FALSE(toy.history[0].multiplies);
    EXPECT_GT(toy.history[0].until, Date::of(2500, 1, 1));
    EXPECT_EQ(toy.history[1].members.size(), 2U) << "both sea legs carry the tag";
}

TEST(CorridorReader, TheOrderOfLinesDecidesNothing)
{
    const Corridor straight = BrokenToy().read();
    BrokenToy shuffled;
    for (const std::string file : {"jurisdictions.csv", "places.csv", "legs.csv", "origins.csv",
                                   "seasons.csv", "ties.csv", "series.csv", "sharing.csv"}) {
        std::string& text = shuffled.text_of(file);
        auto lines = split(trim(text), '\n');
        std::reverse(lines.begin() + 1, lines.end());
        std::string reversed;
        for (const std::string_view line : lines) reversed += std::string(line) + "\n";
        text = reversed;
    }
    const Corridor reversed = shuffled.read();
    EXPECT_EQ(reversed.baseline, straight.baseline);
    EXPECT_EQ(reversed.network.leg_from, straight.network.leg_from);
    EXPECT_EQ(reversed.network.leg_key, straight.network.leg_key);
    EXPECT_EQ(reversed.network.diaspora, straight.network.diaspora);
    for (std::size_t i = 0; i < straight.series.size(); ++i) {
        EXPECT_EQ(reversed.series[i].where, straight.series[i].where);
        EXPECT_EQ(reversed.series[i].date, straight.series[i].date);
    }
}

TEST(CorridorReader, SpreadsheetsMayWriteSemicolonsAndDecimalCommas)
{
    const Corridor straight = BrokenToy().read();
    BrokenToy german;
    std::string& text = german.text_of("legs.csv");
    std::ranges::replace(text, ',', ';');
    std::ranges::replace(text, '.', ',');
    EXPECT_EQ(german.read().baseline, straight.baseline);
    EXPECT_EQ(german.read().network.legs.span()[3].hazard, straight.network.legs.span()[3].hazard);
}

TEST(CorridorReader, TablesMayBeWithoutRowsWhereTheWorldHasNone)
{
    BrokenToy toy;
    toy.text_of("ties.csv") = "nationality,place,diaspora\n";
    toy.text_of("series.csv") = "kind,where,date,value\n";
    toy.text_of("history.toml") = "# nothing happened\n";
    toy.remove("sharing.csv")
        .replace("SOURCES.csv",
                 "sharing.csv,*,*,,,,,assumption,an invented corridor for tests and teaching\n", "");
    EXPECT_EQ(toy.problems(), Lines{});
    EXPECT_TRUE(toy.read().history.empty());
}

// Mistakes of files

TEST(CorridorReader, MissingFilesAreToldWithWhatTheyAreFor)
{
    EXPECT_EQ(BrokenToy().remove("legs.csv").remove("history.toml").problems(),
              (Lines{"toy/history.toml: the file is missing (dated settings of levers; may be empty)",
                     "toy/legs.csv: the file is missing (links between places)"}));
}

TEST(CorridorReader, AMisspeltFileNameIsRecognised)
{
    BrokenToy toy;
    toy.remove("sharing.csv").replace("SOURCES.csv", "sharing.csv,", "ties.csv,");
    toy.texts().strays = {"observed.csv", "shairng.csv"};
    EXPECT_EQ(toy.problems(), (Lines{"toy/shairng.csv: unknown file (did you mean \"sharing.csv\"?)"}));
}

TEST(CorridorReader, AFolderThatDoesNotExistIsTold)
{
    EXPECT_EQ(test::problems_of([] { read_corridor(std::filesystem::path("no/such/corridor")); }),
              (Lines{"no/such/corridor: there is no such folder of a corridor"}));
}

// Syntax

TEST(CorridorReader, SyntaxMistakesOfTablesAreTold)
{
    BrokenToy toy;
    toy.append("ties.csv", "arda,bera-coast").replace("legs.csv", "hazard,abuse", "hazzard,abuse");
    EXPECT_EQ(toy.problems(), (Lines{"toy/legs.csv:1: unknown column \"hazzard\" (did you mean \"hazard\"?)",
                                     "toy/legs.csv:1: column \"hazard\" is missing (hazard of a wreck per "
                                     "crossing in a neutral month (E2) [-])",
                                     fmt::format("toy/ties.csv:{}: 2 cells, where the header has 3 columns",
                                                 toy.last_line("ties.csv"))}));
}

TEST(CorridorReader, SyntaxMistakesOfTomlAreToldWithAHint)
{
    BrokenToy toy;
    toy.text_of("history.toml") = "[[setting]]\ntitle = \u201CRescue\u201D\n";
    const Lines problems = toy.problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_TRUE(problems[0].starts_with("toy/history.toml:2: ")) << problems[0];
    EXPECT_TRUE(problems[0].ends_with("(curly quotation marks: write straight ones, \")")) << problems[0];
}

// Values and units

TEST(CorridorReader, ValuesOutOfRangeAndOfTheWrongKindAreTold)
{
    BrokenToy toy;
    toy.set("legs.csv", "bera-sea", "hazard", "13").set("legs.csv", "bera-sea", "alone", "maybe");
    toy.set("legs.csv", "cira-sea", "rescue", "1.5").set("legs.csv", "cira-sea", "length", "far");
    toy.set("places.csv", "dora-city", "latitude", "nan").set("jurisdictions.csv", "dora", "penalty", "");
    EXPECT_EQ(toy.problems(),
              (Lines{fmt::format(
                         "toy/jurisdictions.csv:{}: dora: penalty is empty (sentence for smuggling [month])",
                         toy.line("jurisdictions.csv", "dora,")),
                     fmt::format("toy/legs.csv:{}: bera-sea: alone = \"maybe\" is neither yes nor no",
                                 toy.line("legs.csv", "bera-sea,")),
                     fmt::format("toy/legs.csv:{}: bera-sea: hazard = 13 is not in [0, 1]",
                                 toy.line("legs.csv", "bera-sea,")),
                     fmt::format("toy/legs.csv:{}: cira-sea: length = \"far\" is not a number",
                                 toy.line("legs.csv", "cira-sea,")),
                     fmt::format("toy/legs.csv:{}: cira-sea: rescue = 1.5 is not in [0, 1]",
                                 toy.line("legs.csv", "cira-sea,")),
                     fmt::format("toy/places.csv:{}: dora-city: latitude = nan is not a finite number",
                                 toy.line("places.csv", "dora-city,"))}));
}

TEST(CorridorReader, MistakesOfCorridorTomlAreTold)
{
    BrokenToy toy;
    toy.text_of("corridor.toml") = "titel = \"Toy\"\nstart = 2010-01-01\nend = 2009-01-01\nspin_up = 365\n";
    EXPECT_EQ(
        toy.problems(),
        (Lines{"toy/corridor.toml:1: title is missing (name of the corridor for people)",
               "toy/corridor.toml:1: unknown key \"titel\" (did you mean \"title\"?)",
               "toy/corridor.toml:3: end = 2009-01-01 is not after start = 2010-01-01",
               "toy/corridor.toml:4: spin_up = 365: expected a time with its unit, such as \"90 days\""}));
}

TEST(CorridorReader, ParametersAreSetAndTheirMistakesTold)
{
    BrokenToy toy;
    toy.append("corridor.toml", "mu = 0.25\npatience_days = \"2 weeks\"");
    EXPECT_EQ(toy.problems(), Lines{});
    EXPECT_EQ(toy.read().parameters.mu, 0.25);
    EXPECT_EQ(toy.read().parameters.patience_days, 14);

    toy.append("corridor.toml", "c_feee = 0.1\nc_death = -1e9\nc_harm = \"x\"");
    const int last = toy.last_line("corridor.toml");
    const Lines problems = toy.problems();
    ASSERT_EQ(problems.size(), 3U);
    EXPECT_EQ(problems[0],
              fmt::format(
                  "toy/corridor.toml:{}: parameters: unknown parameter \"c_feee\" (did you mean \"c_fee\"?)",
                  last - 2));
    EXPECT_TRUE(problems[1].starts_with(
        fmt::format("toy/corridor.toml:{}: parameters: c_death = -1000000000 is not in [", last - 1)))
        << problems[1];
    EXPECT_TRUE(problems[2].starts_with(
        fmt::format("toy/corridor.toml:{}: parameters: c_harm = \"x\" is not a number", last)))
        << problems[2];
}

TEST(CorridorReader, SeasonsNeedBothQuantitiesOnceEach)
{
    BrokenToy toy;
    toy.replace("seasons.csv", "sea,go", "sea,goo").replace("seasons.csv", "hills,go,0.7", "hills,go,1.7");
    toy.append("seasons.csv", "desert,go,1,1,1,1,1,1,1,1,1,1,1,1");
    const int last = toy.last_line("seasons.csv");
    EXPECT_EQ(
        toy.problems(),
        (Lines{
            fmt::format("toy/seasons.csv:{}: hills: jan = 1.7 is not in [0, 1]",
                        toy.line("seasons.csv", "hills,go")),
            fmt::format("toy/seasons.csv:{}: sea: the profile has no row with quantity \"go\"",
                        toy.line("seasons.csv", "sea,hazard")),
            fmt::format(
                "toy/seasons.csv:{}: sea: quantity = \"goo\" is neither hazard nor go (did you mean \"go\"?)",
                toy.line("seasons.csv", "sea,goo")),
            fmt::format("toy/seasons.csv:{}: desert: quantity go stands in line {} already", last,
                        toy.line("seasons.csv", "desert,go"))}));
}

// References

TEST(CorridorReader, NamesOfThingsThatDoNotExistAreToldWithTheNearest)
{
    BrokenToy toy;
    toy.set("legs.csv", "bera-sea", "from", "bera-coats")
        .set("legs.csv", "cira-sea", "season", "seas")
        .set("legs.csv", "cira-sea", "mode", "see");
    toy.set("places.csv", "dora-port", "jurisdiction", "dorra")
        .set("origins.csv", "hills", "place", "")
        .set("origins.csv", "plains", "nationality", "ardda");
    toy.replace("ties.csv", "arda,dora-city", "dora,dora-city");
    toy.replace("sharing.csv", "cira,dora", "cira,elsewhere");
    EXPECT_EQ(
        toy.problems(),
        (Lines{fmt::format("toy/legs.csv:{}: bera-sea: from = \"bera-coats\" is not a place (did you mean "
                           "\"bera-coast\"?)",
                           toy.line("legs.csv", "bera-sea,")),
               fmt::format("toy/legs.csv:{}: cira-sea: mode = \"see\" is not a mode (did you mean \"sea\"?)",
                           toy.line("legs.csv", "cira-sea,")),
               fmt::format(
                   "toy/legs.csv:{}: cira-sea: season = \"seas\" is not a season (did you mean \"sea\"?)",
                   toy.line("legs.csv", "cira-sea,")),
               fmt::format("toy/origins.csv:{}: hills: place is empty (a place)",
                           toy.line("origins.csv", "hills,")),
               fmt::format("toy/origins.csv:{}: plains: nationality = \"ardda\" is not a jurisdiction (did "
                           "you mean \"arda\"?)",
                           toy.line("origins.csv", "plains,")),
               fmt::format("toy/places.csv:{}: dora-port: jurisdiction = \"dorra\" is not a jurisdiction "
                           "(did you mean \"dora\"?)",
                           toy.line("places.csv", "dora-port,")),
               fmt::format("toy/sharing.csv:{}: to = \"elsewhere\" is not a jurisdiction",
                           toy.line("sharing.csv", "cira,")),
               fmt::format("toy/ties.csv:{}: nationality = \"dora\" is not a nationality of any origin",
                           toy.line("ties.csv", "dora,dora-city"))}));
}

TEST(CorridorReader, IdsAreUniqueNames)
{
    BrokenToy toy;
    toy.replace("places.csv", "cira-market,Market", "cira coast,Market")
        .replace("places.csv", "dora-port,", "dora-city,");
    const Lines problems = toy.problems();
    EXPECT_EQ(std::ranges::count(problems, fmt::format("toy/places.csv:{}: cira coast: id = \"cira coast\" "
                                                       "is not a name of letters, digits, '-', '_' and '.'",
                                                       toy.line("places.csv", "cira coast"))),
              1);
    EXPECT_EQ(std::ranges::count(
                  problems, fmt::format("toy/places.csv:{}: dora-city: id stands in line {} already",
                                        toy.last_line("places.csv"), toy.line("places.csv", "dora-city"))),
              1);
}

TEST(CorridorReader, WhatCanBeSaidOnceIsSaidOnce)
{
    BrokenToy toy;
    toy.append("ties.csv", "arda,dora-city,3")
        .append("series.csv", "conflict,hills,2013-01-01,0.2")
        .append("sharing.csv", "dora,cira,0,0,0,0,1");
    EXPECT_EQ(
        toy.problems(),
        (Lines{fmt::format("toy/series.csv:{}: conflict hills 2013-01-01 stands in line {} already",
                           toy.last_line("series.csv"), toy.line("series.csv", "conflict,hills,2013-01-01")),
               fmt::format("toy/sharing.csv:{}: dora to cira stands in line {} already",
                           toy.last_line("sharing.csv"), toy.line("sharing.csv", "dora,cira")),
               fmt::format("toy/ties.csv:{}: arda at dora-city stands in line {} already",
                           toy.last_line("ties.csv"), toy.line("ties.csv", "arda,dora-city"))}));
}

TEST(CorridorReader, SeriesBelongToOriginsAndPlaces)
{
    BrokenToy toy;
    const int last = toy.last_line("series.csv");
    toy.append("series.csv", "conflct,hills,2010-01-01,0")
        .append("series.csv", "conflict,bera-coast,2010-01-01,0");
    toy.append("series.csv", "demand,bera-coast,2010-01-01,1").append("series.csv", "wage,hils,2010-01-01,1");
    toy.append("series.csv", "conflict,plains,2010-13-01,0")
        .append("series.csv", "conflict,plains,2011-01-01,1.5");
    EXPECT_EQ(
        toy.problems(),
        (Lines{
            fmt::format("toy/series.csv:{}: kind = \"conflct\" is none of conflict, wage, demand (did you "
                        "mean \"conflict\"?)",
                        last + 1),
            fmt::format("toy/series.csv:{}: conflict: where = \"bera-coast\" is not an origin", last + 2),
            fmt::format("toy/series.csv:{}: demand: where = \"bera-coast\" is not a destination", last + 3),
            fmt::format("toy/series.csv:{}: wage: where = \"hils\" is not an origin or a place (did you mean "
                        "\"hills\"?)",
                        last + 4),
            fmt::format("toy/series.csv:{}: date = \"2010-13-01\" is not a date such as 2015-06-30",
                        last + 5),
            fmt::format("toy/series.csv:{}: conflict = 1.5 is not in [0, 1]", last + 6)}));
}

// Topology and sums

TEST(CorridorReader, LegsThatNobodyCanTravelAreTold)
{
    BrokenToy toy;
    toy.set("legs.csv", "bera-cira", "to", "bera-market").set("legs.csv", "bera-sea", "guided", "no");
    toy.set("legs.csv", "coast-west", "from", "bera-coast").set("legs.csv", "coast-west", "to", "cira-coast");
    EXPECT_EQ(
        toy.problems(),
        (Lines{
            fmt::format("toy/legs.csv:{}: bera-cira: the leg leads from \"bera-market\" to itself",
                        toy.line("legs.csv", "bera-cira,")),
            fmt::format(
                "toy/legs.csv:{}: bera-sea: nobody can travel the leg: neither alone nor guided is yes",
                toy.line("legs.csv", "bera-sea,")),
            fmt::format("toy/legs.csv:{}: coast-west: from, to and mode are those of coast-east in line {}",
                        toy.line("legs.csv", "coast-west,"), toy.line("legs.csv", "coast-east,"))}));
}

TEST(CorridorReader, EveryOriginReachesADestination)
{
    BrokenToy toy;
    toy.set("legs.csv", "hills-bera", "to", "arda-plains")
        .set("legs.csv", "plains-bera", "from", "bera-coast")
        .set("legs.csv", "plains-cira", "from", "cira-coast");
    EXPECT_EQ(
        toy.problems(),
        (Lines{
            fmt::format(
                "toy/origins.csv:{}: hills: no destination can be reached over the legs from \"arda-hills\"",
                toy.line("origins.csv", "hills,")),
            fmt::format("toy/origins.csv:{}: plains: no destination can be reached over the legs from "
                        "\"arda-plains\"",
                        toy.line("origins.csv", "plains,"))}));
}

TEST(CorridorReader, ACorridorHasADestination)
{
    BrokenToy toy;
    toy.set("places.csv", "dora-city", "destination", "no")
        .set("places.csv", "dora-port", "destination", "no");
    EXPECT_EQ(toy.problems(), (Lines{"toy/places.csv: no place is a destination (destination = yes)"}));
}

TEST(CorridorReader, SharesOfTheInterceptedAreNoMoreThanAll)
{
    BrokenToy toy;
    toy.set("jurisdictions.csv", "cira", "asylum_share", "0.6")
        .set("jurisdictions.csv", "cira", "detention_share", "0.3")
        .set("jurisdictions.csv", "cira", "pushback_share", "0.2")
        .set("jurisdictions.csv", "cira", "return_share", "0");
    EXPECT_EQ(toy.problems(),
              (Lines{fmt::format("toy/jurisdictions.csv:{}: cira: asylum_share + detention_share + "
                                 "pushback_share + return_share = 1.1 is more than 1",
                                 toy.line("jurisdictions.csv", "cira,"))}));
    toy.set("jurisdictions.csv", "cira", "pushback_share", "0.1");
    EXPECT_EQ(toy.problems(), Lines{}) << "0.6 + 0.3 + 0.1 is all, whatever binary fractions make of it";
}

// History

constexpr std::string_view good_setting =
    "[[setting]]\n"
    "title = \"More patrols\"\n"
    "lever = \"border_budget\"\n"
    "jurisdictions = [\"bera\"]\n"
    "from = 2012-07-01\n"
    "factor = 1.5\n"
    "basis = \"seen\"\n"
    "source = { author = \"A\", year = 2013, title = \"T\", locator = \"p. 1\" }\n";

Lines history_problems(std::string_view from, std::string_view to)
{
    BrokenToy toy;
    toy.text_of("history.toml") = good_setting;
    toy.replace("history.toml", std::string(from), std::string(to));
    return toy.problems();
}

TEST(HistoryReader, AGoodSettingIsRead)
{
    EXPECT_EQ(history_problems("", ""), Lines{});
}

TEST(HistoryReader, EveryMistakeOfASettingIsTold)
{
    EXPECT_EQ(history_problems("border_budget", "border_bugdet"),
              (Lines{"toy/history.toml:3: More patrols: unknown lever \"border_bugdet\" (did you mean "
                     "\"border_budget\"?)"}));
    EXPECT_EQ(
        history_problems("[\"bera\"]", "[\"bara\", \"tag:costal\"]"),
        (Lines{"toy/history.toml:4: More patrols: unknown jurisdiction \"bara\" (did you mean \"bera\"?)",
               "toy/history.toml:4: More patrols: no jurisdiction carries the tag \"costal\" (did you mean "
               "\"coastal\"?)"}));
    EXPECT_EQ(history_problems("[\"bera\"]", "[\"coastal\"]"),
              (Lines{"toy/history.toml:4: More patrols: unknown jurisdiction \"coastal\" (did you mean "
                     "\"tag:coastal\"?)"}));
    EXPECT_EQ(history_problems("factor = 1.5", "value = -1"),
              (Lines{"toy/history.toml:6: More patrols: value = -1 is not in [0, 1000000] patrol units"}));
    EXPECT_EQ(history_problems("factor = 1.5", "factor = nan"),
              (Lines{"toy/history.toml:6: More patrols: factor = nan is not a finite number"}));
    EXPECT_EQ(history_problems("factor = 1.5", "factor = 1.5\nvalue = 3"),
              (Lines{"toy/history.toml:6: More patrols: either value or factor, not both"}));
    EXPECT_EQ(history_problems("factor = 1.5", "until = 2012-07-01"),
              (Lines{"toy/history.toml:1: More patrols: value or factor is missing (border force to be "
                     "spread over the sides it watches (E4) [patrol units])",
                     "toy/history.toml:6: More patrols: until = 2012-07-01 is not after from = 2012-07-01"}));
    EXPECT_EQ(
        history_problems("2012-07-01", "\"July 2012\""),
        (Lines{
            "toy/history.toml:5: More patrols: from = \"July 2012\": expected a date such as 2015-06-30"}));
    EXPECT_EQ(history_problems("\"seen\"", "\"sean\""),
              (Lines{"toy/history.toml:7: More patrols: basis = \"sean\" is none of seen, recalled, "
                     "assumption (did you mean \"seen\"?)"}));
    EXPECT_EQ(history_problems("year = 2013, ", ""),
              (Lines{"toy/history.toml:8: More patrols: source: year is missing (when)"}));
    EXPECT_EQ(history_problems("source", "sorce"),
              (Lines{"toy/history.toml:1: More patrols: source is missing (author, year, title, locator)",
                     "toy/history.toml:8: More patrols: unknown key \"sorce\" (did you mean \"source\"?)"}));
    EXPECT_EQ(
        history_problems("jurisdictions = [\"bera\"]", "legs = [\"bera-sea\"]"),
        (Lines{"toy/history.toml:1: More patrols: jurisdictions is missing (ids, \"tag:\" and a tag, or "
               "\"all\")",
               "toy/history.toml:4: More patrols: unknown key \"legs\"; known: title from until basis note "
               "source lever jurisdictions value factor"}));
    EXPECT_EQ(history_problems("[[setting]]", "[[seting]]"),
              (Lines{"toy/history.toml:1: unknown key \"seting\" (did you mean \"setting\"?)"}));
}

TEST(HistoryReader, PairsAreOrderedAndLeaveOutTheirOwn)
{
    BrokenToy toy;
    toy.text_of("history.toml") =
        "[[setting]]\ntitle = \"x\"\nlever = \"share_routes\"\npairs = [[\"tag:coastal\", \"tag:transit\"]]\n"
        "from = 2012-07-01\nvalue = \"20 %\"\nbasis = \"assumption\"\n";
    const Corridor read = toy.read();
    EXPECT_EQ(read.history[0].members, (std::vector<std::uint32_t>{1 * 4 + 2, 2 * 4 + 1}))
        << "bera to cira, cira to bera";
    EXPECT_EQ(read.history[0].value, 0.2);

    toy.replace("history.toml", "[[\"tag:coastal\", \"tag:transit\"]]", "[[\"bera\", \"bera\"]]");
    EXPECT_EQ(toy.problems(),
              (Lines{"toy/history.toml:4: x: \"bera\" and \"bera\" are one jurisdiction, not a pair"}));
    toy.replace("history.toml", "[[\"bera\", \"bera\"]]", "[\"bera\", \"cira\"]");
    EXPECT_EQ(
        toy.problems(),
        (Lines{
            "toy/history.toml:4: x: pairs = \"bera\": expected a list of pairs such as [[\"from\", \"to\"]]",
            "toy/history.toml:4: x: pairs = \"cira\": expected a list of pairs such as [[\"from\", "
            "\"to\"]]"}));
}

// Sources

TEST(SourcesTable, EveryNumberHasASource)
{
    BrokenToy toy;
    toy.replace("SOURCES.csv", "ties.csv,*", "legs.csv,length days");
    EXPECT_EQ(toy.problems(), (Lines{"toy/SOURCES.csv: no source for diaspora of ties.csv"}));
}

TEST(SourcesTable, EveryMistakeOfASourceIsTold)
{
    BrokenToy toy;
    const int last = toy.last_line("SOURCES.csv");
    toy.append("SOURCES.csv", "leg.csv,*,*,,,,,assumption,x")
        .append("SOURCES.csv", "legs.csv,lenght,*,,,,,assumption,x");
    toy.append("SOURCES.csv", "legs.csv,length,bera-see,,,,,assumption,x")
        .append("SOURCES.csv", "legs.csv,length,,,,,,assumption,");
    toy.append("SOURCES.csv", "legs.csv,length,*,A,2013,,p. 2,seen,")
        .append("SOURCES.csv", "legs.csv,length,*,,,,,guess,");
    EXPECT_EQ(
        toy.problems(),
        (Lines{fmt::format("toy/SOURCES.csv:{}: table = \"leg.csv\" is no table with numbers (did you mean "
                           "\"legs.csv\"?)",
                           last + 1),
               fmt::format("toy/SOURCES.csv:{}: column: \"lenght\" is not a column of numbers of legs.csv "
                           "(did you mean \"length\"?)",
                           last + 2),
               fmt::format("toy/SOURCES.csv:{}: rows: \"bera-see\" is not a row of legs.csv (did you mean "
                           "\"bera-sea\"?)",
                           last + 3),
               fmt::format("toy/SOURCES.csv:{}: basis assumption: note is empty", last + 4),
               fmt::format("toy/SOURCES.csv:{}: rows is empty (names, or *)", last + 4),
               fmt::format("toy/SOURCES.csv:{}: basis seen: title is empty", last + 5),
               fmt::format("toy/SOURCES.csv:{}: basis = \"guess\" is none of seen, recalled, assumption",
                           last + 6)}));
}

// Damage

// Random bytes for a random place of a random file: whatever comes, the reader answers with a corridor or
// with an InputError whose every line names a file of ours.
TEST(CorridorReader, DamagedFilesAreToldAndNeverCrash)
{
    const BrokenToy whole;
    std::mt19937_64 random(20240229);  // fixed: a failure can be repeated
    const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    constexpr std::string_view spice = ",;\"'#\n\r\t =[]{}.-+eE0159nN\xE2\x80\x9C\xFF";
    int accepted = 0;
    int told = 0;
    for (int trial = 0; trial < 3000; ++trial) {
        BrokenToy toy = whole;
        SourceFile& file = toy.texts().files[below(toy.texts().files.size())];
        for (std::size_t damages = 1 + below(3); damages > 0 && !file.text.empty(); --damages) {
            const std::size_t at = below(file.text.size());
            switch (below(4)) {
            case 0:
                file.text[at] = spice[below(spice.size())];
                break;
            case 1:
                file.text[at] = static_cast<char>(below(256));
                break;
            case 2:
                file.text.erase(at, 1 + below(40));
                break;
            default:
                file.text.insert(at, std::string(1 + below(3), spice[below(spice.size())]));
            }
        }
        try {
            toy.read();
            ++accepted;
        } catch (const InputError& error) {
            ++told;
            ASSERT_FALSE(error.problems().empty());
            for (const Problem& problem : error.problems())
                ASSERT_TRUE(problem.file.starts_with("toy/")) << problem.to_string();
        }
    }
    // Letters of names and comments, and digits of numbers, may change without a mistake.
    EXPECT_GT(accepted, 100);
    EXPECT_GT(told, 1000);
}

}  // namespace
}  // namespace corridor
