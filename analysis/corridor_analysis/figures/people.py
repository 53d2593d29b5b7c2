"""Who bears it: rates by sex, age, income, origin, group and disability, and counts by status."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from corridor_analysis import measures
from corridor_analysis.figures import style

MOST_ORIGINS = 10  # shown; the others are drawn as one line

LEFT, RIGHT = ("sex", "age", "income", "status"), ("origin", "group", "disability")
TITLES = {"origin": "by area of origin", "status": "by status at that moment [% of all]",
          "group": "by group at the origin"}

NOTE = """Of people who left irregularly: {unit}, within each category; by status, which may change on the way, the
share of all. Lines: 95 % interval of the mean; they may go beyond the axis."""

# Name -> events, title, what a rate counts.
OUTCOMES = {
    "deaths": (("died",), "Deaths", "deaths per 1,000 journeys"),
    "trafficked": (measures.TRAFFICKED, "New victims of trafficking", "new victims per 1,000 journeys"),
    "abused": (("abused",), "Abuse", "events of abuse per 1,000 journeys"),
    "identified": (("identified",), "Victims identified", "identified victims per 1,000 journeys"),
}


def with_few_origins(results: xr.Dataset, values: xr.DataArray, most: int | None = MOST_ORIGINS) -> xr.DataArray:
    """The `most` origins with most departures, and the rest as one category `N others`; all where it is None."""
    departed = measures.persons(results, "departed", ["origin"]).mean(["scenario", "replicate"])
    order = [str(name) for name in departed.sortby(departed, ascending=False).origin.values]
    if most is None or len(order) <= most + 1:
        return values.sel(origin=order)
    first, rest = order[:most], order[most:]
    others = values.sel(origin=rest).sum("origin").expand_dims(origin=[f"{len(rest)} others"])
    return xr.concat([values.sel(origin=first), others], "origin")


def rates(
    results: xr.Dataset, events: tuple[str, ...], by: str, most_origins: int | None = MOST_ORIGINS
) -> xr.DataArray:
    """What a panel shows: events per 1,000 journeys by category, or by status the share of all events [%].

    most_origins : origins that stand by themselves; all where it is None
    """
    counts = measures.persons(results, events, [by])
    if by == "status":
        whole = counts.sum("status")
        return 100 * counts / whole.where(whole > 0)
    if by == "origin":
        departed = measures.persons(results, "departed", [by])
        return measures.per_1000(*(with_few_origins(results, one, most_origins) for one in (counts, departed)))
    return measures.rate_by(results, events, by)


def _panel(axes: Axes, values: xr.DataArray, by: str, looks: dict[str, style.Look]) -> None:
    categories = [str(name) for name in values[by].values]
    interval = measures.t_interval(values)
    step = 0.7 / max(1, len(looks))
    for n, (name, look) in enumerate(looks.items()):
        part = interval.sel(scenario=name)
        y = np.arange(len(categories)) - 0.35 + step * (n + 0.5)
        style.intervals(axes, y, part.low, part.high, 0.0, color=look.colour, linewidth=1)
        axes.plot(part["mean"], y, look.mark, color=look.colour, markersize=4.2,
                  markerfacecolor="white" if name == measures.BASELINE else look.colour, label=style.said(name))
    axes.set_yticks(range(len(categories)), [name.replace("_", " ") for name in categories])
    axes.set_ylim(len(categories) - 0.5, -0.5)
    for edge in np.arange(len(categories) - 1) + 0.5:
        axes.axhline(edge, color="#EEEEEE", linewidth=0.5, zorder=0)
    most = float(interval["mean"].max())
    axes.set_xlim(0, 1.08 * min(2 * most, max(most, float(interval.high.max().fillna(0)))) if most > 0 else 1)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(style.in_thousands))
    axes.tick_params(axis="y", length=0)
    style.quiet_grid(axes, "x")


def panels(results: xr.Dataset, source: style.Source, outcome: str = "deaths") -> Figure:
    """Seven panels, one for each attribute of persons; marks are scenarios, lines 95 % intervals over replicates.

    Raises KeyError where there is no such outcome in OUTCOMES.
    """
    events, title, unit = OUTCOMES[outcome]
    names = style.scenario_names(results)
    looks = style.looks(names)
    tall = min(results.sizes["origin"], MOST_ORIGINS + 1)
    rows = max(sum(results.sizes[by] for by in LEFT), tall + results.sizes["group"] + results.sizes["disability"])
    figure = style.new_figure(max(0.1 * len(names), 0.2) * rows + 3.0)
    columns = figure.add_gridspec(1, 2)
    left = columns[0].subgridspec(4, 1, height_ratios=[results.sizes[by] for by in LEFT])
    right = columns[1].subgridspec(3, 1, height_ratios=[tall, results.sizes["group"], results.sizes["disability"]])
    places = {**dict(zip(LEFT, left)), **dict(zip(RIGHT, right))}
    for by, place in places.items():
        axes = figure.add_subplot(place)
        _panel(axes, rates(results, events, by), by, looks)
        axes.set_title(TITLES.get(by, f"by {by}"))
        if by in (LEFT[-2], RIGHT[-1]):
            axes.set_xlabel(unit)
    handles, _ = axes.get_legend_handles_labels()
    note = NOTE.format(unit=unit)
    return style.finish(figure, source, f"Who bears it: {title.lower()}", note, handles)
