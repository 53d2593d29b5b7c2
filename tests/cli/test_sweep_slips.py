"""Slips of the hand at a sweep: what would be lost is refused, and what would mean nothing is told."""

import pytest
import xarray as xr

from program import DONE, FILE_TROUBLE, WRONG_COMMAND_LINE, WRONG_INPUT, corridor, fail, sha256, succeed
from sweeps import TITLE, TOY, function_plan, merged, plan, run_files, sha256_of_plan, write_run

UNDER_RESCUE = TITLE + """corridor = "configs/toy"
until = 2010-03-01
scale = 500
seed = 3
scenarios = ["rescue"]
indicators = ["deaths"]
design = "latin_hypercube"
points = 2
[[factor]]
parameter = "mu"
least = 0.1
most = 0.4
"""


def test_no_command_writes_over_what_it_reads(tmp_path):
    file = function_plan(tmp_path, 3)
    sweep, points = tmp_path / "p.toml", tmp_path / "p.csv"
    points.write_text("mu\n0.3\n")
    sweep.write_text(TITLE + 'corridor = "configs/toy"\nseed = 3\ndesign = "points"\npoints_file = "p.csv"\n'
                     '[[factor]]\nparameter = "mu"\n')
    for command in (("plan", sweep, "-o", sweep), ("plan", sweep, "-o", points), ("merge", file, "-o", file),
                    ("slurm", file, "-o", file)):
        out = command[-1]
        before = sha256(out)
        assert fail(WRONG_COMMAND_LINE, "sweep", *command, "--force") == (
            f"-o {out}: the command reads this file; write somewhere else\n")
        assert sha256(out) == before


def test_runs_are_not_made_useless_by_another_plan_in_the_place_of_theirs(tmp_path):
    file = plan(tmp_path, TOY)
    succeed("sweep", "run", file, "--only", "0", "--quiet")
    before = sha256(file)
    (tmp_path / "x.toml").write_text(TOY.replace("seed = 3", "seed = 4"))
    said = fail(FILE_TROUBLE, "sweep", "plan", tmp_path / "x.toml", "-o", file, "--force", "--quiet")
    assert f"{file}.runs: holds runs of another plan ({sha256_of_plan(file)[:12]}), which this one (" in said
    assert "move the folder and its plan away first" in said
    assert sha256(file) == before and len(run_files(file)) == 1
    (tmp_path / "x.toml").write_text(TOY)
    succeed("sweep", "plan", tmp_path / "x.toml", "-o", file, "--force", "--quiet")  # the same plan may be written again
    assert sha256(file) == before


def test_a_plan_tells_what_does_nothing_within_its_runs_and_what_its_scale_makes_coarse(tmp_path):
    (tmp_path / "x.toml").write_text(UNDER_RESCUE)
    said = corridor("sweep", "plan", tmp_path / "x.toml", "-o", tmp_path / "x.plan.h5").stderr
    assert "rescue: rescue begins on 2013-01-01, after the run ends: it does nothing\n" in said
    assert "each simulated person stands for 500" in said


def test_a_single_scenario_is_named_in_the_results(tmp_path):
    file = plan(tmp_path, UNDER_RESCUE)
    succeed("sweep", "run", file, "--quiet")
    with xr.open_dataset(merged(file)) as opened:
        assert opened.total.dims == ("point", "scenario", "replicate", "indicator")
        assert opened.scenario.values.tolist() == ["rescue"]
    alone = plan(tmp_path, UNDER_RESCUE.replace('scenarios = ["rescue"]\n', ""), "y")
    succeed("sweep", "run", alone, "--quiet")
    with xr.open_dataset(merged(alone)) as opened:
        assert opened.total.dims == ("point", "replicate", "indicator"), "of the baseline there is nothing to name"


@pytest.mark.parametrize("option", ["--only", "--shard"])
def test_an_empty_word_means_no_run_rather_than_all(option, tmp_path):
    file = function_plan(tmp_path, 3)
    assert fail(WRONG_COMMAND_LINE, "sweep", "run", file, option, "").startswith(f"{option}")
    assert not run_files(file)
    succeed("sweep", "run", file, "--only", "all", "--shard", "1/1", "--quiet")
    assert len(run_files(file)) == 3


def test_merge_says_what_would_help(tmp_path):
    file, out = function_plan(tmp_path, 3), tmp_path / "m.h5"
    empty = corridor("sweep", "merge", file, "-o", tmp_path / "empty.h5", "--partial")
    assert empty.returncode == DONE and empty.stderr == "no run is done: all that it holds is the plan\n"
    succeed("sweep", "run", file, "--only", "0-1", "--quiet")
    assert f"`corridor sweep run {file}` goes on, --partial" in fail(FILE_TROUBLE, "sweep", "merge", file, "-o", out)
    write_run(file, 2, sha256_of_plan(file), reason="it could not be")
    said = fail(FILE_TROUBLE, "sweep", "merge", file, "-o", out)
    assert (f"`corridor sweep status {file}` says why runs failed, `corridor sweep run {file} --retry-failed` makes them "
            "again, --partial merges what there is") in said
    succeed("sweep", "merge", file, "-o", out, "--partial", "--quiet")


def test_a_file_of_another_kind_is_told_for_what_it_is(tmp_path):
    file = function_plan(tmp_path, 3)
    succeed("sweep", "run", file, "--quiet")
    results = merged(file)
    for what, says in ((tmp_path / "x.toml", f"is no plan; `corridor sweep plan {tmp_path / 'x.toml'}` writes one"),
                       (tmp_path / "nowhere.h5", "there is no such plan; `corridor sweep plan SWEEP.toml` writes one"),
                       (results, "is not a plan of a sweep of corridor; it is what `corridor sweep merge` wrote")):
        assert fail(FILE_TROUBLE, "sweep", "status", what) == f"{what}: {says}\n"
    said = fail(FILE_TROUBLE, "sweep", "plan", file, "-o", tmp_path / "y.plan.h5")
    assert said.startswith(f"{file}: is an HDF5 file; expected a sweep file, which is text")


def test_all_means_everybody_in_a_sweep_as_in_a_scenario(tmp_path):
    every = plan(tmp_path, TOY.replace('legs = ["bera-sea"]', 'legs = "all"'))
    named = plan(tmp_path, TOY, "y")
    succeed("sweep", "run", every, "--quiet")
    succeed("sweep", "run", named, "--quiet")
    with xr.open_dataset(merged(every)) as of_all, xr.open_dataset(merged(named, name="n.h5")) as of_one:
        assert not of_all.total.equals(of_one.total)
    (tmp_path / "z.toml").write_text(TOY.replace('legs = ["bera-sea"]', 'legs = ["all", "bera-sea"]'))
    assert 'unknown leg "all"' in fail(WRONG_INPUT, "sweep", "plan", tmp_path / "z.toml", "-o", tmp_path / "z.h5")


@pytest.mark.parametrize("runs, parts", [(3, 1), (8, 2), (40, 10), (1000, 100)])
def test_a_part_has_no_fewer_runs_than_processors(runs, parts, tmp_path):
    script = succeed("sweep", "slurm", function_plan(tmp_path, runs))
    assert f"#SBATCH --array=1-{parts}\n" in script and "#SBATCH --cpus-per-task=4\n" in script
