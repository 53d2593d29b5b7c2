"""The numbers of a report as tables, and as CSV files: one row a fact, units in the rows, the same on every machine."""

from __future__ import annotations

import pandas as pd
import xarray as xr

from corridor_analysis import bearers, compare, measures, themes
from corridor_analysis.figures import justice, people


def costs(results: xr.Dataset) -> pd.DataFrame:
    """Cost of each case [USD of 2015] by which an outcome got better; empty cells where it is not estimable."""
    rows = []
    for scenario in compare.scenarios(results):
        for one in compare.costs(results, scenario, compare.effects(results, scenario)):
            told = one.verdict == "better"
            rows.append({"scenario": scenario, "indicator": one.indicator, "label": one.label, "verdict": one.verdict,
                         "usd_each": one.each.value if told else None, "low": one.each.low if told else None,
                         "high": one.each.high if told else None, "in_words": one.in_words})
    columns = ["scenario", "indicator", "label", "verdict", "usd_each", "low", "high", "in_words"]
    return pd.DataFrame(rows, columns=columns)


def _intervals(values: xr.DataArray, **more: object) -> pd.DataFrame:
    """Mean over replicates and its 95 % interval, a row for each cell of the other axes."""
    frame = measures.t_interval(values)[["mean", "low", "high", "n"]].to_dataframe().reset_index()
    frame = frame.rename(columns={"n": "replicates"})
    for name, value in more.items():
        frame.insert(0, name, value)
    return frame


def by_year(results: xr.Dataset) -> pd.DataFrame:
    """Every indicator but the details by scenario and calendar year."""
    names = [str(name) for name in results.indicator.values if not themes.is_detail(str(name))]
    frames = [_intervals(measures.yearly(results, name), unit=measures.about(results, name, "unit"), indicator=name)
              for name in names]
    return pd.concat(frames, ignore_index=True)


def by_person(results: xr.Dataset) -> pd.DataFrame:
    """Harm and identification per 1,000 journeys by who people are; by status the share of all [%]."""
    frames = []
    for outcome, (events, _, unit) in people.OUTCOMES.items():
        for by in measures.ATTRIBUTES:
            values = people.rates(results, events, by, most_origins=None)
            frame = _intervals(values, unit="% of all" if by == "status" else unit, cut_by=by, outcome=outcome)
            frames.append(frame.rename(columns={by: "category"}))
    return pd.concat(frames, ignore_index=True)


def by_outcome(results: xr.Dataset) -> pd.DataFrame:
    """How journeys ended, by origin [journeys over the horizon]."""
    return _intervals(measures.outcomes(results, ["origin"]), unit="journeys")


def by_stage(results: xr.Dataset) -> pd.DataFrame:
    """Stages of criminal cases and of requests for legal help, over the horizon."""
    frames = [_intervals(justice.stages(results, of), unit="number") for of in (justice.CASES, justice.REQUESTS)]
    return pd.concat(frames, ignore_index=True)


def by_leg(results: xr.Dataset) -> pd.DataFrame:
    """Travellers and deaths on each leg over the horizon, with and without a smuggler; what the maps draw."""
    counts = {
        "travellers": (results.leg_departures + results.leg_departures_alone).sum("time"),
        "deaths": results.leg_deaths.sum("time"),
    }
    return pd.concat([_intervals(values.astype(float), unit="persons", series=name) for name, values in counts.items()],
                     ignore_index=True)


TABLES = {
    "effects.csv": compare.table,
    "costs.csv": costs,
    "years.csv": by_year,
    "people.csv": by_person,
    "bearers.csv": bearers.table,
    "journeys.csv": by_outcome,
    "justice.csv": by_stage,
    "legs.csv": by_leg,
}


def texts(results: xr.Dataset) -> dict[str, str]:
    """Every table as the text of a CSV file, by its name. Ten significant digits."""
    return {name: table(results).to_csv(index=False, float_format="%.10g", lineterminator="\n")
            for name, table in TABLES.items()}
