"""A page for a planner: what was compared, what got better and worse, how sure that is, what it costs.

One file without scripts, that asks nothing of the network and prints well. The words and tables come from compare.py,
the pictures from figures, the layout from report.html.jinja.
"""

from __future__ import annotations

import base64
import csv
import dataclasses
import io
import pathlib
import re

import jinja2
import xarray as xr

from corridor_analysis import bearers, compare, figures, measures, policies, tables, terms, themes, when, words
from corridor_analysis.figures import style
from corridor_analysis.outputs import (
    UsageError, exit_code, parser_of, refuse_to_replace, refuse_wrong_places, write_texts)
from corridor_analysis.read import Provenance, open_results, read_provenance

MARKS = {"better": "✓", "worse": "✗", "higher": "◆", "lower": "◆", "unresolved": "○", "unchanged": "–",
         "undefined": "–"}

COARSE = 30  # simulated persons a year below which a figure is coarse: its chance alone is a fifth of it and more
BY_CHANCE = round(1 / (1 - measures.LEVEL))  # one in so many unchanged figures is resolved
FIRST = ("journeys", "deaths", "abused", "trafficked", "identified", "referred")  # in the answer, whatever became of them
MOST_LEGS = 12  # named in a sentence; more are listed
DIRTY = "-dirty"  # end of a commit that does not hold all that was built; `git describe --dirty`


@dataclasses.dataclass(frozen=True)
class Picture:
    """A figure inside the page."""

    name: str
    uri: str  # data:image/...
    alt: str


@dataclasses.dataclass(frozen=True)
class Finding:
    """Everything that was found of one scenario."""

    policy: policies.Policy
    effects: tuple[compare.Effect, ...]
    harms: tuple[compare.Effect, ...]
    alarms: tuple[str, ...]
    displacement: str
    costs: tuple[compare.Cost, ...]
    legs: tuple[str, ...]  # those that it acts on, where they are not all
    when: str  # in force, beside the months that are counted
    bearers: bearers.Bearers

    def effect(self, indicator: str) -> compare.Effect | None:
        """The effect on an indicator; None where the file has no such indicator."""
        return next((one for one in self.effects if one.indicator == indicator), None)

    def with_verdict(self, verdict: str) -> list[compare.Effect]:
        """Effects of this verdict, without the many parts."""
        return [one for one in self.effects if one.verdict == verdict and not themes.is_detail(one.indicator)]

    @property
    def judged(self) -> list[compare.Effect]:
        """What is counted as looked at: without the many parts, and without the cost, which is no matter of chance."""
        return [one for one in self.effects if not themes.is_detail(one.indicator) and one.indicator != "policy_cost"]

    @property
    def headlines(self) -> list[compare.Effect]:
        """What a planner asks first."""
        return [one for one in map(self.effect, themes.HEADLINES) if one is not None]

    @property
    def others(self) -> list[compare.Effect]:
        """All that is judged beside the headlines; what is resolved first."""
        rest = [one for one in self.judged if one.indicator not in themes.HEADLINES]
        return sorted(rest, key=lambda one: not one.resolved)

    @property
    def cost(self) -> str:
        """What the policy costs in all."""
        spent = self.effect("policy_cost")
        if spent is None or not spent.mean:
            return "It cost nothing in this run."
        step = words.step_within(spent.mean, spent.low, spent.high)
        return f"{words.plain(spent.mean, step)} USD of 2015, over the whole horizon."

    @property
    def prices(self) -> str:
        """What a death or a case of trafficking averted, or a victim identified, costs; or that it cannot be told."""
        told = [one for one in self.costs if one.indicator in compare.ALWAYS_PRICED and one.estimable]
        if not told:
            return "What a death or a case of trafficking averted costs, or a victim identified, cannot be told."
        return " ".join(f"{one.label}: {one.in_words}." for one in told)

    @property
    def summary(self) -> str:
        """Of what share of indicators anything can be said."""
        told = sum(one.resolved for one in self.judged)
        by_chance = round(sum(one.verdict not in ("unchanged", "undefined") for one in self.judged) / BY_CHANCE)
        hardly = (" That is hardly more than chance shows: take no single one of them for a finding."
                  if 0 < told <= 2 * by_chance else "")
        return (f"{told} of {len(self.judged)} figures changed by more than their own chance explains (the cost is none "
                f"of them); had the policy no effect, about {by_chance} would seem to.{hardly} Chance is not all: what "
                "is not known of the model's parameters comes on top and may turn a sign (Limits).")

    def first(self, resolved: bool) -> list[compare.Effect]:
        """What the answer begins with: those of FIRST that are resolved, or those that are not."""
        return [one for one in map(self.effect, FIRST) if one is not None and one.resolved == resolved]

    def labels(self, verdict: str) -> str:
        """Names of what got this verdict, as a list in words."""
        return words.listed([one.label_and_way for one in self.with_verdict(verdict)])


