"""Sweeps of functions with known answers, from plan to indices: what is told is right as often as it says, and what is
missing is told."""

import dataclasses
import itertools
import shutil
import sys

import h5py
import numpy as np
import pytest

from conftest import SOURCES, run_program
from corridor_analysis import sensitivity
from corridor_analysis.sensitivity import account, findings, morris, sobol, surrogate, variance
from corridor_analysis.sensitivity.sweep import DesignError, Question, answers, answers_over_time, unit_places
from swept import HYPERCUBE, MORRIS, SALTELLI, VALUE, inside, merge, opened

sys.path.insert(0, str(SOURCES / "tests" / "cli"))
from sweeps import write_run  # noqa: E402  # it lies beside the tests of the program

# Source: Ishigami and Homma (1990) with a = 7, b = 0.1, by integration.
V1, V2, V13 = (1 + 0.1 * np.pi**4 / 5) ** 2 / 2, 7**2 / 8, 0.1**2 * np.pi**8 * (1 / 18 - 1 / 50)
ISHIGAMI = V1 + V2 + V13
ISHIGAMI_FIRST = np.array([V1, V2, 0.0]) / ISHIGAMI
ISHIGAMI_TOTAL = np.array([V1 + V13, V2, V13]) / ISHIGAMI

# Source: Saltelli and Sobol' (1995): V_i = 1 / (3 (1 + a_i)^2), all variance prod (1 + V_i) - 1.
PARTS = 1 / (3 * (1 + np.array([0, 1, 4.5, 9, 99, 99, 99, 99])) ** 2)
SOBOL_G = np.prod(1 + PARTS) - 1
SOBOL_G_FIRST = PARTS / SOBOL_G
SOBOL_G_TOTAL = PARTS * np.prod(1 + PARTS) / (1 + PARTS) / SOBOL_G

TOY = """title = "test"
corridor = "toy"
until = 2013-01-01
scale = 500
seed = 3
keep = "months"
replicates = 2
indicators = ["arrivals", "organisations", "mean_fee"]
scenarios = ["baseline", "rescue"]
design = "morris"
trajectories = 4
levels = 4
[[factor]]
parameter = "mu"
distribution = "log_uniform"
least = 0.1
most = 0.4
[[factor]]
parameter = "fatality_air"
distribution = "triangular"
least = 0.005
mode = 0.01
most = 0.02
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sweeps")


@pytest.fixture(scope="module")
def ishigami(folder):
    return merge(folder, SALTELLI.format(function="ishigami", seed=1, points=256), "ishigami")


@pytest.fixture(scope="module")
def walks(folder):
    return merge(folder, MORRIS.format(function="ishigami", seed=1, points=10), "walks")


@pytest.fixture(scope="module")
def toy(folder):
    return merge(folder, TOY, "toy")


# --- indices of Sobol' ---


@pytest.fixture(scope="module")
def sobol_g(folder):
    return merge(folder, SALTELLI.format(function="sobol_g", seed=1, points=128), "sobol_g")


@pytest.mark.parametrize("function, first, total", [
    ("ishigami", ISHIGAMI_FIRST, ISHIGAMI_TOTAL),
    ("sobol_g", SOBOL_G_FIRST, SOBOL_G_TOTAL),
])
def test_intervals_of_indices_hold_the_closed_form_and_are_of_use(function, first, total, request):
    """Widest: an interval of a correlation of n rows is some 4 / sqrt(n) wide where it is 0, so 0.25 and 0.35 here;
    three quarters again for the tails of both functions, which are no normal distributions."""
    sweep = opened(request.getfixturevalue(function))
    found = sobol.indices(sweep, answers(sweep, VALUE))
    assert inside(first, found.first_low, found.first_high).all()
    assert inside(total, found.total_low, found.total_high).all()
    widest = 7 / np.sqrt(found.rows)
    assert (found.first_high - found.first_low).max() < widest and (found.total_high - found.total_low).max() < widest
    assert found.rows == found.rows_planned


def test_first_and_total_order_are_not_mistaken_for_each_other(ishigami):
    """x3 of Ishigami's function does nothing alone and a quarter together with x1."""
    sweep = opened(ishigami)
    found = sobol.indices(sweep, answers(sweep, VALUE))
    assert abs(found.first[2]) < 0.1 < found.total_low[2]
    assert found.together == pytest.approx(1 - ISHIGAMI_FIRST.sum(), abs=0.1)


