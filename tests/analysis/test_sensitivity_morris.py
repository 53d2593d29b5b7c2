"""Walks after Morris: how far a step goes, what is told from chance, and what variance walks have."""

import numpy as np
import pytest

from corridor_analysis.sensitivity import findings, morris
from corridor_analysis.sensitivity.sweep import DesignError, Question, answers
from swept import MORRIS, VALUE, merge, opened

# --- steps of lists ---


def function_with_a_list(listed, seed):
    """Morris' function, of whose inputs x8 is a list."""
    text = MORRIS.format(function="morris", seed=seed, points=20)
    for n in range(1, 21):
        text += f'[[factor]]\ninput = "x{n}"\n' + (f"values = {listed}\n" if n == 8 else "least = 0\nmost = 1\n")
    return text


@pytest.mark.parametrize("listed", [[0, 1], [1, 0], [0, 0.25, 1], [0.2, 0.6], [0, 0.1, 0.9, 1]], ids=str)
def test_an_effect_of_a_list_is_that_of_the_full_range_however_far_its_steps_go(listed, tmp_path):
    """x8 makes 40 for the full range of 0 to 1, up to 2 more or less for each of 19 products, and is linear in itself.
    Effects reach from the least of the list to its most."""
    sweep = opened(merge(tmp_path, function_with_a_list(listed, seed=9)))
    found = morris.screening(sweep, answers(sweep, VALUE))
    at, reach = sweep.names.index("x8"), max(listed) - min(listed)
    assert found.mu_star[at] == pytest.approx(40 * reach, abs=8 * reach)
    assert found.mu[at] == found.mu_star[at]


def test_a_list_of_one_value_is_refused(tmp_path):
    sweep = opened(merge(tmp_path, function_with_a_list([0.5], seed=1)))
    with pytest.raises(DesignError, match="of walk 0 differ in 0 factors; each step of a walk moves exactly one"):
        morris.screening(sweep, answers(sweep, VALUE))


SCENARIOS = """title = "test"
corridor = "toy"
until = 2011-07-01
scale = 500
seed = 3
indicators = ["arrivals"]
design = "morris"
trajectories = 4
levels = 4
[[factor]]
parameter = "c_fee"
least = 0.015
most = 0.06
[[factor]]
scenario = {}
"""


@pytest.mark.parametrize("chosen", [["baseline", "rescue"], ["baseline", "rescue", "border_patrol"]], ids=len)
def test_an_effect_of_scenarios_is_the_change_from_one_to_another(chosen, tmp_path):
    sweep = opened(merge(tmp_path, SCENARIOS.format(str(chosen).replace("'", '"'))))
    found, values = morris.walks(sweep), answers(sweep, Question("arrivals"))
    at = sweep.names.index("scenario")
    named = sweep.results.scenario.values.reshape(4, 3)
    for walk, each in enumerate(morris.effects(found, values)[:, 0, at]):
        step = list(found.moved[walk]).index(at)
        y = values.reshape(4, 3)[walk]
        way = 1 if chosen.index(named[walk, step]) < chosen.index(named[walk, step + 1]) else -1
        assert each == way * (y[step + 1] - y[step])
