"""Indicators by year, scenarios against the baseline; and the market."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from corridor_analysis import measures, themes, words
from corridor_analysis.figures import style

FANS = ("journeys", "deaths", "deaths_per_1000_journeys", "trafficked", "identified", "mean_fee")
MARKET = ("mean_fee", "people_per_crossing", "organisations", "concentration", "revenue", "profit")


def values_over_time(results: xr.Dataset, indicator: str) -> tuple[np.ndarray, xr.DataArray]:
    """Positions on the axis of time [years] and values: by year, or by month below three years.

    Shares are given in percent.
    """
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
    for row, indicator in zip(grid, indicators):
        at, values = values_over_time(results, indicator)
        for axes, scenario in zip(row, scenarios):
            for name in dict.fromkeys((measures.BASELINE, scenario)):
                if name in names:
                    _draw(axes, at, values.sel(scenario=name), name, looks[name])
        for axes in row:
            _tidy(axes)
        row[0].set_title(_name(results, indicator))
    handles = {label: handle for axes in grid[0] for handle, label in zip(*axes.get_legend_handles_labels())}
    note = style.band_of(results.total)[3].capitalize() + ". Each column: one scenario beside the baseline."
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
    handles, _ = grid.flat[0].get_legend_handles_labels()
    said = style.band_of(results.total)[3].capitalize()
    note = f"{said}, of {style.said(names[0])}. Revenue and profit are those of all organisations."
    return style.finish(figure, source, "The market: fees, loads, organisations", note, handles)
