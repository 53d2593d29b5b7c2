#!/usr/bin/python3
"""How long large results take to open, and the quantiles of an indicator to come.

Runs the toy corridor a thousand times over its 120 months, or reads what --results names, and prints the best of
three for each step. Not a test: machines differ and are shared. The floor it is read against: open in 2 s, quantiles
over replicates of every month in 10 s.

    tests/bench/large_results.py                        some four minutes of the processor
    tests/bench/large_results.py --results results/thousand.h5
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import xarray as xr

SOURCES = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CORRIDOR_PROGRAM", str(SOURCES / "build" / "release" / "corridor"))
sys.path.insert(0, str(SOURCES / "analysis"))

from corridor_analysis import measures  # noqa: E402
from corridor_analysis.read import open_results  # noqa: E402


def best_of_three(act):
    """Least seconds that `act` took."""
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def opened(how, path):
    with how(path) as results:
        assert results.indicator_deaths.sel(scenario="baseline").dims == ("replicate", "time")


def quantiles(path, indicator):
    with open_results(path) as results:
        measures.quantiles(results[f"indicator_{indicator}"], (0.05, 0.25, 0.5, 0.75, 0.95)).load()


def report(path):
    with open_results(path) as results:
        print(f"{results.sizes['replicate']} replicates, {results.sizes['time']} months, "
              f"{path.stat().st_size / 2**20:.0f} MiB")
    print(f"open_results              {best_of_three(lambda: opened(open_results, path)):6.2f} s")
    print(f"xarray.open_dataset       {best_of_three(lambda: opened(xr.open_dataset, path)):6.2f} s")
    print(f"opened, quantiles         {best_of_three(lambda: quantiles(path, 'deaths')):6.2f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--replicates", type=int, default=1000)
    parser.add_argument("--scale", type=int, default=50)
    parser.add_argument("--results", type=pathlib.Path, help="results to read instead of making them")
    options = parser.parse_args()
    if options.results:
        report(options.results)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "large.h5"
        subprocess.run([PROGRAM, "run", "toy", "--replicates", str(options.replicates), "--scale", str(options.scale),
                        "--quiet", "-o", path], check=True, cwd=SOURCES)
        report(path)


main()
