"""Indices of Sobol' by our own arithmetic and by a surrogate, where the design or the indicator is awkward."""

import itertools

import numpy as np
import pytest

from corridor_analysis.sensitivity import findings, surrogate
from corridor_analysis.sensitivity.sweep import DesignError
from swept import inside, made

# --- surrogate ---


def grid(levels, n_factors):
    """The places of a full grid, the last factor fastest, as the program orders them."""
    return (np.array(list(itertools.product(range(levels), repeat=n_factors))) + 0.5) / levels


def test_a_surrogate_of_a_grid_does_not_mix_up_factors_that_move_in_step_with_the_picks(monkeypatch):
    """y = x1 - x3: half the variance each. In 100 picks at a steady stride of 10.1, x1 and x3 are all but equal; so
    they are in 400 of a grid of 20 levels, which take longer to fit."""
    monkeypatch.setattr(surrogate, "MOST_POINTS", 100)
    places = grid(10, 3)
    y = places[:, 0] - places[:, 2]
    found = surrogate.surrogate(made("grid", places), y[:, None])
    assert found.points == 100 and found.points_complete == 1000
    np.testing.assert_allclose(found.indices.first, [0.5, 0, 0.5], atol=0.03)
    np.testing.assert_allclose(found.indices.total, [0.5, 0, 0.5], atol=0.03)


def test_points_left_out_of_the_picks_are_foretold_too(monkeypatch):
    """Picks from the half where x1 is below 0.5 foretell each other, and not what begins where they end."""
    places = np.random.default_rng(1).random((400, 2))
    y = np.where(places[:, 0] < 0.5, places[:, 1], 5 + 20 * np.sin(40 * places[:, 0]))
    low, high = np.flatnonzero(places[:, 0] < 0.5), np.flatnonzero(places[:, 0] >= 0.5)
    monkeypatch.setattr(surrogate, "_picked", lambda used: (low[:80], low[80:]))
    assert surrogate.surrogate(made("points", places), y[:, None]).q2 > 0.99
    monkeypatch.setattr(surrogate, "_picked", lambda used: (low[:80], high))
    with pytest.raises(surrogate.Untrustworthy):
        surrogate.surrogate(made("points", places), y[:, None])
