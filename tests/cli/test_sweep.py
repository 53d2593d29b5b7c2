"""A sweep from plan to merged results: equal bytes whoever made the runs, and exact words where something is wrong."""

import json
import shutil
import subprocess

import h5py
import numpy as np
import pytest
import xarray as xr

from program import (DONE, FILE_TROUBLE, SHORT, SOURCES, WRONG_COMMAND_LINE, WRONG_INPUT, corridor, fail,
                     limit_memory_to, sha256, succeed)
from sweeps import FUNCTION, TITLE, TOY, function_plan, merged, plan, run_files, sha256_of_plan, write_run

GOLDEN = SOURCES / "tests" / "cli" / "golden"


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    """The plan of a small sweep of the toy, and its merged results."""
    file = plan(tmp_path_factory.mktemp("toy"), TOY)
    succeed("sweep", "run", file, "--threads", "1", "--quiet")
    return file, merged(file)


def test_equal_inputs_give_equal_plans(tmp_path):
    one, two = plan(tmp_path, TOY), tmp_path / "two.h5"
    succeed("sweep", "plan", tmp_path / "x.toml", "-o", two)  # with its probes
    assert sha256(one) == sha256(two)


def test_a_plan_opens_in_xarray_and_holds_every_input(toy):
    with xr.open_dataset(toy[0]) as opened:
        assert opened.value.dims == ("point", "factor")
        assert opened.factor.values.tolist() == ["mu", "rescue"]
        assert opened.seed.shape == (3, 2)
        assert (opened.seed == opened.seed[0]).all(), "common random numbers: the same seeds at every point"
    with xr.open_dataset(toy[0], group="provenance") as inputs:
        assert inputs.role.values.tolist()[0] == "sweep"
        assert set(inputs.role.values) == {"sweep", "corridor"}
        assert inputs.text.values[0] == TOY


@pytest.mark.parametrize("shards, threads", [(1, 2), (2, 1), (7, 2)])
def test_shards_and_threads_change_no_byte(toy, shards, threads, tmp_path):
    file = tmp_path / "x.plan.h5"
    shutil.copy(toy[0], file)
    for shard in reversed(range(shards)):
        succeed("sweep", "run", file, "--shard", f"{shard + 1}/{shards}", "--threads", threads, "--quiet")
    assert sha256(merged(file)) == sha256(toy[1])


def test_merged_results_open_lazily_with_labelled_axes(toy):
    with xr.open_dataset(toy[1], chunks=None) as opened:
        assert opened.total.dims == ("point", "replicate", "indicator")
        assert not opened.total.variable._in_memory
        assert opened.indicator.values.tolist() == ["arrivals", "deaths", "mean_fee"]
        assert opened.mu.dims == ("point",) and opened.rescue.dims == ("point",)
        assert opened.status.attrs["flag_meanings"] == "missing done failed"
        assert opened.status.attrs["flag_values"].tolist() == [0, 1, 2]
        assert (opened.status == 1).all()
        assert not np.isnan(opened.total.sel(indicator="arrivals")).any()
        assert len(set(opened.total.sel(indicator="mean_fee", replicate=0).values)) == 3, "every factor acts"


def test_a_run_of_a_sweep_is_the_run_of_the_command_line(tmp_path):
    (tmp_path / "p.csv").write_text("mu\n0.3\n")
    file = plan(tmp_path, TITLE + """corridor = "configs/toy"
until = 2010-03-01
scale = 500
seed = 3
keep = "months"
replicates = 2
scenarios = ["baseline", "placebo+rescue"]
design = "points"
points_file = "p.csv"
[[factor]]
parameter = "mu"
""")
    succeed("sweep", "run", file, "--quiet")
    out = tmp_path / "run.h5"
    succeed("compare", "configs/toy", "--until", "2010-03-01", "--scale", "500", "--seed", "3", "--replicates", "2",
            "--set", "mu=0.3", "--scenario", "placebo+rescue", "-o", out, "--quiet")
    with xr.open_dataset(merged(file)) as sweep, xr.open_dataset(out) as run:
        assert sweep.scenario.values.tolist() == run.scenario.values.tolist() == ["baseline", "placebo+rescue"]
        np.testing.assert_array_equal(sweep.total.isel(point=0), run.total)
        np.testing.assert_array_equal(sweep.monthly.isel(point=0).sel(indicator="arrivals"), run.indicator_arrivals)
        assert (sweep.time == run.time).all()


