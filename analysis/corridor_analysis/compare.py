"""What a comparison found, in figures and in words: effects, harm, displacement, cost.

Figures are those that the program stored in the file (`change_...`), so that the table on the screen, this one and the
report say the same.
"""

from __future__ import annotations

import dataclasses
import math
import pathlib

import pandas as pd
import xarray as xr

from corridor_analysis import measures, themes, words
from corridor_analysis.outputs import exit_code, parser_of
from corridor_analysis.read import open_results

# What a rate of deaths, abuse or trafficking for each journey does while journeys fall.
LAG = ("Part of such a rise may come from the fall in journeys alone: harm is counted when it happens, also to people "
       "who set out before, and journeys are counted when they begin.")
FEW = 10  # replicates below which intervals are wide and say little of their own width


class NoComparison(ValueError):
    """A file without a baseline to compare with."""


@dataclasses.dataclass(frozen=True)
class Effect:
    """One indicator of one scenario against the baseline; figures are means over replicates, in `unit`."""

    scenario: str
    indicator: str
    unit: str
    direction: str  # more_is_harm, more_is_good or neither
    baseline: float
    value: float  # under the scenario
    mean: float  # of the differences
    low: float  # of the 95 % interval
    high: float
    could_be_seen_from: float  # smallest true change that so many replicates would resolve in four of five runs
    same_sign: float  # share of replicates
    replicates: int
    verdict: str  # better, worse, higher, lower, unchanged, unresolved or undefined

    @property
    def label(self) -> str:
        """Short name of the indicator."""
        return themes.label(self.indicator)

    @property
    def in_card(self) -> str:
        """What is not resolved, where a reader looks first: how far down or up it may be, and what part of baseline."""
        if self.replicates < 2 or self.verdict != "unresolved":
            return self.in_short
        part = words.part_between(self.indicator, self.low, self.high, self.baseline)
        return f"between {self.interval_in_words.removeprefix('between ')} (95 % interval{'; ' + part if part else ''})"

    @property
    def size(self) -> str:
        """A resolved change without its interval: "about 520,000 more, 68 % of baseline"."""
        amount = words.amount(self.indicator, self.unit, self.mean, words.step_within(self.mean, self.low, self.high))
        way = words.comparative(self.indicator, self.unit, self.mean > 0)
        part = "" if words.is_share(self.indicator) or not self.baseline > 0 else (
            f", {words.two_digits(abs(self.percent))} % of baseline")
        return f"about {amount} {way}{part}"

    @property
    def label_and_way(self) -> str:
        """The name within a list, and which way it went: "victims identified (fewer)"."""
        way = words.comparative(self.indicator, self.unit, self.mean > 0)
        return f"{self.label[0].lower()}{self.label[1:]} ({way})"

    @property
    def resolved(self) -> bool:
        """Whether the interval holds no 0."""
        return self.verdict in ("better", "worse", "higher", "lower")

    @property
    def in_words(self) -> str:
        """What happened to the indicator, as a clause that follows its name and a colon."""
        if self.verdict == "undefined":
            return "not defined in any replicate"
        if self.verdict == "unchanged":
            return "no change in any replicate"
        if self.verdict == "unresolved":
            return f"could not be told from chance: {self.in_short}" if self.replicates > 1 else self.in_short
        return words.change(self.indicator, self.unit, self.mean, self.low, self.high)

    @property
    def in_short(self) -> str:
        """The same beside a verdict, which need not be said again."""
        if self.verdict != "unresolved":
            return self.in_words
        if self.replicates < 2:
            return "one replicate cannot tell a change from chance"
        could = words.resolvable(self.indicator, self.unit, self.could_be_seen_from, self.baseline)
        return f"{self.interval_in_words} (95 % interval); {could}"

    @property
    def interval_in_words(self) -> str:
        """The interval of a change that is not resolved."""
        return words.between(self.indicator, self.unit, self.mean, self.low, self.high)

    @property
    def baseline_in_words(self) -> str:
        """The value without the policy, with its unit."""
        return words.in_unit(self.indicator, self.unit, self.baseline)

    @property
    def in_harm_table(self) -> str:
        """An unresolved change where there is little room: its interval, and the true change that would be resolved."""
        if self.replicates < 2:
            return self.in_short
        size = self.could_be_seen_from
        could = words.amount(self.indicator, self.unit, size, words.step_of(size))
        return f"{self.interval_in_words}; resolved from {could}"

    @property
    def percent(self) -> float:
        """Change in percent of baseline; NaN where the baseline is 0."""
        return 100 * self.mean / abs(self.baseline) if self.baseline else float("nan")


