"""What a sweep says of one indicator, by every method that its design allows, and why not by the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from corridor_analysis import themes
from corridor_analysis.sensitivity import morris, scenarios, sobol, surrogate, variance
from corridor_analysis.sensitivity.sweep import (
    DesignError, Question, Sweep, answers, answers_over_time, complete, counted, left_out, resolved)


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
    known: bool = True  # whether that can be asked: not with one replicate, nor with too few walks for an interval


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
    by_scenario: tuple[scenarios.ScenarioMean, ...] = ()  # where the sweep varies nothing else

    @property
    def ranking(self) -> Ranking | None:
        """Factors by mu* or by total index; None where there is neither."""
        if self.screening is not None:
            one = self.screening
            ranked = _ranked("mu_star", self.unit, one.factors, one.mu_star, one.low, one.high, one.told_from_noise)
            return dataclasses.replace(ranked, known=one.noise_known and bool(np.isfinite(one.low).all()))
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


def _nobody(_: str) -> None:
    """Tells nobody."""


def find(sweep: Sweep, question: Question, use_surrogate: bool = False, over_time: bool = True,
         tell: Callable[[str], None] = _nobody) -> Finding:
    """All that the sweep says of an indicator; date by date as well, unless `over_time` is off.

    tell : is given what is being done where it takes more than some seconds
    Raises DesignError for an indicator or a scenario that is not there, and where points are not as their design says.
    """
    question = resolved(sweep, question)
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
        fitted = _tried(lambda: _fitted(sweep, question, values, use_surrogate, tell), notes)
        indices = fitted.indices if fitted else None
        notes += _about_fit(sweep, values, fitted)
    notes += [f"{question.indicator}: {note}" for note in _incomplete(screening or indices)]
    split = _tried(lambda: variance.split(sweep, values), notes)
    known = values[np.isfinite(values)]
    return Finding(question, themes.label(question.indicator), unit, float(known.mean()) if known.size else np.nan,
                   method if screening or indices else "", screening, indices, fitted.q2 if fitted else np.nan, split,
                   _course(sweep, question, method, screening or indices, notes, tell) if over_time else None, notes,
                   scenarios.means(sweep, values) if scenarios.only_scenarios(sweep) else ())


def _fitted(sweep: Sweep, question: Question, values: np.ndarray, asked: bool, tell: Callable[[str], None]
            ) -> surrogate.Surrogate:
    """A surrogate. Raises DesignError where none can be had, or nobody asked for it and points are few."""
    n, k = int(complete(values).sum()), len(sweep.factors)
    needed = surrogate.POINTS_A_FACTOR * k
    if not asked and surrogate.FEWEST_POINTS <= n < needed:
        raise DesignError(f"{n:,} complete points are few for a surrogate of {k} factors, so none was fitted; "
                          f"{needed:,} would do, {surrogate.POINTS_A_FACTOR} a factor, and --surrogate asks for one "
                          "all the same, which may take long")
    _announce(question, surrogate.announcement(n, k), tell)
    return surrogate.surrogate(sweep, values)


def _announce(question: Question, said: str, tell: Callable[[str], None]) -> None:
    if said:
        tell(f"{question.indicator}: {said}")


def _about_fit(sweep: Sweep, values: np.ndarray, fitted: surrogate.Surrogate | None) -> list[str]:
    """What a surrogate was fitted to, where not to all points; and what walks say beside it."""
    if fitted is None:
        return []
    said = []
    if fitted.points < fitted.points_complete:
        said.append(f"The surrogate was fitted to {fitted.points:,} of {fitted.points_complete:,} points, picked "
                    "at random: more would take too long. Others served to see how well it foretells.")
    if fitted.points_equal:
        alike = "stand" if fitted.points_equal > 1 else "stands"
        said.append(f"{counted(fitted.points_equal, 'complete point')} of "
                    f"{fitted.points_complete + fitted.points_equal:,} {alike} where another does, with the same "
                    "random numbers, and so the same runs: the surrogate counts them once.")
    most = surrogate.q2_beside_luck(values, sweep.common_random_numbers)
    if sweep.common_random_numbers and fitted.q2 > most:
        said.append(f"Luck leaves a Q2 of {max(0.0, most):.2f} at most to what does not know it. The surrogate "
                    "foretells more: with common random numbers luck is alike at places near each other, and some of it "
                    "is in the indices. They are those of these replicates; more replicates would help.")
    if sweep.design == "morris":
        said += _beside_walks(sweep, values)
    return said


def _beside_walks(sweep: Sweep, values: np.ndarray) -> list[str]:
    """How many factors walks tell from chance, which is another question than an index above 0."""
    try:
        walked = morris.screening(sweep, values)
    except DesignError:
        return []
    if not walked.noise_known:
        return []
    told = int(walked.told_from_noise.sum())
    return [f"Elementary effects of the same points tell {told or 'none'} of {counted(len(sweep.factors), 'factor')} "
            "from chance. That is asked of each against the luck of replicates; here indices are told from 0, which "
            "luck left in the means of points can do as well."]


def _incomplete(found: morris.Screening | sobol.Indices | None) -> list[str]:
    said = []
    if isinstance(found, morris.Screening) and found.walks < found.walks_planned:
        left = found.walks_planned - found.walks
        said.append(f"{left:,} of {found.walks_planned:,} walks are left out: they have points that are not complete.")
    if isinstance(found, morris.Screening) and found.walks < morris.FEWEST_WALKS:
        verb = "is" if found.walks == 1 else "are"
        said.append(f"{counted(found.walks, 'walk')} {verb} too few for an interval; {morris.FEWEST_WALKS} would do.")
    if isinstance(found, sobol.Indices) and found.rows < found.rows_planned:
        return [f"{found.rows_planned - found.rows:,} of {found.rows_planned:,} rows of the blocks are left out: they "
                "have points that are not complete."]
    return said


def _course(sweep: Sweep, question: Question, method: str, found: object, notes: list[str],
            tell: Callable[[str], None]) -> Course | None:
    """The same method date by date; dates at which it fails are NaN and counted among the notes."""
    if found is None or "monthly" not in sweep.results:
        return None
    dates, values, period = answers_over_time(sweep, question)
    if method == "surrogate" and period == "months":
        notes.append("Over time: a surrogate is fitted by year, and the run has fewer than three whole years.")
        return None
    if "left out" in period:
        notes.append(f"Over time: by {period}.")
    if method == "surrogate":
        whole = int(complete(values[:, :, 0]).sum())
        _announce(question, surrogate.announcement(whole, len(sweep.factors), len(dates)), tell)
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