def test_levers_are_set_multiplied_and_added_to(tmp_path):
    totals = []
    with open(SOURCES / "configs/toy/jurisdictions.csv", encoding="utf-8") as table:
        header, *lines = (line.strip().split(",") for line in table)
    before = float(next(line for line in lines if line[0] == "bera")[header.index("penalty")])
    for change, value in {"set": 2 * before, "multiply": 2, "add": before}.items():
        file = plan(tmp_path, TITLE + f"""corridor = "configs/toy"
until = 2010-03-01
scale = 500
seed = 3
design = "grid"
[[factor]]
lever = "penalty"
jurisdictions = ["bera"]
change = "{change}"
values = [{value}]
""", change)
        succeed("sweep", "run", file, "--quiet")
        with xr.open_dataset(merged(file)) as opened:
            totals.append(opened.total.values)
    np.testing.assert_array_equal(totals[0], totals[1])
    np.testing.assert_array_equal(totals[0], totals[2])


def test_a_factor_may_choose_the_scenario(tmp_path):
    file = plan(tmp_path, TITLE + """corridor = "configs/toy"
until = 2010-03-01
scale = 500
seed = 3
design = "grid"
[[factor]]
scenario = ["placebo", "baseline"]
""")
    succeed("sweep", "run", file, "--quiet")
    with xr.open_dataset(merged(file)) as opened:
        assert opened.scenario.dims == ("point",)
        assert opened.scenario.values.tolist() == ["placebo", "baseline"]
        np.testing.assert_array_equal(opened.total[0], opened.total[1])


@pytest.mark.parametrize("common", [True, False])
def test_equal_points_give_equal_runs_with_common_random_numbers_and_others_with_seeds_of_their_own(common, tmp_path):
    (tmp_path / "p.csv").write_text("mu\n0.3\n0.3\n")
    file = plan(tmp_path, TITLE + f"""corridor = "configs/toy"
until = 2010-03-01
scale = 500
seed = 3
replicates = 2
common_random_numbers = {str(common).lower()}
design = "points"
points_file = "p.csv"
[[factor]]
parameter = "mu"
""")
    succeed("sweep", "run", file, "--quiet")
    with xr.open_dataset(file) as opened:
        assert len(set(opened.seed.values.flat)) == (2 if common else 4)
    with xr.open_dataset(merged(file)) as opened:
        same = opened.total.isel(point=0).equals(opened.total.isel(point=1).assign_coords(point=0))
        assert same == common
        assert not opened.total.isel(replicate=0).equals(opened.total.isel(replicate=1).assign_coords(replicate=0))


def test_scenarios_that_act_together_are_named_in_any_order(tmp_path):
    (tmp_path / "p.csv").write_text("policy\nbaseline\nrescue+livelihoods\nlivelihoods+rescue\n")
    file = plan(tmp_path, TITLE + """corridor = "configs/toy"
until = 2014-01-01
scale = 500
seed = 3
indicators = ["journeys"]
design = "points"
points_file = "p.csv"
[[factor]]
name = "policy"
scenario = ["baseline", "rescue+livelihoods"]
""")
    succeed("sweep", "run", file, "--quiet")
    with xr.open_dataset(merged(file)) as opened:
        journeys = opened.total.sel(indicator="journeys").values.ravel()
    assert journeys[1] == journeys[2] != journeys[0]


def test_the_same_command_goes_on_and_makes_nothing_twice(tmp_path):
    file = function_plan(tmp_path, 40)
    assert succeed("sweep", "run", file, "--only", "3,7-9") == "4 runs made\n"
    written = {f: f.stat().st_mtime_ns for f in run_files(file)}
    assert [f.stem for f in written] == ["00000003", "00000007", "00000008", "00000009"]
    assert succeed("sweep", "run", file) == "36 runs made; 4 were there\n"
    assert all(f.stat().st_mtime_ns == then for f, then in written.items())
    assert succeed("sweep", "run", file) == "0 runs made; 40 were there\n"


