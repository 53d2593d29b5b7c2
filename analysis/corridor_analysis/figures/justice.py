"""From those caught to organisations dismantled, and from requests sent to requests granted."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from corridor_analysis import measures
from corridor_analysis.figures import style

# Stage -> variables by jurisdiction that it adds up.
CASES = {
    "facilitators caught": ("arrests", "arrests_refused"),
    "arrested": ("arrests",),
    "cases opened": ("cases_opened",),
    "tried": ("cases_closed",),
    "convicted": ("convictions",),
    "organisers convicted": ("organisers_convicted",),
    "organisations dismantled": ("dismantled",),
}
REQUESTS = {
    "requests sent": ("requests_sent",),
    "answered": ("requests_answered",),
    "granted": ("requests_granted",),
}
NOTE = """Means over replicates, lines: 95 % interval. A stage counts what happened in the horizon: cases of one year
may be tried in a later one, and cases also open on evidence other than arrests."""


def stages(results: xr.Dataset, of: dict[str, tuple[str, ...]]) -> xr.DataArray:
    """Counts of each stage over the horizon and all jurisdictions: (scenario, replicate, stage)."""
    counts = [sum(results[f"jurisdiction_{name}"].sum(["time", "jurisdiction"]).astype(float) for name in names)
              for names in of.values()]
    return xr.concat(counts, xr.DataArray(list(of), dims="stage", name="stage")).transpose(..., "stage")


def funnel(results: xr.Dataset, source: style.Source) -> Figure:
    """Bars from 0, so that their lengths compare, each with its number; intervals over replicates."""
    names = style.scenario_names(results)
    looks = style.looks(names)
    figure = style.new_figure(0.17 * len(names) * (len(CASES) + len(REQUESTS)) + 2.2)
    panels = figure.subplots(2, 1, gridspec_kw={"height_ratios": [len(CASES), len(REQUESTS)]})
    for axes, of, title in ((panels[0], CASES, "Cases against organisations"),
                            (panels[1], REQUESTS, "Legal help between jurisdictions")):
        interval = measures.t_interval(stages(results, of))
        thick = 0.8 / len(names)
        for n, name in enumerate(names):
            part = interval.sel(scenario=name)
            y = np.arange(len(of)) - 0.4 + thick * (n + 0.5)
            value = part["mean"].values
            axes.barh(y, value, 0.9 * thick, color=looks[name].colour, alpha=0.85, label=style.said(name),
                      hatch="///" if name == measures.BASELINE else None, edgecolor="white", linewidth=0)
            style.intervals(axes, y, part.low, part.high, 0.0, color="black", linewidth=0.8)
            for place, number, end in zip(y, value, np.fmax(part.high.fillna(0), value)):
                text = f"{number:,.0f}" if number >= 10 else f"{number:.1f}" if number else "none"
                axes.annotate(text, (float(end), place), xytext=(3, 0), textcoords="offset points", va="center",
                              fontsize=6.3, color="#333333")
        top = max(1.0, float(np.nanmax(np.fmax(interval.high.fillna(0), interval["mean"]))))
        axes.set(xlim=(0, 1.12 * top), ylim=(len(of) - 0.45, -0.55), title=title)
        axes.set_yticks(range(len(of)), list(of))
        axes.tick_params(axis="y", length=0)
        axes.xaxis.set_major_formatter(FuncFormatter(style.in_thousands))
        style.quiet_grid(axes, "x")
    panels[1].set_xlabel("number over the horizon")
    handles, _ = panels[0].get_legend_handles_labels()
    return style.finish(figure, source, "Justice: how far cases get", NOTE, handles)
