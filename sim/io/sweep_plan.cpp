#include "io/sweep_plan.hpp"

#include <numeric>

#include <fmt/format.h>

#include "core/text.hpp"
#include "core/version.hpp"
#include "io/hdf5_object.hpp"
#include "io/provenance_group.hpp"
#include "io/run_file.hpp"
#include "io/sha256.hpp"
#include "io/text_file.hpp"
#include "run/replicate.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view sweep_role = "sweep";
constexpr std::string_view points_role = "points";
constexpr std::string_view corridor_role = "corridor";
constexpr std::string_view scenario_role = "scenario";
constexpr std::string_view joined_role = "joined";

std::string file_name(const std::string& path)
{
    return fs::path(path).filename().string();
}

std::vector<InputText> inputs_of(const SweepTexts& texts)
{
    std::vector<InputText> inputs{{std::string(sweep_role), file_name(texts.sweep.name), texts.sweep.text}};
    if (texts.points)
        inputs.push_back({std::string(points_role), file_name(texts.points->name), texts.points->text});
    if (texts.corridor) {
        for (const SourceFile& file : texts.corridor->files)
            inputs.push_back({std::string(corridor_role), file.name, file.text});
    }
    for (const ScenarioFiles& files : texts.scenarios) {
        for (const SourceFile& file : files)
            inputs.push_back({std::string(&file == &files.front() ? scenario_role : joined_role),
                              file_name(file.name), file.text});
    }
    return inputs;
}

SweepTexts texts_of(const Provenance& provenance, const fs::path& plan)
{
    SweepTexts texts;
    for (const InputText& input : provenance.inputs) {
        const SourceFile file{input.name, input.text};
        if (input.role == sweep_role) {
            texts.sweep = {plan.string() + ": " + input.name, input.text};
        } else if (input.role == points_role) {
            texts.points = file;
        } else if (input.role == corridor_role) {
            if (!texts.corridor) texts.corridor.emplace();
            texts.corridor->files.push_back(file);
        } else if (input.role == scenario_role) {
            texts.scenarios.push_back({file});
        } else if (!texts.scenarios.empty()) {
            texts.scenarios.back().push_back(file);
        }
    }
    if (texts.corridor) {
        texts.corridor->id = provenance.corridor;
        texts.corridor->folder = plan.string() + ": " + provenance.corridor;
    }
    return texts;
}

