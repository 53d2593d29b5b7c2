#!/usr/bin/python3
"""Asks corridors for the directions that the field knows of policy.

directions.py [--replicates N] [--ask WORLD]...     20 replicates of toy, crowd and border, 60 of aegean by default

D1  effort on one of two sea routes: its flow falls, its fee and its risk a journey rise; flow and revenue of the
    other rise (toy)
D2  a regular pathway alone does little; together with enforcement it leaves the fewest irregular departures (toy)
D3  return made nearly certain and the onward leg shut: attempts collapse, and the fee falls with demand
    (Mediterranean: the Aegean and the way north from Greece, from 2014 on)
D4  a flow that multiplies does not multiply the facilitators caught, nor convictions: authorities are bound by
    capacity (one_border, with a wish to leave so strong that crossings more than double)
D5  fewer journeys at a higher risk: deaths a journey and deaths move in opposite directions, and both are shown (toy)
P   raising the base penalty alone raises the fee; raising the aggravated penalty alone makes vessels sounder and abuse
    rarer, and leaves the base fee where it is: the fee by air, where soundness costs nothing (one_border). There its
    effect lies within what the base penalty does

Each is a paired difference between two scenarios that share their seeds; its 95 % interval has to exclude 0 on the
side named. Needs the program's path in CORRIDOR_PROGRAM. Runs from the top folder of the sources.
"""

import argparse
import csv
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy as np
import paired
import xarray as xr

wrong: list[str] = []


def intervention(kind: str, begins: str = "2011-01-01", **settings: object) -> str:
    def written(value: object) -> str:
        return str(value) if isinstance(value, (int, float)) else str(value).replace("'", '"') \
            if isinstance(value, list) else f'"{value}"'

    lines = [f"{key} = {written(value)}" for key, value in settings.items()]
    return "\n".join(["[[intervention]]", f'kind = "{kind}"', f"from = {begins}", *lines]) + "\n"


LAW = ["tag:transit", "tag:destination"]
TOY = {
    "patrols_west": intervention("border_patrol", legs="bera-sea", patrols=15),
    "pathway": intervention("regular_pathway", origins="all", open=0.5, places=400, days="60 days"),
    "enforcement": intervention("interception_response", jurisdictions=LAW, enforced_return=0.5),
}
TOY["both"] = TOY["pathway"] + TOY["enforcement"]
TOY["aggravated"] = intervention("enhanced_penalties", jurisdictions=LAW, aggravated_penalty_factor=5)
ONE_BORDER = {
    "base": intervention("enhanced_penalties", "2006-01-01", jurisdictions="all", penalty_factor=6),
    "aggravated": intervention("enhanced_penalties", "2006-01-01", jurisdictions="all", aggravated_penalty_factor=6),
}
AEGEAN = {
    "return": intervention("interception_response", "2014-01-01", jurisdictions=["greece"], asylum=0.02, removal=0.95,
                           pushback=0)
    + intervention("leg_closure", "2014-01-01", legs=["idomeni-skopje"], passable=0),
}


