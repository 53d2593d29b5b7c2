"""What `sensitivity` says to who meets it first: names, differences, digits, part of a year, and what it refuses."""

import numpy as np
import pandas as pd
import pytest

from conftest import run_program
from corridor_analysis import sensitivity
from corridor_analysis.sensitivity import account, findings, morris, surrogate, variance
from corridor_analysis.sensitivity.sweep import (
    DesignError, Question, answers, answers_over_time, label_of_design, resolved)
from swept import HYPERCUBE, VALUE, made, made_walks, merge, opened

HEAD = """title = "test"
corridor = "toy"
until = {until}
scale = 500
seed = 3
replicates = {replicates}
indicators = ["arrivals", "mean_fee"]
"""
FEES = """[[factor]]
parameter = "c_fee"
least = 0.015
most = 0.06
"""
JOINED = '["baseline", "rescue", "rescue+livelihoods"]'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sweeps")


@pytest.fixture(scope="module")
def by_scenario(folder):
    """A grid over scenarios and nothing else."""
    head = HEAD.format(until="2011-07-01", replicates=3)
    return merge(folder, head + f'design = "grid"\n[[factor]]\nscenario = {JOINED}\n', "by_scenario")


@pytest.fixture(scope="module")
def under_scenarios(folder):
    """Four walks of two points under each of three scenarios, over three years and a half."""
    design = f'keep = "months"\nscenarios = {JOINED}\ndesign = "morris"\ntrajectories = 4\nlevels = 4\n'
    return merge(folder, HEAD.format(until="2013-07-01", replicates=2) + design + FEES, "under_scenarios")


@pytest.fixture(scope="module")
def to_july(folder):
    design = 'keep = "months"\ndesign = "morris"\ntrajectories = 4\nlevels = 4\n'
    return merge(folder, HEAD.format(until="2012-07-01", replicates=1) + design + FEES, "to_july")


# --- scenarios ---


def test_scenarios_that_act_together_have_one_name_in_whatever_order_it_is_written(by_scenario):
    factor = opened(by_scenario).factors[0]
    assert factor.spread == "one of baseline, rescue, livelihoods+rescue"
    np.testing.assert_allclose(factor.places, [1 / 6, 3 / 6, 5 / 6])


@pytest.mark.parametrize("name", ["rescue+livelihoods", "livelihoods+rescue"])
def test_either_order_is_taken_on_the_command_line(name, under_scenarios, capsys):
    assert sensitivity.main([str(under_scenarios), "--scenario", name, "--indicator", "arrivals"]) == 0
    assert "under livelihoods+rescue: mean" in capsys.readouterr().out
    assert sensitivity.main([str(under_scenarios), "--against", name, "--indicator", "arrivals"]) == 0
    assert "Difference in Arrivals at a destination (arrivals, persons), baseline less livelihoods+rescue: mean" in (
        capsys.readouterr().out)


@pytest.mark.parametrize("asked, of", [
    ((None, None), "baseline"),
    ((None, "rescue"), "baseline less rescue"),
    ((None, "baseline"), "rescue less baseline"),
    (("rescue", None), "rescue"),
    (("rescue", "livelihoods+rescue"), "rescue less livelihoods+rescue"),
])
def test_what_is_looked_at_is_said_in_words_tables_and_figures(asked, of, under_scenarios):
    sweep = opened(under_scenarios)
    found = findings.find(sweep, Question("arrivals", *asked))
    assert found.question.of == of
    said = account.account(sweep, [found])
    assert f"looked at: {of}, of the scenarios baseline, rescue and livelihoods+rescue" in said
    assert ("Difference in " in said) == ("less" in of) == ("of mean difference" in said)
    for table in (account.factors_table([found]), account.variance_table([found]), account.course_table([found])):
        assert set(table.looked_at) == {of} and len(table)
    first, *rest = of.split(" less ")
    expected = answers(sweep, Question("arrivals", first))
    for other in rest:
        expected = expected - answers(sweep, Question("arrivals", other))
    np.testing.assert_array_equal(answers(sweep, Question("arrivals", *asked)), expected)


