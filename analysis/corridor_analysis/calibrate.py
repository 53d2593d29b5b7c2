"""Searches the factors of a corridor that bring it nearest to its targets.

The plan (`calibration.toml` in the corridor's folder) names the factors: parameters, or columns of a table moved
together over many rows. None may be tied to a year. The search is CMA-ES (Hansen and Ostermeier 2001, recalled), as
OpenTURNS offers it from pagmo; each candidate is a copy of the corridor's folder, run with few replicates.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile
import tomllib

import openturns as ot

from corridor_analysis import targets as measures
from corridor_analysis.outputs import parser_of


HOPELESS = 1000.0  # loss of a candidate whose run takes too long: far more people travel than ever did


@dataclasses.dataclass(frozen=True)
class Factor:
    """One direction of the search: a parameter's value, or what is added to or multiplies a column."""

    name: str
    least: float
    most: float
    start: float
    table: str = ""  # empty: a parameter
    column: str = ""
    multiplies: bool = False
    select: str = ""  # column by which rows are chosen
    rows: tuple[str, ...] = ()  # values of it


@dataclasses.dataclass(frozen=True)
class Plan:
    """What is searched and how a candidate is run."""

    factors: tuple[Factor, ...]
    run: tuple[str, ...]  # options of `corridor run`
    seconds: float  # that a run may take
    years: tuple[int, ...]  # of the departures
    departures: dict[str, float]  # first departures a year by origin: the prior of aspiration


def read_plan(path: pathlib.Path) -> Plan:
    """The plan of a search. Raises ValueError where a factor is incomplete."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    factors = []
    for entry in document["factor"]:
        values = dict(entry)
        values["rows"] = tuple(values.get("rows", ()))
        try:
            factor = Factor(**values)
        except TypeError as error:
            raise ValueError(f"{path}: factor {entry.get('name', '?')}: {error}") from error
        if not factor.least < factor.most or not factor.least <= factor.start <= factor.most:
            raise ValueError(f"{path}: factor {factor.name}: least <= start <= most does not hold")
        factors.append(factor)
    departures = dict(document.get("departures", {}))
    years = tuple(departures.pop("years", ()))
    run = tuple(str(word) for word in document["run"])
    return Plan(tuple(factors), run, float(document["seconds"]), years, departures)


def moved_table(text: str, moves: list[tuple[Factor, float]]) -> str:
    """A table with the moves applied; values keep four significant digits.

    Raises ValueError where a factor chooses no row.
    """
    reader = csv.DictReader(io.StringIO(text))
    rows = list(reader)
    for factor, by in moves:
        chosen = [row for row in rows if not factor.rows or row[factor.select] in factor.rows]
        if not chosen:
            raise ValueError(f"factor {factor.name} chooses no row of {factor.table}")
        for row in chosen:
            old = float(row[factor.column])
            row[factor.column] = f"{old * by if factor.multiplies else old + by:.4g}"
    out = io.StringIO()
    writer = csv.DictWriter(out, reader.fieldnames, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_candidate(corridor: pathlib.Path, plan: Plan, values: list[float], folder: pathlib.Path) -> list[str]:
    """Copies the corridor's folder with the tables moved; returns the options that set parameters."""
    shutil.copytree(corridor, folder)
    moves: dict[str, list[tuple[Factor, float]]] = {}
    options = []
    for factor, value in zip(plan.factors, values, strict=True):
        if factor.table:
            moves.setdefault(factor.table, []).append((factor, value))
        else:
            options += ["--set", f"{factor.name}={value:.6g}"]
    for table, of_it in moves.items():
        path = folder / table
        path.write_text(moved_table(path.read_text(encoding="utf-8"), of_it), encoding="utf-8")
    return options


def compose(program: pathlib.Path, corridor: pathlib.Path, plan: Plan, rounds: int) -> None:
    """Moves each origin's aspiration until its first departures are those of the prior.

    Rewrites origins.csv of `corridor`. A round moves by a third of the log ratio, since a wish, a plan and a
    preparation each answer to aspiration.
    """
    table = corridor / "origins.csv"
    for round_ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            out = pathlib.Path(name) / "run.h5"
            command = [str(program), "run", str(corridor), "-o", str(out), "--quiet"]
            subprocess.run([*command, *plan.run], check=True, capture_output=True)
            departed = measures.Results(out).first_departures(plan.years)
        misses = {id_: math.log(plan.departures[id_] / max(1.0, departed[id_])) for id_ in plan.departures}
        moves = [
            (Factor(id_, -1, 1, 0, "origins.csv", "aspiration", False, "id", (id_,)), miss / 3.0)
            for id_, miss in misses.items()
        ]
        table.write_text(moved_table(table.read_text(encoding="utf-8"), moves), encoding="utf-8")
        worst = max(misses, key=lambda id_: abs(misses[id_]))
        print(f"round {round_ + 1}: {worst} misses most, by a factor {math.exp(misses[worst]):.2f}")


