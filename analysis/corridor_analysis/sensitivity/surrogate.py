"""A Gaussian process in place of the model: fitted to the points of any design, asked where the model was not run.

OpenTURNS' kriging: a constant plus a Matern process of smoothness 5/2 with a reach of its own along each factor, and a
nugget for the luck that is left in a point's mean. It is trusted only where it foretells points that it has not seen:

    Q2 = 1 - sum (y - foretold)^2 / sum (y - mean)^2        over ten parts, each foretold from the other nine

A part holds whole walks of a Morris design and whole rows of Saltelli's blocks. Neighbours there differ in one factor,
and with common random numbers they share much of their luck: one would be foretold from the other, luck and all. Luck
may be alike over longer ways still, so that Q2 is held beside what it could be without (`q2_beside_luck`).

Of many points it is fitted to some, picked at random: picks at a steady stride fall into step with the order of a
grid. Q2 is then over points that were left out besides, which tell what the picks cannot. Below LEAST_Q2 there are no
indices. Intervals are those of a jackknife over the ten parts: they hold what is not known because these points were
asked and not others, which resampling the surrogate alone would not.

Where nobody asked for it, none is fitted to fewer than POINTS_A_FACTOR points a factor: each factor has a reach of its
own to be found, so that it would take long and seldom foretell. Ten a factor is the rule of Loeppky et al. (2009).

Why OpenTURNS and not scikit-learn, which fits the same process: it is here already for the search of a calibration, and
one library is enough.

Source: Marrel et al. (2009), Calculations of Sobol indices for the Gaussian process metamodel, Reliability Engineering
& System Safety 94:742-751; Loeppky, Sacks and Welch (2009), Choosing the sample size of a computer experiment,
Technometrics 51:366-376 (both recalled).
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
from collections.abc import Iterator

import numpy as np
import openturns as ot
from scipy import stats
from scipy.stats import qmc

from corridor_analysis.measures import LEVEL
from corridor_analysis.sensitivity import sobol
from corridor_analysis.sensitivity.sweep import DesignError, Sweep, complete, counted

LEAST_Q2 = 0.7
PARTS = 10
FEWEST_GROUPS = 4  # walks or rows; with fewer nobody knows how well it foretells others
FEWEST_POINTS = 30
POINTS_A_FACTOR = 10  # fewer, and none is fitted unasked
COST = 1e-4  # seconds of a fit, by the square of its points and their factors: 0.7 to 1.7 of it measured, on one core
SLOW = 5.0  # seconds from which on people are told what takes so long
MOST_POINTS = 400  # a fit takes the cube of it
MOST_LEFT_OUT = 4000  # points left out that are foretold
NUGGETS = (1e-6, 1e-3, 1e-2, 0.05, 0.2, 0.6)  # luck left in a point's mean, in parts of what the process varies by
LEAST_REACH, MOST_REACH = 0.05, 10.0  # along a factor, in parts of its range; one that does nothing reaches far
ROWS = 1024  # of the blocks on which the surrogate is asked; a power of two


class Untrustworthy(DesignError):
    """A surrogate that does not foretell points it has not seen."""


@dataclasses.dataclass(frozen=True)
class Surrogate:
    """What a surrogate says: how far it can be trusted, and the indices that follow."""

    q2: float
    indices: sobol.Indices
    points: int  # that it was fitted to
    points_complete: int  # that differ
    points_equal: int  # that stand where others do, with the same random numbers: they count once


def announcement(n_points: int, n_factors: int, fits: int = 1) -> str:
    """What to say before surrogates are fitted to so many points; empty where that takes but some seconds."""
    n = min(n_points, MOST_POINTS)
    seconds = COST * n**2 * n_factors * fits
    if seconds < SLOW:
        return ""
    long = f"{10 * math.ceil(seconds / 10)} seconds" if seconds < 90 else f"{math.ceil(seconds / 60)} minutes"
    return f"fitting {counted(fits, 'surrogate')} to {n} points of {counted(n_factors, 'factor')}, some {long}"


@contextlib.contextmanager
def _without_warnings() -> Iterator[None]:
    """Keeps OpenTURNS from telling that it chose bounds for the search, which are not used: ours are."""
    flags = ot.Log.Flags()
    ot.Log.Show(flags & ~ot.Log.WARN)
    try:
        yield
    finally:
        ot.Log.Show(flags)


def _kriging(places: np.ndarray, y: np.ndarray, nugget: float) -> tuple[ot.KrigingResult, float]:
    """A Gaussian process through (places, y), y of mean 0 and variance 1; and its log likelihood."""
    n_factors = places.shape[1]
    covariance = ot.MaternModel([0.5] * n_factors, [1.0], 2.5)
    covariance.setNuggetFactor(nugget)
    with _without_warnings():
        algorithm = ot.KrigingAlgorithm(ot.Sample(places), ot.Sample(y[:, None]), covariance,
                                        ot.ConstantBasisFactory(n_factors).build())
    algorithm.setOptimizationBounds(ot.Interval([LEAST_REACH] * n_factors, [MOST_REACH] * n_factors))
    with _without_warnings():
        algorithm.run()
    result = algorithm.getResult()
    reach = result.getCovarianceModel().getScale()
    return result, algorithm.getReducedLogLikelihoodFunction()(reach)[0]


def _fit(places: np.ndarray, y: np.ndarray) -> tuple[ot.Function, float]:
    """What the process foretells, and the nugget: the likeliest of NUGGETS, since this kriging does not search it."""
    tried = [(*_kriging(places, y, nugget), nugget) for nugget in NUGGETS]
    result, _, nugget = max(tried, key=lambda one: one[1])
    return result.getMetaModel(), nugget


def _asked(function: ot.Function, places: np.ndarray) -> np.ndarray:
    return np.asarray(function(ot.Sample(places)))[:, 0]


def _blocks(n_factors: int) -> np.ndarray:
    """Points A, B, A_1 ... A_k of the unit cube on which surrogates are asked."""
    both = qmc.Sobol(2 * n_factors, scramble=True, seed=1).random(ROWS)
    a, b = both[:, :n_factors], both[:, n_factors:]
    mixed = []
    for i in range(n_factors):
        mixed.append(a.copy())
        mixed[i][:, i] = b[:, i]
    return np.concatenate([a, b, *mixed])


def _orders(function: ot.Function, n_factors: int, blocks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return sobol.orders(_asked(function, blocks), n_factors)


def _groups(sweep: Sweep) -> np.ndarray:
    """(points,): which points were drawn together: a walk of Morris, a row of Saltelli's blocks; else each point."""
    n, k = sweep.results.sizes["point"], len(sweep.factors)
    if sweep.design == "morris":
        return np.arange(n) // (k + 1)
    if sweep.design == "saltelli":
        return np.arange(n) % max(1, n // (k + 2))
    return np.arange(n)


def _parts_of(groups: np.ndarray) -> np.ndarray:
    """(n,): the part that each point belongs to, groups whole, in random order; the same every time."""
    names, at = np.unique(groups, return_inverse=True)
    return np.random.default_rng(1).permutation(np.arange(len(names)) % PARTS)[at]


def _jackknifed(estimate: np.ndarray, without: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Ends of an interval from estimates (parts, factors) that each leave one part out."""
    parts = len(without)
    error = np.sqrt((parts - 1) / parts * ((without - without.mean(axis=0)) ** 2).sum(axis=0))
    half = stats.t.ppf(0.5 + LEVEL / 2, parts - 1) * error
    return estimate - half, estimate + half


def _picked(used: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points to fit, and those left out to be foretold, each in order; the same every time."""
    shuffled = np.random.default_rng(2).permutation(used)
    return np.sort(shuffled[:MOST_POINTS]), np.sort(shuffled[MOST_POINTS:MOST_POINTS + MOST_LEFT_OUT])


def _foretold(unseen: list[tuple[ot.Function, np.ndarray, np.ndarray]]) -> float:
    """Q2 of processes, each with places (points, factors) and answers (points,) that it was not fitted to."""
    truth = np.concatenate([y for _, _, y in unseen])
    misses = np.concatenate([_asked(fit, places) - y for fit, places, y in unseen])
    return 1.0 - float((misses**2).sum() / ((truth - truth.mean()) ** 2).sum())


def q2_beside_luck(values: np.ndarray, common: bool) -> float:
    """Q2 of whoever knows all of a point but the luck that differs from place to place; NaN with one replicate.

    values : (points, replicates); `common`, whether replicates have the same random numbers at every point
    """
    known = values[complete(values)]
    n, replicates = known.shape
    if n < 2 or replicates < 2:
        return np.nan
    means = known.mean(axis=1)
    rest = known - means[:, None] - (known.mean(axis=0) - known.mean() if common else 0.0)
    luck = (rest**2).sum() / ((n - 1 if common else n) * (replicates - 1))
    return float(1.0 - luck / replicates / means.var(ddof=1))


def surrogate(sweep: Sweep, values: np.ndarray) -> Surrogate:
    """Fits a Gaussian process to the means over replicates and takes the indices of Sobol' from it.

    values : (points, replicates), of one indicator
    Raises Untrustworthy, with Q2, where it foretells too little; DesignError where there are too few complete points or
    walks, or the indicator does not vary.
    """
    used = np.flatnonzero(complete(values))
    n_complete, groups = len(used), _groups(sweep)
    if n_complete < FEWEST_POINTS:
        raise DesignError(f"{counted(n_complete, 'complete point')} {'is' if n_complete == 1 else 'are'} too few for a "
                          f"surrogate; {FEWEST_POINTS} would do")
    if len(np.unique(groups[used])) < FEWEST_GROUPS:
        raise DesignError(f"points of {len(np.unique(groups[used]))} walks or rows do not show how well a surrogate "
                          f"foretells others; those of {FEWEST_GROUPS} would do")
    if sweep.common_random_numbers and len(np.unique(sweep.places[used], axis=0)) < len(used):
        _, first = np.unique(sweep.places[used], axis=0, return_index=True)
        used = used[np.sort(first)]  # equal points are equal runs, and a process runs through each but once
    chosen, left_out = _picked(used)
    places, y, mean = sweep.places[chosen], values[chosen].mean(axis=1), values[chosen].mean()
    spread = y.std()
    if spread <= sobol.STILL * np.abs(y).max():
        raise DesignError("the indicator is the same at every point, so that there is nothing to fit")
    y = (y - mean) / spread
    asked = np.concatenate([chosen, left_out])
    part_of_asked = _parts_of(groups[asked])
    part = part_of_asked[:len(chosen)]
    whole, nugget = _fit(places, y)
    fits = [_kriging(places[part != one], y[part != one], nugget)[0].getMetaModel() for one in np.unique(part)]
    unseen = [asked[part_of_asked == one] for one in np.unique(part)]
    q2 = _foretold([(fit, sweep.places[points], (values[points].mean(axis=1) - mean) / spread)
                    for fit, points in zip(fits, unseen)])
    if q2 < LEAST_Q2:
        raise Untrustworthy(
            f"the surrogate foretells {100 * max(0.0, q2):.0f} % of the variance of points that it has not seen "
            f"(Q2 = {q2:.2f}), and {100 * LEAST_Q2:.0f} % is asked for, so there are no indices; more points or fewer "
            "factors would help, or more replicates where luck is most of the variance")
    blocks = _blocks(len(sweep.factors))
    first, total = _orders(whole, len(sweep.factors), blocks)
    without = [_orders(fit, len(sweep.factors), blocks) for fit in fits]
    first_ends = _jackknifed(first, np.array([one for one, _ in without]))
    total_ends = _jackknifed(total, np.array([one for _, one in without]))
    found = sobol.Indices(sweep.names, first, *first_ends, total, *total_ends, ROWS, ROWS)
    return Surrogate(q2, found, len(chosen), len(used), n_complete - len(used))
