"""Nothing of a figure is cut: not at its edges, however long the names, and no mark that stands on an axis."""

import dataclasses
import io

import matplotlib.image
import numpy as np
import pytest

from corridor_analysis.figures import sensitivity as pictures
from corridor_analysis.figures import style
from corridor_analysis.sensitivity import findings, morris, sobol
from swept import VALUE, made_walks

LONG = "a_parameter_with_a_name_that_says_it_all"
SOURCE = style.Source("Toy: which of all parameters matter", "corridor 0.1.0 (012345678)", "0123456789ab", 2, 1, "50")
EDGE = 2  # pixels at 200 dots an inch


@pytest.fixture(scope="module")
def finding():
    """Twelve factors with long names, of which the last two do nothing at all: mu* and sigma are 0."""
    sweep, draws = made_walks(6, 12, 2), np.random.default_rng(1)
    values = (sweep.places[:, :10] @ draws.normal(0, 1e6, 10))[:, None] + np.zeros((1, 2))
    one = morris.screening(sweep, values)
    one = dataclasses.replace(one, factors=[f"{LONG}_{n}" for n in range(12)])
    course = findings.Course("mu_star", "years", np.arange(2010.0, 2015.0), one.factors, *np.array(
        [np.tile(ends, (5, 1)) for ends in (one.mu_star, one.low, one.high)]))
    label = "Deaths on legs acted on"
    return findings.Finding(VALUE, label, "persons", 1.0, "morris", one, None, np.nan, None, course, [])


DRAWN = {"plane": lambda one: pictures.plane(one, SOURCE, 12), "tornado": lambda one: pictures.tornado(one, SOURCE, 12),
         "time": lambda one: pictures.over_time(one, SOURCE, 12),
         "overview": lambda one: pictures.overview([one] * 10, SOURCE, 12)}


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_reaches_the_edge_of_a_figure(name, finding):
    file = io.BytesIO()
    with style.settings():
        style.save(DRAWN[name](finding), file)
    file.seek(0)
    ink = matplotlib.image.imread(file)[..., :3].min(axis=2) < 0.95
    edges = ink[:EDGE], ink[-EDGE:], ink[:, :EDGE], ink[:, -EDGE:]
    assert not any(edge.any() for edge in edges) and ink.any()


@pytest.mark.parametrize("name", ["plane", "time"])
def test_a_mark_on_an_axis_is_drawn_whole(name, finding):
    with style.settings():
        axes = DRAWN[name](finding).axes
    marks = [line for one in axes for line in one.lines if line.get_marker() not in ("None", "", None)]
    assert marks and not any(line.get_clip_on() for line in marks)


# --- what is drawn is what there is ---


def test_an_overview_of_a_difference_says_so(finding):
    one = dataclasses.replace(finding, question=findings.Question("value", "rescue", "baseline"))
    note = words_of(drawn("overview", one))[0]
    assert "Difference: rescue less baseline.\nmu* in percent of the mean difference;" in note
    assert "Difference" not in words_of(drawn("overview", finding))[0]


def drawn(name, one):
    """The figure, laid out."""
    with style.settings():
        figure = DRAWN[name](one)
        figure.draw_without_rendering()
    return figure


def words_of(figure):
    """Its notes and the labels of its keys."""
    keys = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    return " ".join(text.get_text() for text in figure.texts), keys


@pytest.mark.parametrize("unit", ["organisations", "persons a year and place"])
def test_the_label_of_sigma_keeps_clear_of_the_title(unit, finding):
    figure = drawn("plane", dataclasses.replace(finding, unit=unit))
    label, title = figure.axes[0].yaxis.label.get_window_extent(), figure.texts[-1].get_window_extent()
    assert label.y1 < title.y0


@pytest.mark.parametrize("name", DRAWN)
def test_the_title_of_a_long_difference_stays_on_the_figure(name, finding):
    question = findings.Question("value", "a_scenario_of_many_words+another_of_as_many", "a_third_of_many_words_as_well")
    figure = drawn(name, dataclasses.replace(finding, question=question))
    assert figure.texts[-1].get_window_extent().x1 < figure.bbox.x1
    assert "Difference: a scenario of many words + another of as many less a third of many words" in words_of(figure)[0]


def partial(finding, **changed):
    """Walks too few for intervals."""
    none = np.full(12, np.nan)
    one = dataclasses.replace(finding.screening, low=none, high=none, walks=2, **changed)
    return dataclasses.replace(finding, screening=one)


def test_without_intervals_none_is_promised_and_nobody_is_told(finding):
    one = partial(finding)
    for name in ("plane", "tornado"):
        note, keys = words_of(drawn(name, one))
        assert not any("told" in key or "interval" in key for key in keys) and "line: 95 %" not in note
    assert "over 2 walks; too few for an interval" in words_of(drawn("plane", one))[0]


def test_keys_stand_only_for_what_is_drawn(finding):
    some = finding.screening
    none = dataclasses.replace(finding, screening=dataclasses.replace(some, by_luck=np.ones(12), noise=np.zeros(12)))
    every = dataclasses.replace(none, screening=dataclasses.replace(
        none.screening, by_luck=np.zeros(12), low=some.low + 1, noise=np.zeros(12)))
    for name in ("plane", "tornado"):
        assert "told from chance" not in words_of(drawn(name, none))[1]
        assert "not told from chance" in words_of(drawn(name, none))[1]
        assert "told from chance" in words_of(drawn(name, every))[1]
        assert "not told from chance" not in words_of(drawn(name, every))[1]


def test_a_first_index_below_0_is_drawn_where_it_is_with_its_interval(finding):
    first = np.linspace(0.6, -0.3, 12)
    indices = sobol.Indices(finding.screening.factors, first, first - 0.2, first + 0.1, np.linspace(0.7, 0.1, 12),
                            np.full(12, 0.05), np.full(12, 0.8), 64, 64)
    axes = drawn("tornado", dataclasses.replace(finding, screening=None, indices=indices, course=None)).axes[0]
    marks = next(line for line in axes.lines if line.get_marker() == "D")
    np.testing.assert_allclose(marks.get_xdata(), first)
    assert axes.get_xlim()[0] < -0.5
    ends = [path.vertices[:, 0] for lines in axes.collections for path in lines.get_paths()]
    assert any(np.allclose(one, [-0.5, -0.2]) for one in ends)
