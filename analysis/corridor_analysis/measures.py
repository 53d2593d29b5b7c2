"""Measures on labelled results: pure functions, each the same as what the program reckons where it reckons it too.

Arrays keep the axes of the file: `scenario`, `replicate`, `time` (months) or `year`, and what a function adds.
`tests/analysis/test_measures.py` holds every total, interval, verdict, displacement and cost against the program's own.
"""

from __future__ import annotations

import dataclasses
import difflib
import warnings
from collections.abc import Mapping, Sequence

import numpy as np
import xarray as xr
from scipy import stats

BASELINE = "baseline"
LEVEL = 0.95  # of every interval
POWER = 0.8  # share of runs in which an effect that "could be seen" is resolved
ATTRIBUTES = ("sex", "age", "income", "origin", "group", "disability", "status")
LARGE = 50_000_000  # numbers that are read at once: some 400 MB
RUN = ("scenario", "replicate", "time")


@dataclasses.dataclass(frozen=True)
class Ratio:
    """An indicator that is offset + factor x sum of `above` / sum of `below`, of variables of the file."""

    above: tuple[str, ...]
    below: tuple[str, ...]  # empty: not in the file, see _recovered
    factor: float = 1.0
    offset: float = 0.0


TRAFFICKED = ("trafficked_labour", "trafficked_sexual", "trafficked_ransom")


def _at_places(*events: str) -> tuple[str, ...]:
    return tuple(f"events_by_place_{event}" for event in events)


_JOURNEYS = ("origin_attempts",)

# The months of a ratio do not add up to its year, so that its two parts are needed. Source: `corridor list indicators`
# and the series that sim/metrics/ names for each; a test recomputes `total` from every line.
RATIOS: Mapping[str, Ratio] = {
    "arrivals_per_journey": Ratio(_at_places("arrived"), _JOURNEYS),
    "regular_share": Ratio(("origin_pathway_departures",), ("origin_pathway_departures", "origin_first_departures")),
    "wish_share": Ratio(("origin_wish", "origin_plan"), ("origin_at_home",)),
    "exposed_share": Ratio(("origin_exposed",), ("origin_at_home",)),
    "deaths_per_1000_journeys": Ratio(_at_places("died"), _JOURNEYS, 1000),
    "abused_per_1000_journeys": Ratio(_at_places("abused"), _JOURNEYS, 1000),
    "trafficked_per_1000_journeys": Ratio(_at_places(*TRAFFICKED), _JOURNEYS, 1000),
    "unsound_share": Ratio(("leg_unsound_crossings",), ("leg_crossings",)),
    "people_per_crossing": Ratio(("leg_load",), ("leg_crossings",)),
    "identified_share": Ratio(_at_places("identified"), _at_places("identified", "missed")),
    "granted_share": Ratio(_at_places("granted"), _at_places("granted", "refused")),
    "reported_share": Ratio(_at_places("testified"), _at_places("abused", *TRAFFICKED)),
    "mean_fee": Ratio(("leg_fees_agreed",), ("leg_contracts",)),
    "fee_burden": Ratio(("leg_fees_agreed",), ()),
    "waiting_time": Ratio(("leg_waiting_days",), ("leg_contracts",)),
    "unmatched_share": Ratio(("leg_unmatched",), ("leg_seekers",)),
    "conviction_rate": Ratio(("jurisdiction_convictions",), ("jurisdiction_cases_closed",)),
    "impunity": Ratio(("jurisdiction_convictions",), ("corridor_organisations",), -12, 1),
    "requests_granted_share": Ratio(("jurisdiction_requests_granted",), ("jurisdiction_requests_answered",)),
    "request_age": Ratio(("jurisdiction_requests_age",), ("jurisdiction_requests_answered",)),
}


def about(results: xr.Dataset, indicator: str, what: str) -> str:
    """What the file says of an indicator: its `unit`, `meaning`, `summary` or `direction`.

    Raises KeyError with the nearest names where there is no such indicator.
    """
    names = results.indicator.values
    if indicator not in names:
        raise KeyError(f"there is no indicator {indicator!r}; nearest: {', '.join(_nearest(indicator, names))}")
    return str(results[f"indicator_{what}"].sel(indicator=indicator).item())


