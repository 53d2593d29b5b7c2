#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/flee/table.hpp"
#include "io/flee/tables.hpp"

namespace corridor::flee {

namespace {

constexpr int most_days = 36500;  // a hundred years

constexpr ValueRule day_rule{
    .name = "day", .unit = "day", .meaning = "days after the start", .least = 0, .most = most_days};

const std::vector<KnownColumn>& conflict_columns()
{
    static const std::vector<KnownColumn> columns{{"day", {"days", "time"}}};
    return columns;
}

/// For each further column the index of its location; one past the last where there is none, which is told.
std::vector<std::size_t> locations_of(Table& table, const Names& names, std::size_t n_locations,
                                      Problems& problems)
{
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < table.n_further(); ++i) {
        const std::string& name = table.further_name(i);
        indices.push_back(names.location(name).value_or(n_locations));
        if (indices.back() == n_locations)
            problems.add(table.file(), table.header_line(),
                         fmt::format("column \"{}\" is not a location{}", name, names.near_location(name)));
    }
    return indices;
}

/// Rows by day; reports days that stand twice, and those between the first and the last that are missing.
std::map<int, std::size_t> rows_by_day(Table& table, Problems& problems)
{
    std::map<int, std::size_t> rows;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        if (!table.is_whole(row)) continue;
        const auto day = table.whole_number(row, day_rule);
        if (!day) continue;
        const auto [earlier, is_new] = rows.emplace(*day, row);
        if (!is_new)
            table.complain(row,
                           fmt::format("the day stands in line {} already", table.line(earlier->second)));
    }
    int expected = 0;
    for (const auto& [day, row] : rows) {
        if (day > expected)
            problems.add(table.file(), table.line(row),
                         day == expected + 1 ? fmt::format("day {} is missing before day {}", expected, day)
                                             : fmt::format("days {} to {} are missing before day {}",
                                                           expected, day - 1, day));
        expected = day + 1;
    }
    return rows;
}

/// What is wrong with the one value of a row of sim_period.csv; empty where nothing is.
std::string take(const std::string& key, const std::string& value, Period& period)
{
    if (key == "startdate") {
        const auto date = Date::parse(value);
        if (!date) return fmt::format("StartDate = \"{}\" is not a date such as 2015-06-30", value);
        period.start = *date;
        return "";
    }
    const ParsedNumber days = parse_number(value, ',');
    if (!days.is_valid()) return "Length = " + days.problem;
    const bool fits =
        days.value >= 1 && days.value <= most_days && days.value == static_cast<int>(days.value);
    if (!fits) return fmt::format("Length = {} is not a whole number of days in [1, {}]", value, most_days);
    period.days = static_cast<int>(days.value);
    return "";
}

}  // namespace

std::vector<Conflict> read_conflicts(const CorridorTexts& texts, const Names& names, std::size_t n_locations,
                                     Problems& problems)
{
    Table table(texts, "conflicts.csv", conflict_columns(), Others::asked_for, problems);
    std::vector<Conflict> conflicts(n_locations);
    const std::vector<std::size_t> location = locations_of(table, names, n_locations, problems);
    for (const auto& [day, row] : rows_by_day(table, problems)) {
        for (std::size_t i = 0; i < location.size(); ++i) {
            const ValueRule rule{
                .name = table.further_name(i), .meaning = "intensity of conflict", .least = 0, .most = 1};
            const auto value = table.further_number(row, i, rule);
            if (location[i] < n_locations) conflicts[location[i]].push_back(value.value_or(0));
        }
    }
    return conflicts;
}

Period read_period(const CorridorTexts& texts, Problems& problems)
{
    constexpr std::array<std::string_view, 2> keys{"StartDate", "Length"};
    Period period;
    const std::string file = texts.label("sim_period.csv");
    const CsvTable table(file, {"key", "value"}, texts.find("sim_period.csv")->text, problems);
    std::map<std::string, int> line_of;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        const std::string& key = table.cell(row, 0);
        const std::string key_in_small = lower(key);
        const auto complain = [&](std::string message) {
            problems.add(file, table.line(row), std::move(message));
        };
        const bool is_known = key_in_small == "startdate" || key_in_small == "length";
        if (!is_known) {
            complain(fmt::format("\"{}\" is neither StartDate nor Length{}", key, did_you_mean(key, keys)));
            continue;
        }
        const auto [earlier, is_new] = line_of.emplace(key_in_small, table.line(row));
        if (!is_new) complain(fmt::format("{} stands in line {} already", key, earlier->second));
        if (!table.is_whole(row)) continue;
        const std::string mistake = take(key_in_small, table.cell(row, 1), period);
        if (!mistake.empty()) complain(mistake);
    }
    for (const std::string_view key : keys) {
        if (line_of.contains(lower(key))) continue;
        problems.add(file, 0,
                     fmt::format("{} is missing ({})", key,
                                 key == "Length" ? "number of days" : "first day, as 2015-06-30"));
    }
    return period;
}

}  // namespace corridor::flee