def legs_acted_on(results: xr.Dataset, scenario: str) -> tuple[str, ...]:
    """Names of the legs that a scenario acts on, by any of its parts; none where it acts on no leg or on all."""
    treated = results.leg_treated.sel(scenario=scenario).values > 0
    if treated.all():
        return ()
    place = dict(zip(results.place.values, results.place_name.values))
    return tuple(f"{place[a]} to {place[b]} ({leg})" for a, b, leg, acted in
                 zip(results.leg_from.values, results.leg_to.values, results.leg.values, treated) if acted)


def findings_of(results: xr.Dataset, told: list[policies.Policy]) -> list[Finding]:
    """What was found of each scenario. Raises NoComparison where the file holds no comparison."""
    found = []
    for policy in told:
        effects = [*compare.effects(results, policy.name), *compare.effects_where_it_acts(results, policy.name)]
        order = themes.in_order([one.indicator for one in effects])
        effects.sort(key=lambda one: order.index(one.indicator))
        found.append(Finding(
            policy, tuple(effects), tuple(compare.harms(effects)), tuple(compare.alarms(effects)),
            compare.displacement_in_words(results, policy.name), tuple(compare.costs(results, policy.name, effects)),
            legs_acted_on(results, policy.name), when.in_force(policy, results), bearers.of(results, policy.name)))
    return found


def picture_of(drawing: figures.Drawing, results: xr.Dataset, source: style.Source) -> Picture:
    """The figure as it stands in the page: SVG, or PNG where lines are many."""
    kind = "png" if drawing.kind == "map" else "svg"
    buffer = io.BytesIO()
    with style.settings():
        style.save(drawing.draw(results, source), buffer, kind, dpi=140)
    mime = {"png": "image/png", "svg": "image/svg+xml"}[kind]
    return Picture(drawing.name, f"data:{mime};base64,{base64.b64encode(buffer.getvalue()).decode()}", drawing.alt)


def pictures_of(results: xr.Dataset, source: style.Source) -> dict[str, list[Picture]]:
    """The figures of the page by kind. Of the flow diagrams the baseline's alone: the table has the others."""
    found: dict[str, list[Picture]] = {}
    for drawing in figures.all_figures(results):
        if drawing.kind == "cohort" and drawing.name not in ("cohort", f"cohort_{measures.BASELINE}"):
            continue
        if drawing.name in ("people_abused", "people_identified"):
            continue
        found.setdefault(drawing.kind, []).append(picture_of(drawing, results, source))
    return found


def ends_of_journeys(results: xr.Dataset) -> tuple[list[tuple[str, list[str]]], bool]:
    """For each 100 journeys begun, how many ended how: (end, a text a scenario); and whether more ended than began."""
    ends = measures.outcomes(results)
    share = (100 * ends / ends.sum("outcome")).mean("replicate")
    rows = []
    for end, (label, _) in figures.cohort.ENDS.items():
        values = [float(share.sel(scenario=name, outcome=end)) for name in style.scenario_names(results)]
        if any(values) and not (end == "still" and min(values) < 0):
            rows.append((label, [words.plain(value, 0.1) for value in values]))
    return rows, float(share.sel(outcome="still").min()) < 0