def test_a_scenario_against_itself_is_refused(under_scenarios, capsys):
    for words in (["rescue", "rescue"], ["rescue+livelihoods", "livelihoods+rescue"]):
        assert sensitivity.main([str(under_scenarios), "--scenario", words[0], "--against", words[1]]) == 2
        told = capsys.readouterr()
        assert "against itself changes nothing; there are: baseline" in told.err and told.out == ""
    with pytest.raises(DesignError, match="there is no scenario 'rescue'.*there are: none"):
        resolved(made("points", np.zeros((3, 1))), Question("value", None, "rescue"))


def test_a_grid_over_scenarios_has_a_table_of_means(by_scenario, tmp_path, capsys):
    assert sensitivity.main([str(by_scenario), "--indicator", "arrivals", "-o", str(tmp_path / "out")]) == 0
    said, table = capsys.readouterr().out, pd.read_csv(tmp_path / "out" / "means.csv")
    assert "too few for a surrogate" in said and "  scenario " in said and "livelihoods+rescue" in said
    values = answers(opened(by_scenario), Question("arrivals"))
    np.testing.assert_allclose(table["mean"], values.mean(axis=1))
    half = 4.302653 * values.std(axis=1, ddof=1) / 3**0.5  # Student's t with two degrees of freedom, 97.5 %
    np.testing.assert_allclose(table.high - table["mean"], half, rtol=1e-5)
    np.testing.assert_allclose(table.less_first, values.mean(axis=1) - values[0].mean())
    assert table.scenario.tolist() == ["baseline", "rescue", "livelihoods+rescue"]


# --- digits and verdicts ---


@pytest.mark.parametrize("value, low, high, chance, step", [
    (187.0, 32.6, 389.9, 27.9, 1.0),
    (187.0, 28.2, 389.9, 27.9, 0.1),
    (0.0123, 0.0119, 0.0131, 0.001, 1e-4),
    (5.0, np.nan, np.nan, 1.0, 0.01),
    (0.0, 0.0, 0.0, 0.0, 0.0),
])
def test_the_table_has_digits_enough_to_compare_the_low_end_and_chance(value, low, high, chance, step):
    assert account._step_of_row(value, low, high, chance) == pytest.approx(step)


def screened(low, noise):
    """A finding of two factors, the first with these numbers and told if they allow it."""
    low, noise = np.array([low, 0.0]), np.array([noise, 28.0])
    one = morris.Screening(["a", "b"], np.array([187.0, 1.0]), np.array([187.0, 1.0]), low, np.array([389.9, 2.0]),
                           np.ones(2), noise, np.array([0.001, 1.0]), 100.0, 6, 6)
    return findings.Finding(VALUE, "Value", "1", 1.0, "morris", one, None, np.nan, None, None, [])


def test_the_table_does_not_contradict_its_verdict_and_the_csv_has_it():
    found = screened(32.6, 27.9)
    row = next(line for line in account._screened(found, found.ranking, 5) if line.lstrip().startswith("a "))
    assert row.split() == ["a", "187", "33", "to", "390", "187", "%", "187", "1", "28", "yes"]
    table = account.factors_table([found]).set_index(["measure", "factor"])
    assert table.loc[("mu_star", "a"), "told"] == "yes" and table.loc[("mu_star", "b"), "told"] == "no"
    assert table.loc[("sigma", "a"), "told"] == ""


def test_without_intervals_it_is_not_said_that_nothing_is_told():
    found = screened(np.nan, 27.9)
    assert account.told_sentence(found.ranking).startswith("Without intervals nobody knows")
    assert set(account.factors_table([found]).told) == {""}


# --- part of a year ---


def test_a_part_of_a_year_is_left_out_and_told(under_scenarios):
    sweep = opened(under_scenarios)
    dates, values, period = answers_over_time(sweep, Question("arrivals"))
    assert dates.tolist() == [2010, 2011, 2012] and values.shape[2] == 3
    assert period == "years (left out: 2013, of 6 months)"
    found = findings.find(sweep, Question("arrivals"))
    assert "Over time: by years (left out: 2013, of 6 months)." in found.notes
    assert set(account.course_table([found]).period) == {period}


def test_two_whole_years_and_a_part_are_told_by_month(to_july):
    dates, values, period = answers_over_time(opened(to_july), Question("arrivals"))
    assert period == "months" and len(dates) == values.shape[2] == 30


