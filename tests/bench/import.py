#!/usr/bin/python3
"""How long a large network takes from a Flee folder to results.

Makes a folder (flee_folder.py), imports it, checks the corridor and runs its first month after the spin-up, and
prints the time of each step. Not a test: machines differ and are shared. The floor it is read against: 10,000 places and
39,000 routes in a minute on 2 threads.

    tests/bench/import.py
    tests/bench/import.py --places 400 --routes 1400
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import flee_folder

SOURCES = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CORRIDOR_PROGRAM", str(SOURCES / "build" / "release" / "corridor"))


def measure(step, words):
    """Runs one command, prints its seconds of the wall and of the processor and its peak of memory; seconds."""
    start = time.monotonic()
    process = subprocess.Popen([PROGRAM, *map(str, words)])
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"import.py: {' '.join(map(str, words))} failed")
    print(f"{step:8} {wall:8.1f} {usage.ru_utime + usage.ru_stime:8.1f} {usage.ru_maxrss / 1024:7.0f}", flush=True)
    return wall


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--places", type=int, default=10_000)
    parser.add_argument("--routes", type=int, default=39_000)
    parser.add_argument("--in-conflict", type=int, default=4, help="countries of twelve")
    parser.add_argument("--scale", default="1000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        flee_folder.make(folder / "made", options.places, options.routes, 120, options.in_conflict, seed=1)
        print(f"{'step':8} {'wall s':>8} {'CPU s':>8} {'MiB':>7}")
        world = folder / "world"
        wall = measure("import", ["import", "flee", folder / "made", "-o", world, "--quiet"])
        wall += measure("check", ["check", world, "--quiet"])
        wall += measure("run", ["run", world, "--scale", options.scale, "--until", "2020-02-01", "--quiet",
                                "-o", folder / "x.h5"])
        print(f"{'all':8} {wall:8.1f}")


main()
