#include "io/toml_section.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/cell.hpp"

namespace corridor {

namespace {

const TomlValue::Entries no_entries;

/// A unit of ours that quantities may be written in.
struct UnitForm {
    std::string_view unit;
    Dimension dimension;
    double base_units;  // that one of the unit is worth
};

constexpr UnitForm unit_forms[] = {
    {"day", Dimension::time, 1.0},
    {"month", Dimension::time, days_per_month},
    {"year", Dimension::time, days_per_year},
    {"USD", Dimension::money, 100.0},
    {"USD/day", Dimension::money_rate, 100.0},
    {"USD/month", Dimension::money_rate, 100.0 / days_per_month},
    {"USD/year", Dimension::money_rate, 100.0 / days_per_year},
};

const UnitForm* find_form(std::string_view unit)
{
    const auto* const found = std::ranges::find(unit_forms, unit, &UnitForm::unit);
    return found == std::end(unit_forms) ? nullptr : found;
}

std::string described(const ValueRule& rule)
{
    if (rule.meaning.empty()) return "";
    return rule.unit == "-" ? fmt::format(" ({})", rule.meaning)
                            : fmt::format(" ({} [{}])", rule.meaning, rule.unit);
}

std::optional<double> as_number(const TomlValue& value)
{
    if (const auto* integer = value.as<std::int64_t>()) return static_cast<double>(*integer);
    if (const auto* real = value.as<double>()) return *real;
    return std::nullopt;
}

}  // namespace

TomlSection::TomlSection(std::string file, std::string name, const TomlValue& table, Problems& problems)
    : file_(std::move(file)),
      name_(std::move(name)),
      line_(table.line),
      entries_(table.as<TomlValue::Entries>()),
      problems_(&problems)
{
    if (entries_ != nullptr) return;
    entries_ = &no_entries;
    complain_at(line_, fmt::format("expected a table, not {}", table.kind()));
}

const TomlEntry* TomlSection::find(std::string_view key) const
{
    const auto found = std::ranges::find(*entries_, key, &TomlEntry::key);
    return found == entries_->end() ? nullptr : &*found;
}

bool TomlSection::has(std::string_view key) const
{
    return find(key) != nullptr;
}

int TomlSection::line_of(std::string_view key) const
{
    const TomlEntry* entry = find(key);
    return entry ? entry->line : line_;
}

void TomlSection::complain_at(int line, std::string_view message)
{
    problems_->add(file_, line, name_.empty() ? std::string(message) : fmt::format("{}: {}", name_, message));
}

void TomlSection::complain(std::string_view key, std::string_view message)
{
    complain_at(line_of(key), message);
}

const TomlValue* TomlSection::value(const ValueRule& rule)
{
    if (std::ranges::find(asked_, rule.name) == asked_.end()) asked_.emplace_back(rule.name);
    if (const TomlEntry* entry = find(rule.name)) return &entry->value;
    if (rule.required) complain_at(line_, fmt::format("{} is missing{}", rule.name, described(rule)));
    return nullptr;
}

void TomlSection::expect(const ValueRule& rule, const TomlValue& value, std::string_view expected)
{
    complain_at(value.line, fmt::format("{} = {}: expected {}", rule.name, value.to_string(), expected));
}

std::optional<std::string> TomlSection::text(const ValueRule& rule)
{
    const TomlValue* found = value(rule);
    if (!found) return std::nullopt;
    const auto* text = found->as<std::string>();
    if (!text) {
        expect(rule, *found, "a text in quotation marks");
    } else if (trim(*text).empty()) {
        complain(rule.name, fmt::format("{} is empty{}", rule.name, described(rule)));
    } else {
        return *text;
    }
    return std::nullopt;
}

std::optional<std::size_t> TomlSection::choice(const ValueRule& rule, std::span<const std::string_view> known)
{
    const auto word = text(rule);
    if (!word) return std::nullopt;
    const auto found = std::ranges::find(known, *word);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    complain(rule.name, fmt::format("{} = \"{}\" is none of {}{}", rule.name, *word, join(known, ", "),
                                    did_you_mean(*word, known)));
    return std::nullopt;
}

std::optional<bool> TomlSection::truth(const ValueRule& rule)
{
    const TomlValue* found = value(rule);
    if (!found) return std::nullopt;
    if (const auto* truth = found->as<bool>()) return *truth;
    expect(rule, *found, "true or false");
    return std::nullopt;
}

std::optional<Date> TomlSection::date(const ValueRule& rule)
{
    const TomlValue* found = value(rule);
    if (!found) return std::nullopt;
    if (const auto* date = found->as<Date>()) return *date;
    if (const auto* text = found->as<std::string>()) {
        if (const auto date = Date::parse(*text)) return date;
    }
    expect(rule, *found, "a date such as 2015-06-30");
    return std::nullopt;
}

std::optional<double> TomlSection::in_range(const ValueRule& rule, double number,
                                            const std::string& as_written)
{
    if (!std::isfinite(number)) {
        complain(rule.name, fmt::format("{} = {} is not a finite number", rule.name, as_written));
    } else if (!(rule.least <= number && number <= rule.most)) {
        const std::string unit = rule.unit == "-" ? "" : fmt::format(" {}", rule.unit);
        complain(rule.name, fmt::format("{} = {} is not {}{}", rule.name, as_written,
                                        range_text(rule.least, rule.most), unit));
    } else {
        return number;
    }
    return std::nullopt;
}

std::optional<double> TomlSection::number(const ValueRule& rule)
{
    const TomlValue* found = value(rule);
    if (!found) return std::nullopt;
    if (const auto number = as_number(*found)) return in_range(rule, *number, found->to_string());
    expect(rule, *found, "a number");
    return std::nullopt;
}

std::optional<std::size_t> TomlSection::whole_number(const ValueRule& rule)
{
    const auto number = this->number(rule);
    if (!number) return std::nullopt;
    if (*number == std::floor(*number)) return static_cast<std::size_t>(*number);
    complain(rule.name, fmt::format("{} = {} is not a whole number", rule.name, *number));
    return std::nullopt;
}

std::optional<double> TomlSection::quantity(const ValueRule& rule)
{
    const TomlValue* found = value(rule);
    if (!found) return std::nullopt;
    if (const auto* text = found->as<std::string>()) return written_quantity(rule, *text);
    const auto number = as_number(*found);
    if (number && !find_form(rule.unit)) return in_range(rule, *number, found->to_string());
    const UnitForm* form = find_form(rule.unit);
    expect(rule, *found, form ? expected_form(form->dimension) : "a number");
    return std::nullopt;
}

std::optional<double> TomlSection::written_quantity(const ValueRule& rule, const std::string& text)
{
    const bool is_share = rule.unit == "-" && rule.least >= 0 && rule.most <= 1;
    const UnitForm* form = find_form(rule.unit);
    if (!form && !is_share) return written_number(rule, text);
    const std::string as_written = fmt::format("\"{}\"", text);
    const Dimension dimension = form ? form->dimension : Dimension::share;
    const ParsedQuantity parsed = parse_quantity(text, dimension, dollars_per_euro_);
    if (parsed.is_valid()) return in_range(rule, parsed.value / (form ? form->base_units : 1.0), as_written);
    const bool lacks_rate = !dollars_per_euro_ && parse_quantity(text, dimension, 1.0).is_valid();
    complain(rule.name,
             lacks_rate && !rate_key_.empty()
                 ? fmt::format("{} = {} is in euro: state the rate at the top of the file, {} = ..., or "
                               "write it in USD",
                               rule.name, as_written, rate_key_)
                 : fmt::format("{} = {}: {}", rule.name, as_written, parsed.problem));
    return std::nullopt;
}

/// A number in quotation marks that may repeat its unit, or be a percentage where it has none.
std::optional<double> TomlSection::written_number(const ValueRule& rule, const std::string& text)
{
    const std::string as_written = fmt::format("\"{}\"", text);
    const bool is_percentage = rule.unit == "-" && trim(text).ends_with('%');
    const std::string_view unit = is_percentage ? "%" : rule.unit;
    std::string_view number = trim(text);
    if (number.ends_with(unit)) number = trim(number.substr(0, number.size() - unit.size()));
    const ParsedNumber parsed = parse_number(number, '.');
    if (parsed.is_valid())
        return in_range(rule, is_percentage ? parsed.value / 100 : parsed.value, as_written);
    complain(rule.name, rule.unit == "-" ? fmt::format("{} = {}", rule.name, parsed.problem)
                                         : fmt::format("{} = {}: expected a number of {}", rule.name,
                                                       as_written, rule.unit));
    return std::nullopt;
}

std::optional<double> TomlSection::number_or_quantity(const ValueRule& rule)
{
    const TomlEntry* entry = find(rule.name);
    const bool is_text = entry && entry->value.as<std::string>() != nullptr;
    return is_text ? quantity(rule) : number(rule);
}

std::vector<double> TomlSection::numbers(const ValueRule& rule)
{
    std::vector<double> numbers;
    const TomlValue* found = value(rule);
    if (!found) return numbers;
    const auto* list = found->as<TomlValue::List>();
    if (!list || list->empty()) {
        expect(rule, *found, "a list of numbers such as [1, 2, 5]");
        return numbers;
    }
    for (const TomlValue& item : *list) {
        const auto number = as_number(item);
        if (!number) {
            expect(rule, item, "a number");
        } else if (const auto fitting = in_range(rule, *number, item.to_string())) {
            numbers.push_back(*fitting);
        }
    }
    return numbers;
}

std::vector<Word> TomlSection::words(const ValueRule& rule)
{
    std::vector<Word> words;
    const TomlValue* found = value(rule);
    if (!found) return words;
    if (const auto* text = found->as<std::string>()) return {{*text, found->line}};
    const auto* list = found->as<TomlValue::List>();
    const bool all_texts = list && std::ranges::all_of(*list, [](const TomlValue& item) {
                               return item.as<std::string>() != nullptr;
                           });
    if (!all_texts) {
        expect(rule, *found, "a list of texts such as [\"a\", \"b\"]");
        return words;
    }
    for (const TomlValue& item : *list) words.push_back({*item.as<std::string>(), item.line});
    if (words.empty()) complain(rule.name, fmt::format("{} is an empty list{}", rule.name, described(rule)));
    return words;
}

std::vector<WordPair> TomlSection::pairs(const ValueRule& rule)
{
    std::vector<WordPair> pairs;
    const TomlValue* found = value(rule);
    if (!found) return pairs;
    constexpr std::string_view expected = "a list of pairs such as [[\"from\", \"to\"]]";
    const auto* list = found->as<TomlValue::List>();
    if (!list || list->empty()) {
        expect(rule, *found, expected);
        return pairs;
    }
    for (const TomlValue& item : *list) {
        const auto* pair = item.as<TomlValue::List>();
        const auto* from = pair && pair->size() == 2 ? pair->front().as<std::string>() : nullptr;
        const auto* to = from ? pair->back().as<std::string>() : nullptr;
        if (to) {
            pairs.push_back({{*from, pair->front().line}, {*to, pair->back().line}});
        } else {
            expect(rule, item, expected);
        }
    }
    return pairs;
}

std::vector<TomlSection> TomlSection::sections(const ValueRule& rule)
{
    std::vector<TomlSection> sections;
    const TomlValue* found = value(rule);
    if (!found) return sections;
    const auto* list = found->as<TomlValue::List>();
    if (!list) {
        expect(rule, *found, fmt::format("sections that begin with [[{}]]", rule.name));
        return sections;
    }
    for (const TomlValue& item : *list) {
        TomlSection section(file_, fmt::format("{} {}", rule.name, sections.size() + 1), item, *problems_);
        section.convert_euro_at(dollars_per_euro_, rate_key_);
        sections.push_back(std::move(section));
    }
    return sections;
}

std::optional<TomlSection> TomlSection::section(const ValueRule& rule)
{
    const TomlValue* found = value(rule);
    if (!found) return std::nullopt;
    TomlSection section(file_, std::string(rule.name), *found, *problems_);
    section.convert_euro_at(dollars_per_euro_, rate_key_);
    return section;
}

std::vector<const TomlEntry*> TomlSection::remaining()
{
    std::vector<const TomlEntry*> remaining;
    for (const TomlEntry& entry : *entries_) {
        if (std::ranges::find(asked_, entry.key) != asked_.end()) continue;
        asked_.push_back(entry.key);
        remaining.push_back(&entry);
    }
    return remaining;
}

void TomlSection::skip(std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) asked_.emplace_back(key);
}

void TomlSection::finish(std::string_view kind)
{
    constexpr std::size_t few = 15;  // a longer list helps nobody
    const std::vector<std::string> known = asked_;
    for (const TomlEntry* entry : remaining()) {
        std::string help = did_you_mean(entry->key, known);
        if (help.empty() && known.size() <= few) help = fmt::format("; known: {}", join(known, " "));
        complain_at(entry->line, fmt::format("unknown {} \"{}\"{}", kind, entry->key, help));
    }
}

}  // namespace corridor
