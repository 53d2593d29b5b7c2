#!/usr/bin/python3
"""Runs a shipped scenario for every row of the policy frame, and asks whether the indicator that answers it responds.

frame_responds.py [--replicates N] [--row ID]...     20 by default; all rows

No cell of `corridor list frame` may be empty, and every row needs a line below: the scenario, the indicator, the sign
of its change, and why that sign. The paired 95 % interval of the change has to lie on that side of 0. A programme also
has to spend its budget and not a cent more, and nothing once it is spent.
Needs the program's path in CORRIDOR_PROGRAM. Runs from the top folder of the sources.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib
from typing import NamedTuple

import numpy as np
import paired
import xarray as xr

EXCEPT_AGE = ["year", "origin", "sex", "income", "group", "disability", "status"]


class Response(NamedTuple):
    row: str
    scenario: str
    indicator: str
    sign: str
    reason: str


RESPONSES = [
    Response("A-a", "criminalisation", "granted by bera in 2011", "+", "an offence on both sides, before bera's own (E7)"),
    Response("A-b", "cross_border_cooperation", "evidence_received", "+", "partners send what they hold (E5)"),
    Response("A-c", "interception_response", "pushed_back", "-", "nobody is pushed back from the side of arrival"),
    Response("A-d", "enhanced_penalties", "sentence_months", "+", "courts sentence by the new law (E8)"),
    Response("A-e", "victim_screening", "identified", "+", "fewer victims are missed"),
    Response("A-f", "livelihoods", "first_departures", "-", "staying is worth more (M5)"),
    Response("W-1", "authority_capacity", "cases_waiting", "-", "there is an investigator for each (E6)"),
    Response("W-2", "legal_harmonisation", "requests_granted_share", "+", "laws fit (E7)"),
    Response("W-3", "detention_alternatives", "in_detention", "-", "supervision and care replace detention"),
    Response("W-4", "voluntary_return", "assisted_returns", "+", "a safe way home is offered, and taken"),
    Response("G", "gloact_asia_middle_east", "reported_share", "+", "victims who speak are supported (E5)"),
    Response("R", "redtram", "cases_joint", "+", "joint teams take up cases (E6)"),
    Response("S-10.7", "regular_pathway", "regular_share", "+", "there is a regular way (M5)"),
    Response("S-16.1", "rescue", "deaths", "-", "more survive a wreck (E3)"),
    Response("S-16.2", "route_assistance", "trafficked", "-", "those assisted are at less risk (H2)"),
    Response("S-16.3", "victim_support", "reported_share", "+", "more of the protected speak"),
    Response("S-16.4", "financial_investigation", "assets_recovered", "+", "courts take more (E8)"),
    Response("S-17.16", "prosecutors_network", "request_age", "-", "the queue moves faster (E7)"),
    Response("S-17.18", "victim_screening", "identified_share of children", "+",
             "sensitivity rises by sex and age"),
    # What must be seen beside the intended effect.
    Response("S-10.7", "closure_without_protection", "first_departures", "-", "return is likely (M4)"),
    Response("S-16.1", "closure_without_protection", "deaths_per_1000_journeys", "+",
             "evading patrols is dangerous (E2)"),
]

PROGRAMME = "gloact_asia_middle_east"


def program(*words: object) -> str:
    ended = subprocess.run([os.environ["CORRIDOR_PROGRAM"], *map(str, words)], capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(ended.stderr)
    return ended.stdout


def empty_cells() -> list[str]:
    wrong = []
    for row in json.loads(program("list", "frame", "--json")):
        lacks = [column for column, cell in row.items() if not cell]
        wrong += [f"{row['id']} lacks {column}" for column in lacks]
        if row["id"] not in {response.row for response in RESPONSES}:
            wrong.append(f"{row['id']} lacks a test")
    return wrong


def compared(responses: list[Response], replicates: int) -> tuple[dict[tuple[str, str], dict], np.ndarray | None]:
    """Changes by scenario and indicator, with the identified share once more of children alone, and the requests that
    bera granted before its own law made smuggling an offence; and the spending of the programme in USD,
    (replicate, month), where it was run."""
    words: list[object] = []
    for scenario in dict.fromkeys(response.scenario for response in responses):
        words += ["--scenario", f"scenarios/{scenario}.toml"]
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "frame.h5"
        report = program("compare", "configs/toy", *words, "--replicates", replicates, "--scale", 5, "--seed", 1,
                         "--json", "-o", out)
        spending = None
        with xr.open_dataset(out) as results:
            if PROGRAMME in results.scenario:
                spending = results.corridor_policy_cost.sel(scenario=PROGRAMME).transpose("replicate", "time").values
            identified, missed = (results[f"persons_{name}"].sel(age="child").sum(EXCEPT_AGE).load()
                                  for name in ("identified", "missed"))
            granted = results.jurisdiction_requests_granted.sel(jurisdiction="bera", time="2011").sum("time").load()
    changes = {(change["scenario"], change["indicator"]): change for change in json.loads(report)["changes"]}
    share = identified / (identified + missed)
    for scenario in share.scenario.values[1:]:
        for name, values in (("identified_share of children", share), ("granted by bera in 2011", granted)):
            changes[scenario, name] = paired.change(
                *(values.sel(scenario=one).values for one in (scenario, "baseline")))
    return changes, spending


def budget_of(scenario: str) -> float:
    """Budget of the scenario's one programme [USD]; the file gives it in millions of euros."""
    with open(f"scenarios/{scenario}.toml", "rb") as file:
        content = tomllib.load(file)
    [programme] = content["programme"]
    amount, unit = programme["budget"].split()
    if unit != "MEUR":
        sys.exit(f"{scenario}: the budget is in {unit}, where this test reads MEUR")
    return float(amount) * 1e6 * content["dollars_per_euro"]