def test_merging_twice_or_again_gives_the_same_bytes_and_a_part_says_what_is_missing(tmp_path):
    file = function_plan(tmp_path, 40)
    succeed("sweep", "run", file, "--only", "0-9", "--quiet")
    said = fail(FILE_TROUBLE, "sweep", "merge", file, "-o", tmp_path / "y.h5")
    assert said == (f"{file}.runs: is not complete (40 runs: 10 done, 30 missing); `corridor sweep run {file}` goes "
                    "on, --partial merges what there is\n")
    assert not (tmp_path / "y.h5").exists()
    first = sha256(merged(file, "--partial"))
    assert first == sha256(merged(file, "--partial"))
    with xr.open_dataset(merged(file, "--partial")) as opened:
        assert opened.status.values.ravel().tolist() == [1] * 10 + [0] * 30
        assert np.isnan(opened.total.values[10:]).all() and not np.isnan(opened.total.values[:10]).any()
    assert "exists already" in fail(FILE_TROUBLE, "sweep", "merge", file, "-o", tmp_path / "merged.h5", "--partial")


def test_failed_runs_are_told_by_reason_kept_apart_and_made_again_on_demand(tmp_path):
    file = function_plan(tmp_path, 10)
    succeed("sweep", "run", file, "--quiet")
    for run in (2, 3, 4, 8):
        write_run(file, run, sha256_of_plan(file), reason="it broke")
    assert succeed("sweep", "status", file) == "10 runs: 6 done, 4 failed, 0 missing\nfailed: 2-4,8: it broke\n"
    told = json.loads(succeed("sweep", "status", file, "--json"))
    assert told["done"] == 6 and told["failed"] == 4
    assert told["reasons"] == [{"reason": "it broke", "runs": [2, 3, 4, 8]}]
    assert "10 runs: 6 done, 4 failed, 0 missing" in fail(FILE_TROUBLE, "sweep", "merge", file, "-o", tmp_path / "y.h5")
    with xr.open_dataset(merged(file, "--partial")) as opened:
        assert opened.status.values.ravel().tolist() == [1, 1, 2, 2, 2, 1, 1, 1, 2, 1]
        assert opened.reason.values.ravel()[2] == "it broke"
    assert succeed("sweep", "run", file) == ("0 runs made; 6 were there; 4 failed before (--retry-failed makes them "
                                             "again)\n")
    assert succeed("sweep", "run", file, "--retry-failed") == "4 runs made; 6 were there\n"
    assert succeed("sweep", "status", file) == "10 runs: 10 done, 0 missing\n"


def test_damaged_files_are_told_and_made_again(tmp_path):
    file = function_plan(tmp_path, 10)
    succeed("sweep", "run", file, "--quiet")
    whole = sha256(merged(file))
    files = run_files(file)
    files[4].write_bytes(files[4].read_bytes()[:-1])
    files[5].write_bytes(b"")
    assert succeed("sweep", "status", file) == ("10 runs: 8 done, 2 missing\n"
                                                "damaged files, counted as missing: 4-5\n")
    assert succeed("sweep", "run", file) == "2 runs made; 8 were there\n"
    assert sha256(merged(file)) == whole


@pytest.mark.parametrize("words, says", [
    (["--shard", "5/4"], "--shard 5/4: there is no part 5 of 4; they are numbered 1 to 4\n"),
    (["--shard", "0/4"], "--shard 0/4: there is no part 0 of 4; they are numbered 1 to 4\n"),
    (["--shard", "3"], "--shard 3: write i/N, such as 3/20 for the third of twenty parts\n"),
    (["--shard", "1/0"], "--shard 1/0: there must be one part at least\n"),
    (["--only", "7-3,x,40"], "--only: 7-3 ends before it begins\n"
                             "--only: \"x\" is no number of a run; write 3,7-9 for the runs 3, 7, 8 and 9\n"
                             "--only: there is no run 40; the plan has 40, numbered 0 to 39\n"),
])
def test_runs_that_cannot_be_meant_are_told(words, says, tmp_path):
    file = function_plan(tmp_path, 40)
    assert fail(WRONG_COMMAND_LINE, "sweep", "run", file, *words) == says
    assert not (tmp_path / "x.plan.h5.runs").exists()


