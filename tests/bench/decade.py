#!/usr/bin/python3
"""How fast a decade of the Mediterranean goes, and on how much memory.

Runs the corridor once for each number of threads, the whole decade, one simulated person for each real one, and
prints a line for each run and the ratio to the first. Not a test: machines differ and are shared. The floor it is
read against: 120 s and 2 GiB on 2 threads.

    tests/bench/decade.py                         two threads, then one
    tests/bench/decade.py --scale 100 --until 2013-01-01 --threads 2
"""

import argparse
import os
import pathlib
import tempfile

import h5py
from measuring import measure

SOURCES = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CORRIDOR_PROGRAM", str(SOURCES / "build" / "release" / "corridor"))


def counts(path, scale):
    """Journeys, events and individuals of a run; persons of a coarse run are counted as often as simulated."""
    with h5py.File(path) as file:
        total = lambda names: sum(float(file[name][:].sum()) for name in names) / scale
        events = [name for name in file if name.startswith("events_by_place_")]
        journeys = total(["leg_departures", "leg_departures_alone"])
        return {"journeys": journeys,
                "events": journeys + total(events),
                "individuals": total(["events_by_place_prepared"])}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--scale", default="1")
    parser.add_argument("--until", default="2021-01-01")
    parser.add_argument("--threads", type=int, nargs="+", default=[2, 1])
    options = parser.parse_args()
    print(f"{'threads':>7} {'wall s':>8} {'CPU s':>8} {'MiB':>7} {'journeys':>11} {'events':>11} {'events/s':>11}"
          f" {'individuals':>11} {'B each':>7} {'ratio':>6}")
    first = None
    for threads in options.threads:
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "decade.h5")
            wall, cpu, memory = measure([PROGRAM, "run", str(SOURCES / "configs" / "mediterranean"), "--scale",
                                         options.scale, "--until", options.until, "--threads", str(threads),
                                         "--quiet", "-o", out])
            of_run = counts(out, int(options.scale))
        first = first or wall
        print(f"{threads:7d} {wall:8.1f} {cpu:8.1f} {memory / 2**20:7.0f} {of_run['journeys']:11,.0f}"
              f" {of_run['events']:11,.0f} {of_run['events'] / wall:11,.0f} {of_run['individuals']:11,.0f}"
              f" {memory / max(1.0, of_run['individuals']):7.0f} {wall / first:6.2f}", flush=True)


main()
