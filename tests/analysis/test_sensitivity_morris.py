"""Walks after Morris: how far a step goes, what is told from chance, and what variance walks have."""

import dataclasses

import numpy as np
import pytest

from corridor_analysis.sensitivity import account, findings, morris, variance
from corridor_analysis.sensitivity.sweep import DesignError, Factor, Question, answers
from swept import MORRIS, VALUE, made_walks, merge, opened

# --- steps of lists ---


def function_with_a_list(listed, seed):
    """Morris' function, of whose inputs x8 is a list."""
    text = MORRIS.format(function="morris", seed=seed, points=20)
    for n in range(1, 21):
        text += f'[[factor]]\ninput = "x{n}"\n' + (f"values = {listed}\n" if n == 8 else "least = 0\nmost = 1\n")
    return text


@pytest.mark.parametrize("listed", [[0, 1], [1, 0], [0, 0.25, 1], [0.2, 0.6], [0, 0.1, 0.9, 1]], ids=str)
def test_an_effect_of_a_list_is_that_of_the_full_range_however_far_its_steps_go(listed, tmp_path):
    """x8 makes 40 for the full range of 0 to 1, up to 2 more or less for each of 19 products, and is linear in itself.
    Effects reach from the least of the list to its most."""
    sweep = opened(merge(tmp_path, function_with_a_list(listed, seed=9)))
    found = morris.screening(sweep, answers(sweep, VALUE))
    at, reach = sweep.names.index("x8"), max(listed) - min(listed)
    assert found.mu_star[at] == pytest.approx(40 * reach, abs=8 * reach)
    assert found.mu[at] == found.mu_star[at]


def test_a_list_of_one_value_is_refused(tmp_path):
    sweep = opened(merge(tmp_path, function_with_a_list([0.5], seed=1)))
    with pytest.raises(DesignError, match="of walk 0 differ in 0 factors; each step of a walk moves exactly one"):
        morris.screening(sweep, answers(sweep, VALUE))


SCENARIOS = """title = "test"
corridor = "toy"
until = 2011-07-01
scale = 500
seed = 3
indicators = ["arrivals"]
design = "morris"
trajectories = 4
levels = 4
[[factor]]
parameter = "c_fee"
least = 0.015
most = 0.06
[[factor]]
scenario = {}
"""


@pytest.mark.parametrize("chosen", [["baseline", "rescue"], ["baseline", "rescue", "border_patrol"]], ids=len)
def test_an_effect_of_scenarios_is_the_change_from_one_to_another(chosen, tmp_path):
    sweep = opened(merge(tmp_path, SCENARIOS.format(str(chosen).replace("'", '"'))))
    found, values = morris.walks(sweep), answers(sweep, Question("arrivals"))
    at = sweep.names.index("scenario")
    named = sweep.results.scenario.values.reshape(4, 3)
    for walk, each in enumerate(morris.effects(found, values)[:, 0, at]):
        step = list(found.moved[walk]).index(at)
        y = values.reshape(4, 3)[walk]
        way = 1 if chosen.index(named[walk, step]) < chosen.index(named[walk, step + 1]) else -1
        assert each == way * (y[step + 1] - y[step])


# --- told from chance ---


def noisy(sweep, strength, draws, sd=None):
    """(points, replicates): a sum of factors with these strengths, and luck of sd 1, or that of each walk."""
    replicates, length = sweep.results.sizes["replicate"], len(sweep.factors) + 1
    size = 1.0 if sd is None else np.repeat(sd, length)[:, None]
    return (sweep.places @ strength)[:, None] + size * draws.normal(size=(len(sweep.places), replicates))


@pytest.mark.parametrize("walks, replicates", [(4, 2), (6, 2), (6, 4), (10, 4), (20, 2)])
@pytest.mark.parametrize("uneven", [False, True])
def test_factors_that_do_nothing_are_seldom_told_however_many_there_are(walks, replicates, uneven):
    """60 factors without influence, 20 times; luck alike everywhere, or of very different size from walk to walk. Of
    all 1,200 fewer than 1 in 100 are told: an adjusted test tells any at all in 5 of 100 indicators."""
    draws, told = np.random.default_rng(walks * replicates), []
    for seed in range(20):
        sweep = made_walks(walks, 60, replicates, seed=seed)
        sd = np.exp(draws.normal(size=walks)) if uneven else None
        told.append(morris.screening(sweep, noisy(sweep, np.zeros(60), draws, sd)).told_from_noise)
    assert np.mean(told) < 0.01