# --- surrogates ---


def test_no_surrogate_is_fitted_unasked_to_few_points_a_factor(folder, monkeypatch):
    """79 points of eight factors; 80 would be ten a factor."""
    monkeypatch.setattr(surrogate, "SLOW", 1.0)
    text = HYPERCUBE.format(function="sobol_g", seed=1, points=79)
    sweep, said = opened(merge(folder, text, "few")), []
    found = findings.find(sweep, VALUE, tell=said.append)
    assert found.indices is None and not said
    assert found.notes[0] == (
        "79 complete points are few for a surrogate of 8 factors, so none was fitted; 80 would do, 10 a factor, and "
        "--surrogate asks for one all the same, which may take long.")
    findings.find(sweep, VALUE, use_surrogate=True, tell=said.append)
    assert said == ["value: fitting 1 surrogate to 79 points of 8 factors, some 10 seconds"]


def test_what_takes_long_is_announced():
    assert surrogate.announcement(60, 3) == ""
    assert surrogate.announcement(100, 40) == "fitting 1 surrogate to 100 points of 40 factors, some 40 seconds"
    assert surrogate.announcement(278, 139) == "fitting 1 surrogate to 278 points of 139 factors, some 18 minutes"
    assert surrogate.announcement(9000, 5, 4) == "fitting 4 surrogates to 400 points of 5 factors, some 6 minutes"


@pytest.mark.parametrize("design, size", [("morris", 4), ("saltelli", 5)])
def test_parts_hold_whole_walks_and_rows(design, size):
    sweep = made(design, np.random.default_rng(1).random((20 * size, 3)))
    groups = surrogate._groups(sweep)
    parts = surrogate._parts_of(groups)
    assert len(np.unique(groups)) == 20 and all(len(set(parts[groups == one])) == 1 for one in range(20))
    assert np.bincount(parts).tolist() == [2 * size] * 10


def test_luck_of_a_walk_is_not_foretold_from_its_own_points():
    """Half of the variance is luck that all points of a walk share: Q2 is a half at most; by leaving single points out,
    it was 0.9."""
    sweep, draws = made_walks(40, 3, 1), np.random.default_rng(1)
    y = sweep.places[:, 0] / sweep.places[:, 0].std() + np.repeat(draws.normal(size=40), 4)
    with pytest.raises(surrogate.Untrustworthy) as caught:
        surrogate.surrogate(sweep, y[:, None])
    assert float(str(caught.value).split("Q2 = ")[1].split(")")[0]) < 0.6


def test_too_few_walks_do_not_show_how_well_a_surrogate_foretells():
    sweep = made_walks(3, 12, 1)
    with pytest.raises(DesignError, match="points of 3 walks or rows do not show how well a surrogate foret"):
        surrogate.surrogate(sweep, sweep.places[:, :1])


def test_beside_luck_q2_has_a_bound():
    """Means of two have half of a variance of 1 in luck, beside 1 of the points: 1 / 1.5."""
    draws = np.random.default_rng(1)
    values = draws.normal(size=4000)[:, None] + draws.normal(size=(4000, 2))
    assert surrogate.q2_beside_luck(values, common=False) == pytest.approx(2 / 3, abs=0.03)
    assert surrogate.q2_beside_luck(values + [0.0, 50.0], common=True) == pytest.approx(2 / 3, abs=0.03)
    assert np.isnan(surrogate.q2_beside_luck(values[:, :1], common=True))


def test_a_surrogate_of_walks_says_what_walks_tell_and_when_it_foretells_luck():
    sweep, draws = made_walks(10, 3, 2), np.random.default_rng(1)
    values = sweep.places[:, :1] + draws.normal(0, 3, size=(40, 2))
    fitted = surrogate.Surrogate(0.95, None, 40, 40, 0)
    notes = findings._about_fit(sweep, values, fitted)
    assert notes[0].startswith("Luck leaves a Q2 of 0.") and "these replicates" in notes[0]
    assert notes[1].startswith("Elementary effects of the same points tell none of 3 factors from chance.")
    assert findings._about_fit(sweep, sweep.places[:, :1] + draws.normal(0, 0.01, size=(40, 2)), fitted)[0].startswith(
        "Elementary effects of the same points tell 1 of 3 factors")


