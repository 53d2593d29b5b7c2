#include "cli/request_words.hpp"

#include <fmt/format.h>

#include "cli/exit_code.hpp"
#include "cli/shipped_files.hpp"
#include "core/text.hpp"
#include "io/text_file.hpp"

namespace corridor::cli {
namespace {

using Mistakes = std::vector<std::string>;

/// What `find` finds, or nothing and one mistake more.
template <class Find>
std::filesystem::path found_or_told(Find&& find, const std::string& word, Mistakes& mistakes)
{
    try {
        return find(word);
    } catch (const CommandError& error) {
        mistakes.emplace_back(error.what());
        return {};
    }
}

Setting setting_of(const std::string& words, Mistakes& mistakes)
{
    const std::size_t equals = words.find('=');
    if (equals == 0 || equals == std::string::npos) {
        mistakes.push_back(fmt::format("--set {}: write name=value, such as --set mu=0.3", words));
        return {};
    }
    return {std::string(trim(words.substr(0, equals))), std::string(trim(words.substr(equals + 1)))};
}

void read_end(const std::string& words, Request& request, Mistakes& mistakes)
{
    if (words.empty()) return;
    request.until = Date::parse(words);
    if (!request.until)
        mistakes.push_back(
            fmt::format("--until {}: write a date as year-month-day, such as 2015-01-01", words));
}

}  // namespace

std::vector<std::filesystem::path> scenario_files(const std::string& word, Mistakes& mistakes)
{
    std::vector<std::filesystem::path> files;
    std::error_code unknown;  // a word too long for a name is no file
    const bool is_one_file = std::filesystem::is_regular_file(word, unknown);
    for (const std::string_view part : is_one_file ? std::vector<std::string_view>{word} : split(word, '+')) {
        const std::string name(trim(part));
        if (name.empty()) {
            mistakes.push_back(fmt::format("--scenario {}: a name is missing beside +", word));
        } else {
            files.push_back(found_or_told(find_scenario, name, mistakes));
        }
    }
    return files;
}

Request read_request(const ExperimentWords& words, bool with_baseline)
{
    Request request{.corridor = {},
                    .with_baseline = with_baseline,
                    .scenarios = {},
                    .until = {},
                    .scale = words.scale,
                    .replicates = words.replicates,
                    .seed = words.seed,
                    .parameters = {}};
    Mistakes mistakes;
    const auto folder = found_or_told(find_corridor, words.corridor, mistakes);
    std::vector<std::vector<std::filesystem::path>> scenarios;
    for (const std::string& word : words.scenarios) scenarios.push_back(scenario_files(word, mistakes));
    for (const std::string& setting : words.set) request.parameters.push_back(setting_of(setting, mistakes));
    read_end(words.until, request, mistakes);
    if (!mistakes.empty()) throw CommandError(join(mistakes, "\n"));

    request.corridor = load_corridor_texts(folder);
    for (const auto& files : scenarios) {
        request.scenarios.emplace_back();
        for (const auto& file : files)
            request.scenarios.back().push_back({file.string(), read_whole_file(file)});
    }
    return request;
}

}  // namespace corridor::cli