@pytest.mark.parametrize("walks, replicates", [(6, 2), (10, 4)])
def test_clear_effects_are_told_and_hardly_any_other_with_them(walks, replicates):
    """Ten of 60 factors move the indicator by ten times the luck of a run. 5 % of those told may be luck; over ten
    sweeps 5 of 105 are expected, and twice that is asked for."""
    strength, told = np.r_[np.full(10, 10.0), np.zeros(50)], []
    draws = np.random.default_rng(1)
    for seed in range(10):
        sweep = made_walks(walks, 60, replicates, seed=seed)
        told.append(morris.screening(sweep, noisy(sweep, strength, draws)).told_from_noise)
    told = np.array(told)
    assert told[:, :10].mean() > 0.95 and told[:, 10:].sum() <= 10


def test_a_count_that_is_seldom_above_0_is_not_told():
    """Twice the same one in both replicates of a walk, and 0 else, is no variance and no finding."""
    sweep = made_walks(6, 3, 2)
    values = np.zeros((24, 2))
    values[5] = 1
    found = morris.screening(sweep, values)
    assert found.by_luck.min() == 0 and not found.told_from_noise.any()


def test_probabilities_are_adjusted_after_benjamini_and_hochberg():
    """By hand: 0.01 x 4, 0.02 x 4 / 2, 0.04 x 4 / 3, 0.9; none larger than the next."""
    np.testing.assert_allclose(morris.adjusted(np.array([0.9, 0.02, 0.04, 0.01])), [0.9, 0.04, 0.16 / 3, 0.04])
    np.testing.assert_allclose(morris.adjusted(np.array([0.04, 0.045])), [0.045, 0.045])


def test_the_words_say_how_many_are_told_by_luck():
    found = findings.Ranking("mu_star", "1", list("abc"), *np.ones((3, 3)), np.array([True, True, False]))
    assert account.told_sentence(found) == (
        "2 factors are told from what chance alone would show; 1 is not. Of those told 0.1 at most are expected to be "
        "luck.")


# --- variance over the ranges ---


@pytest.mark.parametrize("levels", [2, 4, 8])
def test_variance_from_factors_after_morris_is_that_over_the_ranges(levels):
    """A sum of six factors, 40 of variance over their ranges (6 x 80 / 12), and luck of variance 16: shares 0.71. From
    300 walks the variance between points is known within some 5 %, a tenth is asked for."""
    sweep, draws = made_walks(300, 6, 2, levels), np.random.default_rng(1)
    found = variance.split(sweep, noisy(sweep, np.full(6, 80**0.5), draws, np.full(300, 4.0)))
    assert found.factors == pytest.approx(40, rel=0.1) and found.own_luck == pytest.approx(16, rel=0.1)
    assert found.share == pytest.approx(40 / 56, abs=0.03) and found.low < 40 / 56 < found.high
    assert found.stretch == pytest.approx((levels + 1) / (levels - 1))
    assert f"was divided by {found.stretch:.2f}" in account.split_sentences(findings_with(found), common=False)


def findings_with(split):
    return findings.Finding(VALUE, "", "1", 0.0, "morris", None, None, np.nan, split, None, [])


@pytest.mark.parametrize("listed, named, expected", [
    ((0.0, 1.0), False, (1 / 4, 1 / 4)),
    ((1.0, 2.0, 3.0), False, (np.var([0, 0.5, 1, 1]), 1 / 6)),  # the four levels stand at 1, 2, 3, 3
    ((0.0, 1.0, 2.0), True, ((1 - 6 / 16) / 2, 1 / 3)),
    ((), False, (5 / 36, 1 / 12)),
])
def test_variances_of_lists_are_those_of_what_is_listed(listed, named, expected):
    none = np.zeros(1)
    found = variance._variances(Factor("f", "1", "", "", none, none, listed, named), 4)
    assert found == pytest.approx(expected)


def test_a_list_and_a_distribution_count_by_what_they_make():
    """f1 makes 3 over a list of two values, 9 / 4 of variance, as on the walks; f2 3 over a range: 9 / 12, and 5 / 3 of
    that on the walks."""
    sweep = made_walks(20, 2, 1, levels=4)
    places = (sweep.places > 0.5).astype(float)[:, 0]
    first = dataclasses.replace(sweep.factors[0], places=places, along=places, listed=(0.0, 1.0))
    sweep = dataclasses.replace(sweep, factors=(first, sweep.factors[1]))
    y = 3 * sweep.along.sum(axis=1)
    assert variance.stretch(sweep, y[:, None]) == pytest.approx((9 / 4 + 9 * 5 / 36) / (9 / 4 + 9 / 12))
