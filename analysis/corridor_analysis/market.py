"""Whether a market lives: does it come to rest without dying, and does it go on changing hands?

Measures of MODEL 13, and a picture to look at. Meant for a corridor whose surroundings stand still, see `undisturb`.
"""

from __future__ import annotations

import dataclasses
import pathlib
import re
import shutil
import sys

import h5py
import matplotlib.pyplot as plt
import numpy as np

from corridor_analysis.outputs import parser_of


@dataclasses.dataclass(frozen=True)
class Market:
    """Monthly series of one replicate. Legs: those that a smuggler served in the first two years."""

    legs: list[str]
    fee: np.ndarray  # [months, legs] USD, posted; nan where nobody sells
    organisations: np.ndarray  # [months, legs]
    asked: np.ndarray  # [months, legs] persons
    concentration: np.ndarray  # [months, legs], Herfindahl index of places sold; nan where none were
    sold: np.ndarray  # [months, legs] places
    all_organisations: np.ndarray  # [months]
    services_per_organisation: np.ndarray  # [months]
    entries: np.ndarray  # [months]
    exits: np.ndarray  # [months]
    switches: np.ndarray  # [months]
    departures: np.ndarray  # [months], first departures
    largest_share: np.ndarray  # [months], of the largest organisation in all capacity


def read_market(path: pathlib.Path) -> Market:
    """The market of the first scenario and replicate of a results file."""
    with h5py.File(path) as file:
        leg = lambda name: file[f"leg_{name}"][0, 0].astype(float)
        whole = lambda name: file[f"corridor_{name}"][0, 0].astype(float)
        organisations = leg("organisations")
        alive = organisations[:24].sum(axis=0) > 12
        fee, sold = leg("fee_posted")[:, alive], leg("places_sold")[:, alive]
        concentration = leg("concentration")[:, alive]
        return Market(
            [name.decode() for name, chosen in zip(file["leg"][:], alive) if chosen],
            np.where(organisations[:, alive] > 0, fee, np.nan),
            organisations[:, alive],
            leg("seekers")[:, alive],
            np.where(sold > 0, concentration, np.nan),
            sold,
            whole("organisations"),
            whole("services_per_organisation"),
            whole("entries"),
            whole("exits"),
            whole("switches"),
            file["indicator_first_departures"][0, 0].astype(float),
            whole("largest_share"),
        )


