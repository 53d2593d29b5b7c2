"""Several policy files that act together: `--scenario A+B`."""

import pytest
import xarray as xr

from program import SHORT, SOURCES, TOY, WRONG_COMMAND_LINE, fail, sha256, succeed

LONGER = """title = "Longer"
[[intervention]]
kind = "enhanced_penalties"
jurisdictions = ["tag:transit", "tag:destination"]
penalty_factor = 4
from = 2010-01-15
cost = "31 kUSD/month"
"""
LONGER_STILL = """title = "Longer still"
[[intervention]]
kind = "enhanced_penalties"
jurisdictions = ["tag:coastal", "tag:destination"]
penalty_factor = 3
from = 2010-02-01
ramp = "10 days"
[[intervention]]
kind = "information_campaign"
origins = "all"
format = "mass_media"
reach = "5 %"
credibility = 0.5
half_life = "1 year"
papers = 1
from = 2010-01-01
"""
BUDGET = """[[programme]]
name = "laws"
budget = "1 MUSD"
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("joined")
    (folder / "longer.toml").write_text(LONGER)
    (folder / "longer_still.toml").write_text(LONGER_STILL)
    return [str(folder / "longer.toml"), str(folder / "longer_still.toml")]


def test_the_order_of_the_files_changes_no_byte_and_results_repeat_themselves(files, tmp_path):
    for out, word in (("one.h5", "+".join(files)), ("other.h5", "+".join(reversed(files)))):
        succeed("run", TOY, *SHORT, "--scenario", word, "--quiet", "-o", tmp_path / out)
    succeed("run", "--from", tmp_path / "one.h5", "--quiet", "-o", tmp_path / "again.h5")
    assert sha256(tmp_path / "one.h5") == sha256(tmp_path / "other.h5") == sha256(tmp_path / "again.h5")
    with xr.open_dataset(tmp_path / "one.h5") as results:
        assert results.scenario.values.tolist() == ["longer+longer_still"]
    with xr.open_dataset(tmp_path / "one.h5", group="provenance") as inputs:
        roles = [role for role in inputs.role.values.tolist() if role != "corridor"]
        assert roles == ["scenario", "joined"]


def test_overlapping_files_multiply_their_factors_and_clamps_are_told(files):
    text = succeed("check", TOY, "--scenario", "+".join(files))
    assert "bera: from 2010-01-15 96 instead of 24; from 2010-02-01" in text
    assert "from 2010-02-10 on 288" in text  # 24 x 4 x 3, fully ramped
    assert "penalty of dora was to be 720 month; at most 600 is possible" in text  # 60 x 4 x 3


def test_a_file_can_stand_alone_and_joined_in_one_comparison(files, tmp_path):
    out = tmp_path / "made.h5"
    succeed("compare", TOY, *SHORT, "--replicates", "2", "--scenario", files[0], "--scenario", "+".join(files),
            "--quiet", "-o", out)
    with xr.open_dataset(out) as results:
        assert results.scenario.values.tolist() == ["baseline", "longer", "longer+longer_still"]
        assert results.intervention.values.tolist() == [
            "longer/enhanced_penalties", "longer+longer_still/information_campaign",
            "longer+longer_still/enhanced_penalties", "longer+longer_still/enhanced_penalties/2"]
        costs = results.intervention_cost.sum("intervention")
        xr.testing.assert_allclose(costs, results.corridor_policy_cost)
        spent = results.intervention_cost.sel(scenario="longer", intervention="longer/enhanced_penalties")
        others = results.intervention_cost.sel(scenario="baseline")
        assert others.isnull().all(), "another scenario's intervention has no cost, not a cost of 0"
        assert spent.isel(replicate=0).values.round(6).tolist() == [17_000, 31_000, 31_000]  # 17 days of January


@pytest.mark.parametrize("word, says", [
    ("placebo+placebo", "--scenario placebo+placebo: two of its files are called placebo.toml"),
    ("placebo+recsue", 'did you mean "rescue"?'),
    ("placebo+", "--scenario placebo+: a name is missing beside +"),
    ("+".join(["placebo"] * 40), "two of its files are called placebo.toml"),  # longer than a file's name may be
])
def test_what_cannot_be_joined_is_told(word, says):
    assert says in fail(WRONG_COMMAND_LINE, "check", TOY, "--scenario", word, cwd=SOURCES)


def test_two_budgets_of_one_name_are_told(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(LONGER + 'programme = "laws"\n' + BUDGET)
    said = fail(WRONG_COMMAND_LINE, "check", TOY, "--scenario", f"{tmp_path / 'a.toml'}+{tmp_path / 'b.toml'}")
    assert 'two of its files have a programme "laws"' in said
