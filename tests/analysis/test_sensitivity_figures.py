"""Nothing of a figure is cut: not at its edges, however long the names, and no mark that stands on an axis."""

import dataclasses
import io

import matplotlib.image
import numpy as np
import pytest

from corridor_analysis.figures import sensitivity as pictures
from corridor_analysis.figures import style
from corridor_analysis.sensitivity import findings, morris
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