def test_a_changed_plan_and_a_plan_of_another_program_are_refused(tmp_path):
    file = function_plan(tmp_path, 40)
    with h5py.File(file, "r+") as opened:
        opened["value"][3, 1] += 1e-9
    for command in (["run", file], ["status", file], ["merge", file, "-o", tmp_path / "y.h5"], ["slurm", file]):
        assert "was changed after it was written: its content is " in fail(FILE_TROUBLE, "sweep", *command)
    file = function_plan(tmp_path, 40, "other")
    with h5py.File(file, "r+") as opened:
        opened["provenance"].attrs["commit"] = np.bytes_("0123abc")
    said = fail(FILE_TROUBLE, "sweep", "run", file)
    assert "was planned by corridor " in said and "(0123abc), and this is corridor " in said


def test_runs_of_another_plan_are_refused(tmp_path):
    file = function_plan(tmp_path, 40)
    succeed("sweep", "run", file, "--quiet")
    (tmp_path / "x.toml").write_text(FUNCTION.format(points=41))
    file.unlink()
    succeed("sweep", "plan", tmp_path / "x.toml", "-o", tmp_path / "y.h5", "--quiet")
    (tmp_path / "y.h5").rename(file)
    assert f"{file}.runs: holds runs of another plan (" in fail(FILE_TROUBLE, "sweep", "run", file)
    assert "is a run of another plan (" in fail(FILE_TROUBLE, "sweep", "status", file)


def test_a_results_file_is_no_plan(tmp_path):
    out = tmp_path / "toy.h5"
    succeed("run", "configs/toy", *SHORT, "-o", out, "--quiet")
    assert fail(FILE_TROUBLE, "sweep", "run", out) == (
        f"{out}: is not a plan of a sweep of corridor; it is results of `corridor run` or `corridor compare`\n")


def test_every_mistake_of_a_sweep_file_is_told_at_its_line(tmp_path):
    sweep = tmp_path / "x.toml"
    sweep.write_text(TITLE + 'corridor = "toi"\nseed = 1\nscenarios = ["recsue"]\ndesign = "sobol"\npoints = 2.5\n'
                     '[[factor]]\nparameter = "mu"\nleast = 0.001\nmost = 0.4\n')
    lines = fail(WRONG_INPUT, "sweep", "plan", sweep).splitlines()
    assert lines[0].startswith(f'{sweep}:2: there is no corridor "toi" (did you mean "toy"?)')
    assert lines[1].startswith(f'{sweep}:4: there is no scenario "recsue" (did you mean "rescue"?)')
    assert lines[2] == f"{sweep}:6: points = 2.5 is not a whole number"
    assert lines[3] == f"{sweep}:9: mu: least = 0.001 is not in [0.02, 2]"
    assert lines[4] == "4 mistakes"


def test_a_plan_is_not_replaced_unasked_and_a_rehearsal_writes_nothing(tmp_path):
    file = function_plan(tmp_path, 40)
    said = fail(FILE_TROUBLE, "sweep", "plan", tmp_path / "x.toml", "-o", file)
    assert "exists already (--force replaces it)" in said
    said = succeed("sweep", "plan", tmp_path / "x.toml", "-o", tmp_path / "new.h5", "--dry-run")
    assert f"would write {tmp_path / 'new.h5'}" in said and "sobol, 40 points of 3 factors: 40 runs" in said
    assert not (tmp_path / "new.h5").exists()


def test_want_of_memory_is_told_as_such(tmp_path):
    (tmp_path / "x.toml").write_text(FUNCTION.format(points=50_000_000))
    said = fail(FILE_TROUBLE, "sweep", "plan", tmp_path / "x.toml", "-o", tmp_path / "x.h5",
                preexec_fn=limit_memory_to(2**30))
    assert said == "there is not enough memory for this\n"
    assert [f.name for f in tmp_path.iterdir()] == ["x.toml"]


def test_words_that_are_not_known_are_told_with_the_nearest():
    assert 'did you mean "merge"?' in fail(WRONG_COMMAND_LINE, "sweep", "mergee")
    assert 'did you mean "--shard"?' in fail(WRONG_COMMAND_LINE, "sweep", "run", "x", "--shrad", "1/2")


