"""Indicators by year, scenarios against the baseline; and the market."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from corridor_analysis import measures, policies, themes, words
from corridor_analysis.figures import style

FANS = ("journeys", "deaths", "deaths_per_1000_journeys", "trafficked", "identified", "mean_fee")
MARKET = ("mean_fee", "people_per_crossing", "organisations", "concentration", "revenue", "profit")

# Below this part of the journeys of a mean year of the baseline, a year's harm for each journey is not drawn: harm
# comes after its journey began, and is then divided by the journeys of those who set out later. Chosen by us.
LEAST_PART = 0.25
PER_JOURNEY = "_per_1000_journeys"  # end of the names of such rates
ON_RATES = """Deaths per 1,000 journeys: deaths of a year over journeys begun in it. People die after they set out, some
in a later year, so that the rate rises by itself while journeys fall. Not drawn where journeys are below a quarter of
those in a mean year of the baseline."""
ON_POLICY = "Upright lines: where the policy begins and where it ends. It may take time to reach full strength."
ON_YEARS = "A year's figure stands at its tick, and the first of January half a year before that."


def values_over_time(results: xr.Dataset, indicator: str) -> tuple[np.ndarray, xr.DataArray]:
    """Positions on the axis of time [years] and values: by year, or by month below three years.

    Shares are given in percent. Harm for each journey is NaN where journeys are too few, see LEAST_PART.
    """
    at, values = _over_time(results, indicator)
    if not indicator.endswith(PER_JOURNEY):
        return at, values
    journeys = _over_time(results, "journeys")[1].mean("replicate")
    usual = journeys.sel(scenario=_reference(results), drop=True)
    along = next(iter(usual.dims))
    return at, values.where(journeys >= LEAST_PART * usual.mean(along))


def _reference(results: xr.Dataset) -> str:
    """The scenario whose journeys are the usual ones: the baseline, or the first where there is none."""
    names = style.scenario_names(results)
    return measures.BASELINE if measures.BASELINE in names else names[0]


def _over_time(results: xr.Dataset, indicator: str) -> tuple[np.ndarray, xr.DataArray]:
    factor, _ = words.scaled(indicator, measures.about(results, indicator, "unit"))
    if len(np.unique(results.time.dt.year)) < 3:
        months = results.time.dt
        return (months.year + (months.month - 1) / 12).values, factor * measures.monthly(results, indicator)
    by_year = measures.yearly(results, indicator)
    return by_year.year.values.astype(float), factor * by_year


def _draw(axes: Axes, at: np.ndarray, values: xr.DataArray, name: str, look: style.Look, band: bool = True) -> None:
    """One scenario: a line, and a band where `band` is set; marks while they can be told apart."""
    low, middle, high, _ = style.band_of(values)
    if band:
        axes.fill_between(at, low, high, color=look.colour, alpha=0.18, linewidth=0)
    mark = look.mark if len(at) < 30 else None
    axes.plot(at, middle, color=look.colour, linestyle=look.line, marker=mark, markersize=3, label=style.said(name))


def _place_of(day: datetime.date, at: np.ndarray) -> float:
    """Where a day lies on the axis of time, on which the value of a year, or month, stands in its middle."""
    start = day.year + (day.timetuple().tm_yday - 1) / (366 if day.year % 4 == 0 else 365)
    step = at[1] - at[0] if len(at) > 1 else 1.0
    return start - step / 2


def policy_days(in_force: Mapping[str, policies.InForce], at: np.ndarray) -> list[tuple[float, str]]:
    """Where policy begins and ends on the axis of time, and what to write there; days beyond the axis are left out.

    A day is named after its scenarios unless it is one of all.
    """
    days: dict[tuple[datetime.date, str], list[str]] = {}
    for name, one in in_force.items():
        days.setdefault((one.first, "may begin" if one.waits else "begins"), []).append(style.said(name))
        if one.until:
            days.setdefault((one.until, "ends"), []).append(style.said(name))
    step = at[1] - at[0] if len(at) > 1 else 1.0
    shared = lambda names: "policy" if len(names) == len(in_force) else f"{words.listed(names)}:"
    placed = [(_place_of(day, at), f"{shared(names)} {does}") for (day, does), names in sorted(days.items())]
    return [(x, text) for x, text in placed if at[0] - step / 2 <= x <= at[-1] + step / 2]


def _on_policy(source: style.Source, at: np.ndarray) -> list[str]:
    """Lines of a note on the upright lines, where there may be any."""
    yearly = len(at) > 1 and at[1] - at[0] == 1
    return [f"{ON_POLICY} {ON_YEARS}" if yearly else ON_POLICY] if source.in_force else []


def _mark_policy(axes: Axes, days: list[tuple[float, str]], named: bool) -> None:
    """An upright line on each day, with its name where `named` is set; after all curves are drawn."""
    first, last = axes.get_xlim()
    for n, (x, text) in enumerate(days):
        axes.vlines(x, 0, 1, color="#222222", linewidth=0.8, linestyle=(0, (2, 1.5)), zorder=1,
                    transform=axes.get_xaxis_transform())
        if named:
            left = x > first + 0.6 * (last - first)
            axes.annotate(text, (x, 1.0), xycoords=axes.get_xaxis_transform(), xytext=(-2 if left else 2, -1 - 8 * n),
                          textcoords="offset points", ha="right" if left else "left", va="top", fontsize=6.5,
                          path_effects=style.halo(), zorder=5)


def _tell_gap(axes: Axes, at: np.ndarray, values: xr.DataArray) -> None:
    """Says in a panel since when a rate is not drawn, where there is such a year."""
    drawn = np.isfinite(values).any("replicate").values
    if drawn.all():
        return
    first = np.flatnonzero(~drawn)[0]
    when = f"from {at[first]:.0f} on" if not drawn[first:].any() else "in some years"
    axes.text(0.98, 0.95, f"not drawn {when}:\ntoo few journeys", transform=axes.transAxes, ha="right", va="top",
              fontsize=6.5, color="#333333", path_effects=style.halo(), zorder=5)


def _name(results: xr.Dataset, indicator: str) -> str:
    _, unit = words.scaled(indicator, measures.about(results, indicator, "unit"))
    return f"{themes.label(indicator)} [{unit}]" if unit else themes.label(indicator)


def _tidy(axes: Axes) -> None:
    """Ticks, and an axis that begins at 0 unless that would flatten the curves; after all curves are drawn."""
    axes.yaxis.set_major_formatter(FuncFormatter(style.in_thousands))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    bottom, top = axes.get_ylim()
    if 0 < bottom < 0.7 * top:
        axes.set_ylim(bottom=0)
    style.quiet_grid(axes, "y")


def fans(results: xr.Dataset, source: style.Source, indicators: tuple[str, ...] = FANS) -> Figure:
    """Small panels: a row for each indicator, a column for each scenario, the baseline in grey in every one."""
    names = style.scenario_names(results)
    scenarios = [name for name in names if name != measures.BASELINE] or names
    looks = style.looks(names)
    figure = style.new_figure(1.25 * len(indicators) + 1.1, max(style.WIDTH, 2.2 * len(scenarios)))
    grid = figure.subplots(len(indicators), len(scenarios), sharex=True, sharey="row", squeeze=False)
    for n, (row, indicator) in enumerate(zip(grid, indicators)):
        at, values = values_over_time(results, indicator)
        for axes, scenario in zip(row, scenarios):
            for name in dict.fromkeys((measures.BASELINE, scenario)):
                if name in names:
                    _draw(axes, at, values.sel(scenario=name), name, looks[name])
        for axes, scenario in zip(row, scenarios):
            _tidy(axes)
            in_force = {name: when for name, when in source.in_force.items() if name == scenario}
            _mark_policy(axes, policy_days(in_force, at), n == 0)
            _tell_gap(axes, at, values.sel(scenario=scenario))
        row[0].set_title(_name(results, indicator))
    handles = {label: handle for axes in grid[0] for handle, label in zip(*axes.get_legend_handles_labels())}
    note = style.band_of(results.total)[3].capitalize() + ". Each column: one scenario beside the baseline."
    note = "\n".join([note, *_on_policy(source, at),
                      *([ON_RATES] if any(one.endswith(PER_JOURNEY) for one in indicators) else [])])
    return style.finish(figure, source, "What happened, year by year", note, list(handles.values()))


def market(results: xr.Dataset, source: style.Source, indicators: tuple[str, ...] = MARKET) -> Figure:
    """The trade: fee, load, organisations, concentration, revenue and profit, all scenarios in each panel."""
    names = style.scenario_names(results)
    looks = style.looks(names)
    rows = -(-len(indicators) // 2)
    figure = style.new_figure(1.75 * rows + 0.9)
    grid = figure.subplots(rows, 2, sharex=True, squeeze=False)
    for axes, indicator in zip(grid.flat, indicators):
        at, values = values_over_time(results, indicator)
        for name in names:
            _draw(axes, at, values.sel(scenario=name), name, looks[name], band=name == names[0])
        axes.set_title(_name(results, indicator))
        _tidy(axes)
        _mark_policy(axes, policy_days(source.in_force, at), axes is grid.flat[0])
    handles, _ = grid.flat[0].get_legend_handles_labels()
    said = style.band_of(results.total)[3].capitalize()
    note = f"{said}, of {style.said(names[0])}. Revenue and profit are those of all organisations."
    note = "\n".join([note, *_on_policy(source, at)])
    return style.finish(figure, source, "The market: fees, loads, organisations", note, handles)