def loss(verdicts: list[measures.Verdict]) -> float:
    """Mean over the targets of the squared log ratio, in units of the target's own factor, at most 9 each.

    Measures weigh alike whatever their number of rows, except month_share, which weighs half.
    """
    weights = {"detections": 3.0, "fee": 1.0, "deaths_per_1000": 0.5, "month_share": 0.5}
    total = 0.0
    for measure, weight in weights.items():
        mine = [verdict for verdict in verdicts if verdict.target.measure == measure]
        for verdict in mine:
            ratio = max(verdict.simulated, 1e-3 * verdict.target.observed) / verdict.target.observed
            miss = math.log(ratio) / math.log(verdict.target.factor)
            total += weight * min(miss * miss, 9.0) / len(mine)
    return total


class Search:
    """Runs candidates, remembers the best."""

    def __init__(self, program: pathlib.Path, corridor: pathlib.Path, plan: Plan):
        self._program = program
        self._corridor = corridor
        self._plan = plan
        self._targets = measures.read_targets(corridor / "targets.csv")
        self.best = (math.inf, [factor.start for factor in plan.factors])
        self.tried = 0

    def values_of(self, point) -> list[float]:
        """From the unit cube to the factors' ranges."""
        clipped = [min(1.0, max(0.0, x)) for x in point]
        return [f.least + x * (f.most - f.least) for f, x in zip(self._plan.factors, clipped)]

    def verdicts_of(self, values: list[float]) -> list[measures.Verdict]:
        """Runs one candidate."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            options = write_candidate(self._corridor, self._plan, values, folder / "corridor")
            out = folder / "run.h5"
            command = [str(self._program), "run", str(folder / "corridor"), "-o", str(out), "--quiet"]
            seconds = self._plan.seconds
            subprocess.run([*command, *self._plan.run, *options], check=True, capture_output=True, timeout=seconds)
            return measures.judge(measures.Results(out), self._targets)

    def cost(self, point) -> float:
        """Loss of a point of the unit cube, plus what it lies outside."""
        outside = sum(max(0.0, x - 1.0) + max(0.0, -x) for x in point)
        try:
            return loss(self.verdicts_of(self.values_of(point))) + outside
        except subprocess.TimeoutExpired:
            return HOPELESS

    def cost_noted(self, point) -> list[float]:
        """The same, and remembers the best."""
        cost = self.cost(point)
        self.tried += 1
        if cost < self.best[0]:
            self.best = (cost, self.values_of(point))
            print(f"{self.tried:6d} runs  loss {cost:.3f}\n{self.as_text()}", file=sys.stderr, flush=True)
        return [cost]

    def as_text(self) -> str:
        """The best values, one a line."""
        pairs = zip(self._plan.factors, self.best[1], strict=True)
        return "\n".join(f"    {factor.name} = {value:.4g}" for factor, value in pairs)


def minimise(search: Search, plan: Plan, generations: int, population: int, seed: int) -> None:
    """CMA-ES from the plan's start."""
    start = [(f.start - f.least) / (f.most - f.least) for f in plan.factors]
    ot.RandomGenerator.SetSeed(seed)
    ot.ResourceMap.SetAsScalar("Pagmo-cmaes-sigma0", 0.1)  # a tenth of each range: the start is no guess
    bounds = ot.Interval([0.0] * len(start), [1.0] * len(start))
    function = ot.PythonFunction(len(start), 1, search.cost_noted)
    problem = ot.OptimizationProblem(function)
    problem.setBounds(bounds)
    spread = ot.TruncatedNormal(0.0, 0.12, -0.5, 0.5)
    cloud = [
        [min(1.0, max(0.0, s + spread.getRealization()[0])) for s in start] for _ in range(population - 1)
    ]
    algorithm = ot.Pagmo(problem, "cmaes", [start, *cloud])
    algorithm.setMaximumIterationNumber(generations)
    algorithm.run()


def main(arguments: list[str]) -> int:
    """The command `calibrate`."""
    parser = parser_of(
        "calibrate",
        "Searches the factors of CORRIDOR/calibration.toml that come nearest to CORRIDOR/targets.csv.",
        "calibrate configs/mediterranean --generations 40",
    )
    parser.add_argument("corridor", type=pathlib.Path)
    parser.add_argument("--program", type=pathlib.Path, default=pathlib.Path("build/release/corridor"))
    parser.add_argument("--compose", type=int, default=0, metavar="ROUNDS", help="first fit aspirations to the prior")
    parser.add_argument("--generations", type=int, default=40)
    parser.add_argument("--population", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=pathlib.Path, help="folder to write the best candidate to")
    options = parser.parse_args(arguments)
    plan = read_plan(options.corridor / "calibration.toml")
    if options.compose:
        compose(options.program, options.corridor, plan, options.compose)
    if options.generations == 0:
        return 0
    search = Search(options.program, options.corridor, plan)
    minimise(search, plan, options.generations, options.population, options.seed)
    print(f"loss {search.best[0]:.3f} after {search.tried} runs")
    print(search.as_text())
    print(measures.table(search.verdicts_of(search.best[1])))
    if options.write:
        set_by = write_candidate(options.corridor, plan, search.best[1], options.write)
        print("parameters to set:", " ".join(set_by[1::2]))
    return 0
