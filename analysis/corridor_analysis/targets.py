"""Holds a run against observed figures, through the observation rule (ODD 4).

A target is a row of `targets.csv` in a corridor's folder: what was observed, where and when, within which factor
the model should come, and the source. Kinds of target, by `measure`:

    detections         detections on a route in a year [events]: each person counted as often as detected
    month_share        share of a route's detections that falls in a month of the year, mean of the years [-]
    fee                mean fee agreed, summed over the legs of a journey `a+b+c`, in a year [USD of 2015]
    deaths_per_1000    dead on the legs of a route per 1,000 dead or detected there in a year [per 1,000]
"""

from __future__ import annotations

import csv
import dataclasses
import math
import pathlib
import sys

import h5py
import numpy as np

from corridor_analysis.outputs import parser_of

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclasses.dataclass(frozen=True)
class Target:
    """One observed figure and the factor within which the model should come."""

    measure: str
    where: str
    when: str  # a year, or a month of the year for month_share
    observed: float
    factor: float  # > 1
    source: str

    def met_by(self, simulated: float) -> bool:
        """True where the simulated figure is within the factor of the observed one."""
        return simulated > 0 and abs(math.log(simulated / self.observed)) <= math.log(self.factor)


@dataclasses.dataclass(frozen=True)
class Verdict:
    """A target and what the model made of it."""

    target: Target
    simulated: float

    @property
    def met(self) -> bool:
        """Whether the target was met."""
        return self.target.met_by(self.simulated)


def read_targets(path: pathlib.Path) -> list[Target]:
    """Targets of a corridor. Raises ValueError with file:line where a row cannot be read."""
    targets = []
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            line = len(targets) + 2
            try:
                observed, factor = float(row["observed"]), float(row["factor"])
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{path}:{line}: observed and factor must be numbers") from error
            if not (observed > 0 and factor > 1):
                raise ValueError(f"{path}:{line}: observed must be above 0 and factor above 1")
            if row["measure"] not in MEASURES:
                raise ValueError(
                    f"{path}:{line}: measure '{row['measure']}' is not one of {', '.join(MEASURES)}"
                )
            source = f"{row['author']} ({row['year']})"
            targets.append(
                Target(row["measure"], row["where"], row["when"], observed, factor, source)
            )
    return targets


class Results:
    """The monthly series of the first scenario of a results file, mean over the replicates."""

    def __init__(self, path: pathlib.Path):
        self._file = h5py.File(path)
        self._legs = [name.decode() for name in self._file["leg"][:]]
        routes = [name.decode() for name in self._file["leg_route"][:]]
        self._route = np.array(routes)
        self._years = self._years_of(self._file["time"])

    @staticmethod
    def _years_of(time: h5py.Dataset) -> np.ndarray:
        start = np.datetime64(time.attrs["units"].decode().removeprefix("days since ").split()[0])
        return (start + time[:].astype("timedelta64[D]")).astype("datetime64[Y]").astype(int) + 1970

    def series(self, name: str) -> np.ndarray:
        """Months x legs."""
        return self._file[f"leg_{name}"][0].mean(axis=0)

    def months_of(self, year: int) -> np.ndarray:
        """Which months lie in a year."""
        months = self._years == year
        if months.sum() != 12:
            raise ValueError(f"the run does not hold the whole of {year}")
        return months

    def legs_of_route(self, route: str) -> np.ndarray:
        """Which legs count for a route."""
        legs = self._route == route
        if not legs.any():
            raise ValueError(f"no leg has the route '{route}'")
        return legs

    def first_departures(self, years: tuple[int, ...]) -> dict[str, float]:
        """First departures a year from each origin, mean of some years [persons a year]."""
        months = np.isin(self._years, years)
        table = self._file["origin_first_departures"][0].mean(axis=0)[months].sum(axis=0) / len(years)
        return {name.decode(): float(n) for name, n in zip(self._file["origin"][:], table)}

    def leg(self, name: str) -> int:
        """Number of a leg."""
        if name not in self._legs:
            raise ValueError(f"there is no leg '{name}'")
        return self._legs.index(name)


