"""A merged sweep as its analysis needs it: the design it was planned with, factors on the unit scale, answers by point.

What the design was stands in the sweep file, which a merged sweep holds; that the points are as the design orders them
is looked at wherever an estimate depends on it.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
from collections.abc import Iterable

import numpy as np
import xarray as xr
from scipy import stats

from corridor_analysis import measures
from corridor_analysis.read import Provenance

LISTED = "one of "  # what the spread of a list begins with
FACTOR = "factor of the sweep: "  # what the comment of a factor's variable begins with
KINDS = ("parameter", "lever", "input")  # what a factor's section varies, beside scenarios
SPREAD_WORDS = ("least", "most", "values", "distribution", "mean", "sd", "mode")
SAME = 1e-9  # places nearer than that are one
NUMBER = r"([-+]?(?:\d[\d.]*(?:e[-+]?\d+)?|inf|nan))"


class DesignError(ValueError):
    """Points that are not what the analysis needs; the message says what they are and what would do."""


@dataclasses.dataclass(frozen=True)
class Factor:
    """What a sweep varies."""

    name: str
    unit: str
    meaning: str
    spread: str  # how its values are spread, in the words of the file: "uniform from 0.1 to 0.4"
    places: np.ndarray  # [points], in [0, 1]: the share of the distribution that lies below the value
    along: np.ndarray  # [points], in [0, 1]: of a list of numbers the way gone from its least to its most; else places
    listed: tuple[float, ...] = ()  # the numbers of a list; of scenarios 0, 1, 2 ...; none of a distribution
    is_named: bool = False  # whether it chooses among scenarios, which have an order but no distances


@dataclasses.dataclass(frozen=True)
class Sweep:
    """A merged sweep, its design and its factors."""

    results: xr.Dataset
    provenance: Provenance
    settings: dict  # the sweep file
    factors: tuple[Factor, ...]

    @property
    def design(self) -> str:
        """grid, latin_hypercube, sobol, saltelli, morris or points."""
        return str(self.settings["design"])

    @property
    def names(self) -> list[str]:
        """Names of the factors."""
        return [factor.name for factor in self.factors]

    @property
    def places(self) -> np.ndarray:
        """(points, factors): the points in the unit cube."""
        return np.column_stack([factor.places for factor in self.factors])

    @property
    def along(self) -> np.ndarray:
        """(points, factors): how far each factor has gone from the least to the most of its range, in [0, 1]."""
        return np.column_stack([factor.along for factor in self.factors])

    @property
    def common_random_numbers(self) -> bool:
        """Whether replicate r has the same seed at every point."""
        return bool(self.settings.get("common_random_numbers", True))

    @property
    def scenarios(self) -> list[str]:
        """Scenarios that every point runs under; none where there is one, or where a factor chooses it."""
        return [str(name) for name in self.results.scenario.values] if "scenario" in self.results.dims else []

    @property
    def indicators(self) -> list[str]:
        """Names of the indicators that were kept."""
        return [str(name) for name in self.results.indicator.values]


def sweep_of(results: xr.Dataset, provenance: Provenance) -> Sweep:
    """The sweep that a merged file holds. Raises DesignError where it does not hold the file that planned it."""
    files = provenance.of_role("sweep")
    if not files:
        raise DesignError("the file holds no sweep file, and so does not say what design its points have")
    settings = tomllib.loads(files[0].text)
    variables = [name for name in results.variables if str(results[name].attrs.get("comment", "")).startswith(FACTOR)]
    return Sweep(results, provenance, settings, tuple(_factor(results[name], settings) for name in variables))


def _factor(variable: xr.DataArray, settings: dict) -> Factor:
    spread = str(variable.attrs["comment"]).removeprefix(FACTOR)
    values, name = variable.values, str(variable.name).removeprefix("factor_")
    described = name, str(variable.attrs.get("units", "1")), str(variable.attrs.get("long_name", ""))
    if spread == "scenario":
        chosen = [in_one_order(str(one))
                  for one in next(entry["scenario"] for entry in settings["factor"] if "scenario" in entry)]
        places = _place_in_list([in_one_order(str(one)) for one in values], chosen)
        listed = tuple(map(float, range(len(chosen))))
        return Factor(*described, LISTED + ", ".join(chosen), places, places, listed, is_named=True)
    if settings["design"] == "points" and not _says_how_spread(settings, name):
        places, spread = _between_ends(values)
        return Factor(*described, spread, places, places)
    places = unit_places(values.astype(float), spread)
    if not spread.startswith(LISTED):
        return Factor(*described, spread, places, places)
    listed = tuple(_numbers(spread))
    return Factor(*described, spread, places, _between_ends(values, listed)[0], listed)


def in_one_order(scenario: str) -> str:
    """The name of scenarios that act together as results have it, whatever order it was written in: b+a is a+b."""
    return "+".join(sorted(scenario.split("+")))


def _says_how_spread(settings: dict, name: str) -> bool:
    """Whether the sweep file says how the values of the factor of that name are spread, in any word.

    Without sections the factors are the inputs of a function, which has ranges for them.
    """
    sections = settings.get("factor", [])
    named = {section.get("name") or next(str(section[kind]) for kind in KINDS if kind in section): section
             for section in sections}
    return not sections or any(word in named.get(name, {}) for word in SPREAD_WORDS)


def _between_ends(values: np.ndarray, ends: Iterable[float] | None = None) -> tuple[np.ndarray, str]:
    """Ways gone from the least to the most of `ends`, or of the values themselves; a half where those are one.

    For points of the user's own, of which nobody said how they are spread: so evenly, as the words say.
    """
    ends = values if ends is None else ends
    least, most = float(min(ends)), float(max(ends))
    spread = f"uniform from {least:g} to {most:g}, the ends of the points given"
    return (values - least) / (most - least) if most > least else np.full(len(values), 0.5), spread


def _place_in_list(values: Iterable, listed: list) -> np.ndarray:
    return np.array([(listed.index(value) + 0.5) / len(listed) for value in values])


def _numbers(spread: str) -> list[float]:
    return [float(one) for one in re.findall(r"(?<![\w.])" + NUMBER, spread)]


def unit_places(values: np.ndarray, spread: str) -> np.ndarray:
    """The share of a distribution below each value, in [0, 1].

    spread : as `to_text` of sim/run/distribution.hpp puts it; of a list, the middle of the value's part
    Raises DesignError for a distribution that is not known here.
    """
    kind = spread.split(" ")[0]
    numbers = _numbers(spread)
    if kind == "uniform":
        least, most = numbers
        below = (values - least) / (most - least) if most > least else np.full(len(values), 0.5)
    elif kind == "log_uniform":
        least, most = numbers
        below = np.log(values / least) / np.log(most / least)
    elif kind == "triangular":
        least, most, mode = numbers
        below = stats.triang.cdf(values, (mode - least) / (most - least), least, most - least)
    elif kind == "normal":
        mean, sd, least, most = numbers
        below = stats.truncnorm.cdf(values, (least - mean) / sd, (most - mean) / sd, mean, sd)
    elif kind == "one":
        return (np.abs(values[:, None] - np.array(numbers)).argmin(axis=1) + 0.5) / len(numbers)
    else:
        raise DesignError(f"a distribution that is not known here: {spread!r}")
    return np.clip(below, 0.0, 1.0)


def _nearest(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.4)
    return f" (did you mean {near[0]!r}?)" if near else ""


def check_names(what: str, names: Iterable[str], known: list[str]) -> None:
    """Raises DesignError that tells every name which is not known, and the nearest that is."""
    wrong = [f"there is no {what} {name!r}{_nearest(name, known)}" for name in names if name not in known]
    if wrong:
        raise DesignError("; ".join(wrong) + f"; there are: {', '.join(known) or 'none'}")


@dataclasses.dataclass(frozen=True)
class Question:
    """Which numbers are asked about: an indicator, under a scenario or in what it changes against another."""

    indicator: str
    scenario: str | None = None  # None: the first that it is not held against, or the only one
    against: str | None = None

    @property
    def of(self) -> str:
        """What is looked at, in words: "rescue", "rescue less baseline"; "" where there is nothing to choose."""
        return " less ".join(name for name in (self.scenario, self.against) if name)


def resolved(sweep: Sweep, question: Question) -> Question:
    """The question with the scenario that is looked at, in the name that results have; none where there is no choice.

    Raises DesignError for a scenario that is not there, and where one is held against itself.
    """
    scenario, against = (name if name is None else in_one_order(name) for name in (question.scenario, question.against))
    check_names("scenario", [name for name in (scenario, against) if name is not None], sweep.scenarios)
    if scenario is None:
        scenario = next((name for name in sweep.scenarios if name != against), None)
    if against is not None and scenario in (None, against):
        raise DesignError(f"{against} against itself changes nothing; there are: {', '.join(sweep.scenarios)}")
    return Question(question.indicator, scenario, against)


def _of_scenario(sweep: Sweep, array: xr.DataArray, question: Question) -> xr.DataArray:
    question = resolved(sweep, question)
    if question.scenario is None:
        return array
    chosen = array.sel(scenario=question.scenario, drop=True)
    return chosen if question.against is None else chosen - array.sel(scenario=question.against, drop=True)


def answers(sweep: Sweep, question: Question) -> np.ndarray:
    """(points, replicates): the indicator over the horizon, in its own unit; NaN where a run is missing or failed, or a
    ratio is one over nothing.

    Raises DesignError for an indicator or a scenario that the file does not hold.
    """
    check_names("indicator", [question.indicator], sweep.indicators)
    array = sweep.results.total.sel(indicator=question.indicator, drop=True)
    return _of_scenario(sweep, array, question).transpose("point", "replicate").values.astype(float)


FEW_YEARS = 3  # below so many whole ones, months are told
MONTHS = 12  # of a whole year


def answers_over_time(sweep: Sweep, question: Question) -> tuple[np.ndarray, np.ndarray, str]:
    """Dates [years], answers (points, replicates, dates), and what a date is, in words.

    By calendar year, or by month below three whole years. A year is the sum of its months where that is how the
    indicator is summed up over the horizon; else their mean, which for a ratio weighs all months alike. A year that the
    run does not hold whole is left out, as the words say: its sum would be small, and its mean that of some seasons.
    Raises DesignError where no months were kept.
    """
    if "monthly" not in sweep.results:
        raise DesignError('no months were kept: plan the sweep with keep = "months"')
    check_names("indicator", [question.indicator], sweep.indicators)
    array = _of_scenario(sweep, sweep.results.monthly.sel(indicator=question.indicator, drop=True), question)
    array = array.transpose("point", "replicate", "time").astype(float).load()
    when = array.time.dt
    years, months = np.unique(when.year, return_counts=True)
    whole = years[months == MONTHS]
    if len(whole) < FEW_YEARS:
        return (when.year + (when.month - 1) / 12).values, array.values, "months"
    summed = _adds_up(answers(sweep, question), array.values)
    groups = array.isel(time=np.isin(when.year, whole)).groupby("time.year")
    by_year = groups.sum(skipna=False) if summed else groups.mean()
    part = [f"{year}, of {n} month{'s' if n > 1 else ''}" for year, n in zip(years, months) if n < MONTHS]
    period = ("years" if summed else "years, each the mean of its months") + (
        f" (left out: {'; '.join(part)})" if part else "")
    return by_year.year.values.astype(float), by_year.transpose("point", "replicate", "year").values, period


def _adds_up(totals: np.ndarray, months: np.ndarray) -> bool:
    """Whether the total is the sum of the months: the file does not say how an indicator is summed up."""
    known = np.isfinite(totals) & np.isfinite(months).all(axis=2)
    return bool(known.any()) and np.allclose(months[known].sum(axis=1), totals[known], rtol=1e-9, atol=1e-9)


def complete(values: np.ndarray) -> np.ndarray:
    """(points,): whether every replicate of the point has a value.

    A point with fewer replicates than the others is left out whole: its mean would hold other luck than theirs.
    """
    return np.isfinite(values).all(axis=1)


def left_out(sweep: Sweep, question: Question, values: np.ndarray) -> list[str]:
    """What the estimates of an indicator do without, a sentence each; empty where they have everything."""
    said = []
    status = sweep.results.status.values
    failed, missing = int((status == 2).sum()), int((status == 0).sum())
    if failed or missing:
        said.append(f"Of {status.size:,} runs {failed:,} failed and {missing:,} are missing.")
    out = int((~complete(values)).sum())
    if out:
        why = "it has no value there"
        if failed or missing:
            why = "where runs fail is seldom chance, so what is left may speak for another part of the ranges"
        said.append(f"{question.indicator}: {out:,} of {len(values):,} points are left out; {why}.")
    return said


def counted(n: int, what: str) -> str:
    """1 factor, 2 factors, 1,280 points."""
    return f"{n:,} {what}{'s' if n != 1 else ''}"


def label_of_design(sweep: Sweep) -> str:
    """The design in words, for people."""
    many = f"{counted(sweep.results.sizes['point'], 'point')} of {counted(len(sweep.factors), 'factor')}"
    return f"{sweep.design.replace('_', ' ')}, {many}, {measures_of(sweep.results.sizes['replicate'])} a point"


def measures_of(replicates: int) -> str:
    """1 replicate, 2 replicates."""
    return counted(replicates, "replicate")


def interval_tails() -> tuple[float, float]:
    """The two quantiles between which an interval of measures.LEVEL lies."""
    return 0.5 - measures.LEVEL / 2, 0.5 + measures.LEVEL / 2