def _nearest(word: str, known: Sequence[str]) -> list[str]:
    return difflib.get_close_matches(word, [str(name) for name in known], n=3, cutoff=0.3) or ["none"]


def monthly(results: xr.Dataset, indicator: str) -> xr.DataArray:
    """The indicator by scenario, replicate and time, in its own unit; NaN where it is a ratio over nothing."""
    about(results, indicator, "unit")
    return results[f"indicator_{indicator}"]


def _summed(array: xr.DataArray, axes: Sequence[str]) -> xr.DataArray:
    """Sum over axes other than replicate, as floats; a large array is read replicate by replicate, as it is stored."""
    if array.size <= LARGE:
        return array.sum(axes).astype(float)
    parts = [array.isel(replicate=[n]).sum(axes) for n in range(array.sizes["replicate"])]
    return xr.concat(parts, "replicate").transpose(*(axis for axis in array.dims if axis not in axes)).astype(float)


def _sum_of(results: xr.Dataset, names: Sequence[str]) -> xr.DataArray:
    """Sum over the variables and over all their axes but scenario, replicate and time."""
    parts = (results[name] for name in names)
    return sum(_summed(part, [axis for axis in part.dims if axis not in RUN]) for part in parts)


def _recovered(above: xr.DataArray, ratio: xr.DataArray) -> xr.DataArray:
    """The denominator of a monthly ratio; 0 in months in which the ratio is 0 or undefined.

    fee_burden divides by the incomes of those who leave, and incomes are not in the file. Months without a single
    contract are thereby left out, which is none in a corridor that lives.
    """
    return xr.where(ratio > 0, above / ratio.where(ratio > 0), 0.0)


def _parts(results: xr.Dataset, indicator: str) -> tuple[xr.DataArray, xr.DataArray, Ratio]:
    rule = RATIOS[indicator]
    above = _sum_of(results, rule.above)
    below = _sum_of(results, rule.below) if rule.below else _recovered(above, monthly(results, indicator))
    return above, below, rule


def _summarised(results: xr.Dataset, indicator: str, summed, averaged) -> xr.DataArray:
    """By the indicator's own rule: `summed` adds months up, `averaged` takes their mean."""
    rule = about(results, indicator, "summary")
    if rule == "sum":
        value = summed(monthly(results, indicator))
    elif rule == "mean":
        value = averaged(monthly(results, indicator))
    elif rule == "ratio_of_sums":
        if indicator not in RATIOS:
            raise ValueError(f"{indicator}: this package does not know which two sums it is the ratio of")
        above, below, ratio = _parts(results, indicator)
        above, below = summed(above), summed(below)
        value = ratio.offset + ratio.factor * above / below.where(below != 0)
    else:
        raise ValueError(f"{indicator}: unknown summary {rule!r}; known: sum, mean, ratio_of_sums")
    return value.rename(indicator).assign_attrs(
        units=about(results, indicator, "unit"), long_name=about(results, indicator, "meaning"))


def over_horizon(results: xr.Dataset, indicator: str) -> xr.DataArray:
    """The indicator over all months: (scenario, replicate), by its own rule of summary; equals `total` of the file."""
    return _summarised(
        results, indicator, lambda months: months.sum("time", skipna=False), lambda months: months.mean("time"))


def yearly(results: xr.Dataset, indicator: str) -> xr.DataArray:
    """The indicator by calendar year: (scenario, replicate, year), by its own rule of summary.

    A year that the horizon cuts holds the months that there are; NaN where it is a ratio over nothing.
    """
    by_year = lambda months: months.groupby("time.year")
    return _summarised(
        results, indicator, lambda months: by_year(months).sum(skipna=False), lambda months: by_year(months).mean())


