#include "io/sweep_reader.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/text.hpp"
#include "io/factor_reader.hpp"
#include "io/own_points.hpp"
#include "io/text_file.hpp"
#include "io/toml_section.hpp"

namespace corridor {
namespace {

constexpr std::string_view corridor_model = "corridor";
constexpr std::string_view function_model = "test_function";
constexpr std::array<std::string_view, 2> model_names{corridor_model, function_model};
constexpr std::array<std::string_view, 2> keep_names{"totals", "months"};
constexpr std::string_view no_change = "baseline";

const ValueRule scenarios_rule{
    .name = "scenarios", .meaning = "under which every point runs", .required = false};
const ValueRule factor_rule{
    .name = "factor", .meaning = "what is varied, one [[factor]] each", .required = false};

/// The words of a list that names scenarios, where it is one.
std::vector<Word> scenario_words(TomlSection& section, std::string_view key)
{
    return section.words({.name = key, .meaning = "scenarios", .required = false});
}

/// All words that name scenarios, "baseline" too, in the order of the file.
std::vector<Word> all_scenario_words(TomlSection& top)
{
    std::vector<Word> words = scenario_words(top, "scenarios");
    for (TomlSection& factor : top.sections(factor_rule)) {
        for (Word& word : scenario_words(factor, "scenario")) words.push_back(std::move(word));
    }
    return words;
}

/// What the command line would say, said of a file.
std::string said_of_a_file(std::string message)
{
    for (std::size_t at = 0; (at = message.find("--", at)) != message.npos;) message.erase(at, 2);
    return message;
}

class Reader {
public:
    Reader(const SweepTexts& texts, TomlSection& top, std::vector<Word> scenarios, Problems& problems)
        : texts_(texts), top_(top), problems_(problems), scenarios_(std::move(scenarios))
    {}

    SweepRead read()
    {
        Sweep& sweep = read_.sweep;
        sweep.title = top_.text({.name = "title", .meaning = "what the sweep is, for people"}).value_or("");
        top_.text({.name = "note", .meaning = "for whoever reads the file", .required = false});
        sweep.experiment.seed = top_.whole_number({.name = "seed",
                                                   .meaning = "number that all random numbers derive from",
                                                   .least = 0,
                                                   .most = 9007199254740991.0})
                                    .value_or(0);
        const auto model =
            top_.choice({.name = "model", .meaning = "what is swept", .required = false}, model_names);
        if (model && model_names[*model] == function_model) {
            read_function();
        } else {
            read_corridor_settings();
        }
        read_design();
        read_factors();
        check_size();
        if (design_kind_ == DesignKind::points) read_points();
        top_.finish();
        return std::move(read_);
    }

private:
    void read_function()
    {
        Sweep& sweep = read_.sweep;
        std::vector<std::string_view> known;
        for (const TestFunction& function : test_functions()) known.push_back(function.name);
        const auto chosen = top_.choice({.name = "function", .meaning = join(known, ", ")}, known);
        if (chosen) sweep.function = &test_functions()[*chosen];
        for (const std::string_view key : {"corridor", "scenarios", "scale", "until", "replicates", "keep",
                                           "indicators", "common_random_numbers"}) {
            top_.skip({key});
            if (top_.has(key)) top_.complain(key, fmt::format("a test function has no {}", key));
        }
        is_function_ = true;
    }