def test_a_factor_without_influence_has_indices_near_0(sobol_g):
    """The last four of the g-function have total indices of 0.0001: below 0.001 is near 0, and the interval says so."""
    sweep = opened(sobol_g)
    found = sobol.indices(sweep, answers(sweep, VALUE))
    assert (found.total_high[4:] < 0.001).all() and (found.total_low[:2] > 0.1).all()


def test_rows_with_missing_or_failed_runs_are_left_out_and_counted(folder):
    text = SALTELLI.format(function="ishigami", seed=1, points=128)
    merged = merge(folder, text, "part", only="0-99,105-639")
    plan = folder / "part.plan.h5"
    with h5py.File(plan) as file:
        sha256 = file.attrs["plan_sha256"]
    write_run(plan, 639, sha256.decode() if isinstance(sha256, bytes) else sha256, reason="it broke")
    run_program("sweep", "merge", plan, "-o", merged, "--partial", "--force", "--quiet")
    found = findings.find(opened(merged), VALUE)
    assert found.indices.rows == 128 - 5 - 1 and found.indices.rows_planned == 128
    assert found.notes[0] == "Of 640 runs 1 failed and 5 are missing."
    assert found.notes[1].startswith("value: 6 of 640 points are left out;")
    assert found.notes[2] == "value: 6 of 128 rows of the blocks are left out: they have points that are not complete."
    assert inside(ISHIGAMI_FIRST, found.indices.first_low, found.indices.first_high).all()


def test_a_block_that_is_missing_leaves_no_index_and_says_so(folder):
    merged = merge(folder, SALTELLI.format(function="ishigami", seed=1, points=64), "block", only="0-255")
    found = findings.find(opened(merged), VALUE)
    assert found.indices is None and found.ranking is None
    assert "0 of 64 rows are complete in all 5 blocks; indices need 16 at least." in found.notes


def test_points_in_another_order_are_refused(ishigami, tmp_path):
    shuffled = shutil.copy(ishigami, tmp_path / "shuffled.h5")
    with h5py.File(shuffled, "r+") as file:
        a, b, a1, *others = file["x1"][:].reshape(5, 256)
        file["x1"][:] = np.concatenate([a, b, others[0], a1, others[1]])
    sweep = opened(shuffled)
    with pytest.raises(DesignError, match=r"point 513 should be point 1 with x1 of point 257, and is not"):
        sobol.indices(sweep, answers(sweep, VALUE))


# --- Morris ---


def ishigami_of(x):
    return np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2 + 0.1 * x[..., 2] ** 4 * np.sin(x[..., 0])


def morris_function(x):
    """As sim/run/test_function.hpp has it; x (points, 20)."""
    w = 2 * (x - 0.5)
    w[:, [2, 4, 6]] = 2 * (1.1 * x[:, [2, 4, 6]] / (x[:, [2, 4, 6]] + 0.1) - 0.5)
    one = np.array([20.0 if i <= 10 else (-1.0) ** i for i in range(1, 21)])
    y = w @ one
    for i, j in itertools.combinations(range(1, 21), 2):
        y = y + (-15.0 if j <= 6 else (-1.0) ** (i + j)) * w[:, i - 1] * w[:, j - 1]
    for chosen in itertools.combinations(range(5), 3):
        y = y - 10 * w[:, list(chosen)].prod(axis=1)
    return y + 5 * w[:, :4].prod(axis=1)


def exact_mu_star(function, n_factors, points, seed=5):
    """Mean size of the effects over the levels 0, 1/3, 2/3, 1: of all points of three factors, of so many else."""
    if n_factors == 3:
        grid = np.array(list(itertools.product(np.arange(4) / 3, repeat=3)))
    else:
        grid = np.random.default_rng(seed).integers(4, size=(points, n_factors)) / 3
    out = []
    for factor in range(n_factors):
        lower = grid[grid[:, factor] < 0.5]  # each step joins a level of the lower half with one of the upper
        upper = lower.copy()
        upper[:, factor] += 2 / 3
        out.append(np.abs(function(upper) - function(lower)).mean() / (2 / 3))
    return np.array(out)


