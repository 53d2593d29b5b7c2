"""Sweeps for the tests of their analysis: made by the program, or put together here where that would take too long."""

import numpy as np
import xarray as xr

from conftest import run_program
from corridor_analysis.read import open_sweep, read_provenance
from corridor_analysis.sensitivity.sweep import Factor, Question, Sweep, sweep_of

FUNCTION = 'title = "{function}"\nmodel = "test_function"\nfunction = "{function}"\nseed = {seed}\n'
SALTELLI = FUNCTION + 'design = "saltelli"\npoints = {points}\n'
MORRIS = FUNCTION + 'design = "morris"\ntrajectories = {points}\nlevels = 4\n'
HYPERCUBE = FUNCTION + 'design = "latin_hypercube"\npoints = {points}\n'
VALUE = Question("value")


def merge(folder, text, name="x", only=None):
    """Plans and runs a sweep (of it, the runs `only`); returns the merged file."""
    file, plan, merged = folder / f"{name}.toml", folder / f"{name}.plan.h5", folder / f"{name}.h5"
    file.write_text(text)
    run_program("sweep", "plan", file, "-o", plan, "--quiet")
    run_program("sweep", "run", plan, "--quiet", "--threads", 1, *(["--only", only] if only else []))
    run_program("sweep", "merge", plan, "-o", merged, "--quiet", *(["--partial"] if only else []))
    return merged


def opened(path):
    return sweep_of(open_sweep(path), read_provenance(path))


def inside(truth, low, high):
    return (low <= truth) & (truth <= high)


def made(design, places, replicates=1, **settings):
    """A sweep of factors f1 ... fk, uniform over [0, 1], at `places` (points, factors), without results."""
    sizes = xr.Dataset(coords={"point": np.arange(len(places)), "replicate": np.arange(replicates)})
    factors = tuple(Factor(f"f{n + 1}", "1", "", "uniform from 0 to 1", column, column)
                    for n, column in enumerate(places.T))
    return Sweep(sizes, None, {"design": design, **settings}, factors)


def made_walks(walks, n_factors, replicates, levels=4, seed=1):
    """Walks as the program makes them: from any level half the levels up or down, one factor after the other."""
    draws, half = np.random.default_rng(seed), levels // 2
    points = []
    for _ in range(walks):
        level = draws.integers(levels, size=n_factors)
        points.append(level.copy())
        for factor in draws.permutation(n_factors):
            level[factor] += half if level[factor] < half else -half
            points.append(level.copy())
    return made("morris", np.array(points) / (levels - 1), replicates, levels=levels)
