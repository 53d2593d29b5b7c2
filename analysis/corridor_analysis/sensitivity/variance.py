"""How much of an indicator's variance comes from the factors, and how much is luck: the law of total variance.

    Var(y) = Var over points of E(y | point)  +  mean over points of Var(y | point)
             what the factors make                luck: another replicate, the same point

The variance between points of means over R replicates holds luck as well, and is too large by as much:

    factors = between - luck that differs from point to point / R

With seeds of its own at each point all luck differs. With common random numbers replicate r is the same luck at every
point, up to how that luck acts there; the part that is the same shifts all points alike, cancels in every difference
between them and is not subtracted. It is told apart in a two-way layout:

    y[p, r] = f(p) + common[r] + own[p, r]        luck = Var(common) + Var(own)

Walks of Morris stand at levels from end to end of each range, and so further apart than values drawn from it: evenly
over L levels with a variance of (L + 1) / (L - 1) times that of the uniform distribution, 5/3 for four and 3 for two.
What factors make is divided by that (`stretch`), which is right where the indicator is linear in the places of the
factors, and leaves it too large where effects multiply. Of a list it is reckoned from the values themselves.

Source: Searle, Casella and McCulloch (1992), Variance Components (recalled): estimators from mean squares.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from corridor_analysis.sensitivity import morris
from corridor_analysis.sensitivity.sweep import DesignError, Factor, Sweep, complete, interval_tails

RESAMPLES = 2000
FEWEST_UNITS = 4  # walks, rows or points


@dataclasses.dataclass(frozen=True)
class Split:
    """Variances in squared units of the indicator; `share` is factors / (factors + luck) [-]."""

    factors: float  # over the stated ranges; 0 where the estimate is negative: none that is told from luck
    common_luck: float  # the same at every point; NaN where each point has seeds of its own
    own_luck: float
    share: float
    low: float  # interval of the share, at measures.LEVEL
    high: float
    points: int
    replicates: int
    stretch: float  # by what `factors` was divided; 1 but after Morris, whose walks stand further apart than ranges say

    @property
    def luck(self) -> float:
        """Variance of a single run at a given point."""
        return self.own_luck + (0.0 if np.isnan(self.common_luck) else self.common_luck)


def units_of(sweep: Sweep) -> np.ndarray:
    """(points,): which points were drawn together and so are not independent; -1 where one is not drawn freely.

    A walk of Morris; a row of the blocks A and B of Saltelli, whose other blocks repeat coordinates; else each point.
    """
    n, k = sweep.results.sizes["point"], len(sweep.factors)
    if sweep.design == "morris":
        return np.arange(n) // (k + 1)
    if sweep.design == "saltelli":
        rows = n // (k + 2)
        return np.where(np.arange(n) < 2 * rows, np.arange(n) % rows, -1)
    return np.arange(n)


def between(means: np.ndarray, units: np.ndarray) -> float:
    """Variance between points: half the mean squared difference of two points of different units.

    Points of one unit resemble each other, so that pairs within a unit would make it too small.
    """
    _, unit, sizes = np.unique(units, return_inverse=True, return_counts=True)
    centres = np.bincount(unit, means) / sizes
    within = np.bincount(unit, (means - centres[unit]) ** 2)
    n = len(means)
    squares = n * ((means - means.mean()) ** 2).sum() - (sizes * within).sum()
    return squares / (n * n - (sizes**2).sum())


def _parts(values: np.ndarray, units: np.ndarray, common: bool) -> tuple[float, float, float]:
    """Estimates (factors, common luck, own luck); the first two may be negative.

    values : (points, replicates), complete
    """
    n, replicates = values.shape
    means = values.mean(axis=1)
    spread = between(means, units)
    if not common:
        own = float(values.var(axis=1, ddof=1).mean())
        return spread - own / replicates, np.nan, own
    by_replicate = values.mean(axis=0)
    rest = values - means[:, None] - by_replicate + values.mean()
    own = float((rest**2).sum() / ((n - 1) * (replicates - 1)))
    return spread - own / replicates, by_replicate.var(ddof=1) - own / n, own


def _share(factors: float, common_luck: float, own_luck: float) -> float:
    made, luck = max(0.0, factors), own_luck + max(0.0, np.nan_to_num(common_luck))
    return made / (made + luck) if made + luck > 0 else np.nan


def _variances(factor: Factor, levels: int) -> tuple[float, float]:
    """Variance of a factor's way along its range, in [0, 1], at even levels from end to end and over the range itself.

    Of scenarios, which have no distances, of one that differs from each other by 1.
    """
    n = len(factor.listed)
    if not n:
        return (levels + 1) / (levels - 1) / 12, 1 / 12
    chosen = np.minimum((np.arange(levels) / (levels - 1) * n).astype(int), n - 1)
    if factor.is_named:
        shares = np.bincount(chosen, minlength=n) / levels
        return (1 - (shares**2).sum()) / 2, (1 - 1 / n) / 2
    way = (np.array(factor.listed) - min(factor.listed)) / np.ptp(factor.listed)
    return float(way[chosen].var()), float(way.var())


def stretch(sweep: Sweep, values: np.ndarray) -> float:
    """How many times larger the variance of a linear indicator is between points of walks than over the ranges.

    values : (points, replicates)
    Where some factors are lists, each counts by what it makes of the variance.
    Raises DesignError as `morris.walks` does.
    """
    size = morris.effects(morris.walks(sweep), values).mean(axis=1) ** 2
    levels = int(sweep.settings["levels"])
    stand, ranges = np.array([_variances(factor, levels) for factor in sweep.factors]).T
    squares = size[np.isfinite(size).all(axis=1)].sum(axis=0)
    if not squares.any():
        squares = np.ones(len(stand))
    return float(squares @ stand / (squares @ ranges))


def _what_there_is(sweep: Sweep, used: np.ndarray) -> str:
    """How many units have points that count, in the words of the design.

    used : (points,), whether it counts
    """
    units = units_of(sweep)
    planned, some = len(np.unique(units[units >= 0])), len(np.unique(units[used]))
    if sweep.design == "morris":
        broken = np.unique(units[~used])
        whole = len(np.setdiff1d(units, broken))
        return f"{whole} of {planned} walks" + (f" and parts of {some - whole} more" if some > whole else "")
    return f"{some} of {planned} {'rows' if sweep.design == 'saltelli' else 'points'}"


def split(sweep: Sweep, values: np.ndarray) -> Split:
    """The variance of one indicator, split.

    values : (points, replicates)
    The interval resamples units; the luck that all points share rests on as many values as there are replicates, and is
    drawn from the chi-square distribution of its estimate besides.
    Raises DesignError with fewer than two replicates or four complete units.
    """
    units = units_of(sweep)
    used = complete(values) & (units >= 0)
    chosen, units = values[used], units[used]
    replicates = values.shape[1]
    if replicates < 2:
        raise DesignError("one replicate does not tell luck from factors; plan two at least")
    names = np.unique(units)
    if len(names) < FEWEST_UNITS:
        raise DesignError(f"too few are complete to tell luck from factors: {_what_there_is(sweep, used)}; "
                          f"{FEWEST_UNITS} would do")
    common = sweep.common_random_numbers
    over = stretch(sweep, values) if sweep.design == "morris" else 1.0
    made, *luck = _parts(chosen, units, common)
    estimate = (made / over, *luck)
    shares = _resampled_shares(chosen, [np.flatnonzero(units == name) for name in names], common, over)
    low, high = np.nanquantile(shares, interval_tails()) if np.isfinite(shares).any() else (np.nan, np.nan)
    factors, common_luck, own_luck = estimate
    return Split(max(0.0, factors), np.nan if np.isnan(common_luck) else max(0.0, common_luck), own_luck,
                 _share(*estimate), float(low), float(high), len(chosen), replicates, over)


def _resampled_shares(values: np.ndarray, members: list[np.ndarray], common: bool, over: float, seed: int = 1
                      ) -> np.ndarray:
    """Shares in samples of as many units, drawn with replacement.

    A unit drawn twice is compared with itself: the variance between is too small by (n - 1) / n, which is made good.
    """
    draws, n = np.random.default_rng(seed), len(members)
    freedom = values.shape[1] - 1
    shares = np.empty(RESAMPLES)
    for i in range(RESAMPLES):
        drawn = [members[unit] for unit in draws.integers(n, size=n)]
        points = np.concatenate(drawn)
        units = np.repeat(np.arange(n), [len(one) for one in drawn])
        factors, common_luck, own = _parts(values[points], units, common)
        noise = own / values.shape[1]
        factors = ((factors + noise) * n / (n - 1) - noise) / over
        if common:
            common_luck = (common_luck + own / len(points)) * freedom / draws.chisquare(freedom) - own / len(points)
        shares[i] = _share(factors, common_luck, own)
    return shares