def test_intervals_of_mu_star_hold_it_as_often_as_they_say(folder):
    """Of 5 seeds x 20 inputs. An interval of 95 % holds the truth in 95 of 100 where all are independent; those of one
    seed are not, and ten walks are few for so skewed a thing as a size: 85 is asked for."""
    truth, hits, widths = exact_mu_star(morris_function, 20, 20_000), 0, []
    for seed in range(1, 6):
        sweep = opened(merge(folder, MORRIS.format(function="morris", seed=seed, points=10), f"morris_{seed}"))
        found = morris.screening(sweep, answers(sweep, VALUE))
        hits += inside(truth, found.low, found.high).sum()
        widths.append((found.high - found.low) / truth.max())
        groups = found.mu_star[:10].min(), found.mu_star[10:].max()
        assert groups[0] > 2 * groups[1], "inputs 1 to 10 act, 11 to 20 hardly"
    assert hits >= 85
    assert np.mean(widths) < 0.5 and np.max(widths) < 1.5


def test_mu_star_of_ishigami_is_that_of_its_grid(walks):
    sweep = opened(walks)
    found = morris.screening(sweep, answers(sweep, VALUE))
    truth = exact_mu_star(lambda places: ishigami_of((2 * places - 1) * np.pi), 3, 0)
    assert inside(truth, found.low, found.high).all() and (found.high - found.low < 15).all()
    assert found.walks == 10


def test_effects_are_per_full_range_with_their_sign(folder):
    """Inputs 8 to 10 of Morris' function: 40 for the full range, up to 2 more or less for each of 19 products;
    inputs 1 to 6 meet one another with -15 each."""
    sweep = opened(merge(folder, MORRIS.format(function="morris", seed=9, points=20), "signs"))
    found = morris.screening(sweep, answers(sweep, VALUE))
    np.testing.assert_allclose(found.mu[7:10], 40, atol=8)
    np.testing.assert_allclose(found.mu[7:10], found.mu_star[7:10])
    assert (found.sigma[:6] > 3 * found.sigma[7:10].max()).all()


def test_a_walk_with_a_missing_point_is_left_out_and_counted(folder):
    merged = merge(folder, MORRIS.format(function="ishigami", seed=1, points=6), "walk_part", only="0-9,11-23")
    found = findings.find(opened(merged), VALUE)
    assert found.screening.walks == 5 and found.screening.walks_planned == 6
    assert "value: 1 of 6 walks are left out: they have points that are not complete." in found.notes
    assert "Of 24 runs 0 failed and 1 are missing." in found.notes


def test_a_step_that_moves_two_factors_is_refused(walks, tmp_path):
    broken = shutil.copy(walks, tmp_path / "broken.h5")
    with h5py.File(broken, "r+") as file:
        for name in ("x1", "x2", "x3"):
            values = file[name][:]
            values[[1, 2]] = values[[2, 1]]
            file[name][:] = values
    sweep = opened(broken)
    with pytest.raises(DesignError, match=r"points 0 and 1 of walk 0 differ in 2 factors \(x\d, x\d\)"):
        morris.screening(sweep, answers(sweep, VALUE))


def test_a_parameter_that_nothing_asks_for_is_not_told_from_chance(toy):
    """Nobody flies in three years of so few people; noise is that of replicates."""
    sweep = opened(toy)
    found = morris.screening(sweep, answers(sweep, Question("arrivals")))
    assert found.mu_star[0] > 0 and np.isfinite(found.noise).all()
    assert not found.told_from_noise[1] and found.mu_star[1] < found.mu_star[0]


# --- factors and luck ---


@pytest.fixture(scope="module")
def hypercube(folder):
    return opened(merge(folder, HYPERCUBE.format(function="ishigami", seed=1, points=150), "hypercube"))


def with_noise(sweep, own, common, seed, replicates=6):
    """(points, replicates): answers with known noise, `own` at each point, `common` to all points of a replicate [sd].

    Functions have none, and so no replicates either.
    """
    draws = np.random.default_rng(seed)
    value = answers(sweep, VALUE)
    return value + draws.normal(0, own, (len(value), replicates)) + draws.normal(0, common, replicates)


