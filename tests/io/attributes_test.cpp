// attributes.csv of a corridor: what no rule reads is kept, and is about rows that exist.
#include "io/attributes.hpp"

#include <gtest/gtest.h>

#include "broken_toy.hpp"

namespace corridor {
namespace {

using test::BrokenToy;
using test::Lines;

BrokenToy toy_with(const std::string& attributes)
{
    BrokenToy toy;
    toy.texts().files.push_back({"attributes.csv", attributes});
    return toy;
}

TEST(Attributes, AreKeptWithTheFilesOfTheCorridor)
{
    BrokenToy toy = toy_with("table,row,attribute,value\nplaces.csv,bera-coast,terrain,dunes\n");
    const Corridor corridor = toy.read();
    EXPECT_EQ(corridor.files.size(), corridor_files.size());
    const std::vector<Attribute> attributes = read_corridor_attributes(toy.texts());
    ASSERT_EQ(attributes.size(), 1U);
    EXPECT_EQ(attributes[0].row, "bera-coast");
    EXPECT_EQ(attributes[0].value, "dunes");
    EXPECT_TRUE(read_corridor_attributes(BrokenToy().texts()).empty());
}

TEST(Attributes, AreOfRowsThatExist)
{
    BrokenToy toy = toy_with("table,row,attribute,value\n"
                             "place.csv,bera-coast,terrain,dunes\n"
                             "places.csv,bera-cost,terrain,dunes\n"
                             "legs.csv,bera-sea,,rough\n"
                             "legs.csv,bera-sea,swell,rough\n"
                             "legs.csv,bera-sea,swell,calm\n");
    EXPECT_EQ(toy.problems(),
              (Lines{"toy/attributes.csv:2: table = \"place.csv\" is none of jurisdictions.csv, legs.csv, "
                     "origins.csv, "
                     "places.csv (did you mean \"places.csv\"?)",
                     "toy/attributes.csv:3: row = \"bera-cost\" is not a row of places.csv (did you mean "
                     "\"bera-coast\"?)",
                     "toy/attributes.csv:4: attribute is empty (what it is called)",
                     "toy/attributes.csv:6: swell of bera-sea stands in line 5 already"}));
    EXPECT_EQ(toy_with("table,row,atribute,value\n").problems(),
              (Lines{"toy/attributes.csv:1: unknown column \"atribute\" (did you mean \"attribute\"?)",
                     "toy/attributes.csv:1: column \"attribute\" is missing (what it is called [-])"}));
}

}  // namespace
}  // namespace corridor
