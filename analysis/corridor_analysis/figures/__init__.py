"""Figures of a results file: functions that take labelled results and return a figure, and a command to write them.

`all_figures` lists what can be drawn of a file; no function here but `main` reads or writes one.
"""

from __future__ import annotations

import dataclasses
import difflib
import pathlib
from collections.abc import Callable

import xarray as xr
from matplotlib.figure import Figure

from corridor_analysis import compare, policies
from corridor_analysis.figures import cohort, corridor_map, effects, justice, over_time, people, style
from corridor_analysis.outputs import UsageError, exit_code, parser_of, refuse_to_replace
from corridor_analysis.read import open_results, read_provenance


@dataclasses.dataclass(frozen=True)
class Drawing:
    """A figure that can be drawn: its name, what it shows to those who cannot see it, and how."""

    name: str
    kind: str  # what --only asks for
    alt: str
    draw: Callable[[xr.Dataset, style.Source], Figure]


def _per_scenario(kind: str, names: list[str], alt: str, draw: Callable) -> list[Drawing]:
    """One drawing a scenario; the name of the kind alone where there is but one."""
    return [Drawing(kind if len(names) == 1 else f"{kind}_{name}", kind, alt.format(scenario=style.said(name)),
                    lambda results, source, name=name: draw(results, source, name)) for name in names]


# What each kind of figure shows to those who cannot see it.
ALT = {
    "map": "Map of the corridor: flows over legs as width, deaths per 1,000 travellers as colour, {scenario}.",
    "maps": "Maps of the corridor: flows over legs as width, deaths per 1,000 travellers as colour, for the baseline "
            "and for {scenario}, and the change.",
    "time": "Line charts by year of journeys, deaths, deaths per 1,000 journeys, new victims of trafficking, victims "
            "identified and fees, with bands over replicates; upright lines where policy begins and ends.",
    "effects": "Forest plot: change of each indicator in percent of baseline with its 95 % interval, by scenario. The "
               "table of effects holds the same figures.",
    "cost": "Cost of each policy against deaths averted, victims of trafficking averted and victims identified, with "
            "replicates as points. The table of costs holds the same figures.",
    "cohort": "Flow diagram for {scenario}: from areas of origin to how journeys ended, and from routes to what "
              "happened on their legs.",
    "market": "Line charts by year of fee, people aboard, organisations, concentration, revenue and profit.",
    "justice": "Bar chart of the stages from facilitators caught to organisations dismantled, and from requests for "
               "legal help sent to granted, by scenario.",
    "people": "{outcome} by sex, age, income, origin, group and disability, and share by status, for every scenario.",
}


def all_figures(results: xr.Dataset) -> list[Drawing]:
    """What can be drawn of these results: effects and costs only where there is a baseline to compare with."""
    names = style.scenario_names(results)
    compared = "change_mean" in results
    others = compare.scenarios(results) if compared else names
    found = _per_scenario("map", others, ALT["maps" if compared else "map"], corridor_map.before_and_after)
    found.append(Drawing("time", "time", ALT["time"], over_time.fans))
    if compared:
        found.append(Drawing("effects", "effects", ALT["effects"], effects.forest))
        found.append(Drawing("cost", "cost", ALT["cost"], effects.cost_plane))
    found += _per_scenario("cohort", names, ALT["cohort"], cohort.flows)
    found.append(Drawing("market", "market", ALT["market"], over_time.market))
    found.append(Drawing("justice", "justice", ALT["justice"], justice.funnel))
    for outcome, (_, title, unit) in people.OUTCOMES.items():
        draw = lambda results, source, outcome=outcome: people.panels(results, source, outcome)
        found.append(Drawing(f"people_{outcome}", "people", ALT["people"].format(outcome=f"{title}: {unit}"), draw))
    return found


def chosen(drawings: list[Drawing], only: list[str]) -> list[Drawing]:
    """The drawings whose name or kind is asked for; all where nothing is.

    Raises UsageError that names every word that fits none, and the nearest that does.
    """
    known = list(dict.fromkeys([one.kind for one in drawings] + [one.name for one in drawings]))
    wrong = [word for word in only if word not in known]
    if wrong:
        hints = []
        for word in wrong:
            near = difflib.get_close_matches(word, known, n=1)
            hints.append(f"{word!r}" + (f" (did you mean {near[0]!r}?)" if near else ""))
        raise UsageError(f"there is no figure {', '.join(hints)}; there are: {', '.join(known)}")
    return [one for one in drawings if not only or one.name in only or one.kind in only]


def main(arguments: list[str]) -> int:
    """The command `figures`."""
    parser = parser_of(
        "figures",
        "Draws the figures of a results file: maps, courses over time, effects, costs, what became of "
        "journeys, the market, justice, and who bears it.",
        "figures results/demo.h5 -o results/pictures --only map",
    )
    parser.add_argument("results", type=pathlib.Path, help="what `corridor run` or `corridor compare` wrote")
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True, metavar="DIR", help="folder to write to")
    parser.add_argument("--only", action="append", default=[], metavar="NAME",
                        help="a figure, or all of a kind, such as map; may be repeated")
    parser.add_argument("--format", choices=("png", "svg", "pdf"), default="png")
    parser.add_argument("--force", action="store_true", help="replace figures that exist")
    options = parser.parse_args(arguments)

    def work() -> None:
        with open_results(options.results) as results:
            drawings = chosen(all_figures(results), options.only)
            paths = [options.output / f"{one.name}.{options.format}" for one in drawings]
            refuse_to_replace(paths, options.force)
            source = style.source_of(results, read_provenance(options.results))
            options.output.mkdir(parents=True, exist_ok=True)
            for one, path in zip(drawings, paths):
                with style.settings():
                    style.save(one.draw(results, source), path, options.format)
                print(path)

    return exit_code(work, options.results, (policies.PolicyError,))