def test_variance_is_split_into_factors_and_luck(hypercube):
    """Five times: known noise on Ishigami's function. Its variance of 13.84 is found within a quarter from 150 points;
    own luck 9 from 745 degrees of freedom, within 3 sqrt(2 / 745) = 0.16; common luck rests on 6 values, so that only
    the interval of the share is asked."""
    hits = 0
    for seed in range(5):
        found = variance.split(hypercube, with_noise(hypercube, own=3.0, common=2.0, seed=seed))
        assert found.factors == pytest.approx(ISHIGAMI, rel=0.25) and found.own_luck == pytest.approx(9, rel=0.16)
        hits += inside(ISHIGAMI / (ISHIGAMI + 9 + 4), found.low, found.high)
        assert found.high - found.low < 0.6
    assert hits >= 4


def test_luck_that_all_points_share_is_not_taken_from_what_factors_make(hypercube):
    """Its variance of 10,000 over 6 replicates is 120 times what factors make; a one-way split would leave nothing."""
    found = variance.split(hypercube, with_noise(hypercube, own=1.0, common=100.0, seed=1))
    assert found.factors == pytest.approx(ISHIGAMI, rel=0.25) and found.common_luck > 1000


def test_with_seeds_of_its_own_all_luck_of_a_point_is_its_own(hypercube):
    sweep = dataclasses.replace(hypercube, settings={**hypercube.settings, "common_random_numbers": False})
    found = variance.split(sweep, with_noise(sweep, own=3.0, common=0.0, seed=1))
    assert np.isnan(found.common_luck) and found.own_luck == pytest.approx(9, rel=0.16)
    assert found.factors == pytest.approx(ISHIGAMI, rel=0.25)
    assert inside(ISHIGAMI / (ISHIGAMI + 9), found.low, found.high)


@pytest.mark.parametrize("common", [True, False])
def test_luck_is_taken_from_the_variance_between_points(common, hypercube):
    """Without subtracting it, 40^2 / 6 = 267 of luck would pass for what factors make. Its variance is known within
    267 sqrt(2 / 149) = 31, thrice that is asked for."""
    sweep = dataclasses.replace(hypercube, settings={**hypercube.settings, "common_random_numbers": common})
    found = variance.split(sweep, with_noise(sweep, own=40.0, common=0.0, seed=1))
    assert found.factors < ISHIGAMI + 93 and found.low < ISHIGAMI / (ISHIGAMI + 1600) < found.high


def test_one_replicate_does_not_tell_luck_from_factors(ishigami):
    sweep = opened(ishigami)
    with pytest.raises(DesignError, match="one replicate does not tell luck from factors"):
        variance.split(sweep, answers(sweep, VALUE))


def test_points_of_one_walk_do_not_count_as_independent():
    """Two units of two equal points: the only difference there is lies between them."""
    assert variance.between(np.array([1.0, 1.0, 3.0, 3.0]), np.array([0, 0, 1, 1])) == pytest.approx(2.0)


# --- surrogate ---


@pytest.mark.parametrize("seed", [1, 2])
def test_a_surrogate_finds_the_indices_from_far_fewer_runs(seed, hypercube, folder):
    sweep = hypercube if seed == 1 else opened(
        merge(folder, HYPERCUBE.format(function="ishigami", seed=seed, points=150), f"hypercube_{seed}"))
    found = surrogate.surrogate(sweep, answers(sweep, VALUE))
    assert found.q2 > surrogate.LEAST_Q2 and found.points == 150
    assert inside(ISHIGAMI_FIRST, found.indices.first_low, found.indices.first_high).all()
    assert inside(ISHIGAMI_TOTAL, found.indices.total_low, found.indices.total_high).all()
    assert (found.indices.total_high - found.indices.total_low).max() < 0.3


def test_a_surrogate_that_foretells_little_gives_no_indices_and_says_why(folder):
    sweep = opened(merge(folder, HYPERCUBE.format(function="ishigami", seed=1, points=32), "poor"))
    found = findings.find(sweep, VALUE)
    assert found.indices is None and found.method == ""
    assert any("Q2 = " in note and "so there are no indices" in note for note in found.notes)


# --- reading ---


