#!/usr/bin/python3
"""What a sweep costs beside its runs: memory and time of its commands, and how well threads share it.

First a formula at a tenth of the points and at all of them, through plan, run, status and merge; then some runs of the
toy, about a second each, made by `corridor sweep run` and by one `corridor run` of the same seeds, and by two threads
and one. The best of some repeats counts. A sweep keeps totals and `corridor run` all it knows, so that a sweep may well
be the quicker; what it costs to keep a run is told beside it. Not a test: machines differ and are shared. The bars it is read against:
100,000 points in less than 1 GiB, and memory at most ten times that of 10,000; less than 2 % beside the runs; two
threads 1.85 times as fast as one.

    tests/bench/sweep.py                                     some 20 minutes
    tests/bench/sweep.py --points 1000 --runs 2 --repeats 1
"""

import argparse
import os
import pathlib
import tempfile

from measuring import measure

SOURCES = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CORRIDOR_PROGRAM", str(SOURCES / "build" / "release" / "corridor"))
MIB = 2**20

FORMULA = """title = "a formula"
model = "test_function"
function = "ishigami"
seed = 1
design = "latin_hypercube"
points = {points}
"""
# One point, so that the seeds of its replicates are those of `corridor run`.
TOY = """title = "the toy"
corridor = "{toy}"
scale = {scale}
seed = 1
replicates = {runs}
design = "points"
points_file = "point.csv"
[[factor]]
parameter = "mu"
"""
POINT = "mu\n0.22\n"


def planned(folder, text):
    """Writes the sweep into `folder` and plans it without probes; returns the plan and what that cost."""
    (folder / "x.toml").write_text(text)
    (folder / "point.csv").write_text(POINT)
    plan = folder / "x.plan.h5"
    return plan, measure([PROGRAM, "sweep", "plan", folder / "x.toml", "-o", plan, "--quiet"])


def commands(points):
    """Cost of each command for so many points of a formula."""
    with tempfile.TemporaryDirectory() as folder:
        plan, cost = planned(pathlib.Path(folder), FORMULA.format(points=points))
        costs = {"plan": cost}
        for command, *words in (("run", "--threads", "1"), ("status",), ("merge", "-o", f"{folder}/x.h5")):
            costs[command] = measure([PROGRAM, "sweep", command, plan, *words, "--quiet"])
        return costs


def compare_commands(points):
    """Returns the seconds that one thread takes to make and keep a run which computes next to nothing."""
    print(f"{'command':>7} {'points':>8} {'wall s':>8} {'MiB':>7} {'times as long':>14} {'times the memory':>17}")
    few, many = commands(points // 10), commands(points)
    for command in few:
        for n, (wall, _, memory) in ((points // 10, few[command]), (points, many[command])):
            ratios = f" {wall / few[command][0]:14.1f} {memory / few[command][2]:17.2f}" if n == points else ""
            print(f"{command:>7} {n:8,d} {wall:8.2f} {memory / MIB:7.1f}{ratios}")
    return many["run"][0] / points


def in_one_process(folder, options):
    return measure([PROGRAM, "run", SOURCES / "configs" / "toy", "--set", "mu=0.22", "--scale", options.scale, "--seed",
                    "1", "--replicates", options.runs, "--threads", "1", "--quiet", "-o", folder / "run.h5"])


def as_a_sweep(folder, options, threads):
    plan, _ = planned(folder, TOY.format(toy=SOURCES / "configs" / "toy", scale=options.scale, runs=options.runs))
    return measure([PROGRAM, "sweep", "run", plan, "--threads", threads, "--quiet"])


def best(repeats, act, *words):
    """Least seconds of the wall, and of the processor, that `act` took in a new folder."""
    costs = []
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as folder:
            costs.append(act(pathlib.Path(folder), *words))
    return min(cost[0] for cost in costs), min(cost[1] for cost in costs)


def compare_runs(options, to_keep):
    alone = best(options.repeats, in_one_process, options)
    one = best(options.repeats, as_a_sweep, options, 1)
    two = best(options.repeats, as_a_sweep, options, 2)
    n = options.runs
    print(f"\n{n} runs of the toy at scale {options.scale}")
    print(f"{'':>17} {'wall s':>8} {'CPU s':>8} {'s a run':>8} {'runs/s':>8}")
    for name, (wall, cpu) in (("one process", alone), ("sweep, 1 thread", one), ("sweep, 2 threads", two)):
        print(f"{name:>17} {wall:8.2f} {cpu:8.2f} {wall / n:8.3f} {n / wall:8.2f}")
    wall, cpu = (100 * (ours / theirs - 1) for ours, theirs in zip(one, alone))
    print(f"a sweep beside one process: {wall:+.1f} % of the wall, {cpu:+.1f} % of the processor")
    print(f"to keep a run takes {1000 * to_keep:.2f} ms, {100 * to_keep * n / alone[0]:.2f} % of such a run")
    print(f"two threads make {one[0] / two[0]:.2f} times the runs of one")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--points", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--scale", type=int, default=3)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    to_keep = compare_commands(options.points)
    compare_runs(options, to_keep)


main()
