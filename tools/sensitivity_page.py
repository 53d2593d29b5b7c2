#!/usr/bin/python3
"""Screens every parameter of two corridors and writes the page that tells what came out, docs/sensitivity.md.

    tools/sensitivity_page.py sweeps                  configs/sweeps/all_parameters_*.toml, from the program's own list
    tools/sensitivity_page.py page                    plan, run, merge, analyse, write the page and its figures
    tools/sensitivity_page.py page --walks 4          the first four walks only; later all, or more of them
    tools/sensitivity_page.py page --partial          the page of what there is, without making a run

The second takes hours. Stopped at any moment it goes on when it is called again, as `corridor sweep run` does; more
programs may work at the plans in results/sensitivity beside it. What stands on the page between the marks of the
hand-written part stays. Needs the built program, or its path in CORRIDOR.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import re
import subprocess
import sys
import time
import tomllib

import h5py
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "analysis"))

from corridor_analysis import themes, words  # noqa: E402  # the package lies beside, not on the path
from corridor_analysis.figures import sensitivity as pictures  # noqa: E402
from corridor_analysis.figures import style  # noqa: E402
from corridor_analysis.outputs import write_texts  # noqa: E402
from corridor_analysis.program import corridor, find_program  # noqa: E402
from corridor_analysis.read import open_sweep, read_provenance  # noqa: E402
from corridor_analysis.sensitivity import account, findings  # noqa: E402
from corridor_analysis.sensitivity.sweep import Question, Sweep, sweep_of  # noqa: E402

PAGE, FIGURES = "docs/sensitivity.md", "docs/sensitivity"
BEGIN, END = "<!-- what it taught: by hand -->", "<!-- end of what it taught -->"
INDICATORS = ("first_departures", "arrivals", "deaths", "deaths_per_1000_journeys", "trafficked",
              "identified", "mean_fee", "profit", "organisations", "convictions")
DRAWN = ("first_departures", "deaths_per_1000_journeys", "mean_fee", "convictions")
FACTORS_TOLD = 6  # in a row of the table
FACTORS_DRAWN = 12
DPI = 110

SPREAD = 1.25  # of a parameter to either side, as a factor; assumption

# Ranges that the meaning of a parameter gives itself; all others are assumptions.
SOURCED = {"absconding": (0.01, 0.05)}


@dataclasses.dataclass(frozen=True)
class Screened:
    """A corridor and how its screening is run."""

    name: str
    title: str
    until: str
    scale: int
    replicates: int
    trajectories: int

    @property
    def sweep(self) -> str:
        """Name of its sweep file in configs/sweeps, without the suffix."""
        return f"all_parameters_{self.name}"


CORRIDORS = (
    Screened("toy", "Toy", "2015-01-01", 50, 4, 10),
    Screened("mediterranean", "Mediterranean", "2013-01-01", 100, 2, 6),
)


def ranges(parameter: dict, value: float) -> tuple[float, float, str]:
    """Least, most and distribution: what the catalogue knows, else the value less a fifth to a quarter more, within its
    valid bounds. Wider ranges of all parameters at once make worlds that nobody believes, with ten times the people.

    Where the value is above 0 it lies in the middle of a log-uniform distribution, unless a bound cuts that.
    Raises SystemExit where that leaves no range: round a value of 0, or one that its bounds pin down.
    """
    if parameter["name"] in SOURCED:
        return *SOURCED[parameter["name"]], "uniform"
    ends = sorted((value / SPREAD, value * SPREAD))
    least, most = max(ends[0], parameter["least"]), min(ends[1], parameter["most"])
    if not least < most:
        raise SystemExit(f"{parameter['name']} = {value:g}: no range lies round that value within "
                         f"{parameter['least']:g} to {parameter['most']:g}; give it one in SOURCED of "
                         "tools/sensitivity_page.py")
    return least, most, "log_uniform" if least > 0 else "uniform"


def sweep_file(one: Screened, parameters: list[dict]) -> str:
    """The text of the sweep that varies every parameter of a corridor round its value there."""
    corridor_file = (ROOT / "configs" / one.name / "corridor.toml").read_text(encoding="utf-8")
    values = tomllib.loads(corridor_file).get("parameters", {})
    text = f"""# Every parameter of the catalogue, round its value in the corridor: a screening after Morris (1991).
