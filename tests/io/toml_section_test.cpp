#include "io/toml_section.hpp"

#include <gtest/gtest.h>

#include "broken_toy.hpp"
#include "io/toml_fields.hpp"

namespace corridor {
namespace {

using test::Lines;

/// Reads the top of a TOML text by `read`; gives what was wrong with it.
template <class Read>
Lines problems_in(std::string_view text, Read read)
{
    Problems problems;
    const TomlValue document = parse_toml("x.toml", text, problems);
    TomlSection top("x.toml", "", document, problems);
    read(top);
    top.finish();
    return test::problems_of([&] { problems.throw_if_any(); });
}

constexpr ValueRule duration{
    .name = "ramp", .unit = "day", .meaning = "until in full force", .least = 0, .most = 1000};

TEST(ParseToml, EveryValueKnowsItsLine)
{
    Problems problems;
    const TomlValue document = parse_toml("x.toml", "a = 1\n[t]\nb = [\n  'x',\n  'y']\nc = 2.5\n", problems);
    const auto& entries = *document.as<TomlValue::Entries>();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].line, 1);
    const auto& table = *entries[1].value.as<TomlValue::Entries>();
    EXPECT_EQ(table[0].line, 3);
    EXPECT_EQ((*table[0].value.as<TomlValue::List>())[1].line, 5);
    EXPECT_EQ(table[1].line, 6);
}

TEST(ParseToml, SpreadsheetsByteOrderMarkAndLineEndsAreRead)
{
    EXPECT_EQ(problems_in("\xEF\xBB\xBF"
                          "a = 'x'\r\n",
                          [](TomlSection& top) { EXPECT_EQ(top.text({.name = "a"}), "x"); }),
              Lines{});
}

TEST(ParseToml, WhatTheLibraryOnceDiedOfIsAMistakeOfTheFile)
{
    for (const std::string_view text :
         {"[# x", "[[[a]]]", "[&", "é = 1", "a = é", "[é]", "\xC3", "a = \"\xFF\"", "a.b.\n[a", "= ="}) {
        const Lines problems = problems_in(text, [](TomlSection& top) { top.remaining(); });
        ASSERT_EQ(problems.size(), 1U) << text;
        EXPECT_TRUE(problems[0].starts_with("x.toml:1: ") || problems[0].starts_with("x.toml:2: "))
            << problems[0];
    }
}

TEST(ParseToml, WhatPeopleTypeComesWithAdvice)
{
    const auto end_of_problem = [](std::string_view text) {
        const Lines problems = problems_in(text, [](TomlSection& top) { top.remaining(); });
        return problems.empty() ? ""
                                : problems[0].substr(std::min(problems[0].size(), problems[0].rfind(" (")));
    };
    EXPECT_EQ(end_of_problem("a = 1,5\n"), " (a decimal comma: write a point)");
    EXPECT_EQ(end_of_problem("a = \u201Cx\u201D\n"), " (curly quotation marks: write straight ones, \")");
    EXPECT_EQ(end_of_problem("from = tomorrow\n"), " (a text needs quotation marks)");
    EXPECT_EQ(end_of_problem("a = \"x\nb = 1\n"), " (a quotation mark is opened and never closed)");
    EXPECT_EQ(end_of_problem("a = 1\na = 2\n"), " (it stands there twice)");
    for (const std::string_view date : {"1.2.2013", "2013-13-01", "31/01/2013"})
        EXPECT_EQ(end_of_problem(fmt::format("from = {}\n", date)),
                  " (a date is written year-month-day, such as 2013-01-31)");
}

TEST(TomlSection, QuantitiesComeWithTheirUnits)
{
    const auto days = [](std::string_view written) {
        std::optional<double> value;
        problems_in(fmt::format("ramp = {}\n", written),
                    [&](TomlSection& top) { value = top.quantity(duration); });
        return value;
    };
    EXPECT_EQ(days("\"90 days\""), 90);
    EXPECT_EQ(days("\"2 weeks\""), 14);
    EXPECT_EQ(days("90"), std::nullopt) << "days, or months?";
    EXPECT_EQ(days("\"90\""), std::nullopt);
    EXPECT_EQ(days("\"5 years\""), std::nullopt) << "out of range";
}

TEST(TomlSection, MistakenQuantitiesAreTold)
{
    const auto problems = [](std::string_view text) {
        return problems_in(text, [](TomlSection& top) { top.quantity(duration); });
    };
    EXPECT_EQ(problems("ramp = 90\n"),
              (Lines{"x.toml:1: ramp = 90: expected a time with its unit, such as \"90 days\""}));
    EXPECT_EQ(problems("ramp = \"5 years\"\n"),
              (Lines{"x.toml:1: ramp = \"5 years\" is not in [0, 1000] day"}));
    EXPECT_EQ(problems("\n"), (Lines{"x.toml:1: ramp is missing (until in full force [day])"}));
    EXPECT_EQ(problems("ramp = true\n"),
              (Lines{"x.toml:1: ramp = true: expected a time with its unit, such as \"90 days\""}));
}

