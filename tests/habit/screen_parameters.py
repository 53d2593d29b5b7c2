#!/usr/bin/python3
"""Does each parameter move some indicator? Moves one at a time and compares with a run that shares all draws.

    screen_parameters.py            the table, and exit code 1 if one moves nothing
    screen_parameters.py --only mu  some of them

A parameter goes up by three tenths of its value (down where its range forbids that), then, where nothing follows, to nine
tenths of its range. It is tried on the toy corridor,
and, where that does not change, on the Mediterranean, which has air routes and more law, coarsely and then less so.
"""

import argparse
import fnmatch
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np

SOURCES = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CORRIDOR_PROGRAM", str(SOURCES / "build" / "release" / "corridor"))
STAGES = [["toy", "--scale", "50", "--until", "2012-01-01"],
          ["mediterranean", "--scale", "200", "--until", "2012-01-01"],
          ["mediterranean", "--scale", "10", "--until", "2013-01-01"]]


def indicators(words, folder):
    """Monthly indicators of a run by name."""
    out = os.path.join(folder, "x.h5")
    subprocess.run([PROGRAM, "run", *words, "--quiet", "--force", "-o", out], check=True, cwd=SOURCES)
    with h5py.File(out) as file:
        return {name: file[name][0, 0].astype(float) for name in file
                if name.startswith("indicator_") and file[name].ndim == 3}


def moves(parameter):
    """Other values within the range: near, then far."""
    value, least, most = parameter["value"], parameter["least"], parameter["most"]
    near = [value * 1.3, value * 0.7]
    far = [least + 0.9 * (most - least), least + 0.1 * (most - least)]
    return [next(other for other in pair if least <= other <= most and other != value)
            for pair in (near if value else far, far)]


def changes(base, run):
    """Largest change of an indicator, relative to its mean over the months (1 where that is 0), and its name."""
    largest, name_of = 0.0, ""
    for name, before in base.items():
        after = run[name]
        size = np.mean(np.abs(np.nan_to_num(before)))
        difference = np.mean(np.abs(np.nan_to_num(after) - np.nan_to_num(before)))
        change = float(difference / size) if size > 0 else float(difference > 0)
        if change > largest:
            largest, name_of = change, name.removeprefix("indicator_")
    return largest, name_of


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--only", nargs="+", default=["*"])
    options = parser.parse_args()
    listed = subprocess.run([PROGRAM, "list", "parameters", "--json"], check=True, capture_output=True, text=True)
    parameters = [p for p in json.loads(listed.stdout) if any(fnmatch.fnmatch(p["name"], pattern) for pattern in options.only)]
    idle = []
    with tempfile.TemporaryDirectory() as folder:
        bases = [indicators(stage, folder) for stage in STAGES]
        for parameter in parameters:
            for value, (stage, base) in itertools.product(moves(parameter), zip(STAGES, bases)):
                run = indicators([*stage, "--set", f"{parameter['name']}={value!r}"], folder)
                change, indicator = changes(base, run)
                if change > 0:
                    break
            print(f"{parameter['name']:<28} {parameter['value']:>10.4g} -> {value:<10.4g} {stage[0]:<14}"
                  f" {change:8.1%} {indicator}", flush=True)
            if change == 0:
                idle.append(parameter["name"])
    print(f"{len(parameters)} parameters, {len(idle)} move nothing" + (": " + ", ".join(idle) if idle else ""))
    sys.exit(1 if idle else 0)


main()
