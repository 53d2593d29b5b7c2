"""What a comparison says in words is what the file holds in figures."""

import dataclasses

import numpy as np
import pytest
import xarray as xr

from corridor_analysis import compare, measures, themes
from corridor_analysis.read import open_results


@pytest.fixture(scope="module")
def results(compared):
    with open_results(compared) as opened:
        yield opened


def effect(indicator, verdict, mean, **others):
    """An effect of a policy that never was."""
    fields = dict(scenario="s", indicator=indicator, unit="persons", direction="more_is_harm", baseline=1000.0,
                  value=1000.0 + mean, mean=mean, low=mean - 10, high=mean + 10, could_be_seen_from=15.0,
                  same_sign=1.0, replicates=20, verdict=verdict)
    return compare.Effect(**{**fields, **others})


def test_effects_are_those_of_the_file(results):
    found = compare.effects(results, "border_patrol")
    assert {one.indicator for one in found} == set(results.indicator.values)
    for one in found:
        at = {"scenario": "border_patrol", "indicator": one.indicator}
        assert one.verdict == results.change_verdict.sel(at).item()
        np.testing.assert_equal(one.mean, float(results.change_mean.sel(at)))
        if one.replicates:
            assert one.value - one.baseline == pytest.approx(one.mean, rel=1e-6, abs=1e-6 * abs(one.baseline))
    inert = compare.effects(results, "placebo")
    assert {one.verdict for one in inert if one.indicator != "policy_cost"} <= {"unchanged", "undefined"}
    assert compare.harms(inert)[0].in_words in ("no change in any replicate", "not defined in any replicate")


def test_what_is_not_resolved_says_its_interval_first():
    one = effect("deaths", "unresolved", -119.0, low=-250.0, high=12.0, could_be_seen_from=190.0)
    assert one.in_short == ("between 250 fewer and 10 more (95 % interval); "
                            "a true change of 190 (19 % of baseline) would be resolved four times in five")
    assert one.in_words == f"could not be told from chance: {one.in_short}"
    assert one.in_card == "between 250 fewer and 10 more (95 % interval; −25 to +1 % of baseline)"
    assert effect("regular_share", "unresolved", -0.1, low=-0.2, high=0.1, unit="-").in_card == (
        "between 20 percentage points lower and 10 higher (95 % interval)")
    alone = effect("deaths", "unresolved", -119.0, low=np.nan, high=np.nan, could_be_seen_from=np.nan, replicates=1)
    assert alone.in_words == alone.in_short == "one replicate cannot tell a change from chance"


def test_every_harm_of_the_file_stands_in_the_box_the_worst_first(results):
    found = compare.effects(results, "border_patrol")
    harms = compare.harms(found)
    stored = {str(name) for name in results.indicator.values
              if measures.about(results, str(name), "direction") == "more_is_harm" and not themes.is_detail(str(name))}
    assert {one.indicator for one in harms} == stored
    verdicts = [one.verdict for one in harms]
    assert verdicts == sorted(verdicts, key=["worse", "unresolved", "undefined", "unchanged", "better"].index)


def test_lower_flows_with_more_deaths_are_never_a_success():
    fewer = effect("journeys", "lower", -200.0, direction="neither")
    legs = effect("attempts", "lower", -200.0, direction="neither")  # of borders, which one journey crosses several of
    home = effect("first_departures", "lower", -200.0, direction="neither")
    as_many = effect("journeys", "higher", 200.0, direction="neither")
    assert compare.alarms([legs, home, as_many, effect("deaths", "worse", 100.0)])[0].startswith("More people die.")
    alarms = compare.alarms([fewer, effect("deaths", "worse", 100.0)])
    assert alarms[0] == ("Fewer people travel and more of them die. "
                         "Deaths: about 100 more (95 % interval 90 to 110 more).")
    rate = effect("deaths_per_1000_journeys", "worse", 2.0, low=1.0, high=3.0, unit="per 1000")
    alarms = compare.alarms([fewer, effect("deaths", "better", -50.0), rate])
    assert alarms[0].startswith("Fewer people set out, but more die for each journey.")
    assert alarms[0].endswith(compare.LAG), "deaths of those who left before stand over fewer journeys"
    assert compare.LAG not in compare.alarms([as_many, rate])[0]
    moved = [effect("attempts_treated", "lower", -90.0), effect("attempts_elsewhere", "higher", 80.0),
             effect("deaths_elsewhere", "worse", 30.0)]
    alarms = compare.alarms(moved)
    assert "Deaths rose where the policy does not act" in alarms[0] and "Attempts moved" in alarms[1]
    assert "80 more" in alarms[1] and "90 fewer" in alarms[1]
    assert compare.alarms([fewer, effect("deaths", "better", -50.0)]) == []


