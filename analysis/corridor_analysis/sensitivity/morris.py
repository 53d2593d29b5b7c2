"""Screening after Morris: what moving one factor changes, at many places of the others.

    effect of factor i on a walk     d_i = (y after - y before) / (change of i)    change: part of its range, -1 to 1
    mu_i = mean of d_i over walks;  mu*_i = mean of |d_i|;  sigma_i = standard deviation of d_i

mu* says how much a factor matters, mu which way it goes, sigma how far that depends on where all stand.
Effects are in units of the indicator for the full range of the factor: from the least to the most of its distribution.
How far a step goes is read from the points. Of a distribution it is the change of the share that lies below; of a list
of numbers the change of the number, in parts of the way from its least to its most, since a walk reaches nothing but
what is listed: with two values each step is the full range. Scenarios have no distance: a step counts as 1, from the
earlier in the list to the later, so that mu* is the mean size of the change between the two that a step compares.

A factor is told from chance by two things, since each alone is fooled too often:

    the interval of mu* lies above the mu* of a factor without influence    fooled where few effects tell what chance is
    F = R mean over walks of d_i^2 / (variance between R replicates)        fooled where luck differs between walks

Over W walks F follows Fisher's distribution with W and W (R - 1) degrees of freedom where the factor does nothing and
luck is normal. As many questions are asked as there are factors: its probabilities are adjusted after Benjamini and
Hochberg, so that of the factors told for one indicator a share of FALSE_SHARE at most is expected to be luck.

Source: Morris (1991), Factorial sampling plans for preliminary computational experiments, Technometrics 33:161-174; mu*
from Campolongo, Cariboni and Saltelli (2007), Environmental Modelling & Software 22:1509-1518; Benjamini and Hochberg
(1995), Controlling the false discovery rate, J. Royal Statistical Society B 57:289-300 (all recalled).
"""

from __future__ import annotations

import dataclasses

import numpy as np
from scipy import stats

from corridor_analysis.measures import LEVEL
from corridor_analysis.sensitivity.sweep import SAME, DesignError, Sweep

RESAMPLES = 4000
FALSE_SHARE = 0.05  # of the factors told, those that may be told by luck
FEWEST_WALKS = 4  # below, resampling says nothing


@dataclasses.dataclass(frozen=True)
class Walks:
    """The points of a Morris design, in walks that move one factor at a time."""

    moved: np.ndarray  # [walks, factors], which factor the k-th step moves
    change: np.ndarray  # [walks, factors], by how much of its range, signed

    @property
    def length(self) -> int:
        """Points of a walk."""
        return self.moved.shape[1] + 1


def walks(sweep: Sweep) -> Walks:
    """The walks of a sweep, as its points show them.

    Raises DesignError where the design is another, or where neighbours differ in several factors or in none, as in a
    list of one value.
    """
    if sweep.design != "morris":
        raise DesignError(f"elementary effects need the walks of design = \"morris\"; this one is {sweep.design!r}")
    places, n = sweep.places, len(sweep.factors)
    if len(places) % (n + 1):
        raise DesignError(f"{len(places)} points are no walks of {n + 1} points, one more than there are factors")
    differences = np.diff(places.reshape(-1, n + 1, n), axis=1)
    moves = np.abs(differences) > SAME
    wrong = np.argwhere(moves.sum(axis=2) != 1)
    if len(wrong):
        walk, at = wrong[0]
        first = walk * (n + 1) + at
        which = [name for name, moved in zip(sweep.names, moves[walk, at]) if moved]
        raise DesignError(f"points {first} and {first + 1} of walk {walk} differ in {len(which)} factors"
                          f"{' (' + ', '.join(which) + ')' if which else ''}; each step of a walk moves exactly one")
    moved = moves.argmax(axis=2)
    if any(len(set(order)) != n for order in moved.tolist()):
        raise DesignError("a walk moves a factor twice and another never; each moves every factor once")
    along = np.diff(sweep.along.reshape(-1, n + 1, n), axis=1)
    change = np.take_along_axis(along, moved[..., None], axis=2)[..., 0]
    is_named = np.array([factor.is_named for factor in sweep.factors])
    return Walks(moved, np.where(is_named[moved], np.sign(change), change))


def effects(found: Walks, values: np.ndarray) -> np.ndarray:
    """(walks, replicates, factors): elementary effects, in units of `values` per full range of the factor.

    values : (points, replicates)
    NaN where a point at either end has no value.
    """
    n = found.moved.shape[1]
    by_walk = values.reshape(len(found.moved), n + 1, -1)
    steps = np.diff(by_walk, axis=1) / found.change[..., None]
    out = np.empty((len(found.moved), by_walk.shape[2], n))
    for walk, order in enumerate(found.moved):
        out[walk][:, order] = steps[walk].T
    return out