@dataclasses.dataclass(frozen=True)
class HarmRow:
    """One kind of harm in every scenario; None where a scenario has no such figure."""

    indicator: str
    effects: tuple[compare.Effect | None, ...]

    @property
    def label(self) -> str:
        """Its short name."""
        return themes.label(self.indicator)

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the deaths that stand above it."""
        return self.indicator in themes.PARTS_OF_DEATHS

    @property
    def absent(self) -> str:
        """What to say where a scenario has no such figure."""
        return "it acts on every leg" if self.indicator.endswith("_elsewhere") else "it acts on no leg"

    @property
    def baseline(self) -> str:
        """The value without any policy; empty where it differs, as on the legs that each policy acts on."""
        said = {one.baseline_in_words for one in self.effects if one is not None}
        return said.pop() if len(said) == 1 else ""


def harm_rows(found: list[Finding]) -> list[HarmRow]:
    """Each harm with its effect in every scenario, in the order of themes."""
    names = themes.in_order(list(dict.fromkeys(one.indicator for finding in found for one in finding.harms)))
    return [HarmRow(name, tuple(finding.effect(name) for finding in found)) for name in names]


@dataclasses.dataclass(frozen=True)
class SeenRow:
    """New victims of trafficking, or what became of them at screenings, in every scenario."""

    label: str
    values: tuple[str, ...]


def seen_rows(results: xr.Dataset) -> list[SeenRow]:
    """New victims identified, missed and never screened, in each scenario; the last row is the sum of the others.

    Without the last two rows where some scenario has more screenings than new victims, which were then screened again.
    """
    means = measures.victims_seen(results).mean("replicate")
    scenarios = style.scenario_names(results)
    step = max(1.0, words.step_of(float(means.max()) / 1000))  # one for all, so that what is shown adds up
    counts = {name: [words.rounded(float(means.sel(scenario=scenario, seen=name)), step) for scenario in scenarios]
              for name in means.seen.values}
    rows = {"Identified": counts["identified"], "Missed": counts["missed"]}
    if min(counts["unseen"]) >= 0:
        rows["Not screened, at least"] = counts["unseen"]
        rows["New victims in all"] = [sum(one) for one in zip(*counts.values())]
    return [SeenRow(label, tuple(words.plain(value, step) for value in values)) for label, values in rows.items()]


def coarse_in_words(found: list[Finding], scale: float, months: int) -> str:
    """Which of the first figures of the baseline are coarse, as a sentence; none where no figure is."""
    told = []
    for one in filter(None, map(found[0].effect, FIRST)):
        yearly = 12 * one.baseline / months
        if yearly < COARSE * scale:
            told.append(f"{one.label.lower()} ({words.plain(yearly, 1.0)} a year, "
                        f"{words.plain(yearly / scale, 1.0)} simulated)")
    return f"In the baseline that holds of {words.listed(told)}." if told else ""


def weight_in_words(found: list[Finding], scale: float) -> str:
    """What the scale means for the deaths that the page begins with."""
    deaths = found[0].effect("deaths")
    if scale <= 1 or deaths is None:
        return ""
    simulated = words.plain(deaths.baseline / scale, 1.0)
    return (f"Each simulated person stands for {words.plain(scale)} real ones: the {deaths.baseline_in_words} deaths "
            f"of the baseline are some {simulated} simulated deaths in a replicate.")


def commit_in_words(commit: str) -> str:
    """The commit of the program, and what it means where it does not hold all that was built."""
    more = ("built from sources with changes that were not committed, so that the commit alone does not give the same "
            "program")
    return f"{commit}: {more}" if commit.endswith(DIRTY) else commit


def terms_of(provenance: Provenance) -> dict[str, str]:
    """The words to explain; a patrol unit with what the corridor pays one for."""
    told = dict(terms.TERMS)
    text = next((one.text for one in provenance.of_role("corridor") if one.name == "unit_costs.csv"), "")
    unit = next((row["name"] for row in csv.DictReader(io.StringIO(text)) if row["id"] == "patrol_unit_month"), "")
    if unit:
        told["patrol unit"] += f" This corridor prices one as: {unit}."
    return told


def with_signs_kept(html: str) -> str:
    """A number stays on the line of its percent sign, but in what is quoted to the letter: files, commands."""
    parts = re.split(r"(<(pre|code)>.*?</\2>)", html, flags=re.DOTALL)
    prose, quoted = parts[::3], parts[1::3]
    kept = [part.replace(" %", "\N{NO-BREAK SPACE}%") for part in prose]
    return "".join(text for pair in zip(kept, [*quoted, ""]) for text in pair)


def page(results: xr.Dataset, provenance: Provenance, program: pathlib.Path | None = None) -> str:
    """The whole page as HTML.

    program : where given, the program `corridor`, which explains each scenario in its own words
    Raises NoComparison where the file holds none, PolicyError where its policies cannot be told.
    """
    names = compare.scenarios(results)
    titles = [str(results.scenario_title.sel(scenario=name).item()) for name in names]
    told = policies.policies_of(provenance, names, titles)
    if program is not None:
        told = policies.explained(told, provenance, program)
    source = style.source_of(results, provenance)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("corridor_analysis", "."), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined)
    environment.filters |= {"said": style.said, "kind": lambda kind: kind.replace("_", " ")}
    found = findings_of(results, told)
    journeys, more_ends = ends_of_journeys(results)
    replicates = results.sizes["replicate"]
    scale = results.attrs["scale"]
    html = environment.get_template("report.html.jinja").render(
        title=results.attrs["title"],
        file=pathlib.Path(str(results.encoding.get("source", "results.h5"))).name,
        period=when.period(results),
        provenance=provenance,
        replicates=replicates,
        precision=compare.on_precision(replicates),
        few=replicates < compare.FEW,
        weight=weight_in_words(found, scale),
        coarse=coarse_in_words(found, scale, results.sizes["time"]),
        commit=commit_in_words(provenance.commit),
        seen_rows=seen_rows(results),
        terms=terms_of(provenance),
        means=[name for name in map(str, results.indicator.values) if measures.about(results, name, "summary") == "mean"],
        most_legs=MOST_LEGS,
        lag=compare.LAG,
        coarse_persons=COARSE,
        scale=words.plain(scale),
        coarse_below=words.plain(COARSE * scale) if scale > 1 else "",
        n_figures=max(len(one.judged) for one in found),
        by_chance=BY_CHANCE,
        findings=found,
        harm_rows=harm_rows(found),
        journeys=journeys,
        more_ends=more_ends,
        scenario_names=style.scenario_names(results),
        pictures=pictures_of(results, source),
        marks=MARKS,
    )
    return with_signs_kept(html)


def main(arguments: list[str]) -> int:
    """The command `report`."""
    parser = parser_of(
        "report",
        "Writes one page that says what the scenarios of a comparison change, how sure that is and what it "
        "costs. It needs no network and prints well.",
        "report results/demo.h5 -o report.html --csv tables",
    )
    parser.add_argument("results", type=pathlib.Path, help="what `corridor compare` wrote")
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True, metavar="PAGE.html")
    parser.add_argument("--csv", type=pathlib.Path, metavar="DIR", help="folder for the same figures as tables")
    parser.add_argument("--program", type=pathlib.Path, metavar="CORRIDOR",
                        help="the program corridor, to explain each scenario in its own words")
    parser.add_argument("--force", action="store_true", help="replace what exists")
    options = parser.parse_args(arguments)
    csv = {name: options.csv / name for name in tables.TABLES} if options.csv else {}
    paths = [options.output, *csv.values()]

    def work() -> None:
        refuse_to_replace(paths, options.force)
        refuse_wrong_places(paths)
        if options.program is not None and not options.program.is_file():
            raise UsageError(f"{options.program}: there is no such program")
        with open_results(options.results) as results:
            compare.scenarios(results)
            texts = {options.output: page(results, read_provenance(options.results), options.program)}
            if csv:
                texts |= {csv[name]: text for name, text in tables.texts(results).items()}
        write_texts(texts)

    return exit_code(work, options.results, (compare.NoComparison, policies.PolicyError))
