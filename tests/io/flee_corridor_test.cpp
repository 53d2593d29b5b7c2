// From a Flee folder to a corridor: what becomes of places, routes, closures and conflict.
#include <algorithm>

#include <gtest/gtest.h>

#include "io/attributes.hpp"
#include "io/flee/calendar.hpp"
#include "io/flee/naming.hpp"
#include "io/unit_costs_table.hpp"
#include "model/founding.hpp"
#include "small_flee_folder.hpp"

namespace corridor {
namespace {

using test::Lines;
using test::SmallFleeFolder;

const std::string& file_of(const flee::Made& made, std::string_view name)
{
    return std::ranges::find(made.files, name, &SourceFile::name)->text;
}

Lines leg_ids(const Corridor& corridor)
{
    Lines ids;
    for (const Leg& leg : corridor.network.legs) ids.push_back(leg.id);
    return ids;
}

template <class Rows>
std::size_t index_of(const Rows& rows, std::string_view id)
{
    const auto found = std::ranges::find_if(rows, [&](const auto& row) { return row.id == id; });
    EXPECT_NE(found, rows.end()) << id;
    return static_cast<std::size_t>(found - rows.begin());
}

/// Legs that are shut on a day, with a space between them.
std::string shut_on(const Corridor& corridor, Date day)
{
    const Levers levers = levers_on(corridor, day);
    std::string shut;
    for (std::size_t leg = 0; leg < corridor.network.legs.size(); ++leg) {
        if (levers.passable[leg] < 0.5)
            shut += (shut.empty() ? "" : " ") + corridor.network.legs.span()[leg].id;
    }
    return shut;
}

double demand_on(const Corridor& corridor, std::string_view place, Date day)
{
    return outside_on(corridor, day).place_demand[index_of(corridor.network.places, place)];
}

const Date first_day = Date::of(2020, 3, 10);

TEST(FleeCorridor, PlacesKeepTheirDigits)
{
    const std::string& places = file_of(SmallFleeFolder().make(), "places.csv");
    EXPECT_NE(places.find("\nAlpha,Alpha,Homeland,10.100,020.0500,"), places.npos);
    EXPECT_NE(places.find("\nDelta,Delta,Neighbour,-11.25,21.25,"), places.npos);
    EXPECT_NE(file_of(SmallFleeFolder().make(), "legs.csv").find("\nGamma--Hub,Gamma,Hub,land,35.50,"),
              std::string::npos);
}

TEST(FleeCorridor, WhoeverHasPeopleIsAnOriginAndCampsAreDestinations)
{
    const Corridor corridor = SmallFleeFolder().corridor();
    EXPECT_EQ(corridor.network.origins.size(), 2U);
    EXPECT_EQ(corridor.network.origins.span()[0].id, "Alpha");
    EXPECT_EQ(corridor.network.origins.span()[0].population, 50000);
    EXPECT_EQ(corridor.network.origins.span()[0].nationality, "Homeland");
    Lines destinations;
    for (const Place& place : corridor.network.places) {
        if (place.destination) destinations.push_back(place.id);
    }
    EXPECT_EQ(destinations, (Lines{"Delta", "Epsilon"}));
    EXPECT_EQ(corridor.network.places.span()[index_of(corridor.network.places, "Hub")].tags,
              (Lines{"hub", "forwarding_hub"}));
    EXPECT_EQ(corridor.network.jurisdictions.size(), 3U);
}

TEST(FleeCorridor, ATownWithoutPopulationIsAHub)
{
    SmallFleeFolder folder;
    folder.replace("locations.csv", "town,,20000", "town,,");
    EXPECT_EQ(folder.corridor().network.origins.size(), 1U);
}

TEST(FleeCorridor, RoutesHaveTwoDirectionsUnlessARedirectionLeavesOne)
{
    EXPECT_EQ(
        leg_ids(SmallFleeFolder().corridor()),
        (Lines{"Alpha--Beta", "Alpha--Epsilon", "Beta--Alpha", "Beta--Epsilon", "Beta--Gamma",
               "Epsilon--Alpha", "Epsilon--Beta", "Gamma--Beta", "Gamma--Hub", "Hub--Delta", "Hub--Gamma"}))
        << "Delta,Hub,30,1 sends from name2 to name1: there is no Delta--Hub";
    const Lines other_way =
        leg_ids(SmallFleeFolder().replace("routes.csv", "Delta,Hub,30,1", "Hub,Delta,30,2").corridor());
    EXPECT_EQ(other_way, leg_ids(SmallFleeFolder().corridor())) << "from name1 to name2 is the same here";
    const Lines none =
        leg_ids(SmallFleeFolder().replace("routes.csv", "Delta,Hub,30,1", "Delta,Hub,30,0").corridor());
    EXPECT_NE(std::ranges::find(none, "Delta--Hub"), none.end());
}

TEST(FleeCorridor, WhereARedirectionSendsOnThereIsNoOtherWay)
{
    const Corridor corridor = SmallFleeFolder()
                                  .replace("closures.csv", "country,Homeland", "country,Neighbour")
                                  .replace("closures.csv", "Faraway,0,20", "Homeland,40,41")
                                  .corridor();
    EXPECT_EQ(shut_on(corridor, first_day - 300), "Hub--Gamma");
    EXPECT_EQ(shut_on(corridor, first_day), "Hub--Gamma");
    EXPECT_EQ(shut_on(corridor, Date::of(2030, 1, 1)), "Beta--Gamma Gamma--Beta Gamma--Hub Hub--Gamma")
        << "and Gamma was shut for good on day 30";
}

TEST(FleeCorridor, ARemovedRedirectionOpensBothWaysAgain)
{
    SmallFleeFolder folder;
    folder.text_of("closures.csv") = "closure_type,name1,name2,closure_start,closure_end\n"
                                     "remove_forced_redirection,Hub,Delta,10,0\n";
    const Corridor corridor = folder.corridor();
    EXPECT_EQ(shut_on(corridor, first_day - 1), "Delta--Hub Hub--Gamma");
    EXPECT_EQ(shut_on(corridor, first_day + 9), "Delta--Hub Hub--Gamma");
    EXPECT_EQ(shut_on(corridor, first_day + 10), "");
    EXPECT_EQ(shut_on(corridor, first_day + 5000), "");
    folder.replace("closures.csv", "10,0", "10,12");
    EXPECT_EQ(shut_on(folder.corridor(), first_day + 11), "");
    EXPECT_EQ(shut_on(folder.corridor(), first_day + 12), "Delta--Hub Hub--Gamma");
}

TEST(FleeCorridor, OfTwoRedirectionsTheOneThatHoldsShutsTheOther)
{
    SmallFleeFolder folder;
    folder.append("locations.csv", "Dead,East,Neighbour,12,22,marker,,,")
        .append("routes.csv", "Hub,Dead,10,2,dirt");
    folder.text_of("closures.csv") = "closure_type,name1,name2,closure_start,closure_end\n"
                                     "remove_forced_redirection,Hub,Dead,10,20\n";
    const Corridor corridor = folder.corridor();
    EXPECT_EQ(shut_on(corridor, first_day + 9), "Dead--Hub Hub--Gamma") << "Hub sends on to Delta and Dead";
    EXPECT_EQ(shut_on(corridor, first_day + 10), "Hub--Dead Hub--Gamma") << "and to Delta alone";
    EXPECT_EQ(shut_on(corridor, first_day + 19), "Hub--Dead Hub--Gamma");
    EXPECT_EQ(shut_on(corridor, first_day + 20), "Dead--Hub Hub--Gamma");
}

TEST(FleeCorridor, ClosuresShutLegsFromTheirFirstDayUntilTheDayTheyOpen)
{
    const Corridor corridor =
        SmallFleeFolder().replace("routes.csv", "Delta,Hub,30,1", "Delta,Hub,30,0").corridor();
    const std::string border = "Alpha--Epsilon Beta--Epsilon Epsilon--Alpha Epsilon--Beta";
    EXPECT_EQ(shut_on(corridor, first_day - 1), "");
    EXPECT_EQ(shut_on(corridor, first_day), border);
    EXPECT_EQ(shut_on(corridor, first_day + 5),
              "Alpha--Beta Alpha--Epsilon Beta--Alpha Beta--Epsilon Epsilon--Alpha Epsilon--Beta");
    EXPECT_EQ(shut_on(corridor, first_day + 15), border);
    EXPECT_EQ(shut_on(corridor, first_day + 19), border);
    EXPECT_EQ(shut_on(corridor, first_day + 20), "");
    EXPECT_EQ(shut_on(corridor, first_day + 30), "Beta--Gamma Gamma--Beta Gamma--Hub Hub--Gamma");
    EXPECT_EQ(shut_on(corridor, Date::of(2040, 1, 1)), "Beta--Gamma Gamma--Beta Gamma--Hub Hub--Gamma");
}

TEST(FleeCorridor, ALocationWithTwoNamesIsTheWayBetweenThem)
{
    SmallFleeFolder folder;
    folder.text_of("closures.csv") = "#closure_type,name1,name2,closure_start,closure_end\n"
                                     "location,Alpha,Epsilon,0,-1\n";
    folder.replace("routes.csv", "Delta,Hub,30,1", "Delta,Hub,30,0");
    EXPECT_EQ(shut_on(folder.corridor(), first_day), "Alpha--Epsilon Epsilon--Alpha");
}

TEST(FleeCorridor, NobodyStaysAtACampThatIsShut)
{
    const Corridor corridor = SmallFleeFolder().corridor();
    EXPECT_EQ(demand_on(corridor, "Delta", first_day - 1), 1);
    EXPECT_LT(demand_on(corridor, "Delta", first_day), 0.01);
    EXPECT_LT(demand_on(corridor, "Delta", first_day + 9), 0.01);
    EXPECT_EQ(demand_on(corridor, "Delta", first_day + 10), 1);
    EXPECT_EQ(demand_on(corridor, "Epsilon", first_day + 5), 1);
}

TEST(FleeCorridor, NobodyStaysAtACampThatSendsOn)
{
    SmallFleeFolder folder;
    folder.replace("routes.csv", "Delta,Hub,30,1", "Delta,Hub,30,2");
    folder.text_of("closures.csv") = "#closure_type,name1,name2,closure_start,closure_end\n"
                                     "remove_forced_redirection,Delta,Hub,7,-1\n";
    EXPECT_LT(demand_on(folder.corridor(), "Delta", first_day - 300), 0.01);
    EXPECT_LT(demand_on(folder.corridor(), "Delta", first_day + 6), 0.01);
    EXPECT_EQ(demand_on(folder.corridor(), "Delta", first_day + 7), 1);
}

TEST(FleeCorridor, ACampThatSendsOnUntilTheFirstDayOpensOnIt)
{
    SmallFleeFolder folder;
    folder.replace("routes.csv", "Delta,Hub,30,1", "Delta,Hub,30,2");
    folder.text_of("closures.csv") = "#closure_type,name1,name2,closure_start,closure_end\n"
                                     "remove_forced_redirection,Delta,Hub,0,-1\n";
    for (const char* removed_on : {"0,-1", "1,-1"}) {
        if (removed_on[0] == '1') folder.replace("closures.csv", "0,-1", removed_on);
        const Corridor corridor = folder.corridor();
        const Date opens = first_day + (removed_on[0] - '0');
        EXPECT_LT(demand_on(corridor, "Delta", first_day - 300), 0.01) << removed_on;
        EXPECT_LT(demand_on(corridor, "Delta", opens - 1), 0.01) << removed_on;
        EXPECT_EQ(demand_on(corridor, "Delta", opens), 1) << removed_on;
        EXPECT_EQ(demand_on(corridor, "Delta", opens + 50), 1) << removed_on;
    }
}

TEST(FleeCorridor, EveryDayHasTheConflictOfTheFile)
{
    const Corridor corridor = SmallFleeFolder().corridor();
    const std::vector<std::vector<double>> of_day{{0, 0}, {1, 0}, {1, 0}, {0.25, 1}, {0.25, 1}};
    for (std::size_t i = 0; i < of_day.size(); ++i) {
        const Date day = first_day - 1 + static_cast<std::int32_t>(i);
        EXPECT_EQ(outside_on(corridor, day).conflict, of_day[i]) << day.to_string();
    }
    EXPECT_EQ(outside_on(corridor, first_day - 200).conflict, (std::vector<double>{0, 0})) << "peace before";
}

TEST(FleeCorridor, WithoutConflictsTheConflictDateCounts)
{
    SmallFleeFolder folder;
    folder.remove("conflicts.csv").replace("locations.csv", "conflict_zone,0,", "conflict_zone,3,");
    const Corridor corridor = folder.corridor();
    EXPECT_EQ(outside_on(corridor, first_day + 2).conflict, (std::vector<double>{0, 0}));
    EXPECT_EQ(outside_on(corridor, first_day + 3).conflict, (std::vector<double>{1, 0}));
    EXPECT_EQ(outside_on(corridor, first_day + 300).conflict, (std::vector<double>{1, 0}));
}

TEST(FleeCorridor, ThePeriodIsRoundedToWholeMonths)
{
    const Corridor corridor = SmallFleeFolder().corridor();
    EXPECT_EQ(corridor.start, Date::of(2020, 3, 1));
    EXPECT_EQ(corridor.end, Date::of(2020, 6, 1)) << "60 days from 10 March end on 8 May";
    SmallFleeFolder to_the_last;
    to_the_last.replace("sim_period.csv", "Length,60", "Length,83");
    EXPECT_EQ(to_the_last.corridor().end, Date::of(2020, 6, 1)) << "on 31 May";
    to_the_last.replace("sim_period.csv", "Length,83", "Length,84");
    EXPECT_EQ(to_the_last.corridor().end, Date::of(2020, 7, 1));
}

TEST(FleeCorridor, WhatHasNoColumnIsKeptAsAttribute)
{
    Lines kept;
    for (const Attribute& one :
         read_corridor_attributes(CorridorTexts{"small", "small", SmallFleeFolder().make().files, {}})) {
        if (one.row == "Alpha" || one.row == "Delta" || one.row.starts_with("Hub"))
            kept.push_back(one.table + " " + one.row + " " + one.attribute + " " + one.value);
    }
    EXPECT_EQ(kept, (Lines{"places.csv Alpha region North", "places.csv Alpha conflict_date 0",
                           "places.csv Alpha water well", "places.csv Delta region East",
                           "places.csv Delta capacity 8000", "places.csv Delta water river",
                           "places.csv Hub region East", "legs.csv Hub--Delta surface paved",
                           "legs.csv Hub--Gamma surface dirt"}));
}

TEST(FleeCorridor, AConflictDateThatDoesNotCountIsKept)
{
    SmallFleeFolder folder;
    folder.remove("conflicts.csv").replace("locations.csv", "town,,20000", "town,5,20000");
    const flee::Made made = folder.make();
    EXPECT_NE(file_of(made, "attributes.csv").find("places.csv,Beta,conflict_date,5\n"), std::string::npos);
    EXPECT_EQ(file_of(made, "attributes.csv").find("places.csv,Alpha,conflict_date"), std::string::npos)
        << "that of a conflict_zone stands in series.csv";
    folder.replace("locations.csv", "conflict_zone,0,50000", "conflict_zone,0,");
    EXPECT_NE(file_of(folder.make(), "attributes.csv").find("places.csv,Alpha,conflict_date,0\n"),
              std::string::npos)
        << "but not where nobody lives";
}

TEST(FleeCorridor, PricesAreThoseOfTheToy)
{
    const auto rows = [](std::string_view text) {
        Lines lines;
        for (const std::string_view line : split(trim(text), '\n')) {
            if (!line.starts_with("#")) lines.emplace_back(line);
        }
        return lines;
    };
    const CorridorTexts toy = load_corridor_texts(test::toy_folder());
    EXPECT_EQ(rows(unit_costs_to_replace()), rows(toy.find("unit_costs.csv")->text));
}

/// The files that SOURCES.csv names for series.csv.
std::string source_of_series(const flee::Made& made)
{
    for (const SourceRow& row : read_corridor_sources(CorridorTexts{"small", "small", made.files, {}})) {
        if (row.table == "series.csv") return row.title;
    }
    return "";
}

TEST(FleeCorridor, SeriesNameTheFilesTheyAreMadeOf)
{
    SmallFleeFolder folder;
    EXPECT_EQ(source_of_series(folder.make()), "closures.csv, conflicts.csv");
    folder.remove("conflicts.csv");
    EXPECT_EQ(source_of_series(folder.make()), "closures.csv, locations.csv");
    folder.remove("closures.csv");
    EXPECT_EQ(source_of_series(folder.make()), "locations.csv");
    folder.replace("routes.csv", "Delta,Hub,30,1", "Delta,Hub,30,2");
    EXPECT_EQ(source_of_series(folder.make()), "locations.csv, routes.csv");
}

TEST(FleeCorridor, WhateverIsAssumedSaysSo)
{
    const CorridorTexts texts{"small", "small", SmallFleeFolder().make().files, {}};
    for (const SourceRow& row : read_corridor_sources(texts)) {
        const bool is_copied = !row.author.empty();
        EXPECT_EQ(row.basis, is_copied ? "recalled" : "assumption") << row.table;
        EXPECT_FALSE(row.note.empty());
    }
}

TEST(FleeCorridor, TheOrderOfRowsDecidesNothing)
{
    SmallFleeFolder shuffled;
    for (SourceFile& file : shuffled.texts().files) {
        auto lines = split(trim(file.text), '\n');
        const bool has_header = file.name != "sim_period.csv";
        std::reverse(lines.begin() + (has_header ? 1 : 0), lines.end());
        std::string reversed;
        for (const std::string_view line : lines) reversed += std::string(line) + "\n";
        file.text = reversed;
    }
    const flee::Made straight = SmallFleeFolder().make();
    const flee::Made other = shuffled.make();
    ASSERT_EQ(other.files.size(), straight.files.size());
    for (std::size_t i = 0; i < straight.files.size(); ++i)
        EXPECT_EQ(other.files[i].text, straight.files[i].text) << straight.files[i].name;
}

TEST(FleeCorridor, HeadersVary)
{
    const flee::Made straight = SmallFleeFolder().make();
    const auto same = [&](SmallFleeFolder& folder) {
        const flee::Made made = folder.make();
        for (std::size_t i = 0; i < straight.files.size(); ++i)
            EXPECT_EQ(made.files.at(i).text, straight.files[i].text) << straight.files[i].name;
    };
    SmallFleeFolder quoted;
    quoted
        .replace("locations.csv",
                 "#name,region,country,latitude,longitude,location_type,conflict_date,population",
                 "\"#name\",\"region\",\"country\",\"gps_x\",\"gps_y\",\"location_type\",\"conflict_date\","
                 "\"pop/cap\"")
        .replace("routes.csv", "#name1,name2,distance,", "name1,name2,Distance [km],")
        .replace("closures.csv", "closure_start,closure_end", "closure_start = 0,closure_end = -1");
    same(quoted);
    SmallFleeFolder with_marks;
    for (SourceFile& file : with_marks.texts().files) {
        std::string windows = "\xEF\xBB\xBF";
        for (const char letter : file.text)
            windows += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
        file.text = windows;
    }
    same(with_marks);
    SmallFleeFolder moved;
    moved.text_of("closures.csv") = "# made by hand\n\n#name2,name1,closure_type,closure_end,closure_start\n"
                                    "Faraway,Homeland,country,20,0\nBeta,Alpha,link,15,5\n"
                                    ",Gamma,location,-1,30\n,Delta,camp,10,0\n";
    same(moved);
}

TEST(FleeCorridor, WithoutAHeaderColumnsHaveFleesOrder)
{
    SmallFleeFolder folder;
    folder.text_of("closures.csv") = "camp,Delta,,0,10\ncountry,Homeland,Faraway,0,20\n"
                                     "link,Alpha,Beta,5,15\nlocation,Gamma,,30,-1\n";
    const flee::Made straight = SmallFleeFolder().make();
    const flee::Made made = folder.make();
    EXPECT_EQ(file_of(made, "history.toml"), file_of(straight, "history.toml"));
    EXPECT_EQ(file_of(made, "series.csv"), file_of(straight, "series.csv"));
}

TEST(FleeCorridor, ClosuresMayBeEmptyOrMissing)
{
    SmallFleeFolder empty;
    empty.text_of("closures.csv") = "";
    SmallFleeFolder missing;
    missing.remove("closures.csv");
    EXPECT_EQ(file_of(empty.make(), "history.toml"), file_of(missing.make(), "history.toml"));
    EXPECT_EQ(empty.corridor().history.size(), 1U) << "the redirection";
}

TEST(FleeCorridor, NamesBecomeIdentifiersThatDiffer)
{
    EXPECT_EQ(flee::identifiers_of({"Bobo-Dioulasso", "N'Djamena (north)", "a b", "a_b", "a'b"}),
              (Lines{"Bobo-Dioulasso", "N_Djamena_north", "a_b-2", "a_b", "a_b-3"}));
    EXPECT_EQ(flee::identifiers_of({"'", "\xC3\xA9"}), (Lines{"x", "x-2"}));
    SmallFleeFolder folder;
    for (const std::string file : {"locations.csv", "routes.csv", "closures.csv"})
        folder.replace(file, "Gamma", "\"Gamma, \"\"the\"\" well\"");
    folder.replace("routes.csv", "\nGamma,", "\n\"Gamma, \"\"the\"\" well\",");
    folder.text_of("conflicts.csv") = "#Day,Alpha\n0,1\n";
    const Corridor corridor = folder.corridor();
    const Place& place = corridor.network.places.span()[index_of(corridor.network.places, "Gamma_the_well")];
    EXPECT_EQ(place.name, "Gamma, \"the\" well");
    EXPECT_EQ(corridor.history.back().title.substr(0, 3), "All") << corridor.history.back().title;
}

TEST(FleeCalendar, IntervalsMergeAndLeaveGaps)
{
    const Date a = Date::of(2020, 1, 1);
    const flee::Intervals merged = flee::merged(
        {{a + 30, std::nullopt}, {a, a + 10}, {a + 10, a + 12}, {a + 5, a + 7}, {a + 31, a + 40}});
    EXPECT_EQ(merged, (flee::Intervals{{a, a + 12}, {a + 30, std::nullopt}}));
    EXPECT_EQ(flee::complement(merged), (flee::Intervals{{std::nullopt, a}, {a + 12, a + 30}}));
    EXPECT_EQ(flee::difference(merged, {{a + 5, a + 8}, {a + 40, std::nullopt}}),
              (flee::Intervals{{a, a + 5}, {a + 8, a + 12}, {a + 30, a + 40}}));
    EXPECT_EQ(flee::difference({{std::nullopt, std::nullopt}}, merged), flee::complement(merged));
    EXPECT_EQ(flee::difference(merged, merged), flee::Intervals{});
    EXPECT_TRUE(flee::holds_on({a, a + 1}, a));
    EXPECT_FALSE(flee::holds_on({a, a + 1}, a + 1));
    EXPECT_EQ(flee::complement({}), (flee::Intervals{{std::nullopt, std::nullopt}}));
    EXPECT_EQ(flee::merged({{std::nullopt, a}, {a, a + 1}}), (flee::Intervals{{std::nullopt, a + 1}}));
}

}  // namespace
}  // namespace corridor
