"""Which factors of a sweep matter: the plane of mu* and sigma, a tornado of the largest, and their course over time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from corridor_analysis.figures import style
from corridor_analysis.sensitivity.findings import Course, Finding, Ranking
from corridor_analysis.sensitivity.sobol import Indices
from corridor_analysis.sensitivity.sweep import Sweep, counted

TOLD, NOT_TOLD = style.BETTER, style.QUIET
BAR_TOLD, BAR_NOT_TOLD = "#66B2E0", "#D5D5D5"  # light, so that intervals are seen on them
FIRST_LINE = "#5A5A5A"  # seen on a bar and beside it, and not taken for the interval of the bar
MOST_NAMES = 12  # in the plane
MOST_COURSES = 6
LONGEST_TITLE = 84  # letters in the width of a figure
FIRST_LOWER = 0.2  # of a bar's distance to the next, so that two intervals do not lie on each other
ONE_WAY = 0.9  # |mu| above so much of mu*: nearly always the same way
QUANTITY = {"mu_star": "mean size of the change over the full range of a factor (mu*)",
            "total_index": "total index: share of the variance that a factor has a hand in"}


def source_of(sweep: Sweep) -> style.Source:
    """Where the numbers come from."""
    provenance = sweep.provenance
    return style.Source(str(sweep.results.attrs["title"]),
                        f"corridor {provenance.program_version} ({provenance.commit})",
                        provenance.experiment_sha256[:12], sweep.results.sizes["replicate"], provenance.seed,
                        str(sweep.settings.get("scale", 1)))


def _title(finding: Finding) -> str:
    of = style.said(finding.question.of)
    if finding.question.against:
        return f"difference in {finding.label}, {of}"
    return finding.label + (f", {of}" if of else "")


def _finished(figure: Figure, source: style.Source, what: str, finding: Finding, note: str,
              keys: list[Line2D] | None = None, columns: int = 4) -> Figure:
    """`style.finish`, with what is looked at in the title; where that would reach over the edge, before the note."""
    title = f"{what}: {_title(finding)}"
    if len(title) > LONGEST_TITLE:
        begins = "Difference" if finding.question.against else "Scenario"
        note = f"{begins}: {style.said(finding.question.of)}.\n{note}"
        title = f"{what}: {'difference in ' if finding.question.against else ''}{finding.label}"
    return style.finish(figure, source, title, note, keys or [], columns)


def _in_unit(text: str, unit: str) -> str:
    return text if unit in ("-", "1") else f"{text} [{unit}]"


def _heights_of_names(x: np.ndarray, y: np.ndarray, width: float, height: float) -> np.ndarray:
    """Heights for names that begin at x, near y, so that no two boxes of that width and height overlap."""
    placed: list[tuple[float, float]] = []
    out = np.empty(len(y))
    for n in np.argsort(y, kind="stable"):
        at = y[n]
        for _ in placed:
            near = [other for left, other in placed if abs(left - x[n]) < width and abs(other - at) < height]
            if not near:
                break
            at = max(near) + 1.001 * height
        placed.append((x[n], at))
        out[n] = at
    return out


def plane(finding: Finding, source: style.Source, top: int) -> Figure:
    """sigma against mu*: to the right is what matters, high up what depends on the others or bends."""
    one, ranking = finding.screening, finding.ranking
    figure = style.new_figure(4.6)
    axes = figure.subplots()
    reach = 1.05 * max(np.nanmax(np.append(one.high, one.mu_star)), 1e-300)
    height = 1.12 * max(float(np.nan_to_num(one.sigma).max()), 0.3 * reach)
    for slope, text in ((0.1, "sigma = mu* / 10"), (1.0, "sigma = mu*")):
        end = min(reach, height / slope)
        axes.plot([0, end], [0, slope * end], color=style.RULE, linewidth=0.8, zorder=0)
        axes.text(0.97 * end, slope * 0.97 * end, text, fontsize=6, color=style.QUIET, ha="right", va="bottom")
    told = one.told_from_noise if ranking.known else np.ones(len(one.factors), bool)
    style.intervals(axes, one.sigma, one.low, one.high, 0.0, color="#BBBBBB", linewidth=0.7, zorder=1)
    for chosen, mark, colour, fill in ((told, "o", TOLD, TOLD), (~told, "o", NOT_TOLD, "white")):
        axes.plot(one.mu_star[chosen], one.sigma[chosen], mark, color=colour, markerfacecolor=fill, markersize=4,
                  zorder=2, clip_on=False)
    names = ranking.factors[: min(top, MOST_NAMES)]
    at = np.array([one.factors.index(name) for name in names])
    heights = _heights_of_names(one.mu_star[at], one.sigma[at], 0.012 * reach * max(map(len, names)), 0.035 * height)
    for name, n, y in zip(names, at, heights):
        axes.annotate(name, (one.mu_star[n], one.sigma[n]), (one.mu_star[n] + 0.012 * reach, y + 0.012 * height),
                      fontsize=6.5, path_effects=style.halo(), zorder=3,
                      arrowprops={"arrowstyle": "-", "color": "#BBBBBB", "linewidth": 0.4, "shrinkA": 0, "shrinkB": 2})
    axes.set(xlim=(0, 1.12 * reach), ylim=(-0.02 * height, max(height, heights.max() + 0.08 * height)))
    axes.set_xlabel(_in_unit("mu*: mean size of the change over the full range of a factor", finding.unit))
    axes.set_ylabel(_in_unit("sigma: how much that differs\nfrom place to place", finding.unit))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(style.in_thousands))
    style.quiet_grid(axes, "both")
    others = len(one.factors) - len(names)
    note = f"Each mark: a factor, over {counted(one.walks, 'walk')}"
    note += "; line: 95 % interval of mu*." if _have_ends(one.low) else "; too few for an interval of mu*."
    if others:
        note += f" {counted(others, 'further factor')} {'are' if others > 1 else 'is'} drawn without a name."
    return _finished(figure, source, "What matters, and how evenly", finding, note, _told_keys(ranking))


def _have_ends(low: np.ndarray) -> bool:
    """Whether there are intervals to draw."""
    return bool(np.isfinite(low).any())


def _told_keys(ranking: Ranking) -> list[Line2D]:
    nothing = "chance" if ranking.measure == "mu_star" else "0"
    if not ranking.known:
        return []
    keys = [(ranking.told, TOLD, TOLD, f"told from {nothing}"),
            (~ranking.told, NOT_TOLD, "white", f"not told from {nothing}")]
    return [Line2D([], [], linestyle="", marker="o", markersize=4, color=colour, markerfacecolor=fill, label=label)
            for some, colour, fill, label in keys if some.any()]


def way(mu: float, mu_star: float) -> str:
    """Which way a rise of the factor moves the indicator."""
    if mu_star == 0:
        return ""
    return "either way" if abs(mu) < ONE_WAY * mu_star else "raises" if mu > 0 else "lowers"


def tornado(finding: Finding, source: style.Source, top: int) -> Figure:
    """Bars of mu* or total index with their intervals, the largest on top; the others counted."""
    ranking, shown = finding.ranking, min(top, len(finding.ranking.factors))
    figure = style.new_figure(0.2 * shown + 1.75)
    axes = figure.subplots()
    y, value = np.arange(shown), ranking.value[:shown]
    colours = [BAR_TOLD if told else BAR_NOT_TOLD for told in ranking.told[:shown] | (not ranking.known)]
    axes.barh(y, value, height=0.62, color=colours, zorder=2)
    low, high = ranking.low[:shown], ranking.high[:shown]
    style.intervals(axes, y, low, high, -np.inf, color="#222222", linewidth=1.0, zorder=4)
    reach = 1.02 * max(float(np.nanmax(np.append(high, value))), 1e-300)
    least = min(0.0, 1.02 * float(np.nanmin(np.append(low, 0.0))))
    handles = _bar_keys(ranking, shown)
    if finding.screening is not None:
        handles += _ways_and_chance(axes, finding, ranking.factors[:shown], reach)
    else:
        handles.append(_first_orders(axes, finding.indices, ranking.factors[:shown]))
        least, reach = min(least, 1.02 * axes.dataLim.x0), max(reach, 1.02 * axes.dataLim.x1)
    axes.set_yticks(y, ranking.factors[:shown])
    axes.set(xlim=(least, 1.14 * reach), ylim=(shown - 0.4, -0.6))
    axes.set_xlabel(_in_unit(QUANTITY[ranking.measure], ranking.unit))
    axes.xaxis.set_major_formatter(FuncFormatter(style.in_thousands))
    axes.tick_params(axis="y", length=0)
    style.quiet_grid(axes, "x")
    return _finished(figure, source, "What matters most", finding, _foot(finding, shown), handles, 5)


def _bar_keys(ranking: Ranking, shown: int) -> list[Line2D]:
    """Keys of the bars and their intervals, as far as there are any among the factors shown."""
    told, nothing = ranking.told[:shown], "chance" if ranking.measure == "mu_star" else "0"
    keys = [(ranking.known and told.any(), BAR_TOLD, 5, f"told from {nothing}"),
            (ranking.known and not told.all(), BAR_NOT_TOLD, 5, f"not told from {nothing}"),
            (_have_ends(ranking.low[:shown]), "#222222", 1.0, "95 % interval")]
    return [Line2D([], [], color=colour, linewidth=width, label=label) for some, colour, width, label in keys if some]


def _first_orders(axes: Axes, one: Indices, names: list[str]) -> Line2D:
    """First indices below the middle of the bars, with their intervals, also where they lie below 0; their key."""
    at, y = [one.factors.index(name) for name in names], np.arange(len(names)) + FIRST_LOWER
    style.intervals(axes, y, one.first_low[at], one.first_high[at], -np.inf, color=FIRST_LINE, linewidth=0.8, zorder=5)
    look = {"marker": "D", "color": FIRST_LINE, "markerfacecolor": "white", "markeredgecolor": "#222222",
            "markersize": 3.5}
    axes.plot(one.first[at], y, linestyle="", clip_on=False, zorder=6, **look)
    return Line2D([], [], linestyle="-", linewidth=0.8, label="first index, 95 % interval", **look)


def _ways_and_chance(axes: Axes, finding: Finding, names: list[str], reach: float) -> list[Line2D]:
    """Beside each bar which way it goes, on it what chance alone would show; returns the keys of what was drawn."""
    one = finding.screening
    at = [one.factors.index(name) for name in names]
    for y, n in enumerate(at):
        right = max(one.mu_star[n], np.nan_to_num(one.high[n]))
        axes.text(right + 0.01 * reach, y, way(one.mu[n], one.mu_star[n]), fontsize=6.5, color="#555555", va="center")
    if not np.isfinite(one.noise[at]).all():
        return []
    axes.plot(one.noise[at], np.arange(len(at)), "|", color="#B5390B", markersize=9, markeredgewidth=1.6, zorder=5)
    return [Line2D([], [], linestyle="", marker="|", color="#B5390B", markersize=9, markeredgewidth=1.6,
                   label="chance alone")]


def _foot(finding: Finding, shown: int) -> str:
    ranking, rest = finding.ranking, len(finding.ranking.factors) - shown
    if finding.screening is not None:
        walks = counted(finding.screening.walks, "walk")
        note = f"{walks}. raises, lowers: nine tenths of the changes one way, by size."
    else:
        note = (f"A surrogate with Q2 = {finding.q2:.2f}." if np.isfinite(finding.q2)
                else f"{finding.indices.rows} rows of a Saltelli design.")
    if rest:
        verb = "are" if rest > 1 else "is"
        note += (f" {counted(rest, 'further factor')}, none above {style.in_thousands(ranking.value[shown])}, {verb} "
                 "left out.")
    return note


def over_time(finding: Finding, source: style.Source, top: int) -> Figure:
    """How much the factors that matter most do so at each date, with their intervals as bands."""
    course: Course = finding.course
    names = finding.ranking.factors[: min(top, MOST_COURSES)]
    figure = style.new_figure(1.55 * -(-len(names) // 2) + 1.0)
    grid = figure.subplots(-(-len(names) // 2), 2, sharex=True, sharey=True, squeeze=False)
    mark = "o" if len(course.dates) < 30 else None
    for axes, name in zip(grid.flat, names):
        n = course.factors.index(name)
        axes.fill_between(course.dates, course.low[:, n], course.high[:, n], color=TOLD, alpha=0.18, linewidth=0)
        axes.plot(course.dates, course.value[:, n], color=TOLD, marker=mark, markersize=3, clip_on=False)
        axes.set_title(name)
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        axes.yaxis.set_major_locator(MaxNLocator(4))
        axes.yaxis.set_major_formatter(FuncFormatter(style.in_thousands))
        style.quiet_grid(axes, "y")
    for axes in grid.flat[len(names):]:
        axes.remove()
    if len(names) % 2 and len(grid) > 1:
        grid[-2, 1].tick_params(labelbottom=True)
    known = course.value[:, [course.factors.index(name) for name in names]]
    ends = course.high[:, [course.factors.index(name) for name in names]]
    most = float(np.nanmax(np.append(np.where(np.isfinite(ends), ends, known), 0.0))) or 1.0
    grid.flat[0].set_ylim(0, 1.05 * most)
    figure.supylabel(_in_unit("mu*" if course.measure == "mu_star" else "total index",
                              finding.unit if course.measure == "mu_star" else "-"), fontsize=8)
    others = len(course.factors) - len(names)
    note = f"By {course.period}{'; band: 95 % interval' if _have_ends(course.low) else ''}. "
    note += "The factors that matter most over the whole run"
    note += f"; {counted(others, 'other')} {'are' if others > 1 else 'is'} in the table." if others else "."
    return _finished(figure, source, "When it matters", finding, note)


def overview(findings: list[Finding], source: style.Source, top: int) -> Figure:
    """Factors against indicators: mu* in percent of the mean, or total indices; dark is much, in bold what is told.

    The factors shown are those that are largest for some indicator, in turn, until there are `top`.
    """
    ranked = [one for one in findings if one.ranking is not None]
    names = _in_turn([one.ranking.factors for one in ranked], top)
    cells, told = np.empty((len(names), len(ranked))), np.empty((len(names), len(ranked)), bool)
    for column, one in enumerate(ranked):
        at = [one.ranking.factors.index(name) for name in names]
        whole = abs(one.screening.mean) or np.nan if one.screening is not None else 1.0
        cells[:, column], told[:, column] = 100 * one.ranking.value[at] / whole, one.ranking.told[at]
    share = cells / np.nan_to_num(cells).max(axis=0).clip(min=1e-300)
    order = np.argsort(-np.nansum(share, axis=1), kind="stable")
    figure = style.new_figure(0.175 * len(names) + 2.1, max(style.WIDTH, 2.2 + 0.55 * len(ranked)))
    axes = figure.subplots()
    axes.imshow(np.ma.masked_invalid(share[order]), aspect="auto", cmap="Blues", vmin=0, vmax=2.2)  # light: black on it
    for (y, x), value in np.ndenumerate(cells[order]):
        sure = told[order][y, x]
        axes.text(x, y, f"{value:,.0f}" if np.isfinite(value) else "–", ha="center", va="center", fontsize=6.5,
                  fontweight="bold" if sure else "normal", color="#000000" if sure else "#505050")
    axes.set_yticks(range(len(names)), [names[n] for n in order])
    axes.set_xticks(range(len(ranked)), [style.heading(one.label, 14) for one in ranked], rotation=45, ha="left",
                    rotation_mode="anchor")
    axes.tick_params(length=0, top=False, labeltop=True, labelbottom=False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    rest = len(ranked[0].ranking.factors) - len(names)
    of = "mean difference" if ranked[0].question.against else "indicator's mean"
    note = f"mu* in percent of the {of}" if ranked[0].screening is not None else "Total index in percent"
    note += "; shade: part of the largest in the column; bold: told from " + (
        "chance." if ranked[0].screening is not None else "0.")
    note += f" {counted(rest, 'further factor')} {'are' if rest > 1 else 'is'} left out." if rest else ""
    asked = ranked[0].question
    if asked.of:
        note = f"{'Difference' if asked.against else 'Scenario'}: {style.said(asked.of)}.\n{note}"
    return style.finish(figure, source, "What matters for what" + (" in a difference" if asked.against else ""), note)


def _in_turn(lists: list[list[str]], most: int) -> list[str]:
    """The first of each list, then the second of each ..., none twice, until there are `most`."""
    names: dict[str, None] = {}
    for row in zip(*lists):
        for name in row:
            if len(names) < most:
                names[name] = None
    return list(names)


def drawings(sweep: Sweep, findings: list[Finding], top: int) -> dict[str, Callable[[], Figure]]:
    """What can be drawn, by name: of each indicator the plane (after Morris), the tornado and the course over time, as
    far as there are any; of several together the overview."""
    source, found = source_of(sweep), {}
    for one in findings:
        if one.ranking is None:
            continue
        name = one.question.indicator
        if one.screening is not None and np.isfinite(one.screening.sigma).all():
            found[f"{name}_plane"] = lambda one=one: plane(one, source, top)
        found[f"{name}_tornado"] = lambda one=one: tornado(one, source, top)
        if one.course is not None:
            found[f"{name}_time"] = lambda one=one: over_time(one, source, top)
    if sum(one.ranking is not None for one in findings) > 1:
        found["overview"] = lambda: overview(findings, source, top)
    return found