def results(folder: pathlib.Path, corridor: str, scenarios: dict[str, str], *words: object) -> xr.Dataset:
    """What `corridor compare` (or `run`, without scenarios) writes, loaded."""
    given: list[object] = ["compare" if scenarios else "run", corridor]
    for name, text in scenarios.items():
        file = folder / f"{name}.toml"
        file.write_text(f'title = "{name}"\n{text}')
        given += ["--scenario", file]
    out = folder / "directions.h5"
    ended = subprocess.run([os.environ["CORRIDOR_PROGRAM"], *map(str, given), *map(str, words), "--quiet", "--force",
                            "-o", str(out)], capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(ended.stderr)
    with xr.open_dataset(out) as file:
        return file.load()


def expect(what: str, values: xr.DataArray, sign: str) -> None:
    """`values`: (replicate,), paired differences; `sign` is + or -."""
    mean, low, high = paired.interval(values.values)
    holds = low > 0 if sign == "+" else high < 0
    print(f"{'ok ' if holds else 'NO '} {what}: {mean:+.4g} ({low:+.4g} to {high:+.4g})", flush=True)
    if not holds:
        wrong.append(what)


def change(values: xr.DataArray, scenario: str, against: str = "baseline") -> xr.DataArray:
    return values.sel(scenario=scenario) - values.sel(scenario=against)


def relative(values: xr.DataArray, scenario: str) -> xr.DataArray:
    return change(values, scenario) / values.sel(scenario="baseline")


def ask_the_toy(folder: pathlib.Path, replicates: int) -> None:
    made = results(folder, "configs/toy", TOY, "--replicates", replicates, "--scale", 5, "--until", "2015-01-01")
    sums = {name: made[f"leg_{name}"].sum("time") for name in ("departures", "deaths", "revenue", "fees_agreed",
                                                               "contracts")}
    west, east = ({"leg": leg} for leg in ("bera-sea", "cira-sea"))
    risk = 1000 * sums["deaths"] / sums["departures"]
    fee = sums["fees_agreed"] / sums["contracts"]
    expect("D1 flow where effort is concentrated", change(sums["departures"].sel(west), "patrols_west"), "-")
    expect("D1 fee there", change(fee.sel(west), "patrols_west"), "+")
    expect("D1 deaths per 1,000 journeys there", change(risk.sel(west), "patrols_west"), "+")
    expect("D1 flow on the other route", change(sums["departures"].sel(east), "patrols_west"), "+")
    expect("D1 revenue on the other route", change(sums["revenue"].sel(east), "patrols_west"), "+")

    irregular = made.total.sel(indicator="first_departures")
    expect("D2 irregular departures, pathway alone", change(irregular, "pathway"), "-")
    expect("D2 irregular departures, both less enforcement alone", change(irregular, "both", "enforcement"), "-")
    little = 0.25 * change(irregular, "both") - change(irregular, "pathway")
    expect("D2 a quarter of what both do, less what the pathway alone does", little, "-")

    expect("D5 first departures under enforcement", change(irregular, "enforcement"), "-")
    expect("D5 deaths under enforcement", change(made.total.sel(indicator="deaths"), "enforcement"), "-")
    expect("D5 deaths per 1,000 journeys under enforcement",
           change(made.total.sel(indicator="deaths_per_1000_journeys"), "enforcement"), "+")
    for indicator in ("unsound_share", "abused_per_1000_journeys"):
        expect(f"P aggravated penalty, toy: {indicator}", change(made.total.sel(indicator=indicator), "aggravated"), "-")


def ask_the_crowd(folder: pathlib.Path, replicates: int) -> None:
    crowd = folder / "crowd"
    shutil.copytree("configs/one_border", crowd)
    with open(crowd / "origins.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["aspiration"] = float(row["aspiration"]) + 1.5
    with open(crowd / "origins.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    few, many = (results(folder, corridor, {}, "--replicates", replicates, "--scale", 100, "--until", "2009-01-01").total[0]
                 for corridor in ("configs/one_border", str(crowd)))

    def growth(indicator: str) -> xr.DataArray:
        return np.log(many.sel(indicator=indicator) / few.sel(indicator=indicator))

    expect("D4 log growth of border crossings, over log 2", growth("attempts") - np.log(2), "+")
    for indicator in ("arrests", "convictions"):
        expect(f"D4 log growth of {indicator}, less a third of that of crossings",
               growth(indicator) - growth("attempts") / 3, "-")


def ask_the_aegean(folder: pathlib.Path, replicates: int) -> None:
    made = results(folder, "configs/mediterranean", AEGEAN, "--replicates", replicates, "--scale", 40, "--until",
                   "2016-01-01")
    islands = [leg for leg in made.leg.values if str(made.leg_to.sel(leg=leg).values) in ("lesvos", "samos", "kos")]
    legs = made[["leg_departures", "leg_fees_agreed", "leg_contracts"]].sel(
        leg=islands, time=slice("2014-07", "2015-12")).sum("time")
    collapse = relative(legs.leg_departures.sum("leg"), "return")
    basket = legs.leg_contracts.sel(scenario="baseline").mean("replicate")  # the same legs before and after
    fee = (basket * legs.leg_fees_agreed / legs.leg_contracts).sum("leg", skipna=False)
    expect("D3 crossings to the islands, relative", collapse, "-")
    expect("D3 of ten crossings seven or more are gone", collapse + 0.7, "-")
    expect("D3 fee there, relative", relative(fee, "return"), "-")


def ask_the_border(folder: pathlib.Path, replicates: int) -> None:
    made = results(folder, "configs/one_border", ONE_BORDER, "--replicates", replicates, "--scale", 50, "--until",
                   "2012-01-01")
    legs = made[["leg_fees_agreed", "leg_contracts"]].sel(time=slice("2007-01", "2011-12")).sum("time")
    fee = legs.leg_fees_agreed / legs.leg_contracts
    for leg in ("altar-tucson", "reynosa-mcallen", "tijuana-san_diego", "mexico_city-california-air"):
        expect(f"P base penalty: fee on {leg}, relative", relative(fee.sel(leg=leg), "base"), "+")
    air = fee.sel(leg="mexico_city-california-air")
    expect("P base fee: rise under the base penalty less that under the aggravated one",
           change(air, "base", "aggravated"), "+")
    least = float(relative(air, "base").mean())
    expect("P aggravated penalty: base fee, by air, over minus what the base penalty does",
           relative(air, "aggravated") + least, "+")
    expect("P aggravated penalty: base fee, by air, under what the base penalty does",
           relative(air, "aggravated") - least, "-")
    for indicator in ("unsound_share", "abused_per_1000_journeys"):
        expect(f"P aggravated penalty: {indicator}", change(made.total.sel(indicator=indicator), "aggravated"), "-")


WORLDS = {"toy": ask_the_toy, "crowd": ask_the_crowd, "aegean": ask_the_aegean, "border": ask_the_border}
REPLICATES = {world: 20 for world in WORLDS} | {"aegean": 60}  # its fee falls by 2 %: twenty seeds do not resolve that


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--replicates", type=int, help="of every world asked; 60 for aegean, 20 else where left out")
    arguments.add_argument("--ask", choices=WORLDS, action="append", help="of these alone; may be repeated")
    options = arguments.parse_args()
    for world in options.ask or WORLDS:
        with tempfile.TemporaryDirectory() as folder:
            WORLDS[world](pathlib.Path(folder), options.replicates or REPLICATES[world])
    if wrong:
        sys.exit("\n".join(f"{what} does not go the way it should" for what in wrong))


if __name__ == "__main__":
    main()