def test_places_are_those_the_design_chose(folder):
    """A Morris design of four levels stands at 0, 1/3, 2/3 and 1 of whatever distribution."""
    spreads = {"uniform": "", "log_uniform": "", "triangular": "mode = 0.2", "normal": "mean = 0.25\nsd = 0.1"}
    text = TOY.split("[[factor]]")[0].replace("2013", "2010").replace("-01-01", "-02-01").replace(
        'scenarios = ["baseline", "rescue"]\n', "").replace("replicates = 2\n", "")
    for n, (kind, more) in enumerate(spreads.items()):
        parameter = ("mu", "c_fee", "c_gain", "fatality_sea")[n]
        text += (f'[[factor]]\nparameter = "{parameter}"\ndistribution = "{kind}"\n'
                 f"least = 0.1\nmost = 0.4\n{more}\n")
    places = opened(merge(folder, text, "spreads")).places
    np.testing.assert_allclose(places * 3, np.round(places * 3), atol=1e-6)
    assert all(set(np.round(column * 3)) == {0, 1, 2, 3} for column in places.T)


def test_places_in_a_list_are_the_middles_of_its_parts():
    np.testing.assert_allclose(unit_places(np.array([0.9, 0.1, -0.5]), "one of 0.1, -0.5, 0.9"), [5 / 6, 1 / 6, 3 / 6])
    with pytest.raises(DesignError, match="a distribution that is not known here: 'beta'"):
        unit_places(np.array([1.0]), "beta")


def test_years_add_up_where_the_indicator_is_a_sum_and_are_means_where_it_is_a_stock(toy):
    sweep = opened(toy)
    for indicator, summed in (("arrivals", True), ("organisations", False)):
        dates, values, period = answers_over_time(sweep, Question(indicator))
        assert dates.tolist() == [2010, 2011, 2012] and values.shape == (12, 2, 3)
        whole = values.sum(axis=2) if summed else values.mean(axis=2)
        np.testing.assert_allclose(whole, answers(sweep, Question(indicator)), rtol=1e-9)
        assert ("mean" in period) != summed


def test_effects_of_a_scenario_are_looked_at_against_another(toy):
    sweep = opened(toy)
    under, before = (answers(sweep, Question("arrivals", name)) for name in ("rescue", "baseline"))
    np.testing.assert_array_equal(answers(sweep, Question("arrivals", "rescue", "baseline")), under - before)
    with pytest.raises(DesignError, match=r"there is no scenario 'recsue' \(did you mean 'rescue'\?\)"):
        answers(sweep, Question("arrivals", "recsue"))


# --- the command ---


def test_the_command_writes_words_tables_and_figures_and_the_same_bytes_again(toy, tmp_path, capsys):
    words = [str(toy), "--indicator", "arrivals", "-o"]
    assert sensitivity.main([*words, str(tmp_path / "one")]) == 0
    said = capsys.readouterr().out
    assert "Arrivals at a destination (arrivals, persons), under baseline: mean" in said
    assert "mu*" in said and "is luck" in said
    names = {path.name for path in (tmp_path / "one").iterdir()}
    assert names == {"account.txt", "factors.csv", "variance.csv", "over_time.csv", "arrivals_plane.png",
                     "arrivals_tornado.png", "arrivals_time.png"}
    assert sensitivity.main([*words, str(tmp_path / "two")]) == 0
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names)
    assert sensitivity.main([*words, str(tmp_path / "one")]) == 2
    assert "exist already; --force replaces them" in capsys.readouterr().err


def test_factors_that_the_table_leaves_out_are_counted(folder):
    sweep = opened(merge(folder, MORRIS.format(function="morris", seed=1, points=4), "many"))
    text = account.account(sweep, [findings.find(sweep, VALUE)], top=5)
    assert "  15 further factors, none above " in text


@pytest.mark.parametrize("words, says", [
    (["--indicator", "arivals"], "there is no indicator 'arivals' (did you mean 'arrivals'?); there are: arrivals, "),
    (["--scenario", "recsue"], "there is no scenario 'recsue' (did you mean 'rescue'?); there are: baseline, rescue"),
    (["--top", "0"], "--top 0: shows nothing"),
])
def test_what_is_not_there_is_told_with_the_nearest(words, says, toy, capsys):
    assert sensitivity.main([str(toy), *words]) == 2
    told = capsys.readouterr()
    assert says in told.err and told.out == ""


def test_files_that_are_no_merged_sweep_are_told_apart(folder, toy, ran, capsys):
    for path, says in ((folder / "toy.plan.h5", "is the plan of a sweep, which `corridor sweep run`"),
                       (ran, "is results of `corridor run` or `corridor compare`; expected what `corridor sweep"),
                       (folder / "none.h5", "there is no such file")):
        assert sensitivity.main([str(path)]) == 4
        assert says in capsys.readouterr().err