def quantiles(values: xr.DataArray, q: Sequence[float] = (0.05, 0.5, 0.95)) -> xr.DataArray:
    """Quantiles over replicates on a new first axis `quantile`; the undefined are left out, NaN where all are."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "All-NaN slice encountered", RuntimeWarning)
        return values.quantile(list(q), "replicate", skipna=True)


def differences(values: xr.DataArray, baseline: str = BASELINE) -> xr.DataArray:
    """Each scenario less the baseline, replicate by replicate: `values` without the baseline.

    Replicate r of every scenario draws the same random numbers, so that what varies is the effect.
    Raises ValueError where there is no baseline.
    """
    names = [str(name) for name in values.scenario.values]
    if baseline not in names:
        raise ValueError(f"there is no scenario {baseline!r} to compare with; there are: {', '.join(names)}")
    others = [name for name in names if name != baseline]
    return values.sel(scenario=others) - values.sel(scenario=baseline, drop=True)


def _t_over_root(n: xr.DataArray, probability: float) -> xr.DataArray:
    """Quantile of Student's t at n - 1 degrees of freedom over sqrt(n); NaN where n < 2."""
    enough = n >= 2
    counted = np.where(enough, n, 2)
    return xr.where(enough, stats.t.ppf(probability, counted - 1) / np.sqrt(counted), np.nan)


def t_interval(values: xr.DataArray, level: float = LEVEL) -> xr.Dataset:
    """Mean over replicates and how sure it is; the axis `replicate` falls away.

        low, high           mean -+ t(1 - (1 - level) / 2; n - 1) sd / sqrt(n)
        could_be_seen_from  the smallest effect that n replicates would have resolved in four of five runs
        same_sign           share of replicates with the sign of the mean
        n                   replicates that are defined; sd, low and high are NaN where n < 2

    The interval holds the noise of simulation alone, not what is unknown of the parameters.
    """
    n = values.notnull().sum("replicate")
    mean = values.mean("replicate")
    sd = np.sqrt(((values - mean) ** 2).sum("replicate") / (n - 1).where(n >= 2))
    upper = 0.5 + 0.5 * level
    half = _t_over_root(n, upper) * sd
    agrees = (np.sign(values) == np.sign(mean)) & values.notnull()
    return xr.Dataset({
        "n": n, "mean": mean, "sd": sd, "low": mean - half, "high": mean + half,
        "could_be_seen_from": half + _t_over_root(n, POWER) * sd,
        "same_sign": (agrees.sum("replicate") / n.where(n > 0)),
        "all_zero": ((values == 0) | values.isnull()).all("replicate") & (n > 0),
    })


def verdict(interval: xr.Dataset, direction: str, step: float = 0.0) -> str:
    """What an effect says: better, worse, higher, lower, unchanged, unresolved or undefined.

    interval : of one effect, as t_interval gives it
    direction : more_is_harm, more_is_good or neither
    step : of a count of persons, whom one simulated person stands for (the setting `scale`); else 0. One or two of
        them that are the same in every replicate are no finding.
    """
    if int(interval.n) == 0:
        return "undefined"
    if bool(interval.all_zero):
        return "unchanged"
    if bool(interval.low == interval.high) and abs(float(interval["mean"])) <= 2 * step:
        return "unresolved"
    rises, falls = bool(interval.low > 0), bool(interval.high < 0)
    if not rises and not falls:
        return "unresolved"
    if direction == "neither":
        return "higher" if rises else "lower"
    return "worse" if rises == (direction == "more_is_harm") else "better"


@dataclasses.dataclass(frozen=True)
class RatioOfMeans:
    """A ratio with its interval; all NaN where it is not estimable."""

    value: float
    low: float
    high: float

    @property
    def estimable(self) -> bool:
        """Whether the denominator differs from 0 by more than its own uncertainty."""
        return not np.isnan(self.low)


NOT_ESTIMABLE = RatioOfMeans(np.nan, np.nan, np.nan)