    void read_corridor_settings()
    {
        Sweep& sweep = read_.sweep;
        if (top_.has("function")) {
            top_.skip({"function"});
            top_.complain("function", "function needs model = \"test_function\"");
        }
        top_.text({.name = "corridor", .meaning = "name or folder of what is swept"});
        complain_of_repeated(top_, top_.words(scenarios_rule));
        request_.seed = sweep.experiment.seed;
        request_.until =
            top_.date({.name = "until", .meaning = "first day not simulated", .required = false});
        request_.scale = static_cast<std::int64_t>(
            top_.whole_number({.name = "scale", .least = 1, .most = 1'000'000, .required = false})
                .value_or(1));
        request_.replicates = static_cast<std::uint32_t>(
            top_.whole_number({.name = "replicates", .least = 1, .most = 100'000, .required = false})
                .value_or(1));
        sweep.common_random_numbers = top_.truth({.name = "common_random_numbers",
                                                  .meaning = "the same seeds at every point",
                                                  .required = false})
                                          .value_or(true);
        const auto keep =
            top_.choice({.name = "keep", .meaning = "totals or months", .required = false}, keep_names);
        sweep.keeps_months = keep == 1;
        sweep.experiment.replicates = request_.replicates;
        read_experiment_itself();
        read_indicators();
    }

    void read_experiment_itself()
    {
        if (!texts_.corridor) return;
        request_.corridor = *texts_.corridor;
        request_.with_baseline = scenarios_.empty();
        for (const Word& word : scenarios_) request_.with_baseline |= word.text == no_change;
        if (texts_.is_whole) request_.scenarios = texts_.scenarios;
        try {
            read_.sweep.experiment = read_experiment(request_);
            has_experiment_ = true;
        } catch (const InputError& error) {
            for (const Problem& one : error.problems()) problems_.add(one.file, one.line, one.message);
        } catch (const RequestError& error) {
            for (const std::string_view line : split(error.what(), '\n'))
                complain_of_request(said_of_a_file(std::string(line)));
        }
    }

    /// At the line of what is blamed: the end, or the scenarios.
    void complain_of_request(const std::string& message)
    {
        const bool is_end = message.starts_with("until");
        top_.complain(is_end ? "until" : top_.has("scenarios") ? "scenarios" : "factor", message);
    }

    void read_indicators()
    {
        const auto words =
            top_.words({.name = "indicators", .meaning = "what is kept; left out: all", .required = false});
        if (!has_experiment_) return;
        const std::vector<Indicator> all = indicators_of(read_.sweep.experiment.corridor.network);
        if (!top_.has("indicators")) read_.sweep.indicators = all;
        std::vector<std::string> known;
        for (const Indicator& one : all) known.push_back(one.name);
        std::set<std::string> seen;
        for (const Word& word : words) {
            const auto found = std::ranges::find(all, word.text, &Indicator::name);
            if (found == all.end()) {
                top_.complain_at(word.line, fmt::format("unknown indicator \"{}\"{}", word.text,
                                                        did_you_mean(word.text, known)));
            } else if (!seen.insert(word.text).second) {
                top_.complain_at(word.line, fmt::format("indicator \"{}\" is named twice", word.text));
            } else {
                read_.sweep.indicators.push_back(*found);
            }
        }
    }

    std::size_t size_of_design(std::string_view key, std::string_view meaning, double least, double most)
    {
        return top_.whole_number({.name = key, .meaning = meaning, .least = least, .most = most}).value_or(0);
    }

    void read_design()
    {
        SweepDesign& design = read_.sweep.design;
        const auto kind = top_.choice({.name = "design", .meaning = "how points are chosen"}, design_names);
        constexpr auto most = static_cast<double>(most_runs);
        if (!kind) {
            top_.skip({"points", "trajectories", "levels", "points_file"});
            return;
        }
        design.kind = static_cast<DesignKind>(*kind);
        design_kind_ = design.kind;
        switch (design.kind) {
        case DesignKind::grid:
            design.levels = top_.whole_number({.name = "levels",
                                               .meaning = "values of each factor that gives none itself",
                                               .least = 1,
                                               .most = 1'000'000,
                                               .required = false})
                                .value_or(0);
            break;
        case DesignKind::morris:
            design.trajectories = size_of_design("trajectories", "walks through the space", 1, most);
            design.levels =
                size_of_design("levels", "levels of the walks' grid, an even number", 2, 1'000'000);
            if (design.levels % 2 == 1)
                top_.complain("levels", fmt::format("levels = {} is not even", design.levels));
            break;
        case DesignKind::points:
            top_.text({.name = "points_file", .meaning = "CSV with a column for each factor"});
            break;
        case DesignKind::latin_hypercube:
        case DesignKind::sobol:
        case DesignKind::saltelli:
            design.points = size_of_design("points", "size of the design", 1, most);
            break;
        }
    }

    void read_factors()
    {
        Sweep& sweep = read_.sweep;
        sections_ = top_.sections(factor_rule);
        if (sections_.empty() && sweep.function) {
            sweep.factors = factors_of(*sweep.function);
            for (Factor& factor : sweep.factors) factor.levels = sweep.design.levels;
            if (design_kind_ == DesignKind::grid && sweep.design.levels == 0)
                top_.complain_at(top_.line(), "levels is missing (values that each input takes in the grid)");
            return;
        }
        if (sections_.empty() && !is_function_)
            top_.complain_at(top_.line(), "there is no [[factor]]: a sweep varies one thing at least");
        const FactorContext context{.experiment = has_experiment_ ? &sweep.experiment : nullptr,
                                    .function = sweep.function,
                                    .design = design_kind_,
                                    .levels = design_kind_ == DesignKind::grid ? sweep.design.levels : 0};
        if (is_function_ && !sweep.function) {
            for (TomlSection& section : sections_) section.remaining();
            return;
        }
        std::vector<TomlSection*> read_ones;
        for (TomlSection& section : sections_) {
            if (auto factor = read_factor(section, context)) {
                place_scenarios(*factor);
                sweep.factors.push_back(std::move(*factor));
                read_ones.push_back(&section);
            }
        }
        check_against_each_other(sweep.factors, read_ones);
        if (sweep.has_scenario_factor() && top_.has("scenarios"))
            top_.complain("scenarios", "a factor names the scenarios; leave this list out");
    }

    /// The experiment has the baseline first, then the others; a factor's list may have them in any order.
    void place_scenarios(Factor& factor)
    {
        if (factor.kind != FactorKind::scenario || top_.has("scenarios")) return;
        std::size_t next = request_.with_baseline ? 1 : 0;
        for (std::size_t i = 0; i < scenarios_.size() && i < factor.distribution.values.size(); ++i) {
            const bool is_baseline = scenarios_[i].text == no_change;
            factor.distribution.values[i] = static_cast<double>(is_baseline ? 0 : next++);
        }
    }

    void check_size()
    {
        const Sweep& sweep = read_.sweep;
        const std::size_t n_factors = sweep.factors.size();
        const std::size_t n_axes = design_kind_ == DesignKind::saltelli ? 2 * n_factors : n_factors;
        const bool is_sobol = design_kind_ == DesignKind::sobol || design_kind_ == DesignKind::saltelli;
        if (is_sobol && n_axes > most_sobol_factors)
            top_.complain("design",
                          fmt::format("{} factors need {} dimensions, and the sequence of Sobol' has {}",
                                      n_factors, n_axes, most_sobol_factors));
        if (n_factors == 0 || !design_kind_ || *design_kind_ == DesignKind::points) return;
        check_runs(n_points_of(sweep.design, sweep.factors));
    }

    /// The key that says how many points there are.
    std::string_view size_key() const
    {
        for (const std::string_view key : {"points", "trajectories", "points_file"}) {
            if (top_.has(key)) return key;
        }
        return "design";
    }

    void check_runs(std::size_t n_points)
    {
        const std::size_t per_point = std::max<std::size_t>(1, read_.sweep.runs_per_point());
        const std::size_t n_factors = std::max<std::size_t>(1, read_.sweep.factors.size());
        if (n_points > most_runs / per_point)
            top_.complain(
                size_key(),
                fmt::format("{} points of {} runs each are more than the {} runs that a sweep may have",
                            n_points, per_point, most_runs));
        else if (n_points > most_coordinates / n_factors)
            top_.complain(size_key(),
                          fmt::format("{} points of {} factors are more than the {} numbers that a "
                                      "plan may hold (2 GB)",
                                      n_points, n_factors, most_coordinates));
    }

    void read_points()
    {
        Sweep& sweep = read_.sweep;
        // Without sections the factors are a function's inputs; with them each must have been understood.
        const bool knows_factors = sections_.empty() || sweep.factors.size() == sections_.size();
        if (!texts_.points || !knows_factors) return;
        std::vector<std::string> scenarios;
        for (const Word& word : scenarios_) scenarios.push_back(word.text);
        read_.own_points = read_own_points(
            *texts_.points, {sweep.factors, scenarios, has_experiment_ ? &sweep.experiment : nullptr},
            problems_);
        sweep.design.points = read_.own_points.size();
        check_runs(sweep.design.points);
    }

    const SweepTexts& texts_;
    TomlSection& top_;
    Problems& problems_;
    std::vector<Word> scenarios_;  // that it names, in the order of the file
    SweepRead read_;
    Request request_;
    std::vector<TomlSection> sections_;
    std::optional<DesignKind> design_kind_;
    bool has_experiment_ = false;
    bool is_function_ = false;
};

}  // namespace

SweepNames names_in(const SourceFile& sweep)
{
    Problems elsewhere;  // told by read_sweep
    SweepNames names;
    const TomlValue document = parse_toml(sweep.name, without_byte_order_mark(sweep.text), elsewhere);
    if (!elsewhere.empty()) return names;
    TomlSection top(sweep.name, "", document, elsewhere);
    const auto word = [&](std::string_view key) -> std::optional<Word> {
        const auto text = top.text({.name = key, .required = false});
        if (!text) return std::nullopt;
        return Word{*text, top.line_of(key)};
    };
    if (word("model").value_or(Word{}).text != function_model) names.corridor = word("corridor");
    names.points_file = word("points_file");
    for (Word& one : all_scenario_words(top)) {
        if (one.text != no_change && names.corridor) names.scenarios.push_back(std::move(one));
    }
    return names;
}

SweepRead read_sweep(const SweepTexts& texts, Problems& problems)
{
    const std::size_t before = problems.size();
    const TomlValue document =
        parse_toml(texts.sweep.name, without_byte_order_mark(texts.sweep.text), problems);
    if (problems.size() > before) return {};
    TomlSection top(texts.sweep.name, "", document, problems);
    Problems elsewhere;  // told where the lists are read
    TomlSection names(texts.sweep.name, "", document, elsewhere);
    return Reader(texts, top, all_scenario_words(names), problems).read();
}

}  // namespace corridor
