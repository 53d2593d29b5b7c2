"""Paired differences, for the scripts that ask the program for its evidence."""

import numpy as np
import scipy.stats


def interval(differences: np.ndarray) -> tuple[float, float, float]:
    """Mean and 95 % t interval (mean, low, high) of paired differences, one a replicate; at least two of them."""
    mean = differences.mean()
    half = scipy.stats.t.ppf(0.975, len(differences) - 1) * differences.std(ddof=1) / np.sqrt(len(differences))
    return mean, mean - half, mean + half


def change(after: np.ndarray, before: np.ndarray) -> dict[str, float]:
    """A change as `corridor compare --json` tells it: change, low, high, and what it is a change of."""
    mean, low, high = interval((after - before).astype(float))
    return {"change": mean, "low": low, "high": high, "baseline": float(before.mean())}
