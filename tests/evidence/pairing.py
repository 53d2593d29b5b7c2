#!/usr/bin/python3
"""Measures what common random numbers are worth: how much smaller the variance of a paired difference is.

pairing.py [--replicates N]     40 by default

The toy corridor with a small information campaign from its first day, against the same seeds without it. For departures
from home in the first 12, 36 and 120 months: the variance of (campaign less baseline, same seed) against that of
(campaign less baseline, seeds shuffled), which is the sum of the two variances. After 12 months the first has to be at
least ten times smaller; as two histories drift apart, pairing is worth less, which is printed too.
Needs the program's path in CORRIDOR_PROGRAM. Runs from the top folder of the sources.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import xarray as xr

SMALL_CAMPAIGN = """title = "A small campaign"
[[intervention]]
kind = "information_campaign"
origins = "all"
format = "community"
reach = "1 %"
credibility = 0.5
half_life = "12 months"
death = 1
harm = 1
stopped = 1
papers = 1
from = 2010-01-01
"""
LEAST_GAIN = {12: 10.0}


def departures(replicates: int) -> xr.DataArray:
    """(scenario, replicate, time): irregular departures from home of each month."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = pathlib.Path(folder) / "small_campaign.toml"
        scenario.write_text(SMALL_CAMPAIGN)
        out = pathlib.Path(folder) / "pairing.h5"
        ended = subprocess.run([os.environ["CORRIDOR_PROGRAM"], "compare", "configs/toy", "--scenario", str(scenario),
                                "--replicates", str(replicates), "--scale", "5", "--quiet", "-o", str(out)],
                               capture_output=True, text=True)
        if ended.returncode != 0:
            sys.exit(ended.stderr)
        with xr.open_dataset(out) as results:
            return results.indicator_journeys.load()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--replicates", type=int, default=40)
    monthly = departures(arguments.parse_args().replicates)
    wrong = []
    for months in (12, 36, 120):
        sums = monthly.isel(time=slice(0, months)).sum("time")
        baseline, campaign = sums.isel(scenario=0), sums.isel(scenario=1)
        paired = float((campaign - baseline).var("replicate", ddof=1))
        unpaired = float(campaign.var("replicate", ddof=1) + baseline.var("replicate", ddof=1))
        gain = unpaired / paired
        enough = gain >= LEAST_GAIN.get(months, 0.0)
        print(f"{'ok ' if enough else 'NO '} {months:>3} months: departures {float(baseline.mean()):,.0f}, change "
              f"{float((campaign - baseline).mean()):+,.0f}; variance unpaired {unpaired:,.0f}, paired {paired:,.0f}: "
              f"{gain:.1f} times smaller")
        if not enough:
            wrong.append(f"after {months} months pairing makes the variance {gain:.1f} times smaller, and "
                         f"{LEAST_GAIN[months]:.0f} are expected")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