def detections(results: Results, where: str, when: str) -> float:
    """Detections on a route in a year [events]."""
    table = results.series("detections")[:, results.legs_of_route(where)]
    return float(table[results.months_of(int(when))].sum())


def month_share(results: Results, where: str, when: str) -> float:
    """Share of a route's detections in a month of the year; years weigh alike whatever their flow [-]."""
    table = results.series("detections")[:, results.legs_of_route(where)].sum(axis=1)
    years = table[: len(table) // 12 * 12].reshape(-1, 12)
    years = years[years.sum(axis=1) > 0]
    if len(years) == 0:
        return 0.0
    return float((years / years.sum(axis=1, keepdims=True)).mean(axis=0)[MONTHS.index(when)])


def fee(results: Results, where: str, when: str) -> float:
    """Mean fee agreed, summed over the legs of a journey; `|` parts legs that serve the same stretch [USD]."""
    months = results.months_of(int(when))
    total = 0.0
    for stretch in where.split("+"):
        legs = [results.leg(name) for name in stretch.split("|")]
        agreed = results.series("fees_agreed")[months][:, legs].sum()
        contracts = results.series("contracts")[months][:, legs].sum()
        if contracts == 0:
            return 0.0
        total += float(agreed / contracts)
    return total


def deaths_per_1000(results: Results, where: str, when: str) -> float:
    """Dead on the legs of a route per 1,000 dead or detected there in a year [per 1,000].

    Over detections and not departures, since only those are observed.
    """
    months, legs = results.months_of(int(when)), results.legs_of_route(where)
    dead, detected = (
        float(results.series(name)[months][:, legs].sum()) for name in ("deaths", "detections")
    )
    return 1000 * dead / (dead + detected) if dead + detected else 0.0


MEASURES = {
    "detections": detections,
    "month_share": month_share,
    "fee": fee,
    "deaths_per_1000": deaths_per_1000,
}


def judge(results: Results, targets: list[Target]) -> list[Verdict]:
    """Every target with what the model made of it."""
    return [
        Verdict(target, MEASURES[target.measure](results, target.where, target.when))
        for target in targets
    ]


def table(verdicts: list[Verdict]) -> str:
    """A table for the screen: one line a target, then how many of each measure were met."""
    lines = [
        f"{'measure':<16} {'where':<40} {'when':<5} {'observed':>11} {'simulated':>11} {'ratio':>7}"
    ]
    for verdict in verdicts:
        target = verdict.target
        where = target.where if len(target.where) <= 40 else target.where[:37] + "..."
        lines.append(
            f"{target.measure:<16} {where:<40} {target.when:<5} {target.observed:>11,.4g}"
            f" {verdict.simulated:>11,.4g} {verdict.simulated / target.observed:>7.2f}"
            f" {'met' if verdict.met else ''}".rstrip()
        )
    for measure in MEASURES:
        mine = [verdict for verdict in verdicts if verdict.target.measure == measure]
        if mine:
            lines.append(f"{measure}: {sum(v.met for v in mine)} of {len(mine)} met")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """The command `targets`."""
    parser = parser_of(
        "targets",
        "Holds a results file against the observed figures of its corridor.",
        "targets results/run.h5 configs/mediterranean/targets.csv",
    )
    parser.add_argument("results", type=pathlib.Path, help="what `corridor run` wrote")
    parser.add_argument("targets", type=pathlib.Path, help="targets.csv of the corridor")
    options = parser.parse_args(arguments)
    try:
        print(table(judge(Results(options.results), read_targets(options.targets))))
    except (OSError, ValueError) as error:
        print(f"corridor_analysis: {error}", file=sys.stderr)
        return 3
    return 0
