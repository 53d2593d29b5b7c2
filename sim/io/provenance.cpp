#include "io/provenance.hpp"

#include <fmt/format.h>

#include "core/check.hpp"
#include "io/hdf5_dimension.hpp"
#include "io/provenance_group.hpp"
#include "io/results_file.hpp"
#include "io/sha256.hpp"
#include "io/sweep_merge.hpp"
#include "io/sweep_plan.hpp"
#include "io/text_file.hpp"

namespace corridor {

namespace hdf5 {

namespace {

template <class T>
std::vector<std::string> texts_of(const std::vector<T>& list, std::string T::*member)
{
    std::vector<std::string> texts;
    for (const T& item : list) texts.push_back(item.*member);
    return texts;
}

/// A list of texts over the one dimension `scale`.
void write_column(const File& file, const Object& group, const std::string& name, const Object& scale,
                  std::span<const std::string> texts, std::string_view meaning)
{
    const hsize_t length = texts.size();
    const Object dataset = file.create_dataset(group.id(), name, text_type().id(), {&length, 1}, {}, false);
    file.write_texts(dataset, texts);
    attach(file, dataset, scale, 0);
    file.set_attribute(dataset.id(), "long_name", meaning);
}

void write_inputs(const File& file, const Object& group, const std::vector<InputText>& inputs,
                  std::int32_t dimension)
{
    if (inputs.empty()) return;
    std::vector<std::string> labels;
    std::vector<std::string> digests;
    for (const InputText& input : inputs) {
        CORRIDOR_CHECK(input.text.find('\0') == std::string::npos, "an input text holds a NUL");
        labels.push_back(input.role + "/" + input.name);
        digests.push_back(sha256_hex(input.text));
    }
    const Object scale = write_dimension(
        file, group.id(), {"input", labels, "input text: what it is, and its name"}, dimension);
    write_column(file, group, "role", scale, texts_of(inputs, &InputText::role),
                 "corridor; scenario; joined: acts together with the scenario before it");
    write_column(file, group, "name", scale, texts_of(inputs, &InputText::name), "name of the file");
    write_column(file, group, "text", scale, texts_of(inputs, &InputText::text), "the text as it was read");
    write_column(file, group, "sha256", scale, digests, "SHA-256 of the text");
}

void write_settings(const File& file, const Object& group, const std::vector<Setting>& settings,
                    std::int32_t dimension)
{
    if (settings.empty()) return;
    const Dimension keys{"setting", texts_of(settings, &Setting::key),
                         "choice of the command line that decides results"};
    const Object scale = write_dimension(file, group.id(), keys, dimension);
    write_column(file, group, "value", scale, texts_of(settings, &Setting::value), "what was chosen");
}

std::vector<std::string> read_column(const File& file, const Object& group, const std::string& name)
{
    if (H5Lexists(group.id(), name.c_str(), H5P_DEFAULT) <= 0) return {};
    return file.read_texts(file.open_dataset(group.id(), name));
}

std::vector<InputText> read_inputs(const File& file, const Object& group)
{
    const auto roles = read_column(file, group, "role");
    const auto names = read_column(file, group, "name");
    const auto texts = read_column(file, group, "text");
    if (roles.size() != names.size() || roles.size() != texts.size())
        throw FileError(file.path(), "its inputs are damaged");
    std::vector<InputText> inputs;
    for (std::size_t i = 0; i < roles.size(); ++i) inputs.push_back({roles[i], names[i], texts[i]});
    return inputs;
}

std::vector<Setting> read_settings(const File& file, const Object& group)
{
    const auto keys = read_column(file, group, "setting");
    const auto values = read_column(file, group, "value");
    if (keys.size() != values.size()) throw FileError(file.path(), "its settings are damaged");
    std::vector<Setting> settings;
    for (std::size_t i = 0; i < keys.size(); ++i) settings.push_back({keys[i], values[i]});
    return settings;
}

}  // namespace

void write_provenance(const File& file, const Provenance& provenance, std::int32_t next_dimension)
{
    const Object group = file.create_group("provenance");
    file.set_attribute(group.id(), "corridor", provenance.corridor);
    file.set_attribute(group.id(), "program_version", provenance.program_version);
    file.set_attribute(group.id(), "commit", provenance.commit);
    file.set_attribute(group.id(), "command", provenance.command);
    file.set_attribute(group.id(), "experiment_sha256", provenance.experiment_sha256);
    file.set_attribute(group.id(), "seed", provenance.seed);
    write_inputs(file, group, provenance.inputs, next_dimension);
    write_settings(file, group, provenance.settings, next_dimension + 1);
}

Provenance read_provenance(const File& file)
{
    const Object group =
        file.own(H5Gopen2(file.root(), "provenance", H5P_DEFAULT), H5Gclose, "give provenance");
    Provenance provenance;
    provenance.corridor = file.text_attribute(group.id(), "corridor");
    provenance.program_version = file.text_attribute(group.id(), "program_version");
    provenance.commit = file.text_attribute(group.id(), "commit");
    provenance.command = file.text_attribute(group.id(), "command");
    provenance.experiment_sha256 = file.text_attribute(group.id(), "experiment_sha256");
    provenance.seed = file.uint_attribute(group.id(), "seed");
    provenance.inputs = read_inputs(file, group);
    provenance.settings = read_settings(file, group);
    return provenance;
}

namespace {

/// "; it is what `corridor sweep merge` wrote", or nothing of a file that is none of ours.
std::string what_it_is(const File& file)
{
    if (!file.has_attribute(file.root(), "format")) return "";
    const std::string format = file.text_attribute(file.root(), "format");
    if (format == results_format) return "; it is results of `corridor run` or `corridor compare`";
    if (format == sweep_format) return "; it is what `corridor sweep merge` wrote";
    return format == plan_format ? "; it is the plan of a sweep" : "";
}

}  // namespace

void require_format(const File& file, std::string_view format, std::int32_t version, std::string_view what)
{
    const hid_t root = file.root();
    const bool is_ours = file.has_attribute(root, "format") && file.has_attribute(root, "format_version") &&
                         file.text_attribute(root, "format") == format;
    if (!is_ours)
        throw FileError(file.path(), fmt::format("is not {} of corridor{}", what, what_it_is(file)));
    const std::int32_t its = file.int_attribute(root, "format_version");
    if (its > version)
        throw FileError(file.path(),
                        fmt::format("has format {}, and this program reads up to {}", its, version));
}

void require_our_format(const File& file)
{
    require_format(file, results_format, results_format_version, "a results file");
}

}  // namespace hdf5

Provenance read_provenance(const std::filesystem::path& path)
{
    const hdf5::File file = hdf5::File::open(path);
    hdf5::require_our_format(file);
    return hdf5::read_provenance(file);
}

}  // namespace corridor