def wrong_spending(spending: np.ndarray, budget: float) -> list[str]:
    """What is wrong with the spending of a programme, (replicate, month) in USD: it stops on the day whose bill the
    budget cannot pay, so that less than a day's bill is left, and nothing is spent in the run's last year."""
    total, last_year = spending.sum(axis=1), spending[:, -12:].sum(axis=1)
    a_day = spending.max(axis=1) / 28
    print(f"G        {PROGRAMME}: spends {total.min():,.0f} to {total.max():,.0f} USD of {budget:,.0f}, "
          f"{last_year.max():,.0f} in the last year")
    found = {"more than its budget": (total > budget + 0.01).any(),
             "not all of its budget": (budget - total > a_day).any(),
             "when its budget is spent": (last_year > 0).any()}
    return [f"G: {PROGRAMME} spends {what}" for what, is_so in found.items() if is_so]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--replicates", type=int, default=20)
    arguments.add_argument("--row", action="append", choices=sorted({response.row for response in RESPONSES}))
    given = arguments.parse_args()
    replicates = given.replicates
    responses = [response for response in RESPONSES if not given.row or response.row in given.row]
    wrong = [] if given.row else empty_cells()
    changes, spending = compared(responses, replicates)
    for row, scenario, indicator, sign, reason in responses:
        change = changes[scenario, indicator]
        responds = change["low"] > 0 if sign == "+" else change["high"] < 0
        print(f"{'ok ' if responds else 'NO '} {row:<8} {scenario:<27} {indicator:<25} {change['change']:+.4g} "
              f"({change['low']:+.4g} to {change['high']:+.4g}) of {change['baseline']:.4g}: {reason}")
        if not responds:
            wrong.append(f"{row}: {scenario} does not move {indicator} as it should")
    if spending is not None:
        wrong += wrong_spending(spending, budget_of(PROGRAMME))
    print(f"{len(responses)} responses, {replicates} seeds")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
