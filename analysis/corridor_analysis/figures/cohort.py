"""What became of journeys: from origins to ends, and from routes to what happened on them."""

from __future__ import annotations

import dataclasses

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from corridor_analysis import measures, words
from corridor_analysis.figures import people, style

ENDS = {
    "arrived": ("arrived at a destination", "#4C78A8"),
    "returned": ("returned by an authority", "#B08900"),
    "assisted_return": ("returned with assistance", "#009E73"),
    "gave_up": ("gave up on the way", "#9A9A9A"),
    "died": ("died", "#1A1A1A"),
    "still": ("still on the way, detained or exploited", "#D9A7C7"),
}
MET = {
    "unmet": ("arrived, met by no authority", "#4C78A8"),
    "met": ("arrived, met by an authority", "#B08900"),
    "before": ("intercepted before leaving", "#9A9A9A"),
    "died": ("died on the leg", "#1A1A1A"),
}
NOTE = """Above: events of persons counted by their origin. Below: travellers counted leg by leg, whatever their origin;
who crosses three borders is in it three times. The two cannot be joined: the file does not follow persons from
origin to leg. Means over replicates, whole horizon."""
MORE_ENDS = """Of {n} of {of} origins more journeys ended than began: some began before the horizon, and some people arrive, move on and
arrive again. The parts above are therefore {surplus} more than journeys begun."""
GAP = 0.022  # between the parts of a side, as a share of its height
LEAST = 0.004  # height that a part has at least, so that it stays visible


@dataclasses.dataclass(frozen=True)
class Part:
    """One block of a side."""

    label: str
    value: float
    colour: str


def by_route(results: xr.Dataset, scenario: str) -> xr.DataArray:
    """Means over replicates of what happened on legs that cross a border: (route, outcome) [departures].

    Legs are grouped by the route under which detections are published, the others by their mode.
    """
    state = dict(zip(results.place.values, results.place_jurisdiction.values))
    crosses = [state[a] != state[b] for a, b in zip(results.leg_from.values, results.leg_to.values)]
    names = [str(route).replace("_", " ") or f"other borders, {mode}"
             for route, mode in zip(results.leg_route.values, results.leg_mode.values)]
    legs = results.sel(scenario=scenario)
    sums = {name: legs[f"leg_{name}"].sum("time").mean("replicate")
            for name in ("arrivals", "intercepted_at_arrival", "intercepted_at_departure", "deaths")}
    parts = {"unmet": sums["arrivals"] - sums["intercepted_at_arrival"], "met": sums["intercepted_at_arrival"],
             "before": sums["intercepted_at_departure"], "died": sums["deaths"]}
    table = xr.concat(list(parts.values()), xr.DataArray(list(parts), dims="outcome", name="outcome")).astype(float)
    table = table.assign_coords(route=("leg", names)).isel(leg=np.flatnonzero(crosses))
    return table.groupby("route").sum("leg").transpose("route", "outcome")


def _named(name: str) -> str:
    words_of_it = name.replace("_", " ")
    return words_of_it[0].upper() + words_of_it[1:]


def _heights(parts: list[Part]) -> np.ndarray:
    whole = sum(part.value for part in parts) or 1.0
    return np.maximum(LEAST, np.array([part.value for part in parts]) / whole)


def _tops(heights: np.ndarray) -> np.ndarray:
    return np.concatenate([[0.0], np.cumsum(heights[:-1] + GAP)])


def _ribbon(axes: Axes, left: tuple[float, float], right: tuple[float, float], colour: str) -> None:
    """A band from x 0 to 1 between two spans of y."""
    a, b, c = 0.0, 1.0, 0.5
    points = [(a, left[0]), (c, left[0]), (c, right[0]), (b, right[0]),
              (b, right[1]), (c, right[1]), (c, left[1]), (a, left[1]), (a, left[0])]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    axes.add_patch(PathPatch(Path(points, codes), facecolor=colour, alpha=0.5, linewidth=0))


