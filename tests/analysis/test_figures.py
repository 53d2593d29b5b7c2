"""Figures show what the file holds, name their source, and are equal bytes for equal files."""

import dataclasses
import datetime
import io
import re

import numpy as np
import pytest
import xarray as xr
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb

from corridor_analysis import compare, figures, measures, policies, themes, words
from corridor_analysis.figures import cohort, corridor_map, effects, justice, over_time, people, style
from corridor_analysis.read import open_results, read_provenance


@pytest.fixture(scope="module")
def results(compared):
    with open_results(compared) as opened:
        yield opened


@pytest.fixture(scope="module")
def source(compared, results):
    return style.source_of(results, read_provenance(compared))


def texts_of(figure):
    """Every text that a figure shows."""
    found = [text.get_text() for text in figure.texts]
    for axes in figure.axes:
        found += [text.get_text() for text in (axes.title, axes._left_title, axes.xaxis.label, axes.yaxis.label)]
        found += [text.get_text() for text in axes.texts]
    return "\n".join(found)


def test_every_figure_names_its_source(results, source):
    for drawing in figures.all_figures(results):
        with style.settings():
            shown = texts_of(drawing.draw(results, source))
        assert "Toy: an invented corridor" in shown, drawing.name
        assert "4 replicates, seed 1, scale 50" in shown, drawing.name
        assert "corridor 0." in shown and source.experiment in shown, drawing.name
        assert len(drawing.alt) > 40, drawing.name


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_equal_files_make_equal_bytes_without_a_time(results, source, kind):
    made = []
    for _ in range(2):
        buffer = io.BytesIO()
        with style.settings():
            style.save(justice.funnel(results, source), buffer, kind)
        made.append(buffer.getvalue())
    assert made[0] == made[1]
    assert not re.search(rb"CreationDate|dc:date|Software|20\d\d-\d\d-\d\dT", made[0])


def test_a_map_of_an_invented_corridor_has_no_outlines(results, source):
    assert corridor_map.ground_of(results).land is None
    with style.settings():
        shown = texts_of(corridor_map.before_and_after(results, source, "border_patrol"))
    assert "The corridor is invented: no outlines are drawn." in shown


def test_a_map_of_real_countries_has_outlines_and_islands_they_lack_are_seen(results):
    # The toy's places moved to Malta, Sicily and Tunis, and its states named after them.
    places = ["malta", "italy", "tunisia"]
    real = results.isel(place=[0, 1, 2], jurisdiction=[0, 1, 2]).assign(
        place_latitude=("place", [35.9, 37.5, 36.8]), place_longitude=("place", [14.4, 14.2, 10.1]),
        jurisdiction_name=("jurisdiction", ["Malta", "Italy", "Tunisia"])).assign_coords(place=places)
    ground = corridor_map.ground_of(real)
    assert {"Italy", "Tunisia"} <= set(ground.land.name)
    assert list(corridor_map._on_land(ground, real)) == [False, True, True]


def test_lines_of_a_map_are_the_flows_of_the_file(results, source):
    legs = corridor_map.legs_of(results, "baseline")
    sea = list(results.leg.values).index("bera-sea")
    both = (results.leg_departures + results.leg_departures_alone).sel(scenario="baseline", leg="bera-sea").sum("time")
    assert legs.travellers[sea] == pytest.approx(float(both.mean()) / (results.sizes["time"] / 12))
    deaths = results.leg_deaths.sel(scenario="baseline", leg="bera-sea").sum("time")
    assert legs.risk[sea] == pytest.approx(1000 * float(deaths.sum()) / float(both.sum()))
    assert corridor_map.risk_class(np.array([np.nan, 0.4, 0.5, 3.0, 100.0])).tolist() == [0, 0, 1, 2, 4]
    assert corridor_map.widths(np.array([0.0, 25.0, 100.0]), 100.0) == pytest.approx(
        [0.35, (0.35 + corridor_map.WIDEST) / 2, corridor_map.WIDEST])
    with style.settings():
        figure = corridor_map.before_and_after(results, source, "border_patrol")
    lines = next(one for one in figure.axes[0].collections if isinstance(one, LineCollection))
    assert len(lines.get_segments()) == int((legs.travellers > 0).sum())
    change, resolved = corridor_map.change_of(results, "placebo")
    assert not change.any() and not resolved.any()


def test_deadlier_legs_are_darker_also_in_grey():
    lightness = [0.299 * r + 0.587 * g + 0.114 * b for r, g, b in map(to_rgb, corridor_map.RISKS)]
    assert all(lighter - darker > 0.1 for lighter, darker in zip(lightness, lightness[1:]))


def test_no_two_scenarios_look_alike():
    names = ["baseline", *(f"policy {n}" for n in range(30))]
    assert len(set(style.looks(names).values())) == len(names)