def yearly(series: np.ndarray) -> np.ndarray:
    """Means of the months with a value in whole years, so that seasons do not count as unrest; nan where none has."""
    years = series[: len(series) // 12 * 12].reshape(-1, 12, *series.shape[1:])
    known = ~np.isnan(years)
    months = known.sum(axis=1)
    total = np.where(known, years, 0.0).sum(axis=1)
    return np.divide(total, months, out=np.full(total.shape, np.nan), where=months > 0)


def measures(market: Market) -> dict[str, float]:
    """What MODEL 13 calls stable, from the sixth year on; each with its unit in the name."""
    fee, sold = yearly(market.fee)[5:], yearly(market.sold)[5:]
    weights = np.nanmean(sold, axis=0)
    asked = market.asked[60:] > 0
    spread = np.nanstd(np.log(np.where(fee > 0, fee, np.nan)), axis=0)
    large = weights > np.quantile(weights, 0.5)
    departures = yearly(market.departures)[5:]
    return {
        "sd of the log yearly fee, mean of legs by places sold [-]": float(
            np.nansum(spread * weights) / weights[~np.isnan(spread)].sum()
        ),
        "leg-months without a seller where somebody asks, the busier half of the legs [%]": float(
            100 * ((market.organisations[60:] == 0) & asked)[:, large].sum() / asked[:, large].sum()
        ),
        "highest share of one organisation in all capacity [%]": float(100 * market.largest_share[60:].max()),
        "first departures, last ten years over the ten before [-]": float(
            departures[-10:].mean() / departures[-20:-10].mean()
        ),
        "organisations, last ten years over the ten before [-]": float(
            yearly(market.all_organisations)[-10:].mean() / yearly(market.all_organisations)[-20:-10].mean()
        ),
        "entries a year [-]": float(12 * market.entries[60:].mean()),
        "exits a year [-]": float(12 * market.exits[60:].mean()),
        "switches of a leg a year [-]": float(12 * market.switches[60:].mean()),
        "legs served by an organisation [-]": float(market.services_per_organisation[60:].mean()),
        "sd over the years of a leg's concentration, mean of legs [-]": float(
            np.nanmean(np.nanstd(yearly(market.concentration)[5:], axis=0))
        ),
    }


def draw(market: Market, out: pathlib.Path) -> None:
    """Six panels: the trade as a whole, and the eight busiest legs."""
    years = np.arange(len(market.all_organisations)) / 12
    busiest = np.argsort(-market.sold.mean(axis=0))[:8]
    figure, axes = plt.subplots(3, 2, figsize=(12, 11), sharex=True)
    axes[0, 0].plot(years, market.all_organisations, color="0.2")
    axes[0, 0].set_title("organisations")
    for name, style in (("entries", "-"), ("exits", "--"), ("switches", ":")):
        axes[0, 1].plot(years, getattr(market, name), style, label=name, linewidth=0.8)
    axes[0, 1].set_title("a month")
    axes[0, 1].legend()
    styles = ["-", "--", "-.", ":"]
    for n, leg in enumerate(busiest):
        look = {"linestyle": styles[n % 4], "linewidth": 0.9, "label": market.legs[leg]}
        axes[1, 0].plot(years, market.fee[:, leg], **look)
        axes[1, 1].plot(years, market.organisations[:, leg], **look)
        axes[2, 1].plot(years, market.concentration[:, leg], **look)
    axes[1, 0].set(title="fee posted [USD]", yscale="log")
    axes[1, 1].set(title="organisations on a leg")
    axes[1, 1].legend(fontsize=7)
    axes[2, 0].plot(years, market.departures, color="0.2", linewidth=0.8)
    axes[2, 0].set(title="first departures a month", xlabel="year")
    axes[2, 1].set(title="concentration (Herfindahl)", xlabel="year")
    figure.tight_layout()
    figure.savefig(out, dpi=90, metadata={"Software": None})
    plt.close(figure)


def undisturb(corridor: pathlib.Path, folder: pathlib.Path, years: int) -> None:
    """Copies a corridor without history, every series at its first value, to run for so many years.

    Nothing outside the model changes then.
    """
    shutil.copytree(corridor, folder)
    (folder / "history.toml").write_text("# nothing happens\n", encoding="utf-8")
    lines = (folder / "series.csv").read_text(encoding="utf-8").splitlines()
    first: dict[str, str] = {}
    for line in lines[1:]:
        first.setdefault(",".join(line.split(",")[:2]), line)
    (folder / "series.csv").write_text("\n".join([lines[0], *first.values()]) + "\n", encoding="utf-8")
    text = (folder / "corridor.toml").read_text(encoding="utf-8")
    start = re.search(r"^start\s*=\s*(\d+)-(\d+-\d+)", text, re.MULTILINE)
    end = f"end     = {int(start[1]) + years}-{start[2]}"
    text = re.sub(r"^end\s*=.*$", end, text, flags=re.MULTILINE)
    (folder / "corridor.toml").write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """The command `market`."""
    parser = parser_of(
        "market",
        "Measures and draws how a market goes on, or copies a corridor in which nothing happens outside.",
        "market results/still.h5 -o results/still.png",
    )
    parser.add_argument("results", type=pathlib.Path, help="what `corridor run` wrote; with --undisturb, a corridor")
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True, help="picture; with --undisturb, a folder")
    parser.add_argument("--undisturb", type=int, metavar="YEARS", help="copy a corridor without history")
    options = parser.parse_args(arguments)
    try:
        if options.undisturb:
            undisturb(options.results, options.output, options.undisturb)
            return 0
        market = read_market(options.results)
    except OSError as error:
        print(f"corridor_analysis: {error}", file=sys.stderr)
        return 4
    for name, value in measures(market).items():
        print(f"{name:<84} {value:10.3g}")
    draw(market, options.output)
    return 0
