"""Measures agree with what the program reckons itself, and with worked values."""

import json
import warnings

import numpy as np
import pytest
import xarray as xr

from corridor_analysis import measures
from corridor_analysis.read import open_results, read_provenance


@pytest.fixture(scope="module")
def results(compared):
    with open_results(compared) as opened:
        yield opened


@pytest.fixture(scope="module")
def printed(compared):
    """What `compare --json` printed."""
    return json.loads(compared.with_suffix(".json").read_text())


def by_replicate(*values):
    return xr.DataArray(list(values), dims="replicate")


def test_every_total_follows_from_the_months(results):
    for name in results.indicator.values:
        mine = measures.over_horizon(results, str(name))
        theirs = results.total.sel(indicator=name)
        # Sums of up to some 10^4 numbers in another order: far below 1e-9 of the sum.
        np.testing.assert_allclose(mine, theirs, rtol=1e-9, err_msg=str(name))
    rules = dict(zip(results.indicator.values, results.indicator_summary.values))
    assert set(measures.RATIOS) == {name for name, rule in rules.items() if rule == "ratio_of_sums"}


def test_years_sum_up_to_the_horizon_and_hold_their_own_months(results):
    deaths = measures.yearly(results, "deaths")
    assert list(deaths.year.values) == [2010, 2011, 2012, 2013, 2014] and deaths.attrs["units"] == "persons"
    np.testing.assert_array_equal(deaths.sum("year"), measures.over_horizon(results, "deaths"))
    organisations = measures.yearly(results, "organisations").sel(year=2012)
    np.testing.assert_allclose(organisations, results.indicator_organisations.sel(time="2012").mean("time"))
    rate = measures.yearly(results, "deaths_per_1000_journeys").sel(year=2012)
    months = results.sel(time="2012")
    expected = 1000 * months.indicator_deaths.sum("time") / months.indicator_journeys.sum("time")
    np.testing.assert_allclose(rate, expected)
    assert not np.allclose(rate, months.indicator_deaths_per_1000_journeys.mean("time")), "a mean of ratios is another"


def test_intervals_and_verdicts_are_the_program_s(results, compared):
    scale = float(read_provenance(compared).settings["scale"])
    change = measures.t_interval(measures.differences(results.total))
    for mine, theirs in (("mean", "mean"), ("low", "low"), ("high", "high"), ("same_sign", "same_sign"),
                         ("could_be_seen_from", "could_be_seen_from"), ("n", "replicates")):
        stored = results[f"change_{theirs}"].sel(scenario=change.scenario)
        np.testing.assert_allclose(change[mine], stored, rtol=1e-9, atol=1e-9, err_msg=mine)
    for scenario in change.scenario.values:
        for name in change.indicator.values:
            at = {"scenario": scenario, "indicator": name}
            direction = measures.about(results, str(name), "direction")
            step = scale if measures.about(results, str(name), "unit") == "persons" else 0.0
            assert measures.verdict(change.sel(at), direction, step) == str(results.change_verdict.sel(at).item()), at
    seen = set(results.change_verdict.values.ravel())
    assert {"better", "worse", "unchanged", "unresolved"} <= seen, "the file shows too little to test with"


def test_displacement_and_costs_are_the_program_s(results, printed):
    costs = 0
    for found in printed["findings"]:
        scenario = found["scenario"]
        for row in found["displacement"]:
            what, where = row["indicator"].split("_")
            counts = measures.attempts(results) if what == "attempts" else results.leg_deaths
            sums = measures.by_legs_acted_on(results, scenario, counts).sel(acted_on=where == "treated")
            change = measures.t_interval(measures.differences(sums)).sel(scenario=scenario)
            assert float(sums.sel(scenario="baseline").mean()) == pytest.approx(row["baseline"])
            assert float(change["mean"]) == pytest.approx(row["change"])
            assert float(change.low) == pytest.approx(row["low"])
        check_ratio(measures.displaced_share(results, scenario), found["displaced_share"])
        for indicator, cost in found["cost_each"].items():
            check_ratio(measures.cost_per_outcome(results, scenario, indicator), cost)
            costs += cost is not None
    assert costs > 0


def check_ratio(mine, theirs):
    if theirs is None:
        assert not mine.estimable
    else:
        assert (mine.value, mine.low, mine.high) == pytest.approx((theirs["value"], theirs["low"], theirs["high"]))


def test_an_interval_by_hand():
    # Differences 1, 2, 3: sd 1, t(0.975; 2) = 4.303, half width 4.303 / sqrt(3) = 2.484.
    interval = measures.t_interval(by_replicate(1.0, 2.0, 3.0))
    assert float(interval["mean"]) == 2 and float(interval.low) == pytest.approx(2 - 2.484, abs=1e-3)
    assert measures.verdict(interval, "more_is_harm") == "unresolved"
    alone = measures.t_interval(by_replicate(5.0))
    assert np.isnan(alone.low) and measures.verdict(alone, "more_is_good") == "unresolved"
    with_gap = measures.t_interval(by_replicate(1.0, 2.0, 3.0, np.nan))
    assert int(with_gap.n) == 3 and float(with_gap.low) == pytest.approx(float(interval.low))
    assert measures.verdict(measures.t_interval(by_replicate(np.nan, np.nan)), "neither") == "undefined"