@dataclasses.dataclass(frozen=True)
class Screening:
    """What the walks say of each factor; arrays over factors, in units of the indicator per full range."""

    factors: list[str]
    mu: np.ndarray
    mu_star: np.ndarray
    low: np.ndarray  # interval of mu*, at measures.LEVEL; NaN below FEWEST_WALKS walks
    high: np.ndarray
    sigma: np.ndarray
    noise: np.ndarray  # mu* that chance alone would give a factor without influence; NaN with one replicate
    by_luck: np.ndarray  # [-], probability of effects so large without influence, adjusted; NaN with one replicate
    mean: float  # of the indicator over the points: what "of the mean" refers to
    walks: int  # that count
    walks_planned: int

    @property
    def of_mean(self) -> np.ndarray:
        """mu* in parts of the indicator's mean over the points [-]; NaN where that is 0."""
        return self.mu_star / abs(self.mean) if self.mean else np.full(len(self.mu_star), np.nan)

    @property
    def noise_known(self) -> bool:
        """Whether there are replicates that tell what chance does."""
        return bool(np.isfinite(self.noise).all())

    @property
    def told_from_noise(self) -> np.ndarray:
        """Whether a factor's whole interval lies above what chance alone would give, and its effects are larger than
        luck makes them among so many factors; False where that is not known."""
        above = np.nan_to_num(self.low, nan=-np.inf) > np.nan_to_num(self.noise, nan=np.inf)
        return above & (np.nan_to_num(self.by_luck, nan=1.0) <= FALSE_SHARE)


def screening(sweep: Sweep, values: np.ndarray) -> Screening:
    """mu, mu* and sigma of each factor over the complete walks; mu* with a bootstrap interval over walks.

    values : (points, replicates), of one indicator
    Raises DesignError as `walks` does, and where no walk is complete.
    """
    found = walks(sweep)
    every = effects(found, values)
    usable = ~np.isnan(every).any(axis=(1, 2))
    if not usable.any():
        raise DesignError(f"none of the {len(usable)} walks is complete: run the sweep to its end")
    each = every[usable]
    means = each.mean(axis=1)
    count = len(means)
    low, high = mean_interval(np.abs(means))
    spread = means.std(axis=0, ddof=1) if count > 1 else np.full(means.shape[1], np.nan)
    inside = np.repeat(usable, found.length)
    return Screening(sweep.names, means.mean(axis=0), np.abs(means).mean(axis=0), low, high, spread,
                     _noise(each), adjusted(_by_luck(each)), float(values[inside].mean()), count, len(usable))


def _noise(each: np.ndarray) -> np.ndarray:
    """Mean of |N(0, s^2)| where s^2 is the variance of an effect between replicates over their number.

    each : (walks, replicates, factors)
    """
    replicates = each.shape[1]
    if replicates < 2:
        return np.full(each.shape[2], np.nan)
    variance = each.var(axis=1, ddof=1).mean(axis=0) / replicates
    return np.sqrt(2 / np.pi * variance)


def _by_luck(each: np.ndarray) -> np.ndarray:
    """(factors,): probability that luck alone makes effects so large; NaN with one replicate.

    each : (walks, replicates, factors)
    """
    n, replicates, _ = each.shape
    if replicates < 2:
        return np.full(each.shape[2], np.nan)
    made = replicates * (each.mean(axis=1) ** 2).mean(axis=0)
    luck = each.var(axis=1, ddof=1).mean(axis=0)
    ratio = np.divide(made, luck, out=np.where(made > 0, np.inf, 0.0), where=luck > 0)
    return stats.f.sf(ratio, n, n * (replicates - 1))


def adjusted(probability: np.ndarray) -> np.ndarray:
    """Probabilities after Benjamini and Hochberg: of those at most q, a share q is expected to be luck."""
    n = len(probability)
    order = np.argsort(probability, kind="stable")
    steps = probability[order] * n / np.arange(1, n + 1)
    out = np.empty(n)
    out[order] = np.minimum.accumulate(steps[::-1])[::-1].clip(max=1.0)
    return out


def mean_interval(sample: np.ndarray, level: float = LEVEL, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Ends of a bootstrap interval of the mean over the first axis; NaN below FEWEST_WALKS.

    Percentiles of the resampled means, taken further out the fewer there are, so that a normal sample gets the width of
    Student's interval. Resampled with a fixed seed: equal numbers, equal interval.
    Source: Hesterberg (2015), What teachers should know about the bootstrap, The American Statistician 69:371-386
    (recalled): expanded percentile interval.
    """
    n = len(sample)
    if n < FEWEST_WALKS:
        return np.full(sample.shape[1], np.nan), np.full(sample.shape[1], np.nan)
    tail = stats.norm.cdf(np.sqrt(n / (n - 1)) * stats.t.ppf(0.5 - level / 2, n - 1))
    times = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), RESAMPLES)
    low, high = np.quantile(times @ sample / n, [tail, 1 - tail], axis=0)
    return low, high
