"""What tools/sensitivity_page.py refuses, and that it never leaves half a page."""

import numpy as np
import pytest

from corridor_analysis.read import read_provenance
from corridor_analysis.sensitivity import findings, morris
from test_sensitivity_page import sensitivity_page

SMALL = """title = "Toy: one parameter"
corridor = "toy"
until = 2010-03-01
scale = 1000
replicates = 2
seed = 1
indicators = ["first_departures"]
design = "morris"
trajectories = 4
levels = 4
[[factor]]
parameter = "mu"
least = 0.11
most = 0.44
"""


def test_a_plan_of_another_sweep_file_is_refused_and_left_as_it_is(tmp_path):
    sweep, plan = tmp_path / "small.toml", tmp_path / "runs" / "small.plan.h5"
    sweep.write_text(SMALL)
    merged = sensitivity_page.merged(sweep, tmp_path / "runs", partial=False, threads=1)
    assert sensitivity_page.merged(sweep, tmp_path / "runs", partial=True, threads=1) == merged
    before = plan.read_bytes(), merged.read_bytes()
    sweep.write_text(SMALL.replace("0.44", "0.4"))
    for partial in (True, False):
        with pytest.raises(SystemExit, match=r"small.plan.h5: was planned from another text of small.toml; put that"):
            sensitivity_page.merged(sweep, tmp_path / "runs", partial=partial, threads=1)
    assert before == (plan.read_bytes(), merged.read_bytes())


@pytest.mark.parametrize("value, least, most", [(0.0, 0.0, 10.0), (0.0, -5.0, 5.0), (2.0, 2.0, 2.0)])
def test_a_value_without_a_range_round_it_is_refused(value, least, most):
    with pytest.raises(SystemExit, match=f"a = {value:g}: no range lies round that value within {least:g} to {most:g}"):
        sensitivity_page.ranges({"name": "a", "least": least, "most": most}, value)


def test_a_page_that_cannot_be_written_leaves_the_old_one_whole(tmp_path, monkeypatch):
    """The disk is full when half of it is written."""
    page, old = tmp_path / "page.md", f"{sensitivity_page.BEGIN}\nMuch.\n{sensitivity_page.END}\n"
    page.write_text(old)
    whole = type(page).write_text

    def half(path, text, **how):
        whole(path, text[: len(text) // 2], **how)
        raise OSError("no space left")

    monkeypatch.setattr(type(page), "write_text", half)
    with pytest.raises(OSError, match="no space left"):
        sensitivity_page.write_page([], page, tmp_path / "figures")
    assert page.read_text() == old and [path.name for path in tmp_path.iterdir()] == ["page.md"]


def test_factors_told_from_chance_stand_first_in_the_row():
    """Of eight the last two are told; six are shown."""
    ranking = findings.Ranking("mu_star", "1", list("abcdefgh"), *np.tile(np.arange(8.0, 0.0, -1), (3, 1)),
                               np.arange(8) > 5)
    assert sensitivity_page.told_first(ranking) == [6, 7, 0, 1, 2, 3, 4, 5]
    numbers, none = np.arange(8.0, 0.0, -1), np.zeros(8)
    low = np.where(np.arange(8) > 5, numbers - 0.5, 0.0)
    one = morris.Screening(list("abcdefgh"), numbers, numbers, low, numbers + 1, none, none + 0.3,
                           np.where(np.arange(8) > 5, 0.0, 1.0), 100.0, 6, 6)
    asked = findings.Question("value")
    found = findings.Finding(asked, "Value", "1", 100.0, "morris", one, None, np.nan, None, None, [])
    row = sensitivity_page._row(found)
    assert row.index("`g`") < row.index("`h`") < row.index("(`a`") and "`f`" not in row and "2 of 8" in row


@pytest.mark.parametrize("titles, says", [(["Toy"], "in the corridor Toy, and"),
                                          (["Toy", "Mediterranean"], "in the corridors Toy and Mediterranean, and")])
def test_the_head_of_the_page_names_the_corridors_that_it_has(titles, says):
    assert says in sensitivity_page.introduction(titles)


def test_a_part_of_the_page_says_of_which_commit_its_runs_are(tmp_path):
    sweep = tmp_path / "small.toml"
    sweep.write_text(SMALL)
    merged = sensitivity_page.merged(sweep, tmp_path / "runs", partial=False, threads=1)
    page = tmp_path / "page.md"
    sensitivity_page.write_page([(sensitivity_page.CORRIDORS[0], merged)], page, tmp_path / "figures")
    made_by = read_provenance(merged)
    assert f"Runs of corridor {made_by.program_version}, commit {made_by.commit}.\n" in page.read_text()
    assert len(made_by.commit) > 6 and "in the corridor Toy" in page.read_text()