def scenarios(results: xr.Dataset) -> list[str]:
    """Names of the scenarios but the baseline.

    Raises NoComparison where the file holds none; it says how to make one.
    """
    if "change_mean" not in results:
        raise NoComparison(
            "the file holds no comparison with a baseline; make one with "
            "`corridor compare CORRIDOR --scenario FILE -o OUT.h5`"
        )
    return [str(name) for name in results.scenario.values if name != measures.BASELINE]


def effects(results: xr.Dataset, scenario: str) -> list[Effect]:
    """Every indicator of one scenario against the baseline, as the file stores them, in the order of themes."""
    scenarios(results)
    names = [str(name) for name in results.indicator.values]
    change = {
        name: results[f"change_{name}"].sel(scenario=scenario).values
        for name in ("mean", "low", "high", "could_be_seen_from", "same_sign", "replicates", "verdict")
    }
    unit, direction = results.indicator_unit.values, results.indicator_direction.values
    both = results.total.sel(scenario=[measures.BASELINE, scenario])
    means = both.where(both.notnull().all("scenario")).mean("replicate").values  # over replicates that have both
    found = {
        name: Effect(
            scenario, name, str(unit[i]), str(direction[i]), float(means[0, i]), float(means[1, i]),
            *(float(change[what][i]) for what in ("mean", "low", "high", "could_be_seen_from", "same_sign")),
            int(change["replicates"][i]), str(change["verdict"][i]),
        )
        for i, name in enumerate(names)
    }
    return [found[name] for name in themes.in_order(names)]


def effects_where_it_acts(results: xr.Dataset, scenario: str) -> list[Effect]:
    """Attempts to cross a border and deaths, on the legs that the scenario acts on and on all others; deaths on no leg.

    The parts of deaths add up to all deaths. Where it acts on no leg or on every leg, the side without legs is left
    out, and attempts are: there is nothing to be displaced to.
    """
    treated = results.leg_treated.sel(scenario=scenario)
    sides = {"treated": bool(treated.any()), "elsewhere": not bool(treated.all())}
    found = []
    counted = {"attempts": (measures.attempts(results), "neither"), "deaths": (results.leg_deaths, "more_is_harm")}
    for what, (counts, direction) in counted.items():
        if what == "attempts" and not all(sides.values()):
            continue
        sums = measures.by_legs_acted_on(results, scenario, counts)
        found += [effect_on(f"{what}_{side}", "persons", direction, sums.sel(acted_on=side == "treated"), scenario,
                            results.attrs["scale"])
                  for side, has_legs in sides.items() if has_legs]
    found.append(effect_on("deaths_off_legs", "persons", "more_is_harm", measures.deaths_on_no_leg(results), scenario,
                           results.attrs["scale"]))
    return found


def effect_on(name: str, unit: str, direction: str, values: xr.DataArray, scenario: str, step: float = 0.0) -> Effect:
    """The effect on what the file does not store as an indicator.

    values : (scenario, replicate), in `unit`; replicates without a value in both scenarios are left out
    step : as measures.verdict asks for it
    """
    both = values.sel(scenario=[measures.BASELINE, scenario])
    both = both.where(both.notnull().all("scenario"))
    interval = measures.t_interval(measures.differences(both)).sel(scenario=scenario)
    return Effect(
        scenario, name, unit, direction, *(float(mean) for mean in both.mean("replicate")),
        *(float(interval[what]) for what in ("mean", "low", "high", "could_be_seen_from", "same_sign")),
        int(interval.n), measures.verdict(interval, direction, step),
    )


def harms(effects_found: list[Effect]) -> list[Effect]:
    """The effects on what is harm, without the many parts; what got worse first, then unresolved, then better."""
    order = ["worse", "unresolved", "undefined", "unchanged", "better"]
    chosen = [one for one in effects_found if one.direction == "more_is_harm" and not themes.is_detail(one.indicator)]
    return sorted(chosen, key=lambda one: order.index(one.verdict))


def _named(found: list[Effect], indicator: str) -> Effect | None:
    return next((one for one in found if one.indicator == indicator), None)