def ratio_of_means(above: np.ndarray, below: np.ndarray, level: float = LEVEL) -> RatioOfMeans:
    """Mean of `above` over mean of `below`, paired by replicate, with Fieller's interval.

        the ratios r for which (y - r x)^2 <= t^2 var(y - r x) / n

    Not estimable below two replicates, or where x is not told from 0.
    Source: Fieller, E. C. (1954), Journal of the Royal Statistical Society B 16:175-185 (recalled).
    """
    above, below = np.asarray(above, float), np.asarray(below, float)
    defined = ~(np.isnan(above) | np.isnan(below))
    y, x = above[defined], below[defined]
    if len(x) < 2:
        return NOT_ESTIMABLE
    t2 = stats.t.ppf(0.5 + 0.5 * level, len(x) - 1) ** 2 / len(x)
    covariance = np.cov(x, y)
    a = x.mean() ** 2 - t2 * covariance[0, 0]
    b = x.mean() * y.mean() - t2 * covariance[0, 1]
    c = y.mean() ** 2 - t2 * covariance[1, 1]
    if not a > 0:
        return NOT_ESTIMABLE
    root = np.sqrt(max(0.0, b * b - a * c))
    return RatioOfMeans(y.mean() / x.mean(), (b - root) / a, (b + root) / a)


def gain(results: xr.Dataset, scenario: str, indicator: str) -> np.ndarray:
    """By how much the indicator got better than baseline, by replicate, in its own unit: harm averted or good done."""
    change = differences(results.total.sel(indicator=indicator)).sel(scenario=scenario).values
    return -change if about(results, indicator, "direction") == "more_is_harm" else change


def cost_per_outcome(results: xr.Dataset, scenario: str, indicator: str) -> RatioOfMeans:
    """Policy cost for each case by which the indicator got better [USD of 2015], with Fieller's interval.

    Raises ValueError where the indicator is no count of what happens to persons, which alone can be priced one by one.
    """
    if about(results, indicator, "unit") != "persons" or about(results, indicator, "summary") != "sum":
        raise ValueError(f"{indicator}: only counts of persons have a cost each")
    spent = differences(results.total.sel(indicator="policy_cost")).sel(scenario=scenario).values
    return ratio_of_means(spent, gain(results, scenario, indicator))


def attempts(results: xr.Dataset) -> xr.DataArray:
    """Attempts to cross a border, with a smuggler or alone: (scenario, replicate, time, leg) [persons].

    0 on legs within a country, which nobody stops and which the same travellers take before or after a border.
    """
    lies_in = results.place_jurisdiction
    left, entered = (lies_in.sel(place=end, drop=True) for end in (results.leg_from, results.leg_to))
    return (results.leg_departures + results.leg_departures_alone).where(left != entered, 0)


def by_legs_acted_on(results: xr.Dataset, scenario: str, counts: xr.DataArray) -> xr.DataArray:
    """Sums over the horizon of what happens on legs: (scenario, replicate, acted_on), of the baseline and `scenario`.

    counts : by scenario, replicate, time and leg, such as attempts(results) or results.leg_deaths
    acted_on : True for the legs that `scenario` acts on, False for all others
    """
    treated = results.leg_treated.sel(scenario=scenario) > 0
    legs = _summed(counts.sel(scenario=[BASELINE, scenario]), ["time"])
    parts = [legs.where(treated == which, 0.0).sum("leg") for which in (True, False)]
    return xr.concat(parts, xr.DataArray([True, False], dims="acted_on", name="acted_on"))


def deaths_on_no_leg(results: xr.Dataset) -> xr.DataArray:
    """Deaths over the horizon that belong to no leg: (scenario, replicate) [persons].

    People die on a leg, in a wreck, or while they are exploited; these are the latter. Source: ODD 7.10 and 7.12.
    """
    return results.total.sel(indicator="deaths", drop=True) - _summed(results.leg_deaths, ["time", "leg"])


