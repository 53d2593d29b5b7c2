"""What merged results hold, of sweeps of every shape, and what they take."""

import os
import re
import subprocess

import numpy as np
import xarray as xr

from program import PROGRAM, SOURCES, succeed
from sweeps import FUNCTION, TITLE, merged, plan, run_files, sha256_of_plan, write_run

# A point of which is some MiB, so that it is merged in pieces.
LARGE = TITLE + """corridor = "configs/toy"
until = {until}
scale = 500
seed = 3
keep = "months"
replicates = {replicates}
scenarios = ["baseline", "placebo"]
design = "sobol"
points = 2
[[factor]]
parameter = "mu"
least = 0.1
most = 0.4
"""


def test_every_run_of_a_large_point_is_merged_to_its_own_place(tmp_path):
    file = plan(tmp_path, LARGE.format(until="2010-04-01", replicates=400))
    succeed("sweep", "run", file, "--only", "0", "--quiet")
    n_values = (run_files(file)[0].stat().st_size - 16 - 64 - 3 * 8 - 64) // 8
    assert 8 * n_values * 400 > 2**20, "the test is for points that are cut"
    for run in range(1600):
        if run == 777:
            write_run(file, run, sha256_of_plan(file), reason="it broke")
        elif run != 888:
            write_run(file, run, sha256_of_plan(file), values=(run + np.arange(n_values) / n_values).tobytes())
    with xr.open_dataset(merged(file, "--partial")) as opened:
        run = np.arange(1600.0).reshape(2, 2, 400)
        assert opened.status.values.ravel()[776:779].tolist() == [1, 2, 1] and opened.status.values.flat[888] == 0
        assert (opened.status == 1).sum() == 1598
        assert opened.reason.values.flat[777] == "it broke" and (opened.reason != "").sum() == 1
        run[opened.status.values != 1] = np.nan
        n_totals, n_months = opened.sizes["indicator"], opened.sizes["time"]
        assert n_values == n_totals * (1 + n_months)
        values = run[..., None] + np.arange(n_values) / n_values
        np.testing.assert_array_equal(opened.total.values, values[..., :n_totals])
        np.testing.assert_array_equal(opened.monthly.values.reshape(2, 2, 400, -1), values[..., n_totals:])


def peak_memory(*words):
    """MiB that `corridor WORDS` took at most."""
    process = subprocess.Popen([PROGRAM, *map(str, words)], cwd=SOURCES)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0
    return used.ru_maxrss / 1024


def test_the_memory_of_a_merge_does_not_grow_with_a_point(tmp_path):
    took = []
    for replicates in 1, 1000:
        file = plan(tmp_path, LARGE.format(until="2013-01-01", replicates=replicates), f"x{replicates}")
        took.append(peak_memory("sweep", "merge", file, "--partial", "--quiet", "-o", tmp_path / f"{replicates}.h5"))
    # A point of 1,000 replicates is 110 MiB, and was held twice.
    assert took[1] - took[0] < 20, took


def test_factors_that_are_called_as_something_of_the_results_keep_their_values(tmp_path):
    file = plan(tmp_path, FUNCTION.format(points=4) + "".join(
        f'[[factor]]\ninput = "x{i}"\nname = "{name}"\nleast = 0\nmost = 1\n'
        for i, name in enumerate(("total", "time", "input"), 1)))
    succeed("sweep", "run", file, "--quiet")
    with xr.open_dataset(file) as planned, xr.open_dataset(merged(file)) as opened:
        for name in "factor_total", "factor_time", "input":
            np.testing.assert_array_equal(opened[name], planned.value.sel(factor=name.removeprefix("factor_")))
        assert opened.total.dims == ("point", "replicate", "indicator")


def test_a_factor_of_scenarios_may_be_called_as_something_of_the_results(tmp_path):
    file = plan(tmp_path, TITLE + """corridor = "configs/toy"
until = 2010-03-01
scale = 500
seed = 3
design = "grid"
[[factor]]
scenario = ["placebo", "baseline"]
name = "status"
""")
    with xr.open_dataset(merged(file, "--partial")) as opened:
        assert opened.factor_status.values.tolist() == ["placebo", "baseline"]
        assert opened.status.dims == ("point", "replicate")


def test_a_long_list_of_values_is_planned_and_merged(tmp_path):
    values = ", ".join(str(i / 20000) for i in range(20000))
    file = plan(tmp_path, FUNCTION.format(points=4) + f'[[factor]]\ninput = "x1"\nvalues = [{values}]\n')
    with xr.open_dataset(merged(file, "--partial")) as opened:
        assert opened.x1.size == 4


def test_what_run_files_and_results_take_is_told_as_the_disk_counts_it(tmp_path):
    (tmp_path / "x.toml").write_text(FUNCTION.format(points=200))
    said = succeed("sweep", "plan", tmp_path / "x.toml", "-o", tmp_path / "x.plan.h5")
    told = re.search(r"200 run files take (\S+) MB of the disk together \(blocks of 4 KiB\), merged results (\S+) MB"
                     r" at most\n", said)
    assert told, said
    assert told[1] == "0.8192"
    file = tmp_path / "x.plan.h5"
    succeed("sweep", "run", file, "--quiet")
    assert 0.5 < merged(file).stat().st_size / 1e6 / float(told[2]) <= 1
