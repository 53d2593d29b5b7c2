"""Who bears the harm: what a policy changes for each kind of people, replicate by replicate.

The panels of figures/people.py draw levels; whether a level changed is told here. A kind is one category of one
attribute, such as children among ages: an event counts once among the women, once among the children, and so on.
"""

from __future__ import annotations

import dataclasses

import pandas as pd
import xarray as xr

from corridor_analysis import compare, measures, words
from corridor_analysis.figures import people

OUTCOMES = ("deaths", "abused", "trafficked")  # harms of people.OUTCOMES, which knows their events
ATTRIBUTES = ("sex", "age", "income", "disability", "group", "origin")  # those that have a rate, as a page lists them


@dataclasses.dataclass(frozen=True)
class Kind:
    """The effects on people of one kind, one for each of OUTCOMES, per 1,000 of their own journeys."""

    attribute: str
    category: str
    effects: tuple[compare.Effect, ...]

    @property
    def name(self) -> str:
        """As a reader meets it: "age: child"."""
        return f"{self.attribute}: {self.category.replace('_', ' ')}"


@dataclasses.dataclass(frozen=True)
class Bearers:
    """All kinds of people under one scenario."""

    kinds: tuple[Kind, ...]

    def told(self, verdict: str) -> str:
        """For whom which harm got this verdict: "deaths (sex: male; age: child), abuse (income: low)"; empty: none."""
        parts = []
        for n, outcome in enumerate(OUTCOMES):
            named = [kind.name for kind in self.kinds if kind.effects[n].verdict == verdict]
            if named:
                parts.append(f"{people.OUTCOMES[outcome][1].lower()} ({'; '.join(named)})")
        return words.listed(parts)

    @property
    def figures(self) -> int:
        """How many were looked at, of which chance alone resolves a few."""
        return sum(len(kind.effects) for kind in self.kinds)


def of(results: xr.Dataset, scenario: str) -> Bearers:
    """The paired effects of a scenario on the harm done to each kind of people; small origins stand together."""
    rates = {outcome: {by: people.rates(results, people.OUTCOMES[outcome][0], by) for by in ATTRIBUTES}
             for outcome in OUTCOMES}
    effect = lambda outcome, by, category: compare.effect_on(
        f"{outcome}_per_1000_journeys", "per 1000", "more_is_harm",
        rates[outcome][by].sel({by: category}, drop=True), scenario)
    return Bearers(tuple(
        Kind(by, str(category), tuple(effect(outcome, by, category) for outcome in OUTCOMES))
        for by in ATTRIBUTES for category in rates[OUTCOMES[0]][by][by].values))


def table(results: xr.Dataset) -> pd.DataFrame:
    """Every figure of every scenario as a row; what `report --csv` writes as bearers.csv."""
    return pd.DataFrame([
        {"scenario": scenario, "cut_by": kind.attribute, "category": kind.category, "indicator": one.indicator,
         "unit": one.unit, "baseline": one.baseline, "value": one.value, "mean": one.mean, "low": one.low,
         "high": one.high, "could_be_seen_from": one.could_be_seen_from, "replicates": one.replicates,
         "verdict": one.verdict}
        for scenario in compare.scenarios(results) for kind in of(results, scenario).kinds for one in kind.effects])
