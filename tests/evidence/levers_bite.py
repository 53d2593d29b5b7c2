#!/usr/bin/python3
"""Moves each lever far over its range on the toy corridor, and asks whether the indicator that answers it answers.

levers_bite.py [--replicates N]     20 by default

For every lever: the paired 95 % interval of the answering indicator excludes 0, on the side that the reason given
beside it says. A placebo moves nothing at all, to the last digit. All scenarios share one baseline and its seeds.
Needs the program's path in CORRIDOR_PROGRAM. Runs from the top folder of the sources.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from dataclasses import dataclass

import paired
import xarray as xr

LAW = ["tag:origin", "tag:transit", "tag:destination"]


@dataclass(frozen=True)
class Lever:
    name: str
    kind: str
    scope: str
    who: object
    settings: dict
    indicator: str
    sign: str
    reason: str
    against: dict | None = None  # settings of what it is compared with; the baseline where there are none

    def scenario(self, settings: dict) -> str:
        lines = [f'title = "{self.name}"', "[[intervention]]", f'kind = "{self.kind}"', "from = 2011-01-01"]
        lines += [f"{key} = {json.dumps(value)}" for key, value in {self.scope: self.who, **settings}.items()]
        return "\n".join(lines) + "\n"


LEVERS = [
    Lever("border_budget", "authority_capacity", "jurisdictions", LAW, {"border_budget_factor": 3},
          "stopped", "+", "more patrols stop more"),
    Lever("border_skill", "training", "jurisdictions", LAW, {"border_skill_factor": 3},
          "stopped", "+", "better patrols stop more"),
    Lever("arrest_capacity", "authority_capacity", "jurisdictions", LAW, {"arrest_capacity_factor": 0.1},
          "arrests", "-", "a facilitator caught is arrested only while there is room (D4)"),
    Lever("investigators", "authority_capacity", "jurisdictions", LAW, {"investigators_factor": 4},
          "cases_waiting", "-", "more cases can be worked on at a time"),
    Lever("investigation_skill", "training", "jurisdictions", LAW, {"investigation_factor": 5},
          "trials_waiting", "+", "cases are ready sooner, and prosecutors become the narrow place"),
    Lever("prosecutors", "authority_capacity", "jurisdictions", LAW, {"prosecutors_factor": 0.26},
          "convictions", "-", "courts hear fewer cases"),
    Lever("request_capacity", "prosecutors_network", "jurisdictions", LAW, {"request_capacity_factor": 0.1},
          "requests_answered", "-", "fewer requests are answered"),
    Lever("secretariat", "prosecutors_network", "jurisdictions", LAW, {"secretariat": 5},
          "request_age", "-", "the queue moves faster"),
    Lever("financial_tracing", "financial_investigation", "jurisdictions", LAW, {"tracing": 1},
          "cases_opened", "+", "tracing adds evidence"),
    Lever("asset_recovery", "financial_investigation", "jurisdictions", LAW, {"recovery": 1},
          "assets_recovered", "+", "courts take more"),
    Lever("conviction_base", "training", "jurisdictions", LAW, {"prosecution": 1},
          "conviction_rate", "+", "more of the proven cases are won"),
    Lever("smuggling_is_crime", "criminalisation", "jurisdictions", LAW, {"crime": 0},
          "cases_opened", "-", "no offence, no case"),
    Lever("benefit_required", "criminalisation", "jurisdictions", LAW, {"benefit_required": 1},
          "helpers_tried", "-", "the law spares those who take no benefit"),
    Lever("penalty", "enhanced_penalties", "jurisdictions", LAW, {"penalty_factor": 8},
          "unsound_share", "+", "where plain smuggling is punished like aggravated smuggling, care no longer pays"),
    Lever("aggravated_penalty", "enhanced_penalties", "jurisdictions", LAW, {"aggravated_penalty_factor": 5},
          "unsound_share", "-", "endangering lives is punished more"),
    Lever("asylum_share", "interception_response", "jurisdictions", LAW, {"asylum": 1},
          "detained", "-", "those let into a procedure are not detained"),
    Lever("detention_share", "detention", "jurisdictions", LAW, {"share": 0},
          "detained", "-", "nobody is to be detained"),
    Lever("pushback_share", "interception_response", "jurisdictions", LAW, {"pushback": 0},
          "pushed_back", "-", "nobody is pushed back any more, but from the other side of a border"),
    Lever("return_share", "interception_response", "jurisdictions", LAW, {"removal": 0.5},
          "returned", "+", "more of the intercepted are returned"),
    Lever("detention_capacity", "detention", "jurisdictions", LAW, {"capacity_factor": 0.05},
          "detained", "-", "there is no room"),
    Lever("detention_days", "detention", "jurisdictions", LAW, {"days_factor": 4},
          "in_detention", "+", "stays are longer"),
    Lever("sensitivity_men", "victim_screening", "jurisdictions", LAW, {"men": 0.8},
          "identified", "+", "more of them are recognised"),
    Lever("sensitivity_women", "victim_screening", "jurisdictions", LAW, {"women": 0.8},
          "identified", "+", "more of them are recognised"),
    Lever("sensitivity_children", "victim_screening", "jurisdictions", LAW, {"children": 0.8},
          "identified", "+", "more of them are recognised"),
    Lever("specificity", "victim_screening", "jurisdictions", LAW, {"specificity": 1},
          "misjudged", "-", "fewer false alarms"),
    Lever("screening_training", "training", "jurisdictions", LAW, {"screening": 0.8},
          "identified_share", "+", "training removes misses"),
    Lever("child_care", "detention_alternatives", "jurisdictions", LAW, {"child_care": 1},
          "children_detained", "-", "minors are cared for instead"),
    Lever("alternatives", "detention_alternatives", "jurisdictions", LAW, {"supervision": 1},
          "in_detention", "-", "supervision replaces detention"),
    Lever("voluntary_return", "voluntary_return", "jurisdictions", LAW, {"reach": 1},
          "gave_up", "+", "a safe way home is taken"),
    Lever("witness_support", "victim_support", "jurisdictions", LAW, {"witness_support": 1},
          "reported_share", "+", "more victims speak"),
    Lever("referral_capacity", "victim_support", "jurisdictions", LAW, {"referral_places": 100},
          "referrals_refused", "-", "there is room"),
    Lever("recognition", "asylum_procedures", "jurisdictions", LAW, {"recognition": 0},
          "first_departures", "-", "no papers, less to hope for (M4)"),
    Lever("procedure_days", "asylum_procedures", "jurisdictions", LAW, {"days_factor": 0.2},
          "returned", "+", "refusals, and so returns, come sooner"),
    Lever("enforced_return", "interception_response", "jurisdictions", LAW, {"enforced_return": 0.9},
          "first_departures", "-", "return makes leaving worth less (M4)"),
    Lever("discouragement", "interception_response", "jurisdictions", LAW, {"discouragement": 0.9},
          "gave_up", "+", "more lose heart (d_j)"),
    Lever("corruption", "anti_corruption", "jurisdictions", LAW, {"factor": 0},
          "stopped", "+", "no bribe prevents an interception (E1)"),
    Lever("vessel_supply", "vessel_control", "jurisdictions", LAW, {"supply_factor": 0.1},
          "departures_sea", "-", "vessels are dear (M11)"),
    Lever("share_routes", "cross_border_cooperation", "members", LAW, {"routes": 1},
          "stopped", "-", "patrols spread to legs that partners saw, away from the fence that stops most (E4)"),
    Lever("share_modus_operandi", "cross_border_cooperation", "members", LAW, {"modus_operandi": 1},
          "stopped", "+", "skill rises (E4)"),
    Lever("share_finance", "cross_border_cooperation", "members", LAW, {"finance": 1},
          "cases_opened", "+", "evidence comes from partners (E5)"),
    Lever("share_vulnerabilities", "cross_border_cooperation", "members", LAW, {"vulnerabilities": 1},
          "identified_share", "+", "what victims look like is known"),
    Lever("sharing_delay", "cross_border_cooperation", "members", LAW, {"vulnerabilities": 1, "delay": "0 days"},
          "identified_share", "+", "what is shared comes at once, not after two months", {"vulnerabilities": 1}),
    Lever("harmonisation", "legal_harmonisation", "members", LAW, {"share": 1},
          "requests_granted_share", "+", "requests do not fail on differences of law (E7)"),
    Lever("joint_teams", "joint_investigation_teams", "members", LAW, {"share": 1},
          "requests_sent", "-", "a joint team needs no request (E6)"),
    Lever("assistance", "route_assistance", "places", "all", {"reach": 0.8},
          "trafficked", "-", "those assisted are at less risk (H2)"),
    Lever("rescue", "rescue", "legs", "tag:sea", {"reach": 0.9},
          "deaths", "-", "more survive a wreck (E3)"),
    Lever("passable", "leg_closure", "legs", "tag:air", {"passable": 0},
          "departures_air", "-", "the legs are shut"),
    Lever("extra_patrol", "border_patrol", "legs", "tag:sea", {"patrols": 60},
          "departures_sea", "-", "what is watched is avoided"),
    Lever("livelihoods", "livelihoods", "origins", "all", {"improvement": 0.5},
          "first_departures", "-", "staying is worth more (M5)"),
    Lever("pathway_open", "regular_pathway", "origins", "all", {"open": 0.5},
          "preparing", "+", "more may apply, and wait for a place"),
    Lever("pathway_places", "regular_pathway", "origins", "all", {"places": 200},
          "regular_departures", "+", "there are places"),
    Lever("pathway_days", "regular_pathway", "origins", "all", {"days": "20 days"},
          "preparing", "+", "a shorter procedure makes more of them apply, and wait for a place"),
    Lever("reintegration", "voluntary_return", "origins", "all", {"reintegration": 4},
          "gave_up", "+", "the returned stay"),
]


def program(*words: object) -> str:
    ended = subprocess.run([os.environ["CORRIDOR_PROGRAM"], *map(str, words)], capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(ended.stderr)
    return ended.stdout


def compared(replicates: int) -> dict[tuple[str, str], dict]:
    """Every change of every scenario against the baseline, or against what its lever names, by scenario and indicator."""
    with tempfile.TemporaryDirectory() as folder:
        words: list[object] = ["--scenario", "scenarios/placebo.toml"]
        for lever in LEVERS:
            asked = {lever.name: lever.settings, f"{lever.name}-against": lever.against}
            for name, settings in asked.items():
                if settings is None:
                    continue
                file = pathlib.Path(folder) / f"{name}.toml"
                file.write_text(lever.scenario(settings))
                words += ["--scenario", file]
        out = pathlib.Path(folder) / "levers.h5"
        report = program("compare", "configs/toy", *words, "--replicates", replicates, "--until", "2014-01-01",
                         "--scale", 5, "--seed", 1, "--json", "-o", out)
        with xr.open_dataset(out) as results:
            total = results.total.load()
    changes = {(change["scenario"], change["indicator"]): change for change in json.loads(report)["changes"]}
    for lever in LEVERS:
        if lever.against is not None:
            values = total.sel(indicator=lever.indicator)
            changes[lever.name, lever.indicator] = paired.change(
                values.sel(scenario=lever.name).values, values.sel(scenario=f"{lever.name}-against").values)
    return changes


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--replicates", type=int, default=20)
    replicates = arguments.parse_args().replicates
    known = {lever["name"] for lever in json.loads(program("list", "levers", "--json"))}
    wrong = [f"{name}: no test moves it" for name in sorted(known - {lever.name for lever in LEVERS})]
    changes = compared(replicates)
    for lever in LEVERS:
        change = changes[lever.name, lever.indicator]
        bites = change["low"] > 0 if lever.sign == "+" else change["high"] < 0
        print(f"{'ok ' if bites else 'NO '} {lever.name:<22} {lever.indicator:<24} {change['change']:+.4g} "
              f"({change['low']:+.4g} to {change['high']:+.4g}) of {change['baseline']:.4g}: {lever.reason}")
        if not bites:
            wrong.append(f"{lever.name} does not bite on {lever.indicator}")
    moved = [i for (scenario, i), change in changes.items()
             if scenario == "placebo" and change["verdict"] not in ("unchanged", "undefined")]
    wrong += [f"the placebo moves {indicator}" for indicator in moved]
    print(f"{len(LEVERS)} levers, {replicates} seeds; placebo: {'exactly 0' if not moved else moved}")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