def test_the_indices_of_ishigami_come_out_of_the_merged_file(tmp_path):
    file = tmp_path / "x.plan.h5"
    succeed("sweep", "plan", "configs/sweeps/test_ishigami.toml", "-o", file, "--quiet")
    succeed("sweep", "run", file, "--quiet")
    with xr.open_dataset(merged(file)) as opened:
        a, b, *mixed = opened.total.sel(indicator="value", replicate=0).values.reshape(5, 256)
    variance = np.var([a, b])
    first = [np.mean(b * (one - a)) / variance for one in mixed]  # Saltelli et al. (2010)
    total = [np.mean((a - one) ** 2) / 2 / variance for one in mixed]  # Jansen (1999)
    # Closed forms. At 256 points the first order was 0.045 off at most, the total order 0.022; bounds are twice that.
    np.testing.assert_allclose(first, [0.3139, 0.4424, 0], atol=0.09)
    np.testing.assert_allclose(total, [0.5576, 0.4424, 0.2437], atol=0.045)


@pytest.mark.parametrize("name", ["test_ishigami", "test_sobol_g", "test_morris", "toy_morris", "all_parameters_toy",
                                  "all_parameters_mediterranean"])
def test_shipped_sweeps_can_be_planned(name, tmp_path):
    succeed("sweep", "plan", SOURCES / "configs" / "sweeps" / f"{name}.toml", "-o", tmp_path / "x.h5", "--quiet")


def test_the_slurm_script_is_as_reviewed_and_bash_reads_it(tmp_path):
    function_plan(tmp_path, 40)
    ended = corridor("sweep", "slurm", "x.plan.h5", "--shards", "20", cwd=tmp_path)
    assert ended.returncode == DONE, ended.stderr
    assert ended.stdout == (GOLDEN / "sweep.sbatch").read_text()
    subprocess.run(["bash", "-n"], input=ended.stdout, text=True, check=True)
    assert "and a part needs one at least" in fail(WRONG_COMMAND_LINE, "sweep", "slurm", "x.plan.h5", "--shards", "41",
                                                   cwd=tmp_path)


def test_the_slurm_script_submits_the_array_and_the_merge_and_runs_a_part(tmp_path):
    function_plan(tmp_path, 40)
    (tmp_path / "it's here").mkdir()
    shutil.move(tmp_path / "x.plan.h5", tmp_path / "it's here")
    succeed("sweep", "slurm", "it's here/x.plan.h5", "--shards", "20", "-o", "x.sbatch", "--quiet", cwd=tmp_path)
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool, says in (("sbatch", "echo '41;north'"), ("srun", ":"), ("corridor", ":")):
        (tools / tool).write_text(f"""#!/bin/sh
printf "%s|" {tool} "$@" >>{tmp_path}/calls
echo >>{tmp_path}/calls
{says}
""")
        (tools / tool).chmod(0o755)
    calls = tmp_path / "calls"
    task = {"SLURM_JOB_ID": "42", "SLURM_ARRAY_TASK_ID": "3", "SLURM_CPUS_PER_TASK": "4"}
    part = "srun|--cpus-per-task=4|corridor|sweep|run|it's here/x.plan.h5|--shard|3/20|--threads|4|"
    for words, extra, expected in (
            (["--time=9"], {}, [
                "corridor|sweep|status|it's here/x.plan.h5|",
                "sbatch|--parsable|--time=9|x.sbatch|part|",
                "sbatch|--parsable|--time=9|--dependency=afterok:41|--kill-on-invalid-dep=yes|--array=0|"
                "--cpus-per-task=1|--job-name=x_merge|--output=x_merge_%A.log|x.sbatch|merge|"]),
            (["part"], task, [part]),
            ([], task, [part]),
            (["part"], task | {"RETRY": "--retry-failed"}, [part + "--retry-failed|"]),
            (["merge"], task, ["srun|corridor|sweep|merge|it's here/x.plan.h5|-o|x.h5|"])):
        calls.write_text("")
        subprocess.run(["bash", "x.sbatch", *words], cwd=tmp_path, check=True, capture_output=True,
                       env={"PATH": f"{tools}:/usr/bin:/bin", **extra})
        assert calls.read_text().splitlines() == expected
