"""Means by scenario, of a sweep that varies nothing else."""

from __future__ import annotations

import dataclasses

import numpy as np
from scipy import stats

from corridor_analysis.measures import LEVEL
from corridor_analysis.sensitivity.sweep import Sweep, in_one_order


@dataclasses.dataclass(frozen=True)
class ScenarioMean:
    """What an indicator is under one scenario, in its own unit, with intervals over replicates at measures.LEVEL.

    Intervals are Student's; NaN below two replicates.
    """

    scenario: str
    mean: float
    low: float
    high: float
    less_first: float  # mean of what the replicate has more than under the first scenario; NaN without common numbers
    less_low: float
    less_high: float
    replicates: int  # that have a value


def only_scenarios(sweep: Sweep) -> bool:
    """Whether scenarios are all that the sweep varies."""
    return bool(sweep.factors) and all(factor.is_named for factor in sweep.factors)


def _interval(sample: np.ndarray) -> tuple[float, float, float]:
    """Mean and ends of Student's interval of the values that are there; NaN where they are too few."""
    known = sample[np.isfinite(sample)]
    n = len(known)
    if n < 2:
        return (float(known[0]) if n else np.nan), np.nan, np.nan
    half = stats.t.ppf(0.5 + LEVEL / 2, n - 1) * known.std(ddof=1) / np.sqrt(n)
    return float(known.mean()), float(known.mean() - half), float(known.mean() + half)


def means(sweep: Sweep, values: np.ndarray) -> tuple[ScenarioMean, ...]:
    """A mean for each scenario that points choose, in the order of the first point that has it.

    values : (points, replicates), of one indicator
    Points of the same scenario are averaged replicate by replicate. With common random numbers differences are taken
    replicate by replicate; without them replicates are no pairs, and there are none.
    """
    name = next(factor.name for factor in sweep.factors if factor.is_named)
    variable = name if name in sweep.results else f"factor_{name}"
    chosen = [in_one_order(str(one)) for one in sweep.results[variable].values]
    of = {one: values[[n for n, other in enumerate(chosen) if other == one]].mean(axis=0) for one in chosen}
    first = next(iter(of.values()))
    pairs = np.nan if not sweep.common_random_numbers else 1.0
    return tuple(ScenarioMean(one, *_interval(sample), *_interval(pairs * (sample - first)),
                              int(np.isfinite(sample).sum())) for one, sample in of.items())
