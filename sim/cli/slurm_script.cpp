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
# {runs} runs in {shards} parts, for a cluster with Slurm. In the folder where it was written, type
#
#     bash FILE
#
# where FILE is the name of this file. Slurm then starts a task for each part as soon as it has room for it, and after
# the last one a task that merges all runs into {name}.h5. Other things to type:
#
#     squeue --me                            your tasks: those that wait, and those that run
#     corridor sweep status {plan}
#                                            how many runs are done, which failed, and why
#     bash FILE                              again, after a time limit or a broken machine: goes on, makes no run twice
#     RETRY=--retry-failed bash FILE         goes on, and makes the runs that failed again
#     bash FILE --array=3,7-9                the parts 3, 7, 8 and 9 alone
#     bash FILE --account=NAME --time=2:00:00
#                                            with these words to Slurm, which count more than the lines below
#
# Lines that begin with #SBATCH are read by Slurm: what one task asks of the cluster. Each thread (cpu) makes one run at
# a time. Set threads, memory and time to what your cluster has, and add what it wants, such as #SBATCH --partition=NAME.
# This folder must be one that every machine of the cluster sees.
#SBATCH --job-name={name}
#SBATCH --array=1-{shards}
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task={processors}
#SBATCH --mem-per-cpu=2G
#SBATCH --time=24:00:00
#SBATCH --output={name}_%A_%a.log
#SBATCH --open-mode=append
# A minute before the time is over the program is told to stop, and says in the log how far it came.
#SBATCH --signal=TERM@60
# A task whose machine broke, or was needed for somebody else, starts again by itself.
#SBATCH --requeue
set -euo pipefail

plan={plan}
results={results}
corridor=${{CORRIDOR:-corridor}}  # another program: CORRIDOR=folder/bin/corridor bash FILE

# What one task does. srun starts the program so that Slurm's signals reach it, and is told the threads again: since
# version 22.05 it does not inherit them from the task.
run_part()
{{
    srun --cpus-per-task="$SLURM_CPUS_PER_TASK" "$corridor" sweep run "$plan" \
        --shard "$SLURM_ARRAY_TASK_ID/{shards}" --threads "$SLURM_CPUS_PER_TASK" ${{RETRY:+"$RETRY"}}
}}

# What is done by hand: sees that the plan fits the program, then gives this file to Slurm twice. The second waits for
# the first, and is given up where a part of it does not end well.
submit()
{{
    "$corridor" sweep status "$plan"
    if [ -e "$results" ]; then
        echo "$results exists already; move it away first" >&2
        exit 1
    fi
    parts=$(sbatch --parsable "$@" "$0" part)
    merge=$(sbatch --parsable "$@" --dependency="afterok:${{parts%%;*}}" --kill-on-invalid-dep=yes \
        --array=0 --cpus-per-task=1 --job-name={name}_merge --output={name}_merge_%A.log "$0" merge)
    echo "job ${{parts%%;*}} makes the runs, job ${{merge%%;*}} merges them into $results"
}}

# Slurm calls this file with one word; whoever gives it to sbatch without a word means the parts.
case "${{1:-${{SLURM_ARRAY_TASK_ID:+part}}}}" in
    part) run_part ;;
    merge) srun "$corridor" sweep merge "$plan" -o "$results" ;;
    *) submit "$@" ;;
esac
)script";

}  // namespace

std::string slurm_script(const SlurmJob& job)
{
    const std::string name = job_name(job.plan);
    return fmt::format(form, fmt::arg("title", on_one_line(job.title)), fmt::arg("runs", job.runs),
                       fmt::arg("shards", job.shards), fmt::arg("plan", quoted(job.plan)),
                       fmt::arg("name", name), fmt::arg("results", quoted(name + ".h5")),
                       fmt::arg("processors", processors_of_a_task));
}

}  // namespace corridor::cli
