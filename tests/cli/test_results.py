"""What decides the bytes of results, and what does not."""

import json
import random
import shutil

import numpy as np
import pytest
import xarray as xr

from program import FILE_TROUBLE, PENALTIES, PLACEBO, SHORT, TOY, corridor, fail, sha256, succeed

REPLICATES = ["--replicates", "3"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Results of three replicates of two scenarios with their baseline."""
    path = tmp_path_factory.mktemp("made") / "made.h5"
    succeed("compare", TOY, "--scenario", PLACEBO, "--scenario", PENALTIES, *SHORT, *REPLICATES, "--set", "mu=0.25",
            "--threads", "1", "-o", path, "--quiet")
    return path


@pytest.mark.parametrize("threads", [2, 3, 7])
def test_threads_change_no_byte(threads, made, tmp_path):
    again = tmp_path / "again.h5"
    succeed("compare", TOY, "--scenario", PLACEBO, "--scenario", PENALTIES, *SHORT, *REPLICATES, "--set", "mu=0.25",
            "--threads", threads, "-o", again, "--quiet")
    assert sha256(again) == sha256(made)


def test_one_replicate_alone_shares_its_work_among_threads_without_changing_a_byte(tmp_path):
    for threads in (1, 3):
        succeed("run", TOY, *SHORT, "--threads", threads, "-o", tmp_path / f"{threads}.h5", "--quiet")
    assert sha256(tmp_path / "1.h5") == sha256(tmp_path / "3.h5")


def test_results_are_repeated_bit_for_bit_without_their_inputs(made, tmp_path):
    succeed("run", "--from", made, "-o", "again.h5", "--quiet", cwd=tmp_path)
    assert sha256(tmp_path / "again.h5") == sha256(made)


def test_the_command_that_results_name_repeats_them(tmp_path):
    succeed("run", "toy", *SHORT, "--seed", "7", "--set", "mu=0.3", "-o", tmp_path / "made.h5", "--quiet")
    with xr.open_dataset(tmp_path / "made.h5", group="provenance") as provenance:
        words = provenance.attrs["command"].split()
    assert words[0] == "corridor"
    succeed(*words[1:], "-o", tmp_path / "again.h5", "--quiet")
    assert sha256(tmp_path / "again.h5") == sha256(tmp_path / "made.h5")


@pytest.mark.parametrize("words", [["--seed", "2"], ["--set", "mu=0.3"], ["--replicates", "2"], ["--scale", "100"]])
def test_what_decides_results_renames_the_experiment(words):
    named = [json.loads(line) for line in [succeed("check", TOY, "--json")]][0]["experiment"]
    dry = succeed("run", TOY, "--dry-run")
    changed = succeed("run", TOY, *words, "--dry-run")
    assert named in dry
    assert changed.splitlines()[-1] != dry.splitlines()[-1]


def test_what_does_not_decide_results_leaves_the_experiment_its_name(tmp_path):
    first = succeed("run", TOY, "--dry-run")
    second = succeed("run", TOY, "--threads", "3", "-o", tmp_path / "other.h5", "--dry-run")
    assert first.splitlines()[-1] == second.splitlines()[-1]
    assert first.splitlines()[-1].startswith("experiment ")


def shuffled(text, order):
    """A table with its rows in another order; the header stays first."""
    header, *rows = text.splitlines()
    order.shuffle(rows)
    return "\n".join([header, *rows]) + "\n"


def test_the_order_of_rows_changes_no_result(tmp_path):
    folder = tmp_path / "toy"
    shutil.copytree(TOY, folder)
    order = random.Random(1)
    for table in sorted(folder.glob("*.csv")):
        table.write_text(shuffled(table.read_text(), order))
    succeed("run", TOY, *SHORT, "-o", tmp_path / "sorted.h5", "--quiet")
    succeed("run", folder, *SHORT, "-o", tmp_path / "shuffled.h5", "--quiet")
    with xr.open_dataset(tmp_path / "sorted.h5") as one, xr.open_dataset(tmp_path / "shuffled.h5") as other:
        assert len(one.variables) > 100
        xr.testing.assert_equal(one, other)  # values and labels; texts of inputs differ, and lie elsewhere


def test_a_dry_run_writes_nothing_and_says_what_it_would(tmp_path):
    for words in (["run", TOY, *SHORT], ["compare", TOY, "--scenario", PLACEBO, *SHORT]):
        text = succeed(*words, "--dry-run", cwd=tmp_path)
        assert "would write toy" in text
    assert "would write x.toml" in succeed("new", "scenario", "x", "--dry-run", cwd=tmp_path)
    assert "would write x/legs.csv" in succeed("new", "corridor", "x", "--dry-run", cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_existing_results_are_replaced_only_when_told_so(tmp_path):
    out = tmp_path / "x.h5"
    out.write_text("precious")
    message = fail(FILE_TROUBLE, "run", TOY, *SHORT, "-o", out)
    assert "x.h5: exists already" in message and "--force" in message
    assert out.read_text() == "precious"
    succeed("run", TOY, *SHORT, "-o", out, "--force", "--quiet")
    assert out.read_bytes()[:4] == b"\x89HDF"
    assert [path.name for path in tmp_path.iterdir()] == ["x.h5"]


def test_json_of_run_has_every_indicator_and_nothing_else_on_the_screen(tmp_path):
    report = json.loads(succeed("run", TOY, *SHORT, *REPLICATES, "--json", "-o", tmp_path / "x.h5"))
    listed = {entry["name"] for entry in json.loads(succeed("list", "indicators", "--json"))
              if not entry["by_part"] and not entry["of_comparisons"]}
    assert listed <= {entry["indicator"] for entry in report["indicators"]}
    with xr.open_dataset(tmp_path / "x.h5") as results:
        assert report["experiment"] == results.attrs["experiment_sha256"]
        for entry in report["indicators"]:
            total = results.total.sel(scenario="baseline", indicator=entry["indicator"])
            expected = float(total.mean())
            assert entry["mean"] is None if np.isnan(expected) else np.isclose(entry["mean"], expected, rtol=1e-12)


def test_a_placebo_changes_nothing_at_all(made):
    with xr.open_dataset(made) as results:
        assert (results.change_verdict.sel(scenario="placebo").isin(["unchanged", "undefined"])).all()
        for name, variable in results.data_vars.items():
            if variable.dims[:1] == ("scenario",) and not name.startswith(("scenario_", "intervention_")):
                xr.testing.assert_equal(variable.sel(scenario="baseline", drop=True),
                                        variable.sel(scenario="placebo", drop=True))


def test_comparison_on_the_screen_is_that_of_the_file(tmp_path):
    out = tmp_path / "x.h5"
    report = json.loads(succeed("compare", TOY, "--scenario", PENALTIES, *SHORT, *REPLICATES, "--json", "-o", out))
    with xr.open_dataset(out) as results:
        change = results.total - results.total.sel(scenario="baseline")
        for entry in report["changes"]:
            at = {"scenario": entry["scenario"], "indicator": entry["indicator"]}
            assert entry["verdict"] == str(results.change_verdict.sel(at).values)
            if entry["change"] is not None:
                assert np.isclose(entry["change"], float(change.sel(at).mean()), rtol=1e-12, atol=1e-12)
                assert np.isclose(entry["change"], float(results.change_mean.sel(at)), rtol=0, atol=0)


def test_counts_by_who_people_are_add_up_to_counts_by_place(made):
    with xr.open_dataset(made) as results:
        events = [name[len("persons_"):] for name in results.data_vars if name.startswith("persons_")]
        assert len(events) > 20
        for event in events:
            by_group = results[f"persons_{event}"]
            by_place = results[f"events_by_place_{event}"]
            assert by_group.dtype == np.int32
            assert by_group.sum() == by_place.sum(), event
        women = results.persons_departed.sel(sex="female").sum()
        assert 0 < women < results.persons_departed.sum()


def test_a_scale_above_one_is_explained_and_counts_move_in_its_steps(tmp_path):
    ended = corridor("run", TOY, *SHORT, "-o", tmp_path / "x.h5")
    assert "each simulated person stands for 200" in ended.stderr
    assert "trafficking" in ended.stderr
    with xr.open_dataset(tmp_path / "x.h5") as results:
        assert (results.persons_departed % 200 == 0).all()
    assert "stands for" not in corridor("run", TOY, "--dry-run").stderr


def test_summary_names_the_file_and_gives_an_interval_for_several_replicates(tmp_path):
    text = succeed("run", TOY, *SHORT, *REPLICATES, cwd=tmp_path)
    assert "95 % interval" in text and text.strip().endswith("toy.h5")
    assert "deaths_per_1000_journeys" in text
    assert (tmp_path / "toy.h5").exists()
