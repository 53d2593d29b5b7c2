"""What `check` and `compare` tell of a policy: what it is, and what comes of it."""

import json
import re

import pytest
import xarray as xr

from program import SHORT, TOY, corridor, succeed


def told(folder, text, *words):
    """What `check` says of the toy with a scenario of this text."""
    file = folder / "mine.toml"
    file.write_text(text)
    return succeed("check", TOY, "--scenario", file, *words)


WAITING = """title = "Waits and has a budget"
[[programme]]
name = "p"
budget = "3 MUSD"
[[intervention]]
kind = "border_patrol"
legs = "all"
patrols = 0.5
from = 2012-01-01
when = "deaths"
above = 5
lasting = "183 days"
cost = "800 kUSD/month"
programme = "p"
"""


# 800,000 USD a month: 3 MUSD pay three months and 23 of the 30 days of April.
def test_what_waits_and_has_a_budget_is_told_under_one_assumption(tmp_path):
    text = told(tmp_path, WAITING)
    assumption = ", if what waits began on its first day"
    assert f"programme p has spent its budget on 2012-04-23 and stops{assumption}\n" in text
    assert f"spends within the run{assumption}:\n" in text and f"\nmoves{assumption}:\n" in text
    assert "from 2012-04-23" in text.split("\nmoves")[1] and "2012-07" not in text


def test_nothing_is_assumed_where_nothing_waits(tmp_path):
    text = told(tmp_path, re.sub("(when|above|lasting) = .*\n", "", WAITING))
    assert "programme p has spent its budget on 2012-04-23 and stops\n" in text
    assert "began on its first day" not in text


def one(kind, *settings):
    return "\n".join(['title = "x"', "[[intervention]]", f'kind = "{kind}"', "from = 2010-01-01", *settings, ""])


OPEN = one("leg_closure", 'legs = ["bera-sea"]', "passable = {}", 'cost = "1 MUSD/month"')
CAMPAIGN = one("information_campaign", 'origins = "all"', 'format = "mass_media"', "reach = {}", "credibility = {}",
               'half_life = "90 days"', "death = 2")


@pytest.mark.parametrize("text, idle", [(OPEN.format(1), "leg_closure"), (OPEN.format(0), None),
                                        (CAMPAIGN.format(0, 0.5), "information_campaign"),
                                        (CAMPAIGN.format(0.5, 0), "information_campaign"),
                                        (CAMPAIGN.format(0.5, 0.5), None)])
def test_what_moves_nothing_is_told_before_it_is_run(text, idle, tmp_path):
    assert (f"\n{idle} moves nothing: " in told(tmp_path, text)) == (idle is not None)
    for command in ("run", "compare"):
        said = corridor(command, TOY, "--scenario", tmp_path / "mine.toml", "--dry-run").stderr
        assert (f"mine: {idle} moves nothing: " in said) == (idle is not None)
        assert (" moves nothing" in said) == (idle is not None)


def test_interventions_that_only_act_together_are_not_idle(tmp_path):
    closed = OPEN.format(0) + OPEN.format(1).replace('title = "x"\n', "").replace("2010-01-01", "2012-01-01")
    assert "moves nothing" not in told(tmp_path, closed)


# Some 40 people die on the toy's ways in three months at this scale; more than a million never do.
@pytest.mark.parametrize("bound, begins", [(-1, True), (1_000_000, False)])
def test_compare_tells_whether_what_waits_began(bound, begins, tmp_path):
    scenario = tmp_path / "mine.toml"
    scenario.write_text(one("rescue", 'legs = "all"', "reach = 0.5", 'when = "deaths"', f"above = {bound}",
                            'lasting = "28 days"'))
    words = ["compare", TOY, "--scenario", scenario, *SHORT, "--replicates", "2"]
    text = succeed(*words, "-o", tmp_path / "text.h5")
    when = "2 of 2 replicates, on 2010-02-01" if begins else "none of 2 replicates"
    assert f"rescue waits for deaths: it began in {when}\n" in text
    found, = json.loads(succeed(*words, "--json", "-o", tmp_path / "json.h5"))["findings"]
    day = "2010-02-01" if begins else None
    assert found["awaited"] == [{"intervention": "rescue", "waits_for": "deaths", "began_in": 2 if begins else 0,
                                 "earliest": day, "latest": day}]
    with xr.open_dataset(tmp_path / "text.h5") as results:
        in_force = results.intervention_in_force.sel(scenario="mine", intervention="mine/rescue")
        # February has 28 days; on the first of March it begins again, for 28 of 31.
        assert in_force.values.tolist() == 2 * [[0, 1, 28 / 31] if begins else [0, 0, 0]]
        assert results.intervention_in_force.sel(scenario="baseline").isnull().all()


def test_a_ramp_is_told_by_its_ends_and_equal_numbers_are_not_told_apart(tmp_path):
    text = told(tmp_path, one("enhanced_penalties", 'jurisdictions = ["bera"]', "penalty_factor = 2",
                              'ramp = "3 years"'))
    steps = " ".join(text.split("\nmoves:\n")[1].split("\n\n")[0].split())
    assert re.search(r"bera: from 2010-01-01, in full from 2012-12-3\d on [\d.]+ instead of [\d.]+", steps), steps


def test_what_many_members_do_alike_takes_a_few_lines():
    text = succeed("check", "mediterranean", "--scenario", "gcm_objective_9")
    assert len(text.split("\nmoves:\n")[1].splitlines()) < 90
    for before, after in re.findall(r"([\d.,]+) instead of ([\d.,]+)", text):
        assert before != after
    assert re.search(r"and \d+ more", text)