@pytest.mark.parametrize("direction, falls", [
    ("more_is_harm", "better"), ("more_is_good", "worse"), ("neither", "lower")])
def test_a_fall_means_what_the_direction_says(direction, falls):
    assert measures.verdict(measures.t_interval(by_replicate(-5.0, -5.1, -4.9)), direction) == falls


def test_the_same_one_or_two_simulated_persons_in_every_replicate_are_no_finding():
    alike = measures.t_interval(by_replicate(-50.0, -50.0, -50.0, -50.0))
    assert measures.verdict(alike, "more_is_good", 50.0) == "unresolved"
    assert measures.verdict(alike, "more_is_good", 25.0) == "unresolved"
    assert measures.verdict(alike, "more_is_good", 20.0) == "worse"
    assert measures.verdict(alike, "more_is_good") == "worse", "money and shares are exact by design"


def test_fieller_covers_the_ratio_as_often_as_it_says():
    # 400 samples: the share of covering intervals has standard error sqrt(0.95 0.05 / 400) = 0.011; bound 4 of them.
    random = np.random.default_rng(1954)
    covered = 0
    for _ in range(400):
        x = 10 + random.normal(size=8)
        y = 3 * x + 2 * random.normal(size=8)
        ratio = measures.ratio_of_means(y, x)
        covered += ratio.low <= 3 <= ratio.high
    assert covered / 400 == pytest.approx(0.95, abs=0.044)
    assert not measures.ratio_of_means([1, 2, 3], [-1, 0, 1.2]).estimable
    assert not measures.ratio_of_means([1], [1]).estimable


def test_cuts_add_up_to_the_whole_and_rates_are_per_1000(results):
    whole = measures.persons(results, "died")
    np.testing.assert_array_equal(whole, measures.over_horizon(results, "deaths"))
    for axis in measures.ATTRIBUTES:
        np.testing.assert_array_equal(measures.persons(results, "died", [axis]).sum(axis), whole)
    rate = measures.rate_by(results, "died", "sex").sel(sex="female", scenario="baseline", replicate=0)
    women = results.sel(sex="female", scenario="baseline", replicate=0)
    assert float(rate) == pytest.approx(1000 * int(women.persons_died.sum()) / int(women.persons_departed.sum()))
    with pytest.raises(ValueError, match="by status there are counts only"):
        measures.rate_by(results, "died", "status")
    with pytest.raises(ValueError, match="cannot be cut by colour; known: year, sex, age"):
        measures.persons(results, "died", ["colour"])
    with pytest.raises(ValueError, match="there is no event 'dead'; nearest: "):
        measures.persons(results, "dead")


def test_large_arrays_are_summed_replicate_by_replicate_to_the_same(results, monkeypatch):
    asked = [lambda: measures.persons(results, "died", ["sex", "year"]), lambda: measures.yearly(results, "mean_fee"),
             lambda: measures.by_legs_acted_on(results, "border_patrol", results.leg_deaths)]
    at_once = [one() for one in asked]
    monkeypatch.setattr(measures, "LARGE", 0)
    for one, expected in zip(asked, at_once):
        xr.testing.assert_identical(one(), expected)


def test_outcomes_add_up_to_departures(results):
    ends = measures.outcomes(results, ["origin"])
    assert ends.dims == ("scenario", "replicate", "origin", "outcome")
    np.testing.assert_allclose(ends.sum("outcome"), measures.persons(results, "departed", ["origin"]))
    home = results.persons_gave_up.sel(status="at_home").sum()
    assert int(ends.sel(outcome="gave_up").sum()) == int(results.persons_gave_up.sum() - home) and home > 0


def test_what_cannot_be_asked_is_told(results, ran):
    with pytest.raises(KeyError, match="there is no indicator 'death'; nearest: deaths"):
        measures.monthly(results, "death")
    with pytest.raises(ValueError, match="only counts of persons have a cost each"):
        measures.cost_per_outcome(results, "border_patrol", "mean_fee")
    with open_results(ran) as single:
        alone = measures.over_horizon(single, "deaths").assign_coords(scenario=["other"])
        with pytest.raises(ValueError, match="there is no scenario 'baseline' to compare with; there are: other"):
            measures.differences(alone)


def test_quantiles_leave_the_undefined_out():
    values = by_replicate(1.0, 2.0, 3.0, np.nan)
    np.testing.assert_allclose(measures.quantiles(values, [0, 0.5, 1]), [1, 2, 3])


def test_quantiles_of_nothing_are_silent():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isnan(measures.quantiles(by_replicate(np.nan, np.nan))).all()