TEST(TomlSection, MoneyIsReadInTheUnitOfTheRule)
{
    const auto read = [](std::string_view written, std::string_view unit) {
        std::optional<double> value;
        problems_in(fmt::format("cost = {}\n", written), [&](TomlSection& top) {
            top.convert_euro_at(1.1, "dollars_per_euro");
            value = top.quantity({.name = "cost", .unit = unit, .meaning = "what it costs"});
        });
        return value.value_or(-1);
    };
    EXPECT_DOUBLE_EQ(read("\"3 kUSD\"", "USD"), 3000);
    EXPECT_DOUBLE_EQ(read("\"2 MEUR\"", "USD"), 2.2e6);
    EXPECT_DOUBLE_EQ(read("\"6 kUSD/month\"", "USD/month"), 6000);
    EXPECT_EQ(read("6000", "USD"), -1);
}

TEST(TomlSection, OtherUnitsMayBeRepeatedAndSharesMayBePercentages)
{
    const auto read = [](std::string_view written, std::string_view unit) {
        std::optional<double> value;
        problems_in(fmt::format("v = {}\n", written), [&](TomlSection& top) {
            value = top.quantity({.name = "v", .unit = unit, .most = 1000});
        });
        return value.value_or(-1);
    };
    EXPECT_EQ(read("30", "persons/month"), 30);
    EXPECT_EQ(read("\"30 persons/month\"", "persons/month"), 30);
    EXPECT_EQ(read("\"30 persons\"", "persons/month"), -1);
    EXPECT_EQ(read("0.12", "-"), 0.12);
    EXPECT_EQ(read("\"12 %\"", "-"), 0.12);
}

TEST(TomlSection, KindsOfValuesAreNotMistakenForOneAnother)
{
    EXPECT_EQ(problems_in("a = 1\nb = \"yes\"\nc = [1]\nd = \"2015-02-30\"\ne = 5\nf = \"  \"\n",
                          [](TomlSection& top) {
                              top.text({.name = "a"});
                              top.truth({.name = "b"});
                              top.words({.name = "c"});
                              top.date({.name = "d"});
                              top.section({.name = "e"});
                              top.text({.name = "f", .meaning = "a title"});
                          }),
              (Lines{"x.toml:1: a = 1: expected a text in quotation marks",
                     "x.toml:2: b = \"yes\": expected true or false",
                     "x.toml:3: c = [1]: expected a list of texts such as [\"a\", \"b\"]",
                     "x.toml:4: d = \"2015-02-30\": expected a date such as 2015-06-30",
                     "x.toml:5: e: expected a table, not a number", "x.toml:6: f is empty (a title)"}));
}

TEST(TomlSection, UnknownKeysAreToldWithTheNearest)
{
    EXPECT_EQ(problems_in("effrot = 1\nwhatever = 2\n",
                          [](TomlSection& top) { top.number({.name = "effort", .required = false}); }),
              (Lines{"x.toml:1: unknown key \"effrot\" (did you mean \"effort\"?)",
                     "x.toml:2: unknown key \"whatever\"; known: effort"}));
}

/// A stand-in for a kind of intervention.
struct Patrol {
    double effort = 1;
    double ramp = 0;
    Date from;
    bool joint = false;
    std::string note;
    std::vector<std::string> legs;

    static constexpr auto fields = std::tuple{
        Field{"effort", &Patrol::effort, "-", "patrols relative to the baseline", 0.0, 10.0},
        Field{"ramp", &Patrol::ramp, "day", "until in full force", 0.0, 1000.0}.optional(),
        Field{"from", &Patrol::from, "-", "first day in force"},
        Field{"joint", &Patrol::joint, "-", "whether partners take part"}.optional(),
        Field{"note", &Patrol::note, "-", "anything"}.optional(),
        Field{"legs", &Patrol::legs, "-", "legs patrolled"},
    };
};

TEST(ReadFields, AStructIsReadByItsFieldsAlone)
{
    Patrol patrol;
    EXPECT_EQ(
        problems_in(
            "effort = 1.5\nramp = \"90 days\"\nfrom = 2026-03-01\njoint = true\nlegs = [\"a\", \"b\"]\n",
            [&](TomlSection& top) { read_fields(top, patrol); }),
        Lines{});
    EXPECT_EQ(patrol.effort, 1.5);
    EXPECT_EQ(patrol.ramp, 90);
    EXPECT_EQ(patrol.from, Date::of(2026, 3, 1));
    EXPECT_TRUE(patrol.joint);
    EXPECT_EQ(patrol.legs, (Lines{"a", "b"}));
}

TEST(ReadFields, WhatIsRequiredAndMissingIsTold)
{
    Patrol patrol;
    EXPECT_EQ(
        problems_in("effort = 11\nlegs = []\n", [&](TomlSection& top) { read_fields(top, patrol); }),
        (Lines{"x.toml:1: effort = 11 is not in [0, 10]", "x.toml:1: from is missing (first day in force)",
               "x.toml:2: legs is an empty list (legs patrolled)"}));
}

}  // namespace
}  // namespace corridor
