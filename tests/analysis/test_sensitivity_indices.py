"""Indices of Sobol' by our own arithmetic and by a surrogate, where the design or the indicator is awkward."""

import itertools

import h5py
import numpy as np
import openturns as ot
import pytest

from corridor_analysis import sensitivity
from corridor_analysis.sensitivity import sobol, surrogate
from corridor_analysis.sensitivity.sweep import DesignError, answers
from swept import SALTELLI, VALUE, made, merge, opened

# --- correlations of blocks ---


@pytest.fixture(scope="module")
def ishigami(tmp_path_factory):
    return merge(tmp_path_factory.mktemp("sweeps"), SALTELLI.format(function="ishigami", seed=1, points=64))


def test_indices_are_those_of_martinez_as_openturns_has_them(ishigami):
    sweep = opened(ishigami)
    y = answers(sweep, VALUE)[:, 0] + 1e6  # far from 0, where sums of squares would lose their digits
    ours = sobol.of_blocks(sweep.names, y, 64)
    theirs = ot.MartinezSensitivityAlgorithm(ot.Sample(sweep.places), ot.Sample(y[:, None]), 64)
    np.testing.assert_allclose(ours.first, theirs.getFirstOrderIndices(), rtol=0, atol=1e-8)
    np.testing.assert_allclose(ours.total, theirs.getTotalOrderIndices(), rtol=0, atol=1e-8)


def rare(n, rows=64, n_factors=3):
    """(points,): 0 but for n rows, spread over the range of each block, where it is 1 in all blocks but the last."""
    blocks = np.zeros((n_factors + 2, rows))
    blocks[:, 3:3 + n] = 1
    blocks[-1, 3:3 + n] = np.arange(n) % 2
    return blocks.ravel()


@pytest.mark.parametrize("n", [2, 4])
def test_an_indicator_that_is_nearly_always_the_same_has_no_indices(n):
    with pytest.raises(DesignError, match="the same at nearly every point, .* in [1-9][0-9]? % of the resamples"):
        sobol.of_blocks(["a", "b", "c"], rare(n), 64)


def test_resamples_without_variance_are_left_out_of_an_interval_where_they_are_few():
    """Of the last block 4 of 64 rows are 1: 2 of 100 resamples meet none of them."""
    found = sobol.of_blocks(["a", "b", "c"], rare(8), 64)
    assert np.isfinite([found.first_low, found.total_high]).all() and found.total[2] > found.total[0]


def test_a_block_that_does_not_vary_has_no_index():
    """A, B and a still A_1, whose mean of thirteen is rounded, so that it seems to vary."""
    first, total = sobol.orders(np.r_[np.arange(26.0), np.full(13, 0.3)], 1)
    assert np.isnan(first).all() and np.isnan(total).all()


TWO = """title = "test"
corridor = "toy"
until = 2010-03-01
scale = 500
seed = 1
indicators = ["first_departures", "convictions"]
design = "saltelli"
points = 32
[[factor]]
parameter = "c_gain"
least = 0.5
most = 3
"""


def test_the_command_goes_on_where_an_indicator_is_nearly_always_the_same(tmp_path, capsys):
    """One conviction in the third row of every block."""
    merged = merge(tmp_path, TWO)
    with h5py.File(merged, "r+") as file:
        at = [str(name) for name in file["indicator"].asstr()[()]].index("convictions")
        axis = list(file["total"].shape).index(2)
        every = np.moveaxis(file["total"][()], axis, 0).reshape(2, -1)
        every[at] = np.arange(96) % 32 == 2
        file["total"][()] = np.moveaxis(every.reshape(2, *np.delete(file["total"].shape, axis)), 0, axis)
    assert sensitivity.main([str(merged)]) == 0
    departures, convictions = capsys.readouterr().out.split("\nConvictions")
    assert "c_gain   " in departures and "Together with others" in departures
    assert "Note: The indicator is the same at nearly every point, so that indices would rest on a few" in convictions
    assert "c_gain" not in convictions and "Together" not in convictions


# --- points of one's own ---

POINTS = """title = "test"
model = "test_function"
function = "ishigami"
seed = 1
design = "points"
points_file = "own.csv"
[[factor]]
input = "x1"
distribution = "triangular"
least = -1
mode = 0
most = 1
[[factor]]
input = "x2"
name = "second"
values = [0, 1, 3]
[[factor]]
input = "x3"
"""


def test_points_of_ones_own_stand_where_the_distribution_says_that_the_file_gives(tmp_path):
    """Of the triangle a share (x + 1)^2 / 2 lies below an x under 0; x3 has no range, so its ends are those there."""
    (tmp_path / "own.csv").write_text("x1,second,x3\n-0.5,0,1\n0,3,2\n1,1,3\n")
    sweep = opened(merge(tmp_path, POINTS))
    np.testing.assert_allclose(sweep.places, [[1 / 8, 1 / 6, 0], [1 / 2, 5 / 6, 0.5], [1, 1 / 2, 1]], atol=1e-12)
    assert sweep.factors[2].spread == "uniform from 1 to 3, the ends of the points given"


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