#
# Written by `tools/sensitivity_page.py sweeps`; docs/sensitivity.md tells what came out. Ranges are assumptions:
# four fifths to five fourths of the value, within the valid bounds, unless the catalogue gives one ("sourced").
title        = "{one.title}: which of all parameters matter"
corridor     = "{one.name}"
until        = {one.until}
scale        = {one.scale}
replicates   = {one.replicates}
seed         = 1
common_random_numbers = true
keep         = "months"
indicators   = [{", ".join(f'"{name}"' for name in INDICATORS[:5])},
                {", ".join(f'"{name}"' for name in INDICATORS[5:])}]
design       = "morris"
trajectories = {one.trajectories}
levels       = 4
"""
    for parameter in parameters:
        value = float(values.get(parameter["name"], parameter["value"]))
        least, most, distribution = ranges(parameter, value)
        sourced = "  # sourced" if parameter["name"] in SOURCED else ""
        text += f'\n[[factor]]\nparameter    = "{parameter["name"]}"{sourced}\n'
        text += f'distribution = "{distribution}"\n' if distribution != "uniform" else ""
        text += f"least        = {least:.6g}\nmost         = {most:.6g}\n"
    return text


def write_sweeps() -> None:
    """Writes configs/sweeps/all_parameters_*.toml, all or none. Raises SystemExit as `ranges` does."""
    parameters = json.loads(corridor("list", "parameters", "--json"))
    texts = {ROOT / "configs" / "sweeps" / f"{one.sweep}.toml": sweep_file(one, parameters) for one in CORRIDORS}
    write_texts(texts)
    for path in texts:
        print(path.relative_to(ROOT))


def _run(*arguments: object) -> None:
    """The program with its progress on this screen. Raises CalledProcessError."""
    subprocess.run([find_program(), *map(str, arguments)], cwd=ROOT, check=True)


def _runs_of(walks: int, sweep: pathlib.Path) -> list[str]:
    """The option of `sweep run` that asks for the first walks; none where all are asked for (0)."""
    settings = tomllib.loads(sweep.read_text(encoding="utf-8"))
    points = walks * (len(settings["factor"]) + 1)
    return ["--only", f"0-{points * settings['replicates'] - 1}"] if walks else []


def refuse_another_plan(plan: pathlib.Path, sweep: pathlib.Path) -> None:
    """Raises SystemExit unless the plan holds the sweep file as it is now: the page would tell of other ranges.

    It is not planned again unasked, since the runs of the old plan, of hours, would be of no use.
    """
    with h5py.File(plan) as file:
        held = file["provenance"]
        texts = dict(zip(held["role"].asstr()[()], held["text"].asstr()[()], strict=True))
    if texts["sweep"] != sweep.read_text(encoding="utf-8"):
        raise SystemExit(f"{plan}: was planned from another text of {sweep.name}; put that text back, or move the plan "
                         f"and {plan.name}.runs away, so that it is planned and run again")


def merged(sweep: pathlib.Path, folder: pathlib.Path, partial: bool, threads: int, walks: int = 0) -> pathlib.Path:
    """Makes the runs that are missing, unless `partial`, and merges; says on the screen how long it took.

    Raises SystemExit where the plan that is there was made from another text of the sweep file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    plan, out = folder / f"{sweep.stem}.plan.h5", folder / f"{sweep.stem}.h5"
    if plan.exists():
        refuse_another_plan(plan, sweep)
    else:
        _run("sweep", "plan", sweep, "-o", plan)
    if not partial:
        before = time.monotonic()
        _run("sweep", "run", plan, "--threads", threads, *_runs_of(walks, sweep))
        print(f"{sweep.stem}: {time.monotonic() - before:,.0f} s")
    _run("sweep", "merge", plan, "-o", out, "--force", "--partial")
    return out


def _factor(found: findings.Finding, n: int) -> str:
    """`mu` 52 % (38 to 60), lowers; of the mean. In parentheses whole where it is not told from chance."""
    one, ranking = found.screening, found.ranking
    at = one.factors.index(ranking.factors[n])
    percent = 100 / abs(one.mean)
    ends = ""
    if ranking.low[n] == ranking.low[n]:
        ends = f" ({percent * ranking.low[n]:,.0f} to {percent * ranking.high[n]:,.0f})"
    way = pictures.way(one.mu[at], one.mu_star[at])
    said = f"`{ranking.factors[n]}` {percent * ranking.value[n]:,.0f} %{ends}{', ' + way if way else ''}"
    return said if ranking.told[n] else f"({said})"


