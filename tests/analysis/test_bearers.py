"""Who bears the harm is told from the differences of each kind of people, as one would reckon them by hand."""

import dataclasses

import numpy as np
import pytest
from scipy import stats

from corridor_analysis import bearers, measures
from corridor_analysis.read import open_results


@pytest.fixture(scope="module")
def results(compared):
    with open_results(compared) as opened:
        yield opened


def by_hand(results, events, by, category, scenario):
    """Mean difference of the rate of one kind of people, and its interval, without the functions of the package."""
    def rate(name):
        counted = lambda event: np.array([
            float(results[f"persons_{event}"].sel({"scenario": name, by: category}).isel(replicate=n).sum())
            for n in range(results.sizes["replicate"])])
        return 1000 * sum(map(counted, events)) / counted("departed")
    change = rate(scenario) - rate("baseline")
    half = stats.sem(change) * stats.t.ppf(0.975, len(change) - 1)
    return change.mean(), change.mean() - half, change.mean() + half


@pytest.mark.parametrize("by, category", [("sex", "female"), ("age", "child"), ("disability", "with")])
@pytest.mark.parametrize("n, events", [(0, ["died"]), (1, ["abused"]), (2, list(measures.TRAFFICKED))])
def test_the_effect_on_a_kind_is_that_on_its_own_journeys(results, by, category, n, events):
    found = next(kind for kind in bearers.of(results, "border_patrol").kinds
                 if (kind.attribute, kind.category) == (by, category))
    effect = found.effects[n]
    expected = by_hand(results, events, by, category, "border_patrol")
    np.testing.assert_allclose((effect.mean, effect.low, effect.high), expected, rtol=1e-9)
    assert effect.value - effect.baseline == pytest.approx(effect.mean) and effect.mean != 0


def test_every_kind_stands_in_the_table_once(results):
    found = bearers.of(results, "border_patrol")
    names = [kind.name for kind in found.kinds]
    assert len(set(names)) == len(names) == sum(results.sizes[by] for by in bearers.ATTRIBUTES)
    assert set(bearers.ATTRIBUTES) == set(measures.ATTRIBUTES) - {"status"}, "by status there is no rate"
    assert found.figures == 3 * len(names)


def test_what_changes_nothing_bears_on_nobody(results):
    inert = bearers.of(results, "placebo")
    assert inert.told("worse") == inert.told("better") == ""
    assert {one.verdict for kind in inert.kinds for one in kind.effects} <= {"unchanged", "undefined"}


def test_kinds_are_named_under_the_harm_that_they_bear(results):
    found = bearers.of(results, "border_patrol")
    worse = bearers.Bearers(tuple(
        bearers.Kind(kind.attribute, kind.category, tuple(
            dataclasses.replace(one, verdict=verdict) for one, verdict in zip(kind.effects, verdicts)))
        for kind, verdicts in zip(found.kinds[:3], [("worse", "better", "worse"), ("worse",) * 3, ("better",) * 3])))
    first, second, third = (kind.name for kind in worse.kinds)
    assert worse.told("worse") == (
        f"deaths ({first}; {second}), abuse ({second}) and new victims of trafficking ({first}; {second})")
    assert worse.told("better") == f"deaths ({third}), abuse ({first}; {third}) and new victims of trafficking ({third})"
