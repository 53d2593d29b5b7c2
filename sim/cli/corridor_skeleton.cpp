#include <fmt/format.h>

#include "cli/skeletons.hpp"
#include "core/text.hpp"
#include "io/commented_table.hpp"
#include "io/unit_costs_table.hpp"
#include "model/history.hpp"
#include "model/network.hpp"

namespace corridor::cli {
namespace {

template <class T>
std::string table_text(const std::vector<Cells>& rows)
{
    return commented_table(columns_of<T>(), rows);
}

template <class T>
std::string table_text(const std::vector<Cells>& rows, Scope scope)
{
    return commented_table(columns_of<T>(scope), rows, optional_levers(scope));
}

std::string settings_text(const std::string& name)
{
    return fmt::format("# {0}: say here in a few lines what this corridor is, and what it leaves out.\n"
                       "title   = \"{0}\"\n"
                       "start   = 2015-01-01      # first day recorded\n"
                       "end     = 2017-01-01      # first day not simulated\n"
                       "spin_up = \"365 days\"      # simulated before the start and left out of results\n\n"
                       "[parameters]              # `corridor list parameters` shows them all\n"
                       "# mu = 0.2\n",
                       name);
}

constexpr std::string_view history_text =
    "# What law and policy did, as dated settings of levers (`corridor list levers`). Each needs a source, "
    "or says\n"
    "# that it is an assumption.\n"
    "#\n"
    "# [[setting]]\n"
    "# title  = \"Rescue ships patrol the strait\"\n"
    "# lever  = \"rescue\"\n"
    "# legs   = [\"strait\"]         # ids, or tags as \"tag:sea\"\n"
    "# from   = 2016-01-01\n"
    "# until  = 2016-07-01         # left out: for good\n"
    "# value  = 0.7                # or factor = 1.5\n"
    "# basis  = \"assumption\"       # or seen, recalled, with source = \"author, year, title, locator\"\n";

std::string sources_text()
{
    std::string text = "# Every number has a source. seen: author year title locator; assumption: a note.\n"
                       "table,column,rows,author,year,title,locator,basis,note\n";
    for (const std::string_view table :
         {"jurisdictions", "legs", "origins", "places", "seasons", "unit_costs"})
        text += fmt::format("{}.csv,*,*,,,,,assumption,a figure to be replaced\n", table);
    return text;
}

std::string jurisdictions_text()
{
    const Cells usual{{"tags", ""},
                      {"border_budget", "10"},
                      {"border_skill", "1"},
                      {"arrest_capacity", "3"},
                      {"investigators", "2"},
                      {"prosecutors", "2"},
                      {"request_capacity", "1"},
                      {"penalty", "36"},
                      {"aggravated_penalty", "72"},
                      {"conviction_base", "0.3"},
                      {"detention_days", "60"},
                      {"procedure_days", "300"},
                      {"specificity", "0.97"},
                      {"vessel_supply", "10"}};
    const auto state = [&](std::string id, std::string name, std::string tags) {
        Cells cells = usual;
        cells["id"] = std::move(id);
        cells["name"] = std::move(name);
        cells["tags"] = std::move(tags);
        return cells;
    };
    return table_text<Jurisdiction>({state("home-land", "Home land", "origin"),
                                     state("transit-land", "Transit land", "transit coastal"),
                                     state("far-land", "Far land", "destination")},
                                    Scope::jurisdiction);
}

std::string places_text()
{
    return table_text<Place>({{{"id", "harbour"},
                               {"name", "Harbour"},
                               {"jurisdiction", "transit-land"},
                               {"latitude", "33"},
                               {"longitude", "13"},
                               {"wage", "200"},
                               {"cost_of_living", "150"},
                               {"exploitation", "0.005"},
                               {"destination", "no"},
                               {"tags", "hub"}},
                              {{"id", "far-city"},
                               {"name", "Far city"},
                               {"jurisdiction", "far-land"},
                               {"latitude", "41"},
                               {"longitude", "13"},
                               {"wage", "1200"},
                               {"cost_of_living", "800"},
                               {"exploitation", "0.001"},
                               {"destination", "yes"},
                               {"tags", "destination"}},
                              {{"id", "home-town"},
                               {"name", "Home town"},
                               {"jurisdiction", "home-land"},
                               {"latitude", "14"},
                               {"longitude", "8"},
                               {"wage", "80"},
                               {"cost_of_living", "50"},
                               {"exploitation", "0.001"},
                               {"destination", "no"},
                               {"tags", "origin"}}},
                             Scope::place);
}

std::string legs_text()
{
    const Cells road{{"id", "road"},           {"from", "home-town"},     {"to", "harbour"},
                     {"mode", "land"},         {"length", "2200"},        {"days", "6"},
                     {"alone", "yes"},         {"guided", "yes"},         {"hazard", "0.001"},
                     {"abuse", "0.08"},        {"operating_cost", "140"}, {"bribe", "30"},
                     {"vessel_cost", "14000"}, {"vessel_places", "28"},   {"organisations", "5"},
                     {"border_length", "500"}, {"season", "always"},      {"route", ""},
                     {"tags", "land"}};
    const Cells strait{{"id", "strait"},         {"from", "harbour"},       {"to", "far-city"},
                       {"mode", "sea"},          {"length", "500"},         {"days", "2"},
                       {"alone", "no"},          {"guided", "yes"},         {"hazard", "0.012"},
                       {"abuse", "0.08"},        {"operating_cost", "220"}, {"bribe", "80"},
                       {"vessel_cost", "14000"}, {"vessel_places", "45"},   {"organisations", "6"},
                       {"border_length", "350"}, {"season", "always"},      {"route", "strait"},
                       {"tags", "sea"}};
    return table_text<Leg>({road, strait}, Scope::leg);
}

std::string origins_text()
{
    return table_text<Origin>({{{"id", "home-town"},
                                {"place", "home-town"},
                                {"nationality", "home-land"},
                                {"population", "500000"},
                                {"aspiration", "0"},
                                {"wage", "80"},
                                {"income_spread", "0.6"},
                                {"women", "0.25"},
                                {"children", "0.15"},
                                {"families", "0.2"},
                                {"minority", "0.1"},
                                {"disability", "0.05"},
                                {"protection", "0.3"},
                                {"optimism", "0.5"},
                                {"tags", ""}}},
                              Scope::origin);
}

}  // namespace

std::vector<SourceFile> corridor_skeleton(const std::string& name)
{
    return {{"SOURCES.csv", sources_text()},
            {"corridor.toml", settings_text(name)},
            {"history.toml", std::string(history_text)},
            {"jurisdictions.csv", jurisdictions_text()},
            {"legs.csv", legs_text()},
            {"origins.csv", origins_text()},
            {"places.csv", places_text()},
            {"seasons.csv", even_seasons("always")},
            {"series.csv", table_text<SeriesPoint>({})},
            {"ties.csv", table_text<Tie>({})},
            {"unit_costs.csv", unit_costs_to_replace()}};
}

}  // namespace corridor::cli
