"""The sweeps of all parameters are those of the catalogue, and the page of what they taught keeps what people wrote."""

import json
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
os.environ.setdefault("CORRIDOR", os.environ["CORRIDOR_PROGRAM"])
sys.path.insert(0, str(ROOT / "tools"))

import sensitivity_page  # noqa: E402  # once it can be found
from corridor_analysis.program import corridor  # noqa: E402

SMALL = """title = "Toy: three parameters"
corridor = "toy"
until = 2010-04-01
scale = 500
replicates = 2
seed = 1
indicators = ["first_departures", "mean_fee", "convictions"]
design = "morris"
trajectories = 4
levels = 4
[[factor]]
parameter = "mu"
least = 0.11
most = 0.44
[[factor]]
parameter = "c_fee"
least = 0.015
most = 0.06
[[factor]]
parameter = "fatality_air"
least = 0.005
most = 0.02
"""


@pytest.fixture(scope="module")
def parameters():
    return json.loads(corridor("list", "parameters", "--json"))


@pytest.mark.parametrize("one", sensitivity_page.CORRIDORS, ids=lambda one: one.name)
def test_shipped_sweeps_vary_every_parameter_as_the_catalogue_has_it(one, parameters):
    shipped = (ROOT / "configs" / "sweeps" / f"{one.sweep}.toml").read_text(encoding="utf-8")
    assert shipped == sensitivity_page.sweep_file(one, parameters), "tools/sensitivity_page.py sweeps writes it again"
    assert shipped.count("[[factor]]") == len(parameters)


@pytest.mark.parametrize("name, value, least, most, expected", [
    ("a", 2.0, 0.0, 10.0, (1.6, 2.5, "log_uniform")),
    ("a", 0.8, 0.0, 0.8, (0.64, 0.8, "log_uniform")),
    ("a", -2.0, -20.0, 5.0, (-2.5, -1.6, "uniform")),
    ("absconding", 0.05, 0.0, 1.0, (0.01, 0.05, "uniform")),
])
def test_ranges_go_a_quarter_up_and_a_fifth_down_within_the_bounds_or_are_sourced(name, value, least, most, expected):
    low, high, distribution = sensitivity_page.ranges({"name": name, "least": least, "most": most}, value)
    assert (pytest.approx(low), pytest.approx(high), distribution) == expected


def test_the_first_walks_are_the_first_runs(tmp_path):
    """Four points of two replicates a walk."""
    (tmp_path / "small.toml").write_text(SMALL)
    assert sensitivity_page._runs_of(2, tmp_path / "small.toml") == ["--only", "0-15"]
    assert sensitivity_page._runs_of(0, tmp_path / "small.toml") == []


def test_the_page_tells_what_came_out_and_keeps_what_was_written_by_hand(tmp_path):
    (tmp_path / "small.toml").write_text(SMALL)
    merged = sensitivity_page.merged(tmp_path / "small.toml", tmp_path / "runs", partial=False, threads=1)
    page, figures = tmp_path / "sensitivity.md", tmp_path / "sensitivity"
    written = f"{sensitivity_page.BEGIN}\n## What it taught\n\nMuch.\n\n{sensitivity_page.END}"
    page.write_text(f"outdated\n{written}\noutdated\n")
    sensitivity_page.write_page([(sensitivity_page.CORRIDORS[0], merged)], page, figures)
    text = page.read_text(encoding="utf-8")
    assert "## What it taught\n\nMuch.\n" in text and "outdated" not in text
    assert "3 parameters, 4 walks, 16 points of 2 replicates, to 2010-04-01, scale 500." in text
    assert "| People leaving for the first time |" in text and "`mu`" in text
    for line in text.splitlines():
        if line.startswith("!["):
            assert (tmp_path / line.split("(")[1].rstrip(")")).stat().st_size > 1000
    assert text.count("![") == 4  # the overview, and three of those drawn
    before = page.read_bytes(), {file.name: file.read_bytes() for file in figures.iterdir()}
    sensitivity_page.write_page([(sensitivity_page.CORRIDORS[0], merged)], page, figures)
    assert before == (page.read_bytes(), {file.name: file.read_bytes() for file in figures.iterdir()})
