"""Paired effects with their intervals, and cost against outcome."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse
from matplotlib.ticker import FuncFormatter, MaxNLocator
from scipy import stats

from corridor_analysis import compare, measures, themes
from corridor_analysis.figures import style

FOREST = (
    "journeys", "arrivals", "deaths", "deaths_per_1000_journeys", "abused", "trafficked", "wrecks", "identified",
    "missed", "referred", "detained", "children_detained", "pushed_back", "mean_fee", "revenue", "profit", "organisations",
    "convictions", "dismantled",
)
# Verdict -> colour, mark, whether it is filled: told apart in grey too.
MARKS = {
    "better": (style.BETTER, "o", True), "worse": (style.WORSE, "X", True),
    "higher": (style.NEUTRAL, "D", True), "lower": (style.NEUTRAL, "D", True),
    "unresolved": (style.QUIET, "o", False), "unchanged": (style.QUIET, "|", True),
}
KEYS = {"better": "better", "worse": "worse", "higher": "higher or lower, neither good nor bad by itself",
        "unresolved": "not told from chance"}
# Outcome -> what its axis counts.
OUTCOMES = {"deaths": "deaths averted", "trafficked": "victims of trafficking averted",
            "identified": "more victims identified"}
ENOUGH_FOR_AN_ELLIPSE = 10  # replicates; below, the region of two means together is too wide to say anything


def _reach(rows: list[compare.Effect]) -> float:
    """How far the axis goes to both sides [percent]: far enough for three in four intervals, so that these can be read."""
    ends = [100 * max(abs(one.low), abs(one.high)) / abs(one.baseline) for one in rows
            if one.baseline and math.isfinite(one.low)]
    return max(2.0, float(np.quantile(ends, 0.75)) * 1.2) if ends else 10.0


def _draw_effect(axes: Axes, y: int, one: compare.Effect, reach: float) -> None:
    if not one.baseline or one.verdict == "undefined":
        none = "0 in the baseline" if one.baseline == 0 else "no value in the baseline"
        axes.text(0, y, none, fontsize=6.5, color=style.QUIET, ha="center", va="center",
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5})
        return
    colour, mark, filled = MARKS[one.verdict]
    if one.baseline and abs(one.percent) > reach:
        _draw_beyond(axes, y, one, reach, colour)
        return
    low, middle, high = (100 * x / abs(one.baseline) for x in (one.low, one.mean, one.high))
    shown = [max(-reach, min(reach, x)) for x in (low, high)]
    if math.isfinite(low):
        axes.plot(shown, [y, y], color=colour, linewidth=1.1, solid_capstyle="butt", clip_on=False)
        for end, cut, head in ((low, shown[0], "<"), (high, shown[1], ">")):
            if end != cut:
                axes.plot([cut], [y], head, color=colour, markersize=4, clip_on=False)
    axes.plot([middle], [y], mark, color=colour, markersize=5.5, markerfacecolor=colour if filled else "white")


def _draw_beyond(axes: Axes, y: int, one: compare.Effect, reach: float, colour: str) -> None:
    """An effect that lies off the axis: an arrow and its figure."""
    right = one.percent > 0
    axes.plot([reach if right else -reach], [y], ">" if right else "<", color=colour, markersize=5, clip_on=False)
    axes.text(0.93 * reach * (1 if right else -1), y, f"{one.percent:+,.0f} %".replace("-", "−"), color=colour,
              fontsize=6.5, va="center", ha="right" if right else "left")


def _key(verdict: str, text: str) -> Line2D:
    """An entry of the legend."""
    colour, mark, filled = MARKS[verdict]
    return Line2D([], [], color=colour, marker=mark, linewidth=1.1, markersize=5,
                  markerfacecolor=colour if filled else "white", label=text)


def forest(results: xr.Dataset, source: style.Source, indicators: tuple[str, ...] = FOREST) -> Figure:
    """Changes against baseline in percent with 95 % intervals, a panel for each scenario, grouped by theme.

    indicators : those that have a row whatever became of them; whatever got worse in some scenario has one too
    Raises ValueError where the file holds no comparison.
    """
    scenarios = compare.scenarios(results)
    found = {name: {one.indicator: one for one in compare.effects(results, name)} for name in scenarios}
    worse = {name for of in found.values() for name, one in of.items() if one.verdict == "worse"}
    order = themes.in_order([name for name in found[scenarios[0]] if name in indicators
                             or (name in worse and not themes.is_detail(name))])
    figure = style.new_figure(0.2 * (len(order) + 5) + 1.0, max(style.WIDTH, 2.0 + 1.9 * len(scenarios)))
    panels = figure.subplots(1, len(scenarios), sharey=True, squeeze=False)[0]
    heads, y, places = [], 0, {}
    for n, name in enumerate(order):
        if n == 0 or themes.theme(name) != themes.theme(order[n - 1]):
            heads.append((y, themes.theme(name)))
            y += 1
        places[name] = y
        y += 1
    for axes, scenario in zip(panels, scenarios):
        rows = [found[scenario][name] for name in order]
        reach = _reach([one for one in rows if one.indicator in indicators])
        for one in rows:
            _draw_effect(axes, places[one.indicator], one, reach)
        axes.axvline(0, color="#444444", linewidth=0.7, zorder=0)
        axes.set(xlim=(-1.06 * reach, 1.06 * reach), ylim=(y - 0.4, -0.6), title=style.heading(scenario))
        axes.xaxis.set_major_locator(MaxNLocator(4, symmetric=True))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:+.3g}".replace("-", "−") if x else "0"))
        axes.set_xlabel("change [% of baseline]")
        style.quiet_grid(axes, "x")
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
    positions = sorted([*((place, themes.label(name), False) for name, place in places.items()),
                        *((place, title, True) for place, title in heads)])
    panels[0].set_yticks([place for place, _, _ in positions], [text for _, text, _ in positions])
    for tick, (_, _, bold) in zip(panels[0].get_yticklabels(), positions):
        tick.set_fontweight("bold" if bold else "normal")
    handles = [_key(verdict, text) for verdict, text in KEYS.items()]
    note = "Mean change over paired replicates and its 95 % interval (t). Arrowheads: it goes on. Axes differ.\n" \
           "Whatever got worse in one of them has a row."
    return style.finish(figure, source, "What each policy changes", note, handles)


def _region_of_means(axes: Axes, x: np.ndarray, y: np.ndarray, colour: str) -> None:
    """The 95 % region of both means together (Hotelling), or a cross of both intervals; nothing for one replicate."""
    n = len(x)
    if n < 2:
        return
    covariance = np.cov(x, y)
    if n >= ENOUGH_FOR_AN_ELLIPSE and np.linalg.matrix_rank(covariance, tol=1e-9 * np.trace(covariance)) == 2:
        size = 2 * (n - 1) / (n - 2) * stats.f.ppf(0.95, 2, n - 2) / n
        lengths, axes_of = np.linalg.eigh(covariance * size)
        angle = math.degrees(math.atan2(axes_of[1, 1], axes_of[0, 1]))
        axes.add_patch(Ellipse((x.mean(), y.mean()), 2 * math.sqrt(lengths[1]), 2 * math.sqrt(max(0, lengths[0])),
                               angle=angle, facecolor="none", edgecolor=colour, linewidth=1))
        return
    half = [stats.t.ppf(0.975, n - 1) * v.std(ddof=1) / math.sqrt(n) for v in (x, y)]
    axes.errorbar(x.mean(), y.mean(), xerr=half[0], yerr=half[1] or None, color=colour, linewidth=1, capsize=2)


def cost_plane(results: xr.Dataset, source: style.Source, outcomes: tuple[str, ...] = tuple(OUTCOMES)) -> Figure:
    """Cost against what got better: each replicate a point, the mean of a scenario with its region.

    To the right is better. Raises ValueError where the file holds no comparison.
    """
    scenarios = compare.scenarios(results)
    looks = style.looks(style.scenario_names(results))
    figure = style.new_figure(3.3)
    panels = figure.subplots(1, len(outcomes), sharey=True, squeeze=False)[0]
    figure.get_layout_engine().set(wspace=0.06)
    spent = measures.differences(results.total.sel(indicator="policy_cost")) / 1e6
    for axes, outcome in zip(panels, outcomes):
        for scenario in scenarios:
            x, y = measures.gain(results, scenario, outcome), spent.sel(scenario=scenario).values
            defined = ~(np.isnan(x) | np.isnan(y))
            x, y, look = x[defined], y[defined], looks[scenario]
            axes.plot(x, y, look.mark, color=look.colour, markersize=3, alpha=0.35, markeredgewidth=0)
            _region_of_means(axes, x, y, look.colour)
            axes.plot(x.mean(), y.mean(), look.mark, color=look.colour, markersize=7, markeredgecolor="white",
                      label=style.said(scenario))
        axes.axvline(0, color="#444444", linewidth=0.7, zorder=0)
        axes.set_xlabel(f"{OUTCOMES[outcome]}\n← worse        better →")
        axes.xaxis.set_major_formatter(FuncFormatter(style.in_thousands))
        axes.xaxis.set_major_locator(MaxNLocator(4))
        style.quiet_grid(axes, "both")
    panels[0].set_ylabel("cost of the policy [million USD]")
    most, least = max(0.0, float(spent.max())), min(0.0, float(spent.min()))
    panels[0].set_ylim(least, most + 0.12 * (most - least or 1.0))
    panels[0].yaxis.set_major_formatter(FuncFormatter(style.in_thousands))
    handles, _ = panels[0].get_legend_handles_labels()
    few = source.replicates < ENOUGH_FOR_AN_ELLIPSE
    shape = "cross: 95 % interval of each mean" if few else "ellipse or cross: 95 % region of the means"
    note = f"Small marks: replicates; large: means; {shape}. Each outcome bears the whole cost of the policy."
    return style.finish(figure, source, "What it costs and what it brings", note, handles)
