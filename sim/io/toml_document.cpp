#include "io/toml_document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/text_file.hpp"
#include "io/toml.hpp"

namespace corridor {

namespace {

int line_of(const toml::source_region& source)
{
    return static_cast<int>(source.begin.line);
}

TomlValue convert(const toml::node& node);

TomlValue::List convert_list(const toml::array& array)
{
    TomlValue::List list;
    for (const toml::node& node : array) list.push_back(convert(node));
    return list;
}

TomlValue::Entries convert_table(const toml::table& table)
{
    TomlValue::Entries entries;
    for (const auto& [key, node] : table) {
        entries.push_back({std::string(key.str()), line_of(key.source()), convert(node)});
    }
    std::ranges::stable_sort(entries, {}, &TomlEntry::line);
    return entries;
}

Date convert_date(const toml::date& date)
{
    return Date::of(date.year, date.month, date.day);
}

TomlValue convert(const toml::node& node)
{
    const int line = line_of(node.source());
    switch (node.type()) {
    case toml::node_type::string:
        return {node.as_string()->get(), line};
    case toml::node_type::integer:
        return {node.as_integer()->get(), line};
    case toml::node_type::floating_point:
        return {node.as_floating_point()->get(), line};
    case toml::node_type::boolean:
        return {node.as_boolean()->get(), line};
    case toml::node_type::date:
        return {convert_date(node.as_date()->get()), line};
    case toml::node_type::array:
        return {convert_list(*node.as_array()), line};
    case toml::node_type::table:
        return {convert_table(*node.as_table()), line};
    default:
        return {TomlTime{}, line};
    }
}

std::string_view line_at(std::string_view text, int line)
{
    const auto lines = split(text, '\n');
    const auto at = static_cast<std::size_t>(std::max(line, 1) - 1);
    return at < lines.size() ? trim(lines[at]) : std::string_view{};
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool looks_like_a_date(std::string_view value)
{
    return value.size() >= 6 && value.find_first_not_of("0123456789.-/") == value.npos &&
           std::ranges::count_if(value, [](char c) { return c == '.' || c == '-' || c == '/'; }) == 2;
}

// What people paste or type that TOML does not know.
std::string_view hint(std::string_view line, std::string_view trouble)
{
    if (contains(trouble, "cannot redefine")) return " (it stands there twice)";
    for (const std::string_view curly : {"\u201C", "\u201D", "\u2018", "\u2019", "\u00AB", "\u00BB"}) {
        if (contains(line, curly)) return " (curly quotation marks: write straight ones, \")";
    }
    const auto equals = line.find('=');
    if (equals == line.npos) return "";
    const std::string_view value = trim(line.substr(equals + 1));
    const bool decimal_comma =
        !value.empty() && value.find_first_not_of("0123456789,.+-") == value.npos && contains(value, ",");
    if (decimal_comma) return " (a decimal comma: write a point)";
    if (looks_like_a_date(value)) return " (a date is written year-month-day, such as 2013-01-31)";
    if (value.starts_with('"') && std::ranges::count(value, '"') % 2 == 1)
        return " (a quotation mark is opened and never closed)";
    const bool bare_word = !value.empty() && value.find_first_of("\"'[{#") == value.npos;
    if (bare_word) return " (a text needs quotation marks)";
    return "";
}

std::string shortened(std::string text)
{
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return text;
    std::size_t end = longest - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not inside a letter
    return text.substr(0, end) + "...";
}

struct ToString {
    std::string operator()(const std::string& text) const { return fmt::format("\"{}\"", text); }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(Date date) const { return date.to_string(); }
    std::string operator()(TomlTime) const { return "a time of day"; }
    std::string operator()(const TomlValue::List& list) const
    {
        std::vector<std::string> words;
        for (const TomlValue& value : list) words.push_back(value.to_string());
        return fmt::format("[{}]", join(words, ", "));
    }
    std::string operator()(const TomlValue::Entries&) const { return "{...}"; }
};

}  // namespace

std::string TomlValue::to_string() const
{
    return shortened(std::visit(ToString{}, content));
}

std::string_view TomlValue::kind() const
{
    constexpr std::string_view kinds[] = {"a text", "a number",      "a number", "true or false",
                                          "a date", "a time of day", "a list",   "a table"};
    return kinds[content.index()];
}

TomlValue parse_toml(const std::string& file, std::string_view text, Problems& problems)
{
    TomlValue document{TomlValue::Entries{}, 1};
    if (const int line = first_line_that_is_no_text(text)) {
        problems.add(file, line, no_text_message(text));
        return document;
    }
    try {
        document = convert(toml::parse(text));
    } catch (const toml::parse_error& error) {
        const int line = line_of(error.source());
        problems.add(
            file, line,
            fmt::format("{}{}", error.description(), hint(line_at(text, line), error.description())));
    }
    return document;
}

}  // namespace corridor