def test_no_curve_leaves_its_panel(results, source):
    with style.settings():
        figure = over_time.fans(results, source)
    for axes in figure.axes:
        low, high = axes.get_ylim()
        for line in axes.lines:
            values = line.get_ydata()[np.isfinite(line.get_ydata())]
            assert values.min() >= low and values.max() <= high


def test_short_horizons_are_drawn_by_month(results):
    at, values = over_time.values_over_time(results.sel(time=slice("2013-01", "2014-06")), "deaths")
    assert len(at) == 18 and at[1] - at[0] == pytest.approx(1 / 12) and values.sizes["time"] == 18


def test_every_chart_over_time_marks_where_policy_begins_and_ends(results, source):
    until = datetime.date(2014, 7, 1)
    ending = dataclasses.replace(source, in_force={
        name: dataclasses.replace(when, until=until) for name, when in source.in_force.items()})
    lines = lambda axes: [one for one in axes.collections if isinstance(one, LineCollection)]
    upright = lambda axes: sorted(one.get_segments()[0][0][0] for one in lines(axes))
    begin = {"border_patrol": 2012.5, "victim_screening": 2012.5, "placebo": 2013.5}  # where one year becomes another
    assert {name: when.first.year - 0.5 for name, when in source.in_force.items()} == begin
    with style.settings():
        columns = over_time.fans(results, source)
        market, cut = over_time.market(results, source), over_time.market(results, ending)
        no_policy = over_time.market(results, dataclasses.replace(source, in_force={}))
    for n, axes in enumerate(columns.axes):
        assert upright(axes) == [list(begin.values())[n % 3]]
    for axes in market.axes:
        assert upright(axes) == [2012.5, 2013.5]
    for axes in cut.axes:
        assert upright(axes) == pytest.approx([2012.5, 2013.5, 2013.5 + 181 / 365])
    assert not any(upright(axes) for axes in no_policy.axes)
    assert "policy begins" in texts_of(columns) and over_time.ON_POLICY in texts_of(columns)
    assert "border patrol and victim screening: begins" in texts_of(market) and "placebo: begins" in texts_of(market)
    assert "policy ends" in texts_of(cut) and "ends" not in texts_of(market).replace(over_time.ON_POLICY, "")


@pytest.mark.parametrize("day, waits, text", [
    (datetime.date(2013, 1, 1), False, [(2012.5, "policy begins")]),
    (datetime.date(2012, 7, 1), True, [(2012.5 - 184 / 366, "policy may begin")]),
    (datetime.date(2009, 12, 31), False, []), (datetime.date(2030, 1, 1), False, [])])
def test_a_day_lies_where_its_year_is_drawn(day, waits, text):
    days = over_time.policy_days(dict.fromkeys("ab", policies.InForce(day, None, waits)), np.arange(2010.0, 2020.0))
    assert [word for _, word in days] == [word for _, word in text]
    assert [x for x, _ in days] == pytest.approx([x for x, _ in text], abs=0.01)


def test_harm_for_each_journey_is_not_drawn_where_few_set_out(results, source):
    quarter = xr.where((results.scenario == "placebo") & (results.time.dt.year == 2014), 0.1, 1.0)
    thinned = results.assign(indicator_journeys=results.indicator_journeys * quarter)
    at, values = over_time.values_over_time(thinned, "deaths_per_1000_journeys")
    drawn = np.isfinite(values).all("replicate")
    assert list(at[~drawn.sel(scenario="placebo").values]) == [2014.0]
    assert drawn.sel(scenario=["baseline", "border_patrol"]).all()
    assert np.isfinite(over_time.values_over_time(thinned, "deaths")[1]).all(), "counts are drawn in every year"
    with style.settings():
        shown = texts_of(over_time.fans(thinned, source))
    assert shown.count("not drawn from 2014 on:\ntoo few journeys") == 1 and over_time.ON_RATES in shown


def test_bars_begin_at_0_and_are_as_long_as_their_numbers(results, source):
    with style.settings():
        figure = justice.funnel(results, source)
    stages = measures.t_interval(justice.stages(results, justice.CASES))["mean"]
    axes = figure.axes[0]
    assert axes.get_xscale() == "linear" and axes.get_xlim()[0] == 0
    widths = [bar.get_width() for bar in axes.patches[:len(justice.CASES)]]
    assert widths == pytest.approx(list(stages.sel(scenario="baseline").values))


def test_a_flow_names_what_its_percentages_are_of(results, source):
    with style.settings():
        shown = texts_of(cohort.flows(results, source, "baseline"))
    assert "[% of all shown]" in shown and "% of all these" in shown


