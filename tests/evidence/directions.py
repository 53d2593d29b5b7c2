#!/usr/bin/env python3
"""Asks the toy corridor for the directions that the field knows of policy.

directions.py [--replicates N]     20 by default

D1  effort on one of two sea routes: its flow falls, its fee and its risk a journey rise; flow and revenue of the
    other rise
D2  a regular pathway alone does little; together with enforcement it leaves the fewest irregular departures
D5  fewer journeys at a higher risk: deaths a journey and deaths move in opposite directions, and both are shown
A   the aggravated penalty alone makes vessels sounder and abuse rarer

Each is a paired difference between two scenarios that share their seeds; its 95 % interval has to exclude 0 on the
side named. Needs the program's path in CORRIDOR_PROGRAM. Runs from the top folder of the sources.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import scipy.stats
import xarray as xr

HEAD = "from = 2011-01-01\n"
LAW = '["tag:transit", "tag:destination"]'
SCENARIOS = {
    "patrols_west": f'[[intervention]]\nkind = "border_patrol"\nlegs = "bera-sea"\npatrols = 15\n{HEAD}',
    "pathway": f'[[intervention]]\nkind = "regular_pathway"\norigins = "all"\nopen = 0.5\nplaces = 400\n'
               f'days = "60 days"\n{HEAD}',
    "enforcement": f'[[intervention]]\nkind = "interception_response"\njurisdictions = {LAW}\n'
                   f'enforced_return = 0.5\n{HEAD}',
    "aggravated": f'[[intervention]]\nkind = "enhanced_penalties"\njurisdictions = {LAW}\n'
                  f'aggravated_penalty_factor = 5\n{HEAD}',
}
SCENARIOS["both"] = SCENARIOS["pathway"] + SCENARIOS["enforcement"]

wrong: list[str] = []


def results(replicates: int, folder: pathlib.Path) -> xr.Dataset:
    words: list[object] = []
    for name, text in SCENARIOS.items():
        file = folder / f"{name}.toml"
        file.write_text(f'title = "{name}"\n{text}')
        words += ["--scenario", file]
    out = folder / "directions.h5"
    ended = subprocess.run([os.environ["CORRIDOR_PROGRAM"], "compare", "configs/toy", *map(str, words), "--replicates",
                            str(replicates), "--scale", "5", "--until", "2015-01-01", "--quiet", "-o", str(out)],
                           capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(ended.stderr)
    with xr.open_dataset(out) as file:
        return file.load()


def interval(values: np.ndarray) -> tuple[float, float, float]:
    """Mean and 95 % interval of paired differences, one a replicate."""
    mean = values.mean()
    half = scipy.stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values))
    return mean, mean - half, mean + half


def expect(what: str, values: xr.DataArray, sign: str) -> None:
    """`values`: (replicate,), paired differences; `sign` + or -."""
    mean, low, high = interval(values.values)
    holds = low > 0 if sign == "+" else high < 0
    print(f"{'ok ' if holds else 'NO '} {what}: {mean:+.4g} ({low:+.4g} to {high:+.4g})")
    if not holds:
        wrong.append(what)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--replicates", type=int, default=20)
    with tempfile.TemporaryDirectory() as folder:
        made = results(arguments.parse_args().replicates, pathlib.Path(folder))
    sums = {name: made[f"leg_{name}"].sum("time") for name in ("departures", "deaths", "revenue", "fees_agreed", "contracts")}
    total = made.total

    def change(values: xr.DataArray, scenario: str, against: str = "baseline") -> xr.DataArray:
        return values.sel(scenario=scenario) - values.sel(scenario=against)

    west, east = ({"leg": leg} for leg in ("bera-sea", "cira-sea"))
    risk = 1000 * sums["deaths"] / sums["departures"]
    fee = sums["fees_agreed"] / sums["contracts"]
    expect("D1 flow where effort is concentrated", change(sums["departures"].sel(west), "patrols_west"), "-")
    expect("D1 fee there", change(fee.sel(west), "patrols_west"), "+")
    expect("D1 deaths per 1,000 journeys there", change(risk.sel(west), "patrols_west"), "+")
    expect("D1 flow on the other route", change(sums["departures"].sel(east), "patrols_west"), "+")
    expect("D1 revenue on the other route", change(sums["revenue"].sel(east), "patrols_west"), "+")

    irregular = total.sel(indicator="first_departures")
    expect("D2 irregular departures, pathway alone", change(irregular, "pathway"), "-")
    expect("D2 irregular departures, both less enforcement alone", change(irregular, "both", "enforcement"), "-")
    little = 0.25 * change(irregular, "both") - change(irregular, "pathway")
    expect("D2 a quarter of what both do, less what the pathway alone does", little, "-")

    expect("D5 first departures under enforcement", change(irregular, "enforcement"), "-")
    expect("D5 deaths under enforcement", change(total.sel(indicator="deaths"), "enforcement"), "-")
    expect("D5 deaths per 1,000 journeys under enforcement",
           change(total.sel(indicator="deaths_per_1000_journeys"), "enforcement"), "+")

    expect("A unsound vessels", change(total.sel(indicator="unsound_share"), "aggravated"), "-")
    expect("A abuse per 1,000 journeys", change(total.sel(indicator="abused_per_1000_journeys"), "aggravated"), "-")
    if wrong:
        sys.exit("\n".join(f"{what} does not go the way it should" for what in wrong))


if __name__ == "__main__":
    main()