def told_first(ranking: findings.Ranking) -> list[int]:
    """Places of the factors in the ranking: those told from chance, then the others, each by mu*."""
    return [int(n) for n in np.argsort(~ranking.told, kind="stable")]


def _row(found: findings.Finding) -> str:
    if found.ranking is None or not found.screening.mean:
        return f"| {found.label} | {words.plain(found.mean)} | {' '.join(found.notes) or 'it never happens'} | | |\n"
    told = int(found.ranking.told.sum())
    share = "–"
    if found.split is not None:
        share = (f"{account.percent(found.split.share)} ({account.percent(found.split.low)} to "
                 f"{account.percent(found.split.high)})")
    most = "<br>".join(_factor(found, n) for n in told_first(found.ranking)[:FACTORS_TOLD])
    return (f"| {found.label} | {words.in_unit(found.question.indicator, found.unit, found.mean)} | {most} | {told} of "
            f"{len(found.ranking.told)} | {share} |\n")


def never_told(found: list[findings.Finding]) -> list[str]:
    """Factors that no indicator tells from chance."""
    told = {name for one in found if one.ranking for name, yes in zip(one.ranking.factors, one.ranking.told) if yes}
    return [name for name in next(one for one in found if one.ranking).screening.factors if name not in told]


def _figures(one: Screened, sweep: Sweep, found: list[findings.Finding], folder: pathlib.Path) -> dict[str, str]:
    """Draws; name of the file -> what it shows to those who cannot see it."""
    drawn = pictures.drawings(sweep, found, FACTORS_DRAWN)
    source = pictures.source_of(sweep)
    chosen = {f"{one.name}_overview": lambda: pictures.overview(found, source, 2 * FACTORS_DRAWN)}
    chosen |= {f"{one.name}_{name}": drawn[f"{name}_tornado"] for name in DRAWN if f"{name}_tornado" in drawn}
    folder.mkdir(parents=True, exist_ok=True)
    shows = {}
    for name, draw in chosen.items():
        with style.settings():
            style.save(draw(), folder / f"{name}.png", dpi=DPI)
        indicator = name.removeprefix(f"{one.name}_")
        shows[f"{name}.png"] = (
            f"{one.title}: the parameters that matter most for each indicator, mu* in percent of the mean"
            if indicator == "overview" else
            f"{one.title}: {themes.label(indicator).lower()}, mu* of the twelve parameters that move it most")
    return shows


def notes_of(found: list[findings.Finding]) -> list[str]:
    """The notes of all indicators; what is the same for each of them stands once, without a name."""
    named = [[note.removeprefix(f"{finding.question.indicator}: ") for note in finding.notes] for finding in found]
    of_all = [note for note in named[0] if all(note in notes for notes in named)]
    of_one = [note for finding, notes in zip(found, named, strict=True)
              for note, tail in zip(finding.notes, notes, strict=True) if tail not in of_all]
    return list(dict.fromkeys([*of_all, *of_one]))


def section(one: Screened, sweep: Sweep, found: list[findings.Finding], figures: pathlib.Path) -> str:
    """What came out for one corridor."""
    first = next(finding for finding in found if finding.screening)
    settings = sweep.settings
    text = (f"## {one.title}\n\n`configs/sweeps/{one.sweep}.toml`: {len(sweep.factors)} parameters, "
            f"{first.screening.walks} walks, {sweep.results.sizes['point']:,} points of "
            f"{sweep.results.sizes['replicate']} replicates, to {settings['until']}, scale {settings['scale']}. "
            f"Runs of corridor {sweep.provenance.program_version}, commit {sweep.provenance.commit}.\n\n")
    for note in notes_of(found):
        text += f"* {note}\n"
    text += "\n" if text.endswith(".\n") and "* " in text else ""
    text += ("| indicator | mean | moved most by, % of the mean | told from chance | "
             "variance from parameters, about |\n"
             "|---|---|---|---|---|\n")
    text += "".join(_row(finding) for finding in found) + "\n"
    for file, shows in _figures(one, sweep, found, figures).items():
        text += f"![{shows}](sensitivity/{file})\n\n"
    idle = never_told(found)
    if not idle:
        return text + "Every parameter is told from chance by some indicator.\n\n"
    listed = ", ".join(f"`{name}`" for name in idle)
    return text + f"No indicator above tells these {len(idle)} of {len(sweep.factors)} from chance: {listed}.\n\n"