def test_people_who_fare_worse_are_told_with_how_much_the_most_first():
    held = effect("in_detention", "worse", 74.0, baseline=20_000.0)
    refused = effect("referrals_refused", "worse", 520.0, baseline=760.0)
    tried = effect("wrongly_prosecuted", "worse", 44.0, baseline=0.0)
    requests = effect("requests_waiting", "worse", 900.0, unit="requests")
    assert compare.alarms([held, requests, refused, tried]) == [
        "Worse for people: helpers convicted who took no benefit: about 44 more; referrals refused for want of room: about "
        "520 more, 68 % of baseline; people in detention at a time: about 74 more, 0.37 % of baseline."]


def share(*percent):
    """A displaced share and the ends of its interval."""
    return measures.RatioOfMeans(*(one / 100 for one in percent))


@pytest.mark.parametrize("verdict, percent, said", [
    ("higher", (-274, -5000, -10), "Attempts there rose: nothing was deterred"),
    ("higher", (274, 10, 5000), "Attempts there rose: nothing was deterred"),
    ("unchanged", (np.nan,) * 3, "Attempts there did not change: nothing was deterred"),
    ("unresolved", (np.nan,) * 3, "Whether attempts there fell cannot be told from chance"),
    ("unresolved", (-274, -5000, -10), "Whether attempts there fell cannot be told from chance"),
    ("undefined", (np.nan,) * 3, "Whether attempts there fell cannot be told from chance"),
    ("lower", (np.nan,) * 3, "cannot be told from chance"),
    ("lower", (-40, -60, -10), "Attempts there fell, and on the others as well: nothing was displaced."),
    ("lower", (40, -60, 130), "reappeared on the others cannot be told (95 % interval −60 to 130 %)"),
    ("lower", (5, -20, 30), "not more than 30 % did (95 % interval −20 to 30 %)"),
    ("lower", (40, 30, 52), "about 40 % reappeared on the others (95 % interval 30 to 52 %)"),
    ("lower", (90, 30, 152), "(95 % interval 30 to 150 %): all of them, within chance. A detour"),
    ("lower", (150, 110, 400), "about 150 % reappeared on the others (95 % interval 110 to 400 %): more than all."),
])
def test_only_what_was_deterred_can_be_displaced(verdict, percent, said):
    fallen = effect("attempts_treated", verdict, 1815.0, direction="neither")
    told = compare.displaced_in_words(fallen, share(*percent))
    assert said in told
    assert ("fell, and on the others" in told) == (verdict == "lower" and percent[2] < 0)


@pytest.mark.parametrize("treated, parts", [
    (None, {"deaths_treated", "deaths_elsewhere", "deaths_off_legs"}),  # as it is: 2 of 14 legs
    (1, {"deaths_treated", "deaths_off_legs"}), (0, {"deaths_elsewhere", "deaths_off_legs"})])
def test_deaths_on_legs_and_on_none_are_all_deaths(results, treated, parts):
    changed = results if treated is None else results.assign(leg_treated=results.leg_treated * 0 + treated)
    found = {one.indicator: one for one in compare.effects_where_it_acts(changed, "border_patrol")}
    deaths = next(one for one in compare.effects(results, "border_patrol") if one.indicator == "deaths")
    assert {name for name in found if name.startswith("deaths")} == parts == set(themes.PARTS_OF_DEATHS) & set(found)
    assert ("attempts_treated" in found) == (treated is None), "with one side alone nothing can be displaced"
    for what in ("baseline", "value", "mean"):
        assert sum(getattr(found[name], what) for name in parts) == pytest.approx(getattr(deaths, what))
    assert found["deaths_off_legs"].baseline > 0, "else the sum says nothing"


