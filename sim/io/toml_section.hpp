/// Typed access to one table of a TOML file. Every key must be asked for: those that nobody knows are
/// reported.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/quantity.hpp"
#include "io/toml_document.hpp"
#include "io/value_rule.hpp"
#include "io/word.hpp"

namespace corridor {

class TomlSection {
public:
    /// `name` begins every message about the section ("setting 3"); empty for the top of a file. `table` and
    /// `problems` must outlive the section. A value that is no table is reported and read as an empty one.
    TomlSection(std::string file, std::string name, const TomlValue& table, Problems& problems);

    /// From now on messages begin with another name, such as the section's title.
    void rename(std::string name) { name_ = std::move(name); }
    const std::string& name() const { return name_; }
    const std::string& file() const { return file_; }
    int line() const { return line_; }
    bool has(std::string_view key) const;
    int line_of(std::string_view key) const;

    /// Amounts in euro are converted at this rate, which the file states as `key` at its top; without one
    /// they are a mistake, and the message names the key.
    void convert_euro_at(std::optional<double> dollars_per_euro, std::string_view key)
    {
        dollars_per_euro_ = dollars_per_euro;
        rate_key_ = key;
    }

    /// The value of a key, whatever its kind; nullptr, and a problem where it is required, when it is
    /// missing.
    const TomlValue* value(const ValueRule& rule);

    std::optional<std::string> text(const ValueRule& rule);
    /// Position among the words known; nothing, and the nearest as a problem, where it is none of them.
    std::optional<std::size_t> choice(const ValueRule& rule, std::span<const std::string_view> known);

    std::optional<bool> truth(const ValueRule& rule);

    /// A date as TOML writes it, or the same in quotation marks.
    std::optional<Date> date(const ValueRule& rule);

    /// A bare number, in the rule's unit and range.
    std::optional<double> number(const ValueRule& rule);

    /// A bare number without a fraction, in the rule's range, which begins at 0 or above.
    std::optional<std::size_t> whole_number(const ValueRule& rule);

    /// A number with its unit, in the rule's unit: times and money must be written with one ("90 days", "2
    /// MEUR"), what has no unit may be a percentage ("12 %"), anything else may repeat the rule's own ("30
    /// persons/month").
    std::optional<double> quantity(const ValueRule& rule);

    /// As `quantity`, but a bare number is taken to be in the rule's unit: for files that list values by
    /// name.
    std::optional<double> number_or_quantity(const ValueRule& rule);

    /// A list of bare numbers, each in the rule's range.
    std::vector<double> numbers(const ValueRule& rule);

    /// A text or a list of texts.
    std::vector<Word> words(const ValueRule& rule);
    std::vector<WordPair> pairs(const ValueRule& rule);

    /// The sections of `[[key]]`, in the order of the file, each named "key n".
    std::vector<TomlSection> sections(const ValueRule& rule);

    /// The section `[key]`; nothing where it is missing.
    std::optional<TomlSection> section(const ValueRule& rule);

    /// Every entry that has not been asked for yet; asks for them all.
    std::vector<const TomlEntry*> remaining();

    /// Reports every key that was never asked for as an unknown `kind`.
    void finish(std::string_view kind = "key");

    /// Takes keys as asked for that nothing can be said about after another mistake.
    void skip(std::initializer_list<std::string_view> keys);

    /// Problems of the whole file so far: whether a later step found more.
    std::size_t n_complaints() const { return problems_->size(); }

    /// Reports a problem of a key, at its line.
    void complain(std::string_view key, std::string_view message);
    void complain_at(int line, std::string_view message);

private:
    const TomlEntry* find(std::string_view key) const;
    std::optional<double> in_range(const ValueRule& rule, double value, const std::string& as_written);
    void expect(const ValueRule& rule, const TomlValue& value, std::string_view expected);
    std::optional<double> written_quantity(const ValueRule& rule, const std::string& text);
    std::optional<double> written_number(const ValueRule& rule, const std::string& text);

    std::string file_;
    std::string name_;
    int line_ = 0;
    const TomlValue::Entries* entries_;
    Problems* problems_;
    std::vector<std::string> asked_;
    std::optional<double> dollars_per_euro_;
    std::string rate_key_;
};

}  // namespace corridor