INTRODUCTION = """# What the results hang on

Every parameter of the model was moved over its range, CORRIDORS, and what moved with it was
looked at: a screening after Morris. `mu*` is the mean size of the change when one parameter goes over its whole range
while the others stand anywhere in theirs. *Told from chance* means that its interval lies above what the luck of replicates alone would show,
and that its effects stand out although so many parameters were tried: of those told for one indicator, one in twenty at
most is expected to do nothing ([how to read sensitivities](howto/read-sensitivities.md)). Those told stand first in the
tables; in parentheses: not told from chance.

Ranges are an assumption: from a fifth below the value that the corridor has to a quarter above, evenly on a logarithmic
scale, within the valid bounds of the [catalogue](reference/parameters.md); where the catalogue gives a range of its own
(so far `absconding`), that one. A parameter of which more is known than that is moved too far here, one of which less
is known not far enough.
Levers and tables of the corridors were not moved.

*Variance from parameters* is the share of the variance between single runs that parameters make over their ranges; the
rest is luck. Walks stand further apart than values drawn from the ranges would, which is taken out as if the indicator
were linear: where effects multiply, the share is somewhat less.

`tools/sensitivity_page.py page` makes the runs and writes all of this page but the next section.

"""
NOTHING_YET = "Nothing was written here yet.\n"


def introduction(titles: list[str]) -> str:
    """The head of the page, which names the corridors that the page has."""
    where = f"in the corridor{'s' if len(titles) > 1 else ''} {words.listed(titles) or 'that is yet to come'}"
    return INTRODUCTION.replace("CORRIDORS", where)


def by_hand(page: pathlib.Path) -> str:
    """The hand-written part of the page as it is."""
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    kept = re.search(re.escape(BEGIN) + r"\n(.*?)" + re.escape(END), old, re.DOTALL)
    return kept[1] if kept else f"## What it taught\n\n{NOTHING_YET}\n"


def write_page(parts: list[tuple[Screened, pathlib.Path]], page: pathlib.Path, figures: pathlib.Path) -> None:
    """Analyses merged sweeps and writes the page and its figures."""
    text = introduction([one.title for one, _ in parts]) + f"{BEGIN}\n{by_hand(page)}{END}\n\n"
    for one, path in parts:
        with open_sweep(path) as results:
            sweep = sweep_of(results, read_provenance(path))
            found = [findings.find(sweep, Question(name), over_time=False) for name in sweep.indicators]
            if not any(finding.screening for finding in found):
                raise SystemExit(f"{path}: no walk is complete yet; `corridor sweep run` goes on")
            text += section(one, sweep, found, figures)
    write_texts({page: text.rstrip("\n") + "\n"})  # in one step: it holds what people wrote
    print(page)


def main() -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0],
                                     epilog="example: tools/sensitivity_page.py page --threads 2")
    parser.add_argument("what", choices=("sweeps", "page"))
    parser.add_argument("--corridor", choices=[one.name for one in CORRIDORS], action="append", default=[],
                        help="only this one; the page then has no other")
    parser.add_argument("--sweep", type=pathlib.Path, help="another sweep file, of the one --corridor, to try the page")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "results" / "sensitivity", help="plans and runs")
    parser.add_argument("--page", type=pathlib.Path, default=ROOT / PAGE)
    parser.add_argument("--figures", type=pathlib.Path, default=ROOT / FIGURES)
    parser.add_argument("--partial", action="store_true", help="make no run; the page of what there is")
    parser.add_argument("--walks", type=int, default=0, metavar="N", help="make the first N walks only; 0: all")
    parser.add_argument("--threads", type=int, default=0, help="one run each; 0 takes all of the machine")
    options = parser.parse_args()
    if options.what == "sweeps":
        write_sweeps()
        return 0
    chosen = [one for one in CORRIDORS if not options.corridor or one.name in options.corridor]
    parts = []
    for one in chosen:
        sweep = options.sweep or ROOT / "configs" / "sweeps" / f"{one.sweep}.toml"
        parts.append((one, merged(sweep.resolve(), options.folder.resolve(), options.partial, options.threads,
                                  options.walks)))
    write_page(parts, options.page, options.figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