@pytest.mark.parametrize("more, verdict", [(0, "unchanged"), (1, "unresolved"), (2, "unresolved"), (3, "worse")])
def test_the_same_few_simulated_deaths_in_every_replicate_are_no_finding(results, more, verdict):
    at = {"scenario": "border_patrol", "leg": "cira-sea", "time": 0}
    deaths = results.leg_deaths.sel(scenario=["baseline"]).load()
    both = xr.concat([deaths, deaths.assign_coords(scenario=["border_patrol"])], "scenario")
    both[{"time": 0}] = both[{"time": 0}].where(
        (both.scenario != at["scenario"]) | (both.leg != at["leg"]), both[{"time": 0}] + more * results.attrs["scale"])
    changed = results.sel(scenario=["baseline", "border_patrol"]).assign(leg_deaths=both)
    found = {one.indicator: one for one in compare.effects_where_it_acts(changed, "border_patrol")}
    assert results.attrs["scale"] == 50 and found["deaths_treated"].mean == 50 * more
    assert found["deaths_treated"].verdict == verdict and found["deaths_elsewhere"].verdict == "unchanged"


def test_a_replicate_without_a_value_on_one_side_counts_on_neither():
    rates = xr.DataArray([[1.0, 2.0, 9.0], [3.0, 5.0, np.nan]], dims=["scenario", "replicate"],
                         coords={"scenario": ["baseline", "s"]})
    found = compare.effect_on("deaths_per_1000_journeys", "per 1000", "more_is_harm", rates, "s")
    assert (found.baseline, found.value, found.mean, found.replicates) == (1.5, 4.0, 2.5, 2)


def test_an_outcome_without_a_resolved_gain_has_no_price(results):
    found = compare.effects(results, "victim_screening")
    prices = {one.indicator: one for one in compare.costs(results, "victim_screening", found)}
    assert set(compare.ALWAYS_PRICED) <= set(prices), "deaths stand there whatever became of them"
    assert prices["identified"].verdict == "better"
    assert prices["identified"].in_words.startswith("about ") and "USD (95 % interval" in prices["identified"].in_words
    worse = dataclasses.replace(prices["identified"], verdict="worse")
    assert worse.in_words == "not estimable (it got worse)"
    skewed = measures.RatioOfMeans(66_462, 34_258, 1_108_270)
    assert dataclasses.replace(prices["identified"], each=skewed).in_words == (
        "about 70,000 USD (95 % interval 30,000 to 1.11 million)")
    free = [dataclasses.replace(one, mean=0.0) if one.indicator == "policy_cost" else one for one in found]
    assert compare.costs(results, "placebo", free) == []


def test_the_table_has_a_row_for_each_effect(results):
    table = compare.table(results)
    assert set(table.scenario) == {"border_patrol", "victim_screening", "placebo"}
    patrol = table[table.scenario == "border_patrol"].set_index("indicator")
    assert {"attempts_treated", "deaths_elsewhere", "deaths"} <= set(patrol.index)
    assert patrol.loc["deaths", "in_words"] == next(
        one.in_words for one in compare.effects(results, "border_patrol") if one.indicator == "deaths")


def test_words_name_every_scenario_and_the_few_replicates(compared, capsys):
    assert compare.main([str(compared)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Only 4 replicates were run: intervals are wide")
    for scenario in ("More patrols at sea (border_patrol)", "(victim_screening)", "(placebo)"):
        assert scenario in said
    assert "It acts on 2 of 14 legs." in said


def test_a_run_without_baseline_is_sent_to_compare(ran, capsys):
    assert compare.main([str(ran)]) == 4
    assert "holds no comparison with a baseline; make one with `corridor compare" in capsys.readouterr().err
    assert compare.main(["nowhere.h5"]) == 4
    assert "nowhere.h5: there is no such file" in capsys.readouterr().err


def test_every_name_of_the_themes_is_an_indicator(results):
    listed = {name for names in themes.THEMES.values() for name in names}
    computed = set(themes.PARTS_OF_DEATHS) | set(themes.PARTS_OF_ATTEMPTS)
    assert listed - computed <= set(results.indicator.values)
    unlisted = [name for name in results.indicator.values if themes.theme(str(name)) == "Other"]
    assert all(themes.is_detail(str(name)) for name in unlisted), unlisted