@pytest.mark.parametrize("more", [0, 7000])
def test_a_flow_says_by_how_much_more_journeys_ended_than_began(results, source, more):
    """`more` people of one origin arrive, who had left before the horizon."""
    arrived = results.persons_arrived.load().copy()
    first = dict.fromkeys(["scenario", "year", *measures.ATTRIBUTES], 0)
    arrived[first] = arrived[first] + 1000 * more
    results = results.assign(persons_arrived=arrived)
    still = measures.outcomes(results, ["origin"]).sel(scenario="baseline", outcome="still").mean("replicate")
    with style.settings():
        shown = " ".join(texts_of(cohort.flows(results, source, "baseline")).split())
    surplus = float(-still.clip(max=0).sum())
    assert (surplus > 0) == ("origins more journeys ended than began" in shown)
    assert not surplus or f"are therefore {words.plain(surplus)} more than journeys begun." in shown
    assert more == 0 or surplus > 5e6


def test_bands_are_quantiles_from_twenty_replicates_on(results):
    few = measures.yearly(results, "deaths").sel(scenario="baseline")
    low, middle, high, said = style.band_of(few)
    assert np.array_equal(low, few.min("replicate")) and "lowest to the highest" in said
    many = few.isel(replicate=np.arange(24) % 4)
    low, middle, high, said = style.band_of(many)
    assert np.array_equal(middle, many.median("replicate")) and "90 %" in said


def test_marks_of_the_forest_are_the_verdicts(results, source):
    with style.settings():
        figure = effects.forest(results, source, ("deaths", "identified"))
    of_all = [compare.effects(results, name) for name in compare.scenarios(results)]
    worse = {one.indicator for of in of_all for one in of
             if one.verdict == "worse" and not themes.is_detail(one.indicator)}
    names = themes.in_order(["deaths", "identified", *sorted(worse - {"deaths", "identified"})])
    shown = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert worse and {themes.label(name) for name in names} <= set(shown), "no harm is left out"
    found = {one.indicator: one for one in compare.effects(results, "victim_screening")}
    panel = figure.axes[1]
    means = [line.get_xdata()[0] for line in panel.lines if line.get_marker() not in ("None", "<", ">")]
    expected = [found[name].percent for name in names if found[name].baseline]
    inside = [x for x in expected if abs(x) <= panel.get_xlim()[1] / 1.06]
    assert means == pytest.approx(inside)


def test_routes_add_up_to_what_crossed_borders(results):
    table = cohort.by_route(results, "baseline")
    state = dict(zip(results.place.values, results.place_jurisdiction.values))
    crosses = [state[a] != state[b] for a, b in zip(results.leg_from.values, results.leg_to.values)]
    legs = results.sel(scenario="baseline").isel(leg=crosses)
    arrived = float(legs.leg_arrivals.sum("leg").sum("time").mean())
    assert float(table.sel(outcome=["unmet", "met"]).sum()) == pytest.approx(arrived)
    # Who sets out arrives, dies or is stopped before leaving; those aboard at either end of the horizon differ.
    setting_out = float((legs.leg_departures + legs.leg_departures_alone).sum("leg").sum("time").mean())
    assert float(table.sum()) == pytest.approx(setting_out, rel=0.01)


def test_stages_only_narrow_where_they_must(results):
    stages = justice.stages(results, justice.CASES)
    caught, arrested = stages.sel(stage="facilitators caught"), stages.sel(stage="arrested")
    assert bool((caught >= arrested).all()) and float(arrested.sum()) > 0
    convicted, organisers = stages.sel(stage="convicted"), stages.sel(stage="organisers convicted")
    assert bool((convicted >= organisers).all())


def test_rates_by_status_are_shares_and_many_origins_are_gathered(results):
    by_status = people.rates(results, ("died",), "status")
    np.testing.assert_allclose(by_status.sum("status"), 100)
    gathered = people.with_few_origins(results, measures.persons(results, "departed", ["origin"]), most=0)
    assert list(gathered.origin.values) == ["2 others"]
    np.testing.assert_array_equal(gathered.sum("origin"), measures.persons(results, "departed"))


def test_the_command_writes_asks_before_it_replaces_and_knows_the_nearest_name(compared, tmp_path, capsys):
    out = tmp_path / "pictures"
    assert figures.main([str(compared), "-o", str(out), "--only", "justice", "--only", "map"]) == 0
    names = {path.name for path in out.iterdir()}
    assert names == {"justice.png", "map_border_patrol.png", "map_victim_screening.png", "map_placebo.png"}
    assert figures.main([str(compared), "-o", str(out), "--only", "justice"]) == 2
    assert "justice.png exists already; --force replaces it" in capsys.readouterr().err
    assert figures.main([str(compared), "-o", str(out), "--only", "justise"]) == 2
    assert "there is no figure 'justise' (did you mean 'justice'?); there are: map, time" in capsys.readouterr().err
    assert figures.main(["nowhere.h5", "-o", str(out)]) == 4


def test_a_single_run_is_drawn_without_effects(ran, tmp_path):
    assert figures.main([str(ran), "-o", str(tmp_path), "--format", "svg"]) == 0
    names = {path.stem for path in tmp_path.iterdir()}
    assert {"map", "time", "cohort", "market", "justice", "people_deaths"} <= names
    assert not {"effects", "cost"} & names
