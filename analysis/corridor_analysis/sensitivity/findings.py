"""What a sweep says of one indicator, by every method that its design allows, and why not by the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from corridor_analysis import themes, words
from corridor_analysis.sensitivity import morris, sobol, surrogate, variance
from corridor_analysis.sensitivity.sweep import DesignError, Question, Sweep, answers, answers_over_time, left_out


@dataclasses.dataclass(frozen=True)
class Ranking:
    """How much each factor matters, the one that matters most first; arrays over factors."""

    measure: str  # mu_star or total_index
    unit: str
    factors: list[str]
    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    told: np.ndarray  # whether it is told from nothing: from chance, or from an index of 0
    known: bool = True  # whether it is known what nothing looks like: not with one replicate


@dataclasses.dataclass(frozen=True)
class Course:
    """How much each factor matters at each date; NaN where that cannot be said."""

    measure: str
    period: str  # what a date is, in words
    dates: np.ndarray  # [dates], years
    factors: list[str]
    value: np.ndarray  # [dates, factors]
    low: np.ndarray
    high: np.ndarray


@dataclasses.dataclass(frozen=True)
class Finding:
    """All that is known of one indicator."""

    question: Question
    label: str
    unit: str
    mean: float  # over runs that are there
    method: str  # morris, saltelli or surrogate; "" where none could be had
    screening: morris.Screening | None
    indices: sobol.Indices | None  # from the runs, or from a surrogate
    q2: float  # NaN without a surrogate
    split: variance.Split | None
    course: Course | None
    notes: list[str]  # what was left out or could not be had, and why

    @property
    def ranking(self) -> Ranking | None:
        """Factors by mu* or by total index; None where there is neither."""
        if self.screening is not None:
            one = self.screening
            ranked = _ranked("mu_star", self.unit, one.factors, one.mu_star, one.low, one.high, one.told_from_noise)
            return dataclasses.replace(ranked, known=one.noise_known)
        if self.indices is not None:
            one = self.indices
            return _ranked("total_index", "-", one.factors, one.total, one.total_low, one.total_high, one.total_low > 0)
        return None


def _ranked(measure: str, unit: str, factors: list[str], *arrays: np.ndarray) -> Ranking:
    order = np.argsort(-arrays[0], kind="stable")
    return Ranking(measure, unit, [factors[i] for i in order], *(one[order] for one in arrays))


def method_of(sweep: Sweep, use_surrogate: bool) -> str:
    """The method that fits the design: its own, or a surrogate, which fits any."""
    return sweep.design if sweep.design in ("morris", "saltelli") and not use_surrogate else "surrogate"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return text[:1].upper() + text[1:].removesuffix(".") + "."


def _tried(estimate: Callable, notes: list[str]):
    """What `estimate` returns; None, and the reason among the notes, where the design does not allow it."""
    try:
        return estimate()
    except DesignError as error:
        notes.append(sentence(str(error)))
        return None


def find(sweep: Sweep, question: Question, use_surrogate: bool = False, over_time: bool = True) -> Finding:
    """All that the sweep says of an indicator; date by date as well, unless `over_time` is off.

    Raises DesignError for an indicator or a scenario that is not there, and where points are not as their design says.
    """
    values, method = answers(sweep, question), method_of(sweep, use_surrogate)
    notes = left_out(sweep, question, values)
    unit = str(sweep.results.indicator_unit.sel(indicator=question.indicator).item())
    screening = indices = fitted = None
    if method == "morris":
        morris.walks(sweep)
        screening = _tried(lambda: morris.screening(sweep, values), notes)
    elif method == "saltelli":
        sobol.check_blocks(sweep)
        indices = _tried(lambda: sobol.indices(sweep, values), notes)
    else:
        fitted = _tried(lambda: surrogate.surrogate(sweep, values), notes)
        indices = fitted.indices if fitted else None
        if fitted and fitted.points < fitted.points_complete:
            notes.append(f"The surrogate was fitted to {fitted.points:,} of {fitted.points_complete:,} points, picked "
                         "at random: more would take too long. Others served to see how well it foretells.")
    notes += [f"{question.indicator}: {note}" for note in _incomplete(screening or indices)]
    split = _tried(lambda: variance.split(sweep, values), notes)
    known = values[np.isfinite(values)]
    return Finding(question, themes.label(question.indicator), unit, float(known.mean()) if known.size else np.nan,
                   method if screening or indices else "", screening, indices, fitted.q2 if fitted else np.nan, split,
                   _course(sweep, question, method, screening or indices, notes) if over_time else None, notes)


def _incomplete(found: morris.Screening | sobol.Indices | None) -> list[str]:
    if isinstance(found, morris.Screening) and found.walks < found.walks_planned:
        left = found.walks_planned - found.walks
        return [f"{left:,} of {found.walks_planned:,} walks are left out: they have points that are not complete."]
    if isinstance(found, morris.Screening) and found.walks < morris.FEWEST_WALKS:
        return [f"{words.plain(found.walks)} walks are too few for an interval; {morris.FEWEST_WALKS} would do."]
    if isinstance(found, sobol.Indices) and found.rows < found.rows_planned:
        return [f"{found.rows_planned - found.rows:,} of {found.rows_planned:,} rows of the blocks are left out: they "
                "have points that are not complete."]
    return []


def _course(sweep: Sweep, question: Question, method: str, found: object, notes: list[str]) -> Course | None:
    """The same method date by date; dates at which it fails are NaN and counted among the notes."""
    if found is None or "monthly" not in sweep.results:
        return None
    dates, values, period = answers_over_time(sweep, question)
    if method == "surrogate" and period == "months":
        notes.append("Over time: a surrogate is fitted by year, and the run is shorter than three.")
        return None
    rows = [_at_date(sweep, method, values[:, :, n]) for n in range(len(dates))]
    fails = [f"{date:.2f}".removesuffix(".00") for date, row in zip(dates, rows) if row is None]
    if fails:
        notes.append(f"Over time: nothing can be said at {len(fails)} of {len(dates)} dates ({', '.join(fails[:6])}"
                     f"{', ...' if len(fails) > 6 else ''}).")
    if len(fails) == len(dates):
        return None
    none = np.full((3, len(sweep.factors)), np.nan)
    value, low, high = np.array([none if row is None else row for row in rows]).transpose(1, 0, 2)
    return Course("mu_star" if method == "morris" else "total_index", period, dates, sweep.names, value, low, high)


def _at_date(sweep: Sweep, method: str, values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    """mu* or total index with its interval at one date; None where it cannot be had."""
    try:
        if method == "morris":
            one = morris.screening(sweep, values)
            return one.mu_star, one.low, one.high
        one = sobol.indices(sweep, values) if method == "saltelli" else surrogate.surrogate(sweep, values).indices
        return one.total, one.total_low, one.total_high
    except DesignError:
        return None
