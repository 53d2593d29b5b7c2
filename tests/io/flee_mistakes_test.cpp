// What the reader of Flee folders says to a folder with mistakes: every one, with file and line.
#include <random>

#include <gtest/gtest.h>

#include "small_flee_folder.hpp"

namespace corridor {
namespace {

using test::Lines;
using test::SmallFleeFolder;

TEST(FleeMistakes, TheSmallFolderHasNone)
{
    EXPECT_EQ(SmallFleeFolder().problems(), Lines{});
}

TEST(FleeMistakes, MissingFilesAreToldWithWhatTheyAreFor)
{
    SmallFleeFolder folder;
    folder.remove("routes.csv").remove("sim_period.csv").remove("closures.csv");
    folder.texts().strays = {"clousures.csv", "conflict_period.csv", "route.csv"};
    EXPECT_EQ(
        folder.problems(),
        (Lines{"small/clousures.csv: unknown file (did you mean \"closures.csv\"?)",
               "small/routes.csv: the file is missing (links between locations with their distance) (did "
               "you mean \"route.csv\"?)",
               "small/sim_period.csv: the file is missing (first day and number of days) (did you mean "
               "\"conflict_period.csv\"? rename it)"}));
}

TEST(FleeMistakes, ColumnsAreToldWithTheNearestName)
{
    SmallFleeFolder folder;
    folder.replace("locations.csv", "latitude", "latitud")
        .replace("routes.csv", "distance", "far")
        .replace("closures.csv", "closure_end", "closure_end,why");
    Lines problems = folder.problems();
    std::erase_if(problems, [](const std::string& one) { return one.find(" cells, ") != one.npos; });
    EXPECT_EQ(problems,
              (Lines{"small/closures.csv:1: unknown column \"why\"",
                     "small/locations.csv:1: unknown column \"latitud\" (did you mean \"latitude\"?)",
                     "small/locations.csv:1: column \"latitude\" is missing",
                     "small/routes.csv:1: column \"distance\" is missing"}));
}

TEST(FleeMistakes, AColumnMayNotStandTwiceNorBeWithoutAName)
{
    SmallFleeFolder twice;
    twice.replace("locations.csv", "water", "region");
    EXPECT_EQ(twice.problems(), Lines{"small/locations.csv:1: column \"region\" stands twice"});
    SmallFleeFolder nameless;
    nameless.replace("locations.csv", "conflict_date,population", ",population");
    EXPECT_EQ(nameless.problems(), Lines{"small/locations.csv:1: column 7 has no name"});
}

TEST(FleeMistakes, LocationsAreToldCellByCell)
{
    SmallFleeFolder folder;
    folder.replace("locations.csv", "Alpha,North,Homeland,10.100", "Alpha,North,,10.1x0")
        .replace("locations.csv", "town,,20000", "twon,,2e4.5")
        .replace("locations.csv", "10.75,20.75", "95,20.75")
        .replace("locations.csv", "Neighbour,11,21", "Neighbour,121,21")
        .replace("locations.csv", "8000", "-8")
        .replace("locations.csv", "4000", "4000.5");
    EXPECT_EQ(
        folder.problems(),
        (Lines{
            "small/locations.csv:2: Alpha: country is empty (it becomes a jurisdiction)",
            "small/locations.csv:2: Alpha: latitude = \"10.1x0\" is not a number",
            "small/locations.csv:3: Beta: location_type = \"twon\" is none of conflict_zone, town, "
            "flood_zone, "
            "camp, idpcamp, marker, forwarding_hub (did you mean \"town\"?)",
            "small/locations.csv:3: Beta: population = \"2e4.5\" is not a number",
            "small/locations.csv:4: Gamma: latitude = 95 is not in [-90, 90] (longitude = 20.75: are the two "
            "swapped?)",
            "small/locations.csv:5: Hub: latitude = 121 is not in [-90, 90] (longitude = 21: are the two "
            "swapped?)",
            "small/locations.csv:6: Delta: population = -8 is not in [0, 2000000000]",
            "small/locations.csv:7: Epsilon: population = 4000.5 is not a whole number"}));
}

TEST(FleeMistakes, ANameStandsOnceAndRowsAreWhole)
{
    SmallFleeFolder folder;
    folder.append("locations.csv", "Alpha,North,Homeland,1,2,town,,,")
        .append("locations.csv", "Zeta,North,Homeland");
    folder.append("routes.csv", "Zeta,Alpha,10,0,dirt");
    EXPECT_EQ(folder.problems(), (Lines{"small/locations.csv:8: Alpha: the name stands in line 2 already",
                                        "small/locations.csv:9: 3 cells, where the header has 9 columns"}))
        << "and that Zeta is known all the same";
}

TEST(FleeMistakes, RoutesAreToldCellByCell)
{
    SmallFleeFolder folder;
    folder.replace("routes.csv", "Alpha,Beta,60,0", "Alpha,Beta,sixty,3")
        .replace("routes.csv", "Beta,Gamma,40,", "Beta,Gama,0,")
        .replace("routes.csv", "Gamma,Hub", "Gamma,")
        .append("routes.csv", "Hub,Hub,1,0,dirt")
        .append("routes.csv", "Epsilon,Alpha,150,0,dirt");
    EXPECT_EQ(
        folder.problems(),
        (Lines{
            "small/routes.csv:2: Alpha: distance = \"sixty\" is not a number",
            "small/routes.csv:2: Alpha: forced_redirection = \"3\" is none of 0 (none), 1 (name2 to name1), "
            "2 (name1 to name2)",
            "small/routes.csv:3: Beta: name2 = \"Gama\" is not a location (did you mean \"Gamma\"?)",
            "small/routes.csv:3: Beta: distance = 0 is not in [0.1, 20000]",
            "small/routes.csv:4: Gamma: name2 is empty (a location)",
            "small/routes.csv:8: Hub: the route leads from a location to itself",
            "small/routes.csv:9: Epsilon: the route to Alpha stands in line 6 already"}));
}

TEST(FleeMistakes, ClosuresAreToldCellByCell)
{
    SmallFleeFolder folder;
    folder.text_of("closures.csv") = "#closure_type,name1,name2,closure_start,closure_end\n"
                                     "contry,Homeland,Faraway,0,20\n"
                                     "country,Homland,Homeland,0,20\n"
                                     "country,Homeland,Homeland,0,20\n"
                                     "location,Alpa,,0,-1\n"
                                     "link,Alpha,Hub,0,-1\n"
                                     "link,Alpha,,0,-1\n"
                                     "camp,Beta,Gamma,0,-1\n"
                                     "remove_forced_redirection,Delta,Hub,0,-1\n"
                                     "link,Alpha,Beta,5,5\n"
                                     "link,Alpha,Beta,-1,soon\n"
                                     "link,Alpha,Beta,1.5,-2\n";
    EXPECT_EQ(
        folder.problems(),
        (Lines{"small/closures.csv:2: contry: closure_type = \"contry\" is none of country, location, link, "
               "camp, "
               "idpcamp, remove_forced_redirection (did you mean \"country\"?)",
               "small/closures.csv:3: country: name1 = \"Homland\" is not a country of locations.csv (did "
               "you mean "
               "\"Homeland\"?)",
               "small/closures.csv:4: country: name1 and name2 are both \"Homeland\"; a border has two sides",
               "small/closures.csv:5: location: name1 = \"Alpa\" is not a location (did you mean \"Alpha\"?)",
               "small/closures.csv:6: link: there is no route between Alpha and Hub",
               "small/closures.csv:7: link: name2 is empty (a location)",
               "small/closures.csv:8: camp: name2 = \"Gamma\" has no meaning beside one camp",
               "small/closures.csv:8: camp: name1 = \"Beta\" is not a camp but a town",
               "small/closures.csv:9: remove_forced_redirection: routes.csv has no forced redirection from "
               "Delta to Hub",
               "small/closures.csv:10: link: closure_end = 5 is not after closure_start = 5 (-1: for good)",
               "small/closures.csv:11: link: closure_start = -1 is not in [0, 36500]",
               "small/closures.csv:11: link: closure_end = \"soon\" is not a number",
               "small/closures.csv:12: link: closure_start = 1.5 is not a whole number",
               "small/closures.csv:12: link: closure_end = -2 is not in [-1, 36500]"}));
}

TEST(FleeMistakes, AClosureOfARouteThatCouldNotBeReadIsNoSecondMistake)
{
    SmallFleeFolder folder;
    folder.replace("routes.csv", "Alpha,Beta,60", "Alpa,Beta,60");
    EXPECT_EQ(
        folder.problems(),
        Lines{"small/routes.csv:2: Alpa: name1 = \"Alpa\" is not a location (did you mean \"Alpha\"?)"});
}

TEST(FleeMistakes, ConflictsAreToldCellByCell)
{
    SmallFleeFolder folder;
    folder.text_of("conflicts.csv") = "#Day,Alpha,Betta\n"
                                      "0,1.5,0\n"
                                      "1,,0\n"
                                      "1,1,0\n"
                                      "4,1,0\n"
                                      "noon,1,0\n";
    EXPECT_EQ(folder.problems(),
              (Lines{"small/conflicts.csv:1: column \"Betta\" is not a location (did you mean \"Beta\"?)",
                     "small/conflicts.csv:2: 0: Alpha = 1.5 is not in [0, 1]",
                     "small/conflicts.csv:3: 1: Alpha is empty (intensity of conflict [-])",
                     "small/conflicts.csv:4: 1: the day stands in line 3 already",
                     "small/conflicts.csv:5: days 2 to 3 are missing before day 4",
                     "small/conflicts.csv:6: noon: day = \"noon\" is not a number"}));
}

TEST(FleeMistakes, ConflictsNeedAHeader)
{
    SmallFleeFolder folder;
    folder.replace("conflicts.csv", "#Day, Alpha, Beta, Gamma\n", "");
    EXPECT_EQ(folder.problems(),
              (Lines{"small/conflicts.csv:1: there is no header: a line that begins with day and "
                     "names the columns"}));
}

TEST(FleeMistakes, WithoutConflictsAConflictZoneNeedsItsDate)
{
    SmallFleeFolder folder;
    folder.remove("conflicts.csv").replace("locations.csv", "conflict_zone,0,", "conflict_zone,,");
    EXPECT_EQ(folder.problems(),
              Lines{"small/locations.csv:2: Alpha: conflict_date is empty (first day of conflict [day])"});
}

TEST(FleeMistakes, ThePeriodIsToldLineByLine)
{
    SmallFleeFolder folder;
    folder.text_of("sim_period.csv") = "StartDte,2020-03-10\nStartDate,10/03/2020\nLength,0\nLength,sixty\n";
    EXPECT_EQ(folder.problems(),
              (Lines{"small/sim_period.csv:1: \"StartDte\" is neither StartDate nor Length (did you mean "
                     "\"StartDate\"?)",
                     "small/sim_period.csv:2: StartDate = \"10/03/2020\" is not a date such as 2015-06-30",
                     "small/sim_period.csv:3: Length = 0 is not a whole number of days in [1, 36500]",
                     "small/sim_period.csv:4: Length stands in line 3 already",
                     "small/sim_period.csv:4: Length = \"sixty\" is not a number"}));
    folder.text_of("sim_period.csv") = "\n";
    EXPECT_EQ(folder.problems(),
              (Lines{"small/sim_period.csv: StartDate is missing (first day, as 2015-06-30)",
                     "small/sim_period.csv: Length is missing (number of days)"}));
}

TEST(FleeMistakes, JourneysNeedABeginningAnEndAndAWay)
{
    SmallFleeFolder no_camp;
    no_camp.replace("locations.csv", "camp,,8000", "town,,")
        .replace("locations.csv", "camp,,4000", "town,,")
        .replace("closures.csv", "camp,Delta,,0,10\n", "");
    EXPECT_EQ(no_camp.problems(),
              Lines{"small/locations.csv: no location is a camp or an idpcamp: journeys have no end"});
    SmallFleeFolder nobody;
    nobody.replace("locations.csv", "50000", "").replace("locations.csv", "20000", "0");
    EXPECT_EQ(nobody.problems(),
              Lines{"small/locations.csv: no conflict_zone, town or flood_zone has a population: "
                    "nobody can leave"});
    SmallFleeFolder no_way;
    no_way.append("locations.csv", "Island,North,Homeland,1,2,town,,300,");
    EXPECT_EQ(
        no_way.problems(),
        Lines{"small/locations.csv:8: Island: people live here and no camp can be reached over the routes"});
    SmallFleeFolder wrong_way;
    wrong_way.append("locations.csv", "Island,North,Homeland,1,2,town,,300,")
        .append("routes.csv", "Island,Alpha,10,1,dirt");
    const Lines both{
        "small/locations.csv:2: Alpha: people live here, and on no day of the period is a way to a camp that "
        "keeps people open (see closures.csv, and forced_redirection in routes.csv)",
        "small/locations.csv:8: Island: people live here and no camp can be reached over the routes"};
    EXPECT_EQ(wrong_way.problems(), both)
        << "everybody at Alpha is sent on to Island, which has no other way";
    wrong_way.replace("routes.csv", "Island,Alpha,10,1", "Alpha,Island,10,2");
    EXPECT_EQ(wrong_way.problems(), both) << "written the other way round";
    wrong_way.replace("routes.csv", "Alpha,Island,10,2", "Alpha,Island,10,1");
    EXPECT_EQ(wrong_way.problems(), Lines{}) << "and now it sends from Island to Alpha";
}

/// The small folder, and an island whose people have one way to one camp: over a crossing.
SmallFleeFolder island_behind_a_crossing()
{
    SmallFleeFolder folder;
    folder.append("locations.csv", "Island,North,Homeland,1,2,town,,300,")
        .append("locations.csv", "Cross,North,Homeland,1,3,marker,,,")
        .append("locations.csv", "Dead,North,Homeland,1,4,marker,,,")
        .append("locations.csv", "Zeta,South,Neighbour,1,5,camp,,900,")
        .append("routes.csv", "Island,Cross,10,0,dirt")
        .append("routes.csv", "Cross,Zeta,10,0,dirt")
        .append("routes.csv", "Dead,Cross,10,0,dirt");
    return folder;
}

const Lines island_is_cut_off{
    "small/locations.csv:8: Island: people live here, and on no day of the period is a way to a camp that "
    "keeps people open (see closures.csv, and forced_redirection in routes.csv)"};

TEST(FleeMistakes, ARedirectionIntoNowhereIsNoWay)
{
    SmallFleeFolder folder = island_behind_a_crossing();
    EXPECT_EQ(folder.problems(), Lines{});
    folder.replace("routes.csv", "Dead,Cross,10,0", "Dead,Cross,10,1");
    EXPECT_EQ(folder.problems(), island_is_cut_off) << "everybody at the crossing is sent on to Dead";
    folder.append("closures.csv", "remove_forced_redirection,Cross,Dead,60,-1");
    EXPECT_EQ(folder.problems(), island_is_cut_off) << "the last day of the period is day 59";
    folder.replace("closures.csv", "Cross,Dead,60,-1", "Cross,Dead,59,-1");
    EXPECT_EQ(folder.problems(), Lines{}) << "there is one day on which people get through";
}

TEST(FleeMistakes, AWayThatIsShutOnEveryDayIsNoWay)
{
    for (const std::string closure : {"link,Island,Cross,", "location,Cross,,", "location,Cross,Zeta,",
                                      "country,Homeland,Neighbour,", "camp,Zeta,,"}) {
        SmallFleeFolder folder = island_behind_a_crossing();
        folder.append("closures.csv", closure + "0,-1");
        EXPECT_EQ(folder.problems(), island_is_cut_off) << closure;
        folder.replace("closures.csv", closure + "0,-1", closure + "1,-1");
        EXPECT_EQ(folder.problems(), Lines{}) << closure << ": open on the first day";
        folder.replace("closures.csv", closure + "1,-1", closure + "0,60");
        EXPECT_EQ(folder.problems(), island_is_cut_off) << closure;
    }
}

TEST(FleeMistakes, ACampThatSendsEverybodyOnIsNoEnd)
{
    SmallFleeFolder folder = island_behind_a_crossing();
    folder.append("routes.csv", "Zeta,Dead,10,2,dirt");
    EXPECT_EQ(folder.problems(), island_is_cut_off);
}

TEST(FleeMistakes, MistakesOfAllFilesAreToldAtOnce)
{
    SmallFleeFolder folder;
    folder.replace("locations.csv", "town,,20000", "twon,,20000")
        .replace("routes.csv", "Beta,Gamma", "Beta,Gama")
        .replace("closures.csv", "link,", "lnk,")
        .replace("conflicts.csv", "0.25", "25")
        .replace("sim_period.csv", "Length", "Lenght");
    EXPECT_EQ(folder.problems().size(), 6U) << "Length is then missing too";
}

TEST(FleeMistakes, WhatIsNoTextIsToldWithItsLine)
{
    SmallFleeFolder folder;
    folder.replace("locations.csv", "Gamma", "Gamm\xE9");
    const Lines problems = folder.problems();
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(problems.front().substr(0, 22), "small/locations.csv:4:") << problems.front();
}

/// One to three bytes changed, inserted or taken out anywhere.
void damage(SmallFleeFolder& folder, std::mt19937_64& random)
{
    const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    constexpr std::string_view spice = ",;\"'#\n\r\t =[]{}.-+eE0159nN\xE2\x80\x9C\xFF";
    SourceFile& file = folder.texts().files[below(folder.texts().files.size())];
    for (std::size_t damages = 1 + below(3); damages > 0 && !file.text.empty(); --damages) {
        const std::size_t at = below(file.text.size());
        const std::size_t kind = below(3);
        if (kind == 0) file.text[at] = spice[below(spice.size())];
        if (kind == 1) file.text.erase(at, 1 + below(40));
        if (kind == 2) file.text.insert(at, 1 + below(3), spice[below(spice.size())]);
    }
}

// Whatever comes, the reader answers with a folder that makes a corridor without mistakes, or with an
// InputError whose every line names a file of the folder.
TEST(FleeMistakes, DamagedFoldersAreToldOrMakeACorridor)
{
    std::mt19937_64 random(20240229);  // fixed: a failure can be repeated
    int accepted = 0;
    int told = 0;
    for (int trial = 0; trial < 3000; ++trial) {
        SmallFleeFolder folder;
        damage(folder, random);
        const Lines problems = folder.problems();
        for (const std::string& line : problems) EXPECT_EQ(line.substr(0, 6), "small/") << line;
        if (problems.empty()) {
            ++accepted;
            EXPECT_NO_THROW(folder.corridor()) << "trial " << trial;
        } else {
            ++told;
        }
    }
    EXPECT_GT(accepted, 100) << "otherwise the first half of the claim was hardly put to the test";
    EXPECT_GT(told, 300);
}

}  // namespace
}  // namespace corridor