def victims_seen(results: xr.Dataset) -> xr.DataArray:
    """New victims of trafficking, and what screening saw of them: (scenario, replicate, seen) [persons].

    seen : identified, missed and `unseen`, the new victims less both. Who is missed may be screened again, so that at
        least `unseen` were not screened within the horizon; below zero where screenings are more than new victims.
    """
    new, identified, missed = (
        results.total.sel(indicator=name, drop=True) for name in ("trafficked", "identified", "missed"))
    labels = xr.DataArray(["identified", "missed", "unseen"], dims="seen", name="seen")
    return xr.concat([identified, missed, new - identified - missed], labels).transpose(..., "seen")


def displaced_share(results: xr.Dataset, scenario: str) -> RatioOfMeans:
    """Share of the attempts deterred on the legs acted on that reappear on the others.

    Source: GLOSSARY.md, "Displacement".
    """
    change = differences(by_legs_acted_on(results, scenario, attempts(results))).sel(scenario=scenario)
    return ratio_of_means(change.sel(acted_on=False).values, -change.sel(acted_on=True).values)


def persons(results: xr.Dataset, events: str | Sequence[str], by: Sequence[str] = ()) -> xr.DataArray:
    """How often any of the events happened to persons: (scenario, replicate) and the axes `by`.

    events : such as "died" or ("trafficked_labour", "trafficked_ransom"), the ends of the names `persons_...`
    by : some of year, sex, age, income, origin, group, disability, status
    Raises ValueError where an axis or an event is not in the file.
    """
    wrong = [axis for axis in by if axis not in (*ATTRIBUTES, "year")]
    if wrong:
        raise ValueError(f"persons cannot be cut by {', '.join(wrong)}; known: year, {', '.join(ATTRIBUTES)}")
    names = [events] if isinstance(events, str) else list(events)
    missing = [name for name in names if f"persons_{name}" not in results]
    if missing:
        known = [name.removeprefix("persons_") for name in results.data_vars if name.startswith("persons_")]
        raise ValueError(f"there is no event {missing[0]!r}; nearest: {', '.join(_nearest(missing[0], known))}")
    kept = ("scenario", "replicate", *by)
    parts = (results[f"persons_{name}"] for name in names)
    return sum(_summed(part, [axis for axis in part.dims if axis not in kept]) for part in parts)


def rate_by(
    results: xr.Dataset, events: str | Sequence[str], by: str, per: str | Sequence[str] = "departed"
) -> xr.DataArray:
    """Events for each 1,000 of the events `per` (irregular departures), within each category of `by`.

    Returns (scenario, replicate, by); NaN where nobody of the category met `per`. By status there is no rate, since a
    person's status is that of the moment of each event: ValueError.
    """
    if by == "status":
        raise ValueError("by status there are counts only: it is what a person was at the event, not at departure")
    return per_1000(persons(results, events, [by]), persons(results, per, [by]))


def per_1000(counts: xr.DataArray, of: xr.DataArray) -> xr.DataArray:
    """Counts for each 1,000 of `of`; NaN where there is none."""
    return 1000 * counts / of.where(of > 0)


# How a journey ends, in the words of the events that end it. Those who give up at home have not departed.
ENDS = ("arrived", "died", "returned", "assisted_return", "gave_up")


def outcomes(results: xr.Dataset, by: Sequence[str] = ()) -> xr.DataArray:
    """What became of the irregular departures of the horizon: (scenario, replicate, *by, outcome) [journeys].

    outcome : arrived, died, returned, assisted_return, gave_up, and `still` for departures less all ends: people on the
        way, detained or exploited at the end. Ends are counted, journeys are not followed one by one, so that `still`
        is below zero where more ends than departures fall into the horizon: some left before it began, and some
        arrive, move on and arrive again.
    by : as in persons(), but not year or status
    """
    away = [str(name) for name in results.status.values if name != "at_home"]
    ends = []
    for end in ENDS:
        cut = persons(results, end, [*by, "status"])
        ends.append(cut.sel(status=away).sum("status") if end == "gave_up" else cut.sum("status"))
    still = persons(results, "departed", by) - sum(ends)
    labels = xr.DataArray([*ENDS, "still"], dims="outcome", name="outcome")
    return xr.concat([*ends, still], labels).transpose(..., "outcome")
