"""What `check` and `compare` tell of a policy: what it is, and what comes of it."""

import re

from program import TOY, succeed


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