def alarms(found: list[Effect]) -> list[str]:
    """What a planner must not overlook: sentences, the gravest first; empty where there is none.

    found : effects of one scenario, those of effects_where_it_acts included
    """
    verdict_of = {one.indicator: one.verdict for one in found}
    fewer_go = verdict_of.get("journeys") == "lower"  # journeys are people; attempts and legs may count one twice
    deaths, rate = _named(found, "deaths"), _named(found, "deaths_per_1000_journeys")
    said = []
    if deaths and deaths.verdict == "worse":
        lead = "Fewer people travel and more of them die." if fewer_go else "More people die."
        said.append(f"{lead} {deaths.label}: {deaths.in_words}.")
    if rate and rate.verdict == "worse" and (deaths is None or deaths.verdict != "worse"):
        lead = "Fewer people set out, but more die for each journey." if fewer_go else "More die for each journey."
        said.append(f"{lead} {rate.label}: {rate.in_words}.{' ' + LAG if fewer_go else ''}")
    elsewhere = _named(found, "deaths_elsewhere")
    if elsewhere and elsewhere.verdict == "worse":
        said.append(f"Deaths rose where the policy does not act. {elsewhere.label}: {elsewhere.in_words}.")
    moved = _named(found, "attempts_elsewhere")
    fallen = _named(found, "attempts_treated")
    if moved and fallen and moved.verdict == "higher" and fallen.verdict == "lower":
        said.append(f"Attempts moved to legs on which the policy does not act: {moved.in_words} there, "
                    f"{fallen.in_words} where it acts.")
    others = [one for one in found if one.verdict == "worse" and not themes.is_detail(one.indicator)
              and one.indicator not in ("deaths", "deaths_per_1000_journeys", "deaths_elsewhere")]
    people = sorted((one for one in others if themes.is_of_people(one.indicator)),
                    key=lambda one: -abs(one.percent) if one.baseline else -math.inf)
    if people:
        listed = "; ".join(f"{one.label[0].lower()}{one.label[1:]}: {one.size}" for one in people)
        said.append(f"{'Also worse' if said else 'Worse'} for people: {listed}.")
    return said


@dataclasses.dataclass(frozen=True)
class Cost:
    """What one case cost by which an outcome got better."""

    indicator: str
    direction: str
    verdict: str
    each: measures.RatioOfMeans  # USD

    @property
    def label(self) -> str:
        """What is paid for."""
        less_or_more = "fewer" if self.direction == "more_is_harm" else "more"
        return f"Cost of one case {less_or_more} ({themes.label(self.indicator).lower()})"

    @property
    def estimable(self) -> bool:
        """Whether the outcome got better by more than chance explains, and by how much well enough."""
        return self.verdict == "better" and self.each.estimable

    @property
    def in_words(self) -> str:
        """The cost of one case with its interval, or why there is none."""
        if not self.estimable:
            why = {"unresolved": "the effect is not resolved", "worse": "it got worse",
                   "unchanged": "nothing changed"}.get(self.verdict, "the effect is too uncertain")
            return f"not estimable ({why})"
        step = words.step_within(self.each.value, self.each.low, self.each.high)
        value, low, high = (words.plain(x, step) for x in (self.each.value, self.each.low, self.each.high))
        return f"about {value} USD (95 % interval {low} to {high})"


ALWAYS_PRICED = ("deaths", "trafficked", "identified")


def costs(results: xr.Dataset, scenario: str, found: list[Effect]) -> list[Cost]:
    """Cost of each outcome in persons that got better; deaths, trafficking and identification whatever became of them.

    Empty where the policy costs nothing. Each outcome bears the whole cost: they must not be added up.
    """
    spent = _named(found, "policy_cost")
    if spent is None or not spent.mean > 0:
        return []
    priced = []
    stored = set(results.indicator.values)
    for one in found:
        if one.indicator not in stored or one.unit != "persons" or one.direction == "neither":
            continue
        if measures.about(results, one.indicator, "summary") != "sum":
            continue
        if one.verdict != "better" and one.indicator not in ALWAYS_PRICED:
            continue
        each = measures.cost_per_outcome(results, scenario, one.indicator)
        priced.append(Cost(one.indicator, one.direction, one.verdict, each))
    return priced


