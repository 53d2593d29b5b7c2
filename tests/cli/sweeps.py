"""Sweeps for tests: small plans, their runs, and what is left of them on the disk."""

import hashlib
import pathlib
import subprocess

import h5py

from program import PROGRAM, SOURCES, succeed

TITLE = 'title = "test"\n'
FUNCTION = TITLE + 'model = "test_function"\nfunction = "ishigami"\nseed = 1\ndesign = "sobol"\npoints = {points}\n'
TOY = TITLE + """corridor = "configs/toy"
until = 2010-03-01
scale = 500
seed = 3
design = "morris"
trajectories = 1
levels = 4
replicates = 2
indicators = ["arrivals", "deaths", "mean_fee"]
[[factor]]
parameter = "mu"
least = 0.1
most = 0.4
[[factor]]
lever = "rescue"
legs = ["bera-sea"]
least = 0.1
most = 0.9
"""


def plan(folder, text, name="x"):
    """Plans a sweep in `folder`; returns the plan."""
    sweep, out = folder / f"{name}.toml", folder / f"{name}.plan.h5"
    sweep.write_text(text)
    succeed("sweep", "plan", sweep, "-o", out, "--quiet")
    return out


def function_plan(folder, points, name="x"):
    return plan(folder, FUNCTION.format(points=points), name)


def run_files(plan_file):
    return sorted(pathlib.Path(f"{plan_file}.runs").glob("*/*.run"))


def parts(plan_file):
    return sorted(pathlib.Path(f"{plan_file}.runs").rglob("*.part"))


def start(plan_file, *words, **options):
    return subprocess.Popen([PROGRAM, "sweep", "run", str(plan_file), *words], cwd=SOURCES, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, **options)


def merged(plan_file, *words, name="merged.h5"):
    """Merges; returns the results file."""
    out = plan_file.parent / name
    succeed("sweep", "merge", plan_file, "-o", out, "--force", "--quiet", *words)
    return out


def sha256_of_plan(plan_file):
    with h5py.File(plan_file) as opened:
        return bytes(opened.attrs["plan_sha256"]).decode()


def write_run(plan_file, run, plan_sha256, reason="", values=b""):
    """A run file as the program writes it, by the description in sim/io/run_file.hpp."""
    content = b"corridor run 1\n\0" + plan_sha256.encode()
    for number in (run, len(reason), len(values) // 8):
        content += number.to_bytes(8, "little")
    content += reason.encode() + values
    file = pathlib.Path(f"{plan_file}.runs") / f"{run // 1000:06}" / f"{run:08}.run"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
