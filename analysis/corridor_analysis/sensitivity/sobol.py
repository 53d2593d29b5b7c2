"""Indices of Sobol': which share of an indicator's variance goes back to which factor.

    first order   S_i = Var(E(y | x_i)) / Var(y)         the factor alone
    total order   T_i = E(Var(y | all but x_i)) / Var(y)   with all that it does together with others

Estimated after Martinez from the blocks A, B, A_1 ... A_k of our own design, as two correlations:

    S_i = corr(y of B, y of A_i)        T_i = 1 - corr(y of A, y of A_i)

Each divides by the spreads of the very two blocks that it correlates. Of OpenTURNS' four estimators this one had the
narrowest intervals on Ishigami's function and on the factors of the g-function that matter, at 256 rows; a test holds
ours against it. Intervals are percentiles of resampled rows, the same rows in all blocks; OpenTURNS' own (1.20) came
out at -0.18 to 0.23 for the total index of a factor without influence, whose blocks A and A_i hardly differ. It also
stops where a resample has no variance, as happens to an indicator that is nearly always the same: here such a resample
gives no index, and where more than MOST_STILL of them give none, the indicator has none.

Source: Sobol' (1993); Saltelli et al. (2010), Variance based sensitivity analysis of model output, Computer Physics
Communications 181:259-270; Martinez (2011) (all recalled).
"""

from __future__ import annotations

import dataclasses

import numpy as np

from corridor_analysis.sensitivity.sweep import SAME, DesignError, Sweep, complete, interval_tails

RESAMPLES = 1000
FEWEST_ROWS = 16  # below, neither an index nor its interval says anything
MOST_STILL = 0.05  # share of the resamples without variance above which no interval is given
STILL = 1e-12  # spread of an indicator, in parts of its size, that is no spread


@dataclasses.dataclass(frozen=True)
class Indices:
    """First and total order of each factor [-], with intervals at measures.LEVEL; arrays over factors."""

    factors: list[str]
    first: np.ndarray
    first_low: np.ndarray
    first_high: np.ndarray
    total: np.ndarray
    total_low: np.ndarray
    total_high: np.ndarray
    rows: int  # rows of the blocks that count
    rows_planned: int

    @property
    def together(self) -> float:
        """Share of the variance that no factor makes alone: one less the sum of the first orders."""
        return 1.0 - float(self.first.sum())


def check_blocks(sweep: Sweep) -> int:
    """Rows of each block. Raises DesignError unless points stand as Saltelli's design has them: A, B, A_1 ... A_k."""
    if sweep.design != "saltelli":
        raise DesignError(f"indices straight from the runs need design = \"saltelli\"; this one is {sweep.design!r} "
                          "(--surrogate takes any)")
    places, k = sweep.places, len(sweep.factors)
    if len(places) % (k + 2):
        raise DesignError(f"{len(places)} points are no {k + 2} blocks of equal size: A, B and one for each factor")
    rows = len(places) // (k + 2)
    a, b, *mixed = places.reshape(k + 2, rows, k)
    for i, (name, block) in enumerate(zip(sweep.names, mixed)):
        expected = a.copy()
        expected[:, i] = b[:, i]
        wrong = np.flatnonzero((np.abs(block - expected) > SAME).any(axis=1))
        if len(wrong):
            raise DesignError(f"point {(2 + i) * rows + wrong[0]} should be point {wrong[0]} with {name} of point "
                              f"{rows + wrong[0]}, and is not: the points are not in the order A, B, A_1 ... A_k")
    return rows


def indices(sweep: Sweep, values: np.ndarray) -> Indices:
    """Indices of the mean over replicates, from the rows whose points are complete in every block.

    values : (points, replicates), of one indicator
    Raises DesignError as check_blocks does, where too few rows are complete, and where the indicator does not vary.
    """
    rows, k = check_blocks(sweep), len(sweep.factors)
    usable = complete(values).reshape(k + 2, rows).all(axis=0)
    if usable.sum() < FEWEST_ROWS:
        raise DesignError(f"{int(usable.sum())} of {rows} rows are complete in all {k + 2} blocks; indices need "
                          f"{FEWEST_ROWS} at least")
    kept = np.tile(usable, k + 2)
    return of_blocks(sweep.names, values[kept].mean(axis=1), rows)


def of_blocks(names: list[str], y: np.ndarray, rows_planned: int) -> Indices:
    """Indices of answers `y` (points,), as blocks A, B, A_1 ... A_k.

    Raises DesignError where y does not vary, or so seldom that resamples of the rows do not.
    """
    blocks = y.reshape(len(names) + 2, -1)
    rows = blocks.shape[1]
    first, total = orders(y, len(names))
    draws = np.random.default_rng(1)  # a fixed seed: equal numbers, equal interval
    again = np.array([_correlated(blocks[:, draws.integers(rows, size=rows)]) for _ in range(RESAMPLES)])
    still = np.isnan(again).any(axis=1).mean(axis=0).max()
    if np.isnan([first, total]).any() or still > MOST_STILL:
        raise DesignError("the indicator is the same at nearly every point, so that indices would rest on a few rows; "
                          f"it does not vary in {100 * still:.0f} % of the resamples")
    (first_low, total_low), (first_high, total_high) = np.nanquantile(again, interval_tails(), axis=0)
    return Indices(names, first, first_low, first_high, total, total_low, total_high, rows, rows_planned)


def orders(y: np.ndarray, n_factors: int) -> tuple[np.ndarray, np.ndarray]:
    """First and total orders [-] of answers `y` (points,), as blocks A, B, A_1 ... A_k; NaN where a block is still.

    Raises DesignError where y does not vary.
    """
    if np.ptp(y) <= STILL * np.abs(y).max():
        raise DesignError("the indicator is the same at every point, so that there is no variance to share out")
    first, total = _correlated(y.reshape(n_factors + 2, -1))
    return first, total


def _correlated(blocks: np.ndarray) -> np.ndarray:
    """(2, factors): first and total orders of answers (blocks, rows); NaN where one of the two blocks does not vary."""
    apart = blocks - blocks.mean(axis=1, keepdims=True)
    size = np.sqrt((apart**2).sum(axis=1))
    size[np.ptp(blocks, axis=1) <= STILL * np.abs(blocks).max(axis=1)] = np.nan
    a, b, mixed = apart[0], apart[1], apart[2:]
    return np.array([mixed @ b / (size[2:] * size[1]), 1.0 - mixed @ a / (size[2:] * size[0])])
