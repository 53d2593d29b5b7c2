"""Results of small runs, made once for the tests of a file."""

import os
import pathlib
import subprocess

import pytest

SOURCES = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["CORRIDOR_PROGRAM"]
COMPARE = ["compare", "toy", "--scenario", "border_patrol", "--scenario", "victim_screening", "--scenario", "placebo",
           "--scale", "50", "--replicates", "4", "--until", "2015-01-01"]


def run_program(*words, cwd=SOURCES):
    """What the program prints."""
    return subprocess.run([PROGRAM, *map(str, words)], check=True, capture_output=True, text=True, cwd=cwd).stdout


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """Three scenarios against the baseline on the toy corridor; the JSON that the program printed lies beside it."""
    out = tmp_path_factory.mktemp("compared") / "toy.h5"
    out.with_suffix(".json").write_text(run_program(*COMPARE, "--json", "-o", out))
    return out


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """One scenario, two replicates, no baseline to compare with."""
    out = tmp_path_factory.mktemp("ran") / "run.h5"
    run_program("run", "toy", "--scale", "100", "--replicates", "2", "--until", "2012-01-01", "--quiet", "-o", out)
    return out