def _side(axes: Axes, parts: list[Part], x: float, align: str, apart_by: float) -> np.ndarray:
    """Blocks and labels of one side, the labels at least `apart_by` from one another; returns the tops of blocks."""
    heights = _heights(parts)
    tops = _tops(heights)
    whole = sum(part.value for part in parts)
    apart = _spread((tops + heights / 2).tolist(), apart_by)
    for part, top, height, at in zip(parts, tops, heights, apart):
        axes.add_patch(Rectangle((x - 0.012, top), 0.024, height, facecolor=part.colour, linewidth=0))
        percent = 100 * part.value / whole if whole else 0.0
        text = f"{part.label}  {words.in_unit('', 'persons', part.value)}"
        text += f" ({percent:.0f} %)" if percent >= 1 else f" ({percent:.1f} %)"
        edge = -0.03 if align == "right" else 0.03
        axes.text(x + edge, at, text, ha=align, va="center", fontsize=7)
    return tops


def _spread(places: list[float], least: float) -> list[float]:
    """The same places moved apart downward, so that labels do not touch."""
    moved = list(places)
    for n in range(1, len(moved)):
        moved[n] = max(moved[n], moved[n - 1] + least)
    return moved


def _largest_first(table: xr.DataArray, rows: str) -> xr.DataArray:
    """Rows by size, the sum of several others last."""
    size = table.sum("outcome").where(~table[rows].str.endswith(" others"), -1.0)
    return table.sortby(size, ascending=False)


def _flow(
    axes: Axes, table: xr.DataArray, rows: str, ends: dict[str, tuple[str, str]], title: str, inches: float
) -> None:
    """Draws a table (rows, outcome) as ribbons, `inches` high, the largest row first."""
    table = _largest_first(table, rows)
    shown = [end for end in ends if float(table.sel(outcome=end).sum()) > 0]
    table = table.sel(outcome=shown).clip(min=0)
    left = [Part(_named(str(name)), float(table.sel({rows: name}).sum()), "#555555")
            for name in table[rows].values]
    right = [Part(ends[end][0], float(table.sel(outcome=end).sum()), ends[end][1]) for end in shown]
    whole = float(table.sum()) or 1.0
    bottom = 1.0 + GAP * (max(len(left), len(right)) - 1) + 0.05
    apart_by = 0.15 * bottom / inches
    left_at = _side(axes, left, 0.0, "right", apart_by)
    right_at = _side(axes, right, 1.0, "left", apart_by).copy()
    for n, name in enumerate(table[rows].values):
        at = left_at[n]
        for m, end in enumerate(shown):
            height = float(table.sel({rows: name, "outcome": end})) / whole
            if height > 0:
                _ribbon(axes, (at, at + height), (right_at[m], right_at[m] + height), right[m].colour)
            at += height
            right_at[m] += height
    axes.set(xlim=(-0.62, 1.72), ylim=(bottom, -0.03), title=title)
    axes.axis("off")


def flows(results: xr.Dataset, source: style.Source, scenario: str) -> Figure:
    """Two diagrams of one scenario: origins to ends of journeys, and routes to what happened on their legs."""
    ends = measures.outcomes(results.sel(scenario=[scenario]), ["origin"]).sel(scenario=scenario).mean("replicate")
    ends = people.with_few_origins(results, ends)
    figure = style.new_figure(7.4)
    upper, lower = figure.subplots(2, 1, gridspec_kw={"height_ratios": [1.35, 1]})
    _flow(upper, ends, "origin", ENDS, f"Where people left from, and how their journeys ended [% of all shown]", 3.6)
    _flow(lower, by_route(results, scenario), "route", MET,
          "Legs that cross a border, by route, and what happened there [travellers on them, % of all these]", 2.6)
    beyond = -ends.sel(outcome="still").clip(max=0)
    n = int((beyond > 0).sum())
    more = MORE_ENDS.format(n=n, of=beyond.size, surplus=words.plain(float(beyond.sum())))
    note = f"{NOTE}\n{more}" if n else NOTE
    return style.finish(figure, source, f"What became of journeys: {style.said(scenario)}", note)