template <class T>
std::string_view bytes_in(const std::vector<T>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

/// Of all that decides a run.
std::string sha256_of(const SweepPlan& plan)
{
    const Provenance& provenance = plan.provenance;
    Sha256 digest;
    digest.update(fmt::format("program {} {}\ncorridor {}\nseed {}\n", provenance.program_version,
                              provenance.commit, provenance.corridor, provenance.seed));
    for (const InputText& input : provenance.inputs)
        digest.update(fmt::format("{} {} {}\n", input.role, input.name, sha256_hex(input.text)));
    digest.update(fmt::format("points {} {} {}\n", plan.points.size(), plan.points.n_factors,
                              sha256_hex(bytes_in(plan.points.coordinates))));
    return digest.update(fmt::format("seeds {} {}\n", plan.seeds.size(), sha256_hex(bytes_in(plan.seeds))))
        .hex();
}

std::vector<std::uint64_t> seeds_of(const Sweep& sweep, std::size_t n_points)
{
    std::vector<std::uint64_t> seeds;
    seeds.reserve(n_points * sweep.n_replicates());
    for (std::size_t point = 0; point < n_points; ++point) {
        const std::uint64_t seed = seed_of_point(sweep, point);
        for (std::size_t r = 0; r < sweep.n_replicates(); ++r)
            seeds.push_back(replicate_seed(seed, static_cast<std::uint32_t>(r)));
    }
    return seeds;
}

Variable over_factors(std::string_view what, std::string_view meaning)
{
    return {.name = fmt::format("factor_{}", what),
            .dimensions = {"factor"},
            .storage = Storage::text,
            .unit = "-",
            .meaning = std::string(meaning),
            .definition = {},
            .comment = {}};
}

ResultsLayout layout_of(const SweepPlan& plan)
{
    ResultsLayout layout{.title = plan.sweep.title, .dimensions = point_dimensions(plan), .variables = {}};
    Dimension::Labels names;
    for (const Factor& factor : plan.sweep.factors) names.push_back(factor.name);
    layout.dimensions.push_back({"factor", names, "what is varied"});
    layout.variables = {over_factors("kind", "parameter, lever, scenario or input"),
                        over_factors("unit", "unit of its values"), over_factors("meaning", "what it is"),
                        over_factors("distribution", "how its values are spread")};
    layout.variables.push_back({.name = "value",
                                .dimensions = {"point", "factor"},
                                .storage = Storage::float64,
                                .unit = "-",
                                .meaning = "value of the factor at the point, in factor_unit",
                                .definition = {},
                                .comment = {}});
    layout.variables.push_back({.name = "seed",
                                .dimensions = {"point", "replicate"},
                                .storage = Storage::uint64,
                                .unit = "-",
                                .meaning = "number that all draws of the world derive from",
                                .definition = {},
                                .comment = {}});
    return layout;
}

/// Of a factor over scenarios, what its numbers stand for.
std::string distribution_text(const Factor& factor, const Sweep& sweep)
{
    if (factor.kind != FactorKind::scenario) return to_text(factor.distribution);
    std::vector<std::string> names;
    for (const double value : factor.distribution.values)
        names.push_back(
            fmt::format("{} {}", value, sweep.experiment.scenarios[static_cast<std::size_t>(value)].id));
    return "one of " + join(names);
}

void write_factors(LabelledFile& file, const Sweep& sweep)
{
    std::vector<std::string> kinds;
    std::vector<std::string> units;
    std::vector<std::string> meanings;
    std::vector<std::string> distributions;
    for (const Factor& factor : sweep.factors) {
        kinds.emplace_back(factor_kind_names[static_cast<std::size_t>(factor.kind)]);
        units.push_back(factor.unit);
        meanings.push_back(factor.meaning);
        distributions.push_back(distribution_text(factor, sweep));
    }
    file.write("factor_kind", kinds);
    file.write("factor_unit", units);
    file.write("factor_meaning", meanings);
    file.write("factor_distribution", distributions);
}

template <class T>
std::vector<T> read_numbers(const hdf5::File& file, const std::string& name, hid_t memory)
{
    const hdf5::Object dataset = file.open_dataset(file.root(), name);
    const std::vector<hsize_t> shape = file.shape(dataset);
    std::vector<T> values(std::accumulate(shape.begin(), shape.end(), hsize_t{1}, std::multiplies<>()));
    if (!values.empty())
        file.require(H5Dread(dataset.id(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "be read");
    return values;
}

std::uint64_t bytes_of_run_file(const Sweep& sweep)
{
    const RunOutcome one{.values = std::vector<double>(sweep.n_values())};
    return bytes_of(one, std::string(64, '0')).size();
}

void require_unchanged(const SweepPlan& plan, const fs::path& file)
{
    const std::string found = sha256_of(plan);
    if (found != plan.sha256())
        throw FileError(file,
                        fmt::format("was changed after it was written: its content is {}, and it says {}; "
                                    "plan the sweep again",
                                    found.substr(0, 12), plan.sha256().substr(0, 12)));
}

void require_same_program(const Provenance& provenance, const fs::path& file)
{
    if (provenance.program_version == version() && provenance.commit == commit()) return;
    throw FileError(file,
                    fmt::format("was planned by corridor {} ({}), and this is corridor {} ({}): one sweep is "
                                "run by one program; use that one, or plan again",
                                provenance.program_version, provenance.commit, version(), commit()));
}

}  // namespace

std::uint64_t SweepPlan::result_bytes() const
{
    return n_runs() * bytes_of_run_file(sweep);
}

std::uint64_t SweepPlan::disk_bytes() const
{
    constexpr std::uint64_t block = 4096;  // [byte], of the usual file systems
    return n_runs() * ((bytes_of_run_file(sweep) + block - 1) / block * block);
}

std::uint64_t SweepPlan::merged_bytes() const
{
    constexpr std::uint64_t of_status = 4;
    constexpr std::uint64_t of_reason = 16;   // where it is empty
    constexpr std::uint64_t block = 4096;     // that texts are stored in
    constexpr std::uint64_t of_names = 1024;  // a factor's
    std::uint64_t bytes = 8 * block + points.n_factors * of_names;
    bytes += n_runs() * (sweep.n_values() * sizeof(double) + of_status + of_reason);
    bytes += points.size() * (1 + points.n_factors) * sizeof(double);
    for (const InputText& input : provenance.inputs) bytes += input.text.size() + block;
    return bytes;
}

std::string doubt_about(const Provenance& provenance)
{
    if (!provenance.commit.ends_with("-dirty")) return "";
    return fmt::format(
        "this program holds changes that no commit has ({}): make all runs with this very build, "
        "for another that is called so may give other numbers",
        provenance.commit);
}

std::vector<Dimension> point_dimensions(const SweepPlan& plan)
{
    Dimension::Integers points(plan.points.size());
    std::iota(points.begin(), points.end(), 0);
    Dimension::Integers replicates(plan.sweep.n_replicates());
    std::iota(replicates.begin(), replicates.end(), 0);
    return {{"point", points, "place in the space of the factors"},
            {"replicate", replicates, "repetition with other random numbers"}};
}

SweepPlan plan_of(const SweepTexts& texts, SweepRead read)
{
    SweepPlan plan{
        .sweep = std::move(read.sweep), .points = std::move(read.own_points), .seeds = {}, .provenance = {}};
    if (plan.sweep.design.kind != DesignKind::points) plan.points = points_of(plan.sweep);
    plan.seeds = seeds_of(plan.sweep, plan.points.size());
    plan.provenance = {.corridor =
                           texts.corridor ? texts.corridor->id : std::string(plan.sweep.function->name),
                       .program_version = std::string(version()),
                       .commit = std::string(commit()),
                       .command = fmt::format("corridor sweep plan {}", file_name(texts.sweep.name)),
                       .experiment_sha256 = {},
                       .seed = plan.sweep.experiment.seed,
                       .settings = {},
                       .inputs = inputs_of(texts)};
    plan.provenance.experiment_sha256 = sha256_of(plan);
    return plan;
}

void write_plan(const SweepPlan& plan, const fs::path& path, const Writing& how)
{
    constexpr std::size_t rows_per_chunk = 4096;
    LabelledFile file(path, {plan_format, plan_format_version}, layout_of(plan), plan.provenance,
                      rows_per_chunk, how);
    file.set("runs", plan.n_runs());
    file.set("result_bytes", plan.result_bytes());
    write_factors(file, plan.sweep);
    file.write("value", plan.points.coordinates);
    file.write("seed", plan.seeds);
    file.finish();
}

namespace {

/// A slip of the hand is told as one: a sweep file that was not planned yet, or a name that nothing has.
void require_plan_file(const fs::path& path)
{
    if (!fs::exists(path))
        throw FileError(path, "there is no such plan; `corridor sweep plan SWEEP.toml` writes one");
    if (path.extension() == ".toml")
        throw FileError(path, fmt::format("is no plan; `corridor sweep plan {}` writes one", path.string()));
}

}  // namespace

SweepPlan read_plan(const fs::path& path)
{
    require_plan_file(path);
    const hdf5::File file = hdf5::File::open(path);
    hdf5::require_format(file, plan_format, plan_format_version, "a plan of a sweep");
    SweepPlan plan;
    plan.provenance = hdf5::read_provenance(file);
    require_same_program(plan.provenance, path);
    plan.points.coordinates = read_numbers<double>(file, "value", H5T_NATIVE_DOUBLE);
    plan.seeds = read_numbers<std::uint64_t>(file, "seed", H5T_NATIVE_UINT64);
    plan.points.n_factors = file.shape(file.open_dataset(file.root(), "value")).at(1);
    require_unchanged(plan, path);
    Problems problems;
    plan.sweep = read_sweep(texts_of(plan.provenance, path), problems).sweep;
    problems.throw_if_any();
    return plan;
}

}  // namespace corridor
