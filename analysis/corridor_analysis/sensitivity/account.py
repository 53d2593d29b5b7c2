"""What a sweep found, in words and as tables."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pandas as pd

from corridor_analysis import words
from corridor_analysis.sensitivity.findings import Finding, Ranking
from corridor_analysis.sensitivity.morris import FALSE_SHARE
from corridor_analysis.sensitivity.sweep import Sweep, label_of_design, measures_of

TOP = 15  # factors that tables and figures show
TEXTS = ("account.txt", "factors.csv", "variance.csv", "over_time.csv", "means.csv")


def percent(share: float) -> str:
    """41 %."""
    return f"{100 * share:.0f} %"


def _heading(finding: Finding) -> str:
    unit = finding.unit if finding.unit != "-" else "no unit"
    asked = finding.question
    named = f"{finding.label} ({asked.indicator}, {unit})"
    if asked.against:
        return f"Difference in {named}, {asked.of}: mean {words.plain(finding.mean)}"
    return f"{named}{f', under {asked.scenario}' if asked.scenario else ''}: mean {words.plain(finding.mean)}"


def _grid(header: list[str], rows: list[list[str]]) -> list[str]:
    """Lines of a table: the first column to the left, the others to the right."""
    widths = [max(len(row[n]) for row in [header, *rows]) for n in range(len(header))]
    lines = [[row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])] for row in [header, *rows]]
    return ["  " + "  ".join(cells) for cells in lines]


def _between(low: float, high: float, step: float) -> str:
    if not math.isfinite(low):
        return "–"
    return f"{words.plain(low, step)} to {words.plain(high, step)}"


def _step_of_row(value: float, low: float, high: float, chance: float) -> float:
    """Three digits of the largest; more where the low end and chance, on which the verdict hangs, would read alike."""
    largest = np.nanmax(np.abs([value, low, high, chance]))
    if not largest > 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(largest)) - 2)
    apart = abs(low - chance) > words.SAME * largest
    while apart and words.rounded(low, step) == words.rounded(chance, step):
        step /= 10
    return step


def _screened(finding: Finding, ranking: Ranking, top: int) -> list[str]:
    one, rows = finding.screening, []
    for name, value, low, high, told in list(zip(
            ranking.factors, ranking.value, ranking.low, ranking.high, ranking.told))[:top]:
        at = one.factors.index(name)
        step = _step_of_row(value, low, high, one.noise[at])
        share = f"{100 * one.of_mean[at]:,.0f} %" if one.mean else "–"
        rows.append([name, words.plain(value, step), _between(low, high, step), share, words.plain(one.mu[at], step),
                     words.plain(one.sigma[at], step), words.plain(one.noise[at], step),
                     "–" if not ranking.known else "yes" if told else "no"])
    of = "of mean difference" if finding.question.against else "of mean"
    return _grid(["factor", "mu*", "95 % interval", of, "mu", "sigma", "chance", "told"], rows)


def _indexed(finding: Finding, ranking: Ranking, top: int) -> list[str]:
    one, rows = finding.indices, []
    for name in ranking.factors[:top]:
        at = one.factors.index(name)
        rows.append([name, words.plain(one.total[at], 0.01), _between(one.total_low[at], one.total_high[at], 0.01),
                     words.plain(one.first[at], 0.01), _between(one.first_low[at], one.first_high[at], 0.01)])
    return _grid(["factor", "total", "95 % interval", "first", "95 % interval"], rows)


def _by_scenario(finding: Finding) -> list[str]:
    rows = [[one.scenario, *_mean_and_ends(one.mean, one.low, one.high),
             *_mean_and_ends(one.less_first, one.less_low, one.less_high)] for one in finding.by_scenario]
    first = f"less {finding.by_scenario[0].scenario}"
    rows[0][3:] = ["", ""]
    fewest = min(one.replicates for one in finding.by_scenario)
    most = max(one.replicates for one in finding.by_scenario)
    over = f"Intervals are over {measures_of(most) if fewest == most else f'{fewest} to {most} replicates'}"
    pairs = ("; differences are taken replicate by replicate." if any(math.isfinite(one.less_first)
                                                                     for one in finding.by_scenario) else ".")
    return [*_grid(["scenario", "mean", "95 % interval", first, "95 % interval"], rows), over + pairs]


def _mean_and_ends(mean: float, low: float, high: float) -> tuple[str, str]:
    step = words.step_within(mean, low, high) / 10 if math.isfinite(low) else 0.0
    return words.plain(mean, step), _between(low, high, step)


def _rest(ranking: Ranking, top: int, unit: str) -> list[str]:
    """How many factors the table does not show, and how large the largest of them is."""
    n = len(ranking.factors) - top
    if n <= 0:
        return []
    size = words.plain(ranking.value[top]) + (f" {unit}" if unit not in ("-", "1") else "")
    return [f"  {n} further factor{'s' if n > 1 else ''}, none above {size}"]


def told_sentence(ranking: Ranking) -> str:
    """Which factors are told from nothing, and how many are not."""
    if not ranking.known and not np.isfinite(ranking.low).all():
        return "Without intervals nobody knows which factors are told from what chance alone would show."
    if not ranking.known:
        return "With one replicate nobody knows what chance alone would show."
    told = [name for name, yes in zip(ranking.factors, ranking.told) if yes]
    rest = len(ranking.factors) - len(told)
    nothing = "what chance alone would show" if ranking.measure == "mu_star" else "0"
    if not told:
        return f"No factor is told from {nothing}."
    others = f"; {rest} {'are' if rest != 1 else 'is'} not" if rest else ""
    verb = "is" if len(told) == 1 else "are"
    said = f"{len(told)} factor{'s' if len(told) > 1 else ''} {verb} told from {nothing}{others}."
    if ranking.measure == "mu_star":
        expected = words.plain(FALSE_SHARE * len(told), 0.1)
        said += f" Of those told {expected} at most are expected to be luck."
    return said


def split_sentences(finding: Finding, common: bool) -> str:
    """Where the variance comes from, and what common random numbers mean for it."""
    one = finding.split
    if math.isnan(one.share):
        return "The indicator is the same in every run: no variance to share out."
    ends = f"95 % interval {percent(one.low)} to {percent(one.high)}"
    said = (f"Of the variance between single runs {percent(one.share)} ({ends}) comes from the factors, the rest is "
            f"luck ({measures_of(one.replicates)} a point).")
    if common and one.luck > 0:
        same = percent(one.common_luck / one.luck)
        said += (f" Replicates have the same random numbers at every point: {same} of that luck is the same everywhere "
                 f"and cancels between points; it is known from {one.replicates} values alone.")
    if abs(one.stretch - 1) > 1e-9:
        said += (f" Walks stand further apart than the ranges say: what factors make was divided by "
                 f"{words.plain(one.stretch, 0.01)}, which is right where the indicator is linear.")
    if one.factors == 0:
        said += " More points differ by luck than factors can be told to make them differ."
    return said


def account(sweep: Sweep, findings: list[Finding], top: int = TOP) -> str:
    """All findings as text for a screen."""
    lines = [str(sweep.results.attrs["title"]), label_of_design(sweep)]
    if sweep.scenarios and findings:
        lines.append(f"looked at: {findings[0].question.of}, of the scenarios {words.listed(sweep.scenarios)} "
                     "(--scenario and --against choose)")
    lines.append("")
    for finding in findings:
        lines.append(_heading(finding))
        lines += _by_scenario(finding) if finding.by_scenario else []
        ranking = finding.ranking
        if ranking is not None:
            lines += _screened(finding, ranking, top) if finding.screening else _indexed(finding, ranking, top)
            lines += _rest(ranking, top, ranking.unit)
            lines.append(told_sentence(ranking))
        if finding.indices is not None and not math.isnan(finding.indices.together):
            together = percent(max(0.0, finding.indices.together))
            lines.append(f"Together with others, not alone, factors make {together} of the variance.")
        if not math.isnan(finding.q2):
            lines.append(f"Indices of a surrogate that foretells {percent(finding.q2)} of the variance of points it "
                         f"has not seen (Q2 = {finding.q2:.2f}).")
        if finding.split is not None:
            lines.append(split_sentences(finding, sweep.common_random_numbers))
        lines += [f"Note: {note}" for note in finding.notes] + [""]
    if any(one.screening for one in findings):
        of = " in the difference" if findings[0].question.against else ""
        lines.append(f"mu*: mean size of the change{of} when a factor goes over its full range; mu: the same with its "
                     "sign;")
        lines.append("sigma: how much that differs from place to place; chance: the mu* of a factor without influence;")
        lines.append("told: the interval of mu* lies above chance, and replicates differ too little for luck to make "
                     "such effects;")
        lines.append(f"of the factors told for one indicator {percent(FALSE_SHARE)} at most are expected to be luck.")
    if any(one.indices for one in findings):
        lines.append("first: share of the variance between points that the factor makes alone; total: with all it does "
                     "together with others.")
    return "\n".join(lines).rstrip() + "\n"


def _asked(finding: Finding) -> dict[str, str]:
    return {"indicator": finding.question.indicator, "scenario": finding.question.scenario or "",
            "against": finding.question.against or "", "looked_at": finding.question.of}


ASKED = ["indicator", "scenario", "against", "looked_at"]  # looked_at: "A", or "A less B" where it is a difference


def factors_table(findings: list[Finding]) -> pd.DataFrame:
    """One row a measure of a factor: mu, mu_star, sigma, chance, by_luck; or first_index, total_index.

    told : of mu_star and total_index, yes or no; empty where it is not known, and of other measures
    """
    rows = []
    for finding in findings:
        parts: list[tuple] = []
        if finding.screening is not None:
            one = finding.screening
            none = np.full(len(one.factors), np.nan)
            parts = [("mu_star", finding.unit, one.mu_star, one.low, one.high),
                     ("mu", finding.unit, one.mu, none, none),
                     ("sigma", finding.unit, one.sigma, none, none), ("chance", finding.unit, one.noise, none, none),
                     ("by_luck", "-", one.by_luck, none, none),
                     ("mu_star_of_mean", "-", one.of_mean, none, none)]
            used, planned = one.walks, one.walks_planned
        elif finding.indices is not None:
            one = finding.indices
            parts = [("total_index", "-", one.total, one.total_low, one.total_high),
                     ("first_index", "-", one.first, one.first_low, one.first_high)]
            used, planned = one.rows, one.rows_planned
        told = _told_of(finding)
        for measure, unit, value, low, high in parts:
            for n, factor in enumerate(one.factors):
                rows.append({**_asked(finding), "method": finding.method, "measure": measure, "factor": factor,
                             "unit": unit, "value": value[n], "low": low[n], "high": high[n],
                             "told": told.get(factor, "") if measure == finding.ranking.measure else "", "used": used,
                             "planned": planned, "q2": finding.q2})
    columns = [*ASKED, "method", "measure", "factor", "unit", "value", "low", "high", "told", "used", "planned", "q2"]
    return pd.DataFrame(rows, columns=columns)


def _told_of(finding: Finding) -> dict[str, str]:
    """Factor -> whether it is told from nothing: yes or no; none where that is not known."""
    one = finding.ranking
    return {name: "yes" if told else "no" for name, told in zip(one.factors, one.told)} if one and one.known else {}


def scenarios_table(findings: list[Finding]) -> pd.DataFrame:
    """One row an indicator and scenario, of a sweep that varies nothing else: the mean, and that less the first."""
    rows = [{"indicator": finding.question.indicator, "unit": finding.unit, **dataclasses.asdict(one)}
            for finding in findings for one in finding.by_scenario]
    return pd.DataFrame(rows)


def variance_table(findings: list[Finding]) -> pd.DataFrame:
    """One row an indicator: variances from factors and luck [squared units], and the share with its interval [-]."""
    rows = [{**_asked(one), "unit": one.unit, "factors": one.split.factors, "common_luck": one.split.common_luck,
             "own_luck": one.split.own_luck, "share": one.split.share, "low": one.split.low, "high": one.split.high,
             "points": one.split.points, "replicates": one.split.replicates, "stretch": one.split.stretch}
            for one in findings if one.split]
    columns = [*ASKED, "unit", "factors", "common_luck", "own_luck", "share", "low", "high", "points", "replicates",
               "stretch"]
    return pd.DataFrame(rows, columns=columns)


def course_table(findings: list[Finding]) -> pd.DataFrame:
    """One row a factor and date: mu* or total index with its interval."""
    frames = []
    for finding in (one for one in findings if one.course):
        one = finding.course
        index = pd.MultiIndex.from_product([one.dates.round(4), one.factors], names=["date", "factor"])
        frame = pd.DataFrame({name: array.ravel() for name, array in
                              (("value", one.value), ("low", one.low), ("high", one.high))}, index).reset_index()
        for name, text in reversed(list({**_asked(finding), "measure": one.measure, "period": one.period}.items())):
            frame.insert(0, name, text)
        frames.append(frame)
    columns = [*ASKED, "measure", "period", "date", "factor", "value", "low", "high"]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=columns)


def texts(sweep: Sweep, findings: list[Finding], top: int = TOP) -> dict[str, str]:
    """Every file but the figures, by its name, which is one of TEXTS; ten significant digits."""
    tables = {"factors.csv": factors_table(findings), "variance.csv": variance_table(findings),
              "over_time.csv": course_table(findings), "means.csv": scenarios_table(findings)}
    written = {name: table.to_csv(index=False, float_format="%.10g", lineterminator="\n")
               for name, table in tables.items() if len(table)}
    return {"account.txt": account(sweep, findings, top), **written}
