#include "io/csv_table.hpp"

#include <gtest/gtest.h>

#include "broken_toy.hpp"
#include "io/cell.hpp"

namespace corridor {
namespace {

using test::Lines;

/// All cells of a table, row by row, and what was wrong with it.
struct Cut {
    std::vector<Lines> rows;
    Lines problems;
    std::vector<int> lines;
};

Cut cut(std::string_view text)
{
    Problems problems;
    const CsvTable table("t.csv", text, problems);
    Cut result;
    result.rows.emplace_back(table.header().begin(), table.header().end());
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        result.lines.push_back(table.line(row));
        result.rows.emplace_back();
        for (std::size_t i = 0; i < table.header().size(); ++i)
            result.rows.back().push_back(table.cell(row, i));
    }
    for (const Problem& problem : problems.all()) result.problems.push_back(problem.to_string());
    return result;
}

const std::vector<Lines> two_by_two{{"a", "b"}, {"1", "2"}};

TEST(CsvTable, PlainFileIsCutIntoCells)
{
    EXPECT_EQ(cut("a,b\n1,2\n").rows, two_by_two);
    EXPECT_EQ(cut("a,b\n1,2").rows, two_by_two) << "the last line end may be missing";
}

TEST(CsvTable, ByteOrderMarkAndLineEndsOfEverySystemAreRead)
{
    EXPECT_EQ(cut("\xEF\xBB\xBF"
                  "a,b\r\n1,2\r\n")
                  .rows,
              two_by_two);
    EXPECT_EQ(cut("a,b\r1,2\r").rows, two_by_two);
}

TEST(CsvTable, SemicolonsSeparateWhereTheHeaderHasThem)
{
    EXPECT_EQ(cut("a;b\n1;2\n").rows, two_by_two);
    EXPECT_EQ(cut("# one, two, three\na;b\n1;2\n").rows, two_by_two) << "a comment decides nothing";
    EXPECT_EQ(cut("a;b\n1,5;2\n").rows[1], (Lines{"1,5", "2"}));
}

TEST(CsvTable, QuotedCellsHoldSeparatorsQuotesAndLineEnds)
{
    const Cut result = cut("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\nlast,1\n");
    EXPECT_EQ(result.rows[1], (Lines{"x, \"y\"", "two\nlines"}));
    EXPECT_EQ(result.lines, (std::vector{2, 4})) << "a row begins where its first cell does";
    EXPECT_TRUE(result.problems.empty());
}

TEST(CsvTable, CommentsAndEmptyLinesAreSkippedHoweverTheSpreadsheetPadsThem)
{
    const Cut result = cut("# note\na,b\n\n\"# a note, quoted\",\n,,\n# more,,\n1,2\n");
    EXPECT_EQ(result.rows, two_by_two);
    EXPECT_EQ(result.lines, std::vector{7});
}

TEST(CsvTable, EmptyColumnsAtTheEndAreDropped)
{
    EXPECT_EQ(cut("a,b,,\n1,2,,,\n").rows, two_by_two);
}

TEST(CsvTable, EveryRowWithTheWrongNumberOfCellsIsTold)
{
    EXPECT_EQ(
        cut("a,b\n1\n1,2\n1,2,3\n").problems,
        (Lines{"t.csv:2: 1 cells, where the header has 2 columns",
               "t.csv:4: 3 cells, where the header has 2 columns (a decimal comma, or a comma in a text "
               "without quotes?)"}));
}

TEST(CsvTable, QuotationMarksAtOddsAreTold)
{
    EXPECT_EQ(cut("a,b\n\"1,2\n3,4\n").problems,
              (Lines{"t.csv:2: a quotation mark opens a cell here and is never closed"}));
    EXPECT_EQ(cut("a,b\n\"1\"x,2\n").problems, (Lines{"t.csv:2: `x` follows a closing quotation mark (inside "
                                                      "quotes, a quotation mark is written twice)"}));
}

TEST(CsvTable, WhatIsNoTextIsTold)
{
    EXPECT_EQ(cut("").problems, (Lines{"t.csv:1: the file is empty: its first line must name the columns"}));
    EXPECT_EQ(
        cut("a,b\nM\xE9xico,2\n").problems,
        (Lines{
            "t.csv:2: the file is not UTF-8 from here on: save it as \"CSV UTF-8\" or plain text in UTF-8"}));
    EXPECT_EQ(cut("\xFF\xFE"
                  "a")
                  .problems,
              (Lines{"t.csv:1: the file is UTF-16, not UTF-8: save it as \"CSV UTF-8\""}));
    EXPECT_EQ(cut(std::string_view("a,b\n\0,2\n", 8)).problems.size(), 1U) << "NUL is no text";
}

TEST(CsvTable, EveryMistakeOfAHeaderIsTold)
{
    Problems problems;
    const CsvTable table("t.csv", "# x\nid,lenght,id\n", problems);
    const std::vector<ValueRule> rules{{.name = "id", .meaning = "name"},
                                       {.name = "length", .unit = "km", .meaning = "how far"},
                                       {.name = "note", .meaning = "anything", .required = false}};
    check_header(table, rules, problems);
    EXPECT_EQ(test::problems_of([&] { problems.throw_if_any(); }),
              (Lines{"t.csv:2: unknown column \"lenght\" (did you mean \"length\"?)",
                     "t.csv:2: column \"id\" stands twice",
                     "t.csv:2: column \"length\" is missing (how far [km])"}));
}

TEST(ParseNumber, NumbersAreReadAsWritten)
{
    EXPECT_EQ(parse_number("12.5", ',').value, 12.5);
    EXPECT_EQ(parse_number("-3e-2", ',').value, -0.03);
    EXPECT_EQ(parse_number("+7", ',').value, 7);
    EXPECT_EQ(parse_number(".5", ',').value, 0.5);
}

TEST(ParseNumber, DecimalCommaIsReadBetweenSemicolonsOnly)
{
    EXPECT_EQ(parse_number("12,5", ';').value, 12.5);
    EXPECT_EQ(parse_number("12,5", ',').problem, "\"12,5\" is not a number (a decimal comma: write 12.5)");
    EXPECT_EQ(parse_number("12,500", ',').problem, "\"12,500\" is not a number (write 12500 or 12.500)");
}

TEST(ParseNumber, MistakesOfSpreadsheetsAndWordProcessorsComeWithAdvice)
{
    const auto problem = [](std::string_view text) { return parse_number(text, ',').problem; };
    EXPECT_EQ(problem("1 234 567"), "\"1 234 567\" is not a number (thousands separators: write 1234567)");
    EXPECT_EQ(problem("1\u00A0234"), "\"1\u00A0234\" is not a number (thousands separators: write 1234)");
    EXPECT_EQ(problem("1'234.5"), "\"1'234.5\" is not a number (thousands separators: write 1234.5)");
    EXPECT_EQ(problem("1,234,567"), "\"1,234,567\" is not a number (thousands separators: write 1234567)");
    EXPECT_EQ(problem("1.234,5"), "\"1.234,5\" is not a number (thousands separators: write 1234.5)");
    EXPECT_EQ(problem("1.234.567"), "\"1.234.567\" is not a number (thousands separators: write 1234567)");
    EXPECT_EQ(problem("\u201C5\u201D"),
              "\"\u201C5\u201D\" is not a number (quotation marks around a number: write 5)");
    EXPECT_EQ(problem("\u22125"), "\"\u22125\" is not a number (a dash instead of a minus sign: write -5)");
    EXPECT_EQ(problem("12 %"), "\"12 %\" is not a number (a percentage: write 0.12)");
    EXPECT_EQ(problem("many"), "\"many\" is not a number");
    EXPECT_EQ(problem("1e999"), "\"1e999\" is not a number");
    EXPECT_EQ(problem("0x10"), "\"0x10\" is not a number");
}

/// Reads the one number column `x`, allowed in [0, 10], of a table.
Lines number_problems(std::string_view text)
{
    Problems problems;
    const CsvTable table("t.csv", text, problems);
    CellReader cells(table, problems);
    const ValueRule rule{.name = "x", .unit = "km", .meaning = "how far", .least = 0, .most = 10};
    for (std::size_t row = 0; row < table.n_rows(); ++row) cells.number(row, *table.find_column("x"), rule);
    return test::problems_of([&] { problems.throw_if_any(); });
}

TEST(CellReader, NumbersOutOfRangeAreToldWithTheirRow)
{
    EXPECT_EQ(number_problems("id,x\na,11\nb,10\nc,-0.1\n"),
              (Lines{"t.csv:2: a: x = 11 is not in [0, 10]", "t.csv:4: c: x = -0.1 is not in [0, 10]"}));
}

TEST(CellReader, NanAndInfinityAreInNoRange)
{
    EXPECT_EQ(number_problems("id,x\na,nan\nb,inf\n"), (Lines{"t.csv:2: a: x = nan is not a finite number",
                                                              "t.csv:3: b: x = inf is not a finite number"}));
}

TEST(CellReader, AnEmptyNumberSaysWhatIsMissing)
{
    EXPECT_EQ(number_problems("id,x\na,\n"), (Lines{"t.csv:2: a: x is empty (how far [km])"}));
}

TEST(CellReader, OneFileWritesItsNumbersInOneWay)
{
    EXPECT_EQ(
        number_problems("id;x\na;1,5\nb;1.234\nc;1.5\n"),
        (Lines{
            "t.csv:3: a decimal comma (line 2) and a decimal point (line 3) in one file: use one of them"}));
    EXPECT_TRUE(number_problems("id;x\na;1.5\nb;2\n").empty());
}

}  // namespace
}  // namespace corridor