def displacement_in_words(results: xr.Dataset, scenario: str) -> str:
    """On how many legs it acts, and how much of what was deterred there reappears on the others."""
    treated = results.leg_treated.sel(scenario=scenario)
    n, legs = int(treated.sum()), treated.size
    if n == 0:
        return "It acts on no leg: there is no displacement to measure."
    if n == legs:
        return f"Some part of it acts on each of the {legs} legs: there is no other leg to be displaced to."
    fallen = _named(effects_where_it_acts(results, scenario), "attempts_treated")
    moved = displaced_in_words(fallen, measures.displaced_share(results, scenario))
    return f"It acts on {n} of {legs} legs. {moved}"


def displaced_in_words(fallen: Effect, share: measures.RatioOfMeans) -> str:
    """What became of attempts deterred: first whether any were, then what the interval of the share allows.

    fallen : the change of attempts on the legs acted on
    share : what appeared on the others, of what was deterred there
    """
    if fallen.verdict == "higher":
        return "Attempts there rose: nothing was deterred that could have moved to the others."
    if fallen.verdict == "unchanged":
        return "Attempts there did not change: nothing was deterred that could have moved to the others."
    if fallen.verdict != "lower" or not share.estimable:
        return "Whether attempts there fell cannot be told from chance, nor how much moved to the others."
    step = words.step_within(100 * share.value, 100 * share.low, 100 * share.high)
    value, low, high = (words.plain(100 * x, step) for x in (share.value, share.low, share.high))
    interval = f"(95 % interval {low} to {high} %)"
    if share.high < 0:
        return "Attempts there fell, and on the others as well: nothing was displaced."
    if share.low <= 0 and share.high >= 1:
        return f"Attempts there fell. What share of them reappeared on the others cannot be told {interval}."
    if share.low <= 0:
        return (f"Attempts there fell. Whether any of them reappeared on the others cannot be told from chance; not "
                f"more than {high} % did {interval}.")
    said = f"Attempts there: {fallen.in_words}. Of these, about {value} % reappeared on the others {interval}"
    if share.high < 1:
        return f"{said}."
    whole = "more than all" if share.low > 1 else "all of them, within chance"
    return f"{said}: {whole}. A detour over more borders counts as more attempts."


def table(results: xr.Dataset) -> pd.DataFrame:
    """Every effect of every scenario as a table, one row each; what `report --csv` writes as effects.csv."""
    rows = [one for scenario in scenarios(results)
            for one in (*effects(results, scenario), *effects_where_it_acts(results, scenario))]
    frame = pd.DataFrame([dataclasses.asdict(one) for one in rows])
    frame["label"] = [one.label for one in rows]
    frame["in_words"] = [one.in_words for one in rows]
    return frame


def on_precision(replicates: int) -> str:
    """How far so many replicates reach, in one sentence."""
    if replicates < 2:
        return "One replicate was run: nothing can be told from chance. Run at least 10."
    if replicates < FEW:
        return (f"Only {replicates} replicates were run: intervals are wide, and much may have changed that is called "
                f"unresolved here. Run {FEW} or more before deciding on it.")
    return f"{replicates} replicates were run for each scenario, paired by their random numbers."


def to_text(results: xr.Dataset) -> str:
    """The comparison in words, a block for each scenario."""
    titles = dict(zip(results.scenario.values, results.scenario_title.values))
    blocks = [on_precision(results.sizes["replicate"])]
    for scenario in scenarios(results):
        found = [*effects(results, scenario), *effects_where_it_acts(results, scenario)]
        lines = [f"{titles[scenario]} ({scenario})"]
        lines += [f"  ! {alarm}" for alarm in alarms(found)]
        lines += [f"  {one.label}: {one.in_words}" for name in themes.HEADLINES if (one := _named(found, name))]
        lines += [f"  {displacement_in_words(results, scenario)}"]
        lines += [f"  {one.label}: {one.in_words}"
                  for one in costs(results, scenario, found)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def main(arguments: list[str]) -> int:
    """The command `compare`."""
    parser = parser_of(
        "compare",
        "Says in words what the scenarios of a comparison changed, and how sure that is.",
        "compare results/demo.h5",
    )
    parser.add_argument("results", type=pathlib.Path, help="what `corridor compare` wrote")
    options = parser.parse_args(arguments)

    def work() -> None:
        with open_results(options.results) as results:
            print(to_text(results))

    return exit_code(work, options.results, (NoComparison,))
