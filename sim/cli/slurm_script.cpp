#include "cli/slurm_script.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace corridor::cli {
namespace {

/// One word for a shell, whatever it holds.
std::string quoted(const std::string& word)
{
    std::string text = "'";
    for (const char letter : word) {
        if (letter == '\'')
            text += R"('\'')";
        else
            text += letter;
    }
    return text + "'";
}

/// One line of a comment.
std::string on_one_line(std::string text)
{
    for (char& letter : text) {
        if (letter == '\n' || letter == '\r') letter = ' ';
    }
    return text;
}

/// Slurm takes few letters in the name of a job.
std::string job_name(const std::string& plan)
{
    std::string name = std::filesystem::path(plan).filename().string();
    name = name.substr(0, name.find('.'));
    for (char& letter : name) {
        const bool fits = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
        if (!fits) letter = '_';
    }
    return name.empty() ? "sweep" : name;
}

constexpr std::string_view form = R"script(#!/bin/bash
# {title}
# {runs} runs in {shards} parts. Call this file by hand,
#
#     bash FILE
#
# and it submits an array of {shards} tasks and, after them, a job that merges their runs. What was stopped, by a time
# limit or a broken machine, goes on when the file is called again: no run is made twice. Other ways to submit it:
#
#     sbatch --array=3,7-9 FILE                            these parts alone
#     sbatch --export=ALL,RETRY=--retry-failed FILE        runs that failed, too
#     corridor sweep status {plan}      what is done, what failed and why
#
# Set time, memory and threads to what your cluster has. Each thread makes one run at a time; the plan and its folder of
# runs must lie where every machine sees them.
#SBATCH --job-name={name}
#SBATCH --array=1-{shards}
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=2G
#SBATCH --time=24:00:00
#SBATCH --signal=TERM@60
#SBATCH --output={name}_%A_%a.log
set -euo pipefail

plan={plan}
results={results}
corridor=${{CORRIDOR:-corridor}}

if [ -z "${{SLURM_ARRAY_TASK_ID:-}}" ]; then
    array=$(sbatch --parsable "$0")
    sbatch --dependency="afterok:${{array%%;*}}" --kill-on-invalid-dep=yes \
        --job-name={name}_merge --output={name}_merge_%j.log \
        --wrap="$(printf '%q ' "$corridor" sweep merge "$plan" -o "$results")"
    exit
fi

# SLURM_ARRAY_TASK_ID is the number of the part; {shards} stays the number of parts when only some are submitted.
srun "$corridor" sweep run "$plan" --shard "$SLURM_ARRAY_TASK_ID/{shards}" \
    --threads "${{SLURM_CPUS_PER_TASK:-1}}" ${{RETRY:-}}
)script";

}  // namespace

std::string slurm_script(const SlurmJob& job)
{
    const std::string name = job_name(job.plan);
    return fmt::format(form, fmt::arg("title", on_one_line(job.title)), fmt::arg("runs", job.runs),
                       fmt::arg("shards", job.shards), fmt::arg("plan", quoted(job.plan)),
                       fmt::arg("name", name), fmt::arg("results", quoted(name + ".h5")));
}

}  // namespace corridor::cli