def test_points_that_stand_where_others_do_are_counted_in_words():
    places = np.random.default_rng(1).random((44, 2))
    places[40:] = places[:4]
    sweep = made("points", places)
    fitted = surrogate.surrogate(sweep, places[:, :1])
    assert (fitted.points, fitted.points_complete, fitted.points_equal) == (40, 40, 4)
    assert findings._about_fit(sweep, places[:, :1], fitted) == [
        "4 complete points of 44 stand where another does, with the same random numbers, and so the same runs: the "
        "surrogate counts them once."]


# --- wording ---


def test_one_factor_is_not_one_factors():
    assert label_of_design(made("grid", np.zeros((8, 1)), 1)) == "grid, 8 points of 1 factor, 1 replicate a point"
    assert label_of_design(made("grid", np.zeros((1280, 2)), 2)).startswith("grid, 1,280 points of 2 factors, 2 repl")


def test_walks_that_are_complete_are_told_from_those_that_are_not():
    sweep = made_walks(6, 3, 2)
    values = np.random.default_rng(1).random((24, 2))
    values[9:] = np.nan
    with pytest.raises(DesignError, match="complete to tell luck from factors: 2 of 6 walks and parts of 1 more; 4 wo"):
        variance.split(sweep, values)
    one = morris.screening(sweep, values)
    assert findings._incomplete(one) == [
        "4 of 6 walks are left out: they have points that are not complete.",
        "2 walks are too few for an interval; 4 would do."]
    with pytest.raises(DesignError, match="complete to tell luck from factors: 3 of 3 points; 4 would do"):
        variance.split(made("grid", np.zeros((3, 1)), 2), values[:3])


# --- refusals ---


def test_a_sweep_without_a_run_is_refused(folder, capsys):
    text = HEAD.format(until="2010-02-01", replicates=2) + 'design = "grid"\n' + FEES + "levels = 2\n"
    file, plan, merged = folder / "none.toml", folder / "none.plan.h5", folder / "none.h5"
    file.write_text(text)
    run_program("sweep", "plan", file, "-o", plan, "--quiet")
    run_program("sweep", "merge", plan, "-o", merged, "--partial", "--quiet")
    assert sensitivity.main([str(merged)]) == 4
    told = capsys.readouterr()
    assert "none.h5: none of its 4 runs is done: `corridor sweep run` makes them" in told.err and told.out == ""


def never(*_, **__):
    raise AssertionError("it was reckoned before it was refused")


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_reckoned(
        under_scenarios, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sensitivity, "find", never)
    file, full, locked = tmp_path / "file", tmp_path / "full", tmp_path / "locked"
    file.write_text("mine")
    full.mkdir()
    locked.mkdir()
    (full / "arrivals_tornado.png").write_text("mine")
    can = sensitivity.os.access
    monkeypatch.setattr(sensitivity.os, "access", lambda path, mode: path != locked and can(path, mode))
    begins = "corridor_analysis: "
    for out, code, says in ((file, 2, f"{begins}-o {file}: is a file; expected a folder\n"),
                            (file / "in", 2, f"{begins}-o {file / 'in'}: {file} is a file; expected a folder\n"),
                            (full, 2, f"{begins}{full / 'arrivals_tornado.png'} exists already; --force replaces it\n"),
                            (locked / "in", 4, f"{begins}-o {locked / 'in'}: nothing may be written by you in {locked}")):
        assert sensitivity.main([str(under_scenarios), "--indicator", "arrivals", "-o", str(out)]) == code
        told = capsys.readouterr()
        assert says in told.err and told.out == ""
    assert file.read_text() == "mine" and not list(locked.iterdir())


def test_the_files_that_are_looked_for_are_those_that_are_written(under_scenarios, tmp_path, capsys):
    out = tmp_path / "out"
    assert sensitivity.main([str(under_scenarios), "-o", str(out)]) == 0
    written = set(out.iterdir())
    assert len(written) > 8 and written <= set(sensitivity._files(out, ["arrivals", "mean_fee"], "png"))
    capsys.readouterr()
