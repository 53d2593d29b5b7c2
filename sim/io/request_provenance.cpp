#include <charconv>
#include <map>

#include <fmt/format.h>

#include "core/text.hpp"
#include "core/version.hpp"
#include "io/request.hpp"
#include "io/sha256.hpp"
#include "io/text_file.hpp"

namespace corridor {
namespace {

// Keys of the settings, apart from the seed, which stands by itself.
constexpr std::string_view until_key = "until";
constexpr std::string_view scale_key = "scale";
constexpr std::string_view replicates_key = "replicates";
constexpr std::string_view baseline_key = "baseline";
constexpr std::string_view parameter_prefix = "set ";

constexpr std::string_view corridor_role = "corridor";
constexpr std::string_view scenario_role = "scenario";
constexpr std::string_view joined_role = "joined";  // acts together with the scenario before it

/// Parameters that were set, by name, each once.
std::map<std::string, std::string> chosen_parameters(const Request& request)
{
    std::map<std::string, std::string> chosen;
    for (const Setting& setting : request.parameters) chosen[setting.key] = setting.value;
    return chosen;
}

std::vector<Setting> settings_of(const Request& request, const Experiment& experiment)
{
    std::vector<Setting> settings{
        {std::string(until_key), experiment.until.to_string()},
        {std::string(scale_key), std::to_string(experiment.scale)},
        {std::string(replicates_key), std::to_string(experiment.replicates)},
        {std::string(baseline_key), request.with_baseline ? "yes" : "no"},
    };
    for (const auto& [name, value] : chosen_parameters(request))
        settings.push_back({std::string(parameter_prefix) + name, value});
    return settings;
}

std::string in_quotes_where_needed(const std::string& word)
{
    return word.find(' ') == std::string::npos ? word : "\"" + word + "\"";
}

/// The command that asks for the same, with every default spelt out. Folders of one machine are left out.
std::string command_of(const Request& request, const Experiment& experiment)
{
    const bool compares = request.with_baseline && !request.scenarios.empty();
    std::string command = fmt::format("corridor {} {}", compares ? "compare" : "run",
                                      in_quotes_where_needed(experiment.corridor.id));
    for (const Scenario& scenario : experiment.scenarios) {
        std::vector<std::string> names;
        for (const SourceFile& file : scenario.files) names.push_back(file.name);
        if (!names.empty()) command += " --scenario " + in_quotes_where_needed(join(names, "+"));
    }
    command += fmt::format(" --until {} --scale {} --replicates {} --seed {}", experiment.until.to_string(),
                           experiment.scale, experiment.replicates, experiment.seed);
    for (const auto& [name, value] : chosen_parameters(request))
        command += fmt::format(" --set {}={}", name, value);
    return command;
}

template <class Number>
Number whole_number(const Setting& setting, const std::filesystem::path& file)
{
    Number number{};
    const char* const end = setting.value.data() + setting.value.size();
    const auto read = std::from_chars(setting.value.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end)
        throw FileError(file, fmt::format("its setting {} = {} is damaged", setting.key, setting.value));
    return number;
}

void take(const Setting& setting, const std::filesystem::path& file, Request& request)
{
    if (setting.key == until_key) {
        request.until = Date::parse(setting.value);
    } else if (setting.key == scale_key) {
        request.scale = whole_number<std::int64_t>(setting, file);
    } else if (setting.key == replicates_key) {
        request.replicates = whole_number<std::uint32_t>(setting, file);
    } else if (setting.key == baseline_key) {
        request.with_baseline = setting.value == "yes";
    } else if (setting.key.starts_with(parameter_prefix)) {
        request.parameters.push_back({setting.key.substr(parameter_prefix.size()), setting.value});
    } else {
        throw FileError(
            file, fmt::format("its setting {} = {} is unknown to this program", setting.key, setting.value));
    }
}

}  // namespace

std::string experiment_sha256(const Request& request, const Experiment& experiment)
{
    Sha256 digest;
    digest.update(fmt::format("corridor {}\n", experiment.corridor.id));
    for (const SourceFile& file : experiment.corridor.files)
        digest.update(fmt::format("file {} {}\n", file.name, sha256_hex(file.text)));
    for (const Scenario& scenario : experiment.scenarios) {
        digest.update(fmt::format("scenario {}", scenario.id));
        for (const SourceFile& file : scenario.files) digest.update(" " + sha256_hex(file.text));
        digest.update("\n");
    }
    for (const Setting& setting : settings_of(request, experiment)) {
        if (!setting.key.starts_with(parameter_prefix))
            digest.update(fmt::format("{} {}\n", setting.key, setting.value));
    }
    // All parameters, so that an experiment has the same name however its values were chosen.
    for (const ParameterInfo& parameter : parameter_catalogue()) {
        digest.update(fmt::format("parameter {} {}\n", parameter.name,
                                  experiment.corridor.parameters.*parameter.value));
    }
    return digest.update(fmt::format("seed {}\n", experiment.seed)).hex();
}

Provenance provenance_of(const Request& request, const Experiment& experiment)
{
    Provenance provenance{.corridor = experiment.corridor.id,
                          .program_version = std::string(version()),
                          .commit = std::string(commit()),
                          .command = command_of(request, experiment),
                          .experiment_sha256 = experiment_sha256(request, experiment),
                          .seed = experiment.seed,
                          .settings = settings_of(request, experiment),
                          .inputs = {}};
    for (const SourceFile& file : experiment.corridor.files)
        provenance.inputs.push_back({std::string(corridor_role), file.name, file.text});
    for (const Scenario& scenario : experiment.scenarios) {
        for (const SourceFile& file : scenario.files) {
            const bool is_first = &file == &scenario.files.front();
            provenance.inputs.push_back(
                {std::string(is_first ? scenario_role : joined_role), file.name, file.text});
        }
    }
    return provenance;
}

Request request_from(const Provenance& provenance, const std::filesystem::path& file)
{
    Request request;
    request.corridor.id = provenance.corridor;
    request.corridor.folder = file.string() + ": " + provenance.corridor;
    for (const InputText& input : provenance.inputs) {
        if (input.role == scenario_role) request.scenarios.emplace_back();
        const bool is_policy = input.role == scenario_role || input.role == joined_role;
        if (is_policy && request.scenarios.empty()) throw FileError(file, "its inputs are damaged");
        auto& texts = is_policy ? request.scenarios.back() : request.corridor.files;
        texts.push_back({input.name, input.text});
    }
    request.seed = provenance.seed;
    for (const Setting& setting : provenance.settings) take(setting, file, request);
    return request;
}

}  // namespace corridor
