"""What the scenarios of a comparison do, in the words of their files and, where it is at hand, of the program."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import pathlib
import re
import subprocess
import tempfile
import tomllib

from corridor_analysis import measures, terms, themes, words
from corridor_analysis.read import Input, Provenance

# Settings that say whom an intervention means, and the table of the corridor that has them; see `resolve_scope` of the
# program, whose rule for ids, tags and "all" this follows.
TABLE_OF = {"legs": "legs", "jurisdictions": "jurisdictions", "members": "jurisdictions", "origins": "origins",
            "places": "places"}

# Setting -> where an intervention acts by it, and on which legs that is felt. Source: `treated_legs` of the program.
REACH = {
    "legs": ("on {n} legs", ""),
    "places": ("in {n} places", "; that is, on every leg that begins there"),
    "jurisdictions": ("in {n} jurisdictions", "; that is, on every leg that leaves or enters one of them"),
    "members": ("between {n} jurisdictions", "; that is, on every leg from one of them to another"),
    "pairs": ("for {n} pairs of jurisdictions", "; that is, on every leg between the two of a pair"),
    "origins": ("in {n} areas of origin", "; that is, on no leg"),
}


class PolicyError(ValueError):
    """Policies that cannot be told: their texts are not in the results, or the program does not explain them."""


@dataclasses.dataclass(frozen=True)
class Paragraph:
    """Some lines of a description; `aligned` ones keep their columns."""

    text: str
    aligned: bool


@dataclasses.dataclass(frozen=True)
class Scope:
    """Whom an intervention means."""

    setting: str  # a key of REACH
    members: tuple[str, ...]  # as a reader meets them
    of: int  # how many there are in the corridor

    def in_words(self, parts: list[str]) -> str:
        """Where these parts of a policy act by it, as a sentence."""
        where, on_legs = REACH[self.setting]
        count = f"all {self.of}" if len(self.members) == self.of else f"{len(self.members)} of {self.of}"
        acting, members = words.listed(parts), words.some_of(self.members)
        return f"{acting[0].upper()}{acting[1:]}: {where.format(n=count)}, namely {members}{on_legs}."


@dataclasses.dataclass(frozen=True)
class InForce:
    """When policy is in force, from its own dates."""

    first: datetime.date
    until: datetime.date | None  # first day no longer in force, as files give it; None for good
    waits: bool = False  # whether it begins only when an indicator is beyond a bound, on its first day at the earliest


@dataclasses.dataclass(frozen=True)
class Intervention:
    """One instrument of a scenario: its kind and its settings as the file has them."""

    kind: str
    settings: tuple[tuple[str, str], ...]
    scopes: tuple[Scope, ...] = ()
    in_force: InForce | None = None  # None where the file gives no first day

    @property
    def name(self) -> str:
        """Its kind in words."""
        return self.kind.replace("_", " ")


@dataclasses.dataclass(frozen=True)
class Policy:
    """One scenario: a file, or several that act together."""

    name: str  # as in the results
    title: str
    description: tuple[Paragraph, ...]
    answers: tuple[str, ...]  # rows of the policy frame
    watch: tuple[str, ...]  # indicators that the authors of the file would watch
    interventions: tuple[Intervention, ...]
    files: tuple[Input, ...]
    acts: str = ""  # what it does, as `corridor check` says it; empty without the program
    moves: str = ""  # which levers it moves, when and by how much; likewise

    @property
    def in_force(self) -> InForce | None:
        """From the first day of the first intervention to the end of the last; None where there is none."""
        dated = [one.in_force for one in self.interventions if one.in_force]
        if not dated:
            return None
        ends = [one.until for one in dated]
        first = min(one.first for one in dated)
        waits = all(one.waits for one in dated if one.first == first)
        return InForce(first, None if None in ends else max(ends), waits)

    @property
    def frame(self) -> list[str]:
        """What it answers to: rows of the policy frame in words."""
        return [terms.frame_row(code) for code in self.answers]

    @property
    def reach(self) -> list[str]:
        """Where its parts act, as their own settings name it: a sentence for each, those of single legs first."""
        parts: dict[Scope, list[str]] = {}
        for one in self.interventions:
            for scope in one.scopes:
                parts.setdefault(scope, []).append(one.name)
        order = list(REACH)
        return [scope.in_words(list(dict.fromkeys(parts[scope])))
                for scope in sorted(parts, key=lambda scope: order.index(scope.setting))]


def _comment(text: str) -> list[str]:
    """The comment that begins a file, without its marks."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line[1:].removeprefix(" "))
    return lines


def _paragraphs(text: str) -> list[Paragraph]:
    blocks, block = [], []
    for line in [*_comment(text), ""]:
        if line.strip():
            block.append(line)
        elif block:
            aligned = all(one.startswith("  ") for one in block)
            words = "\n".join(block) if aligned else " ".join(one.strip() for one in block)
            blocks.append(Paragraph(re.sub(r"\*(\w+)\*", r"\1", words), aligned))
            block = []
    return blocks


def _split_watch(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """The description, and the names that follow "Watch:" in it."""
    kept, names = [], []
    for paragraph in paragraphs:
        before, found, after = paragraph.text.partition("Watch:")
        if before.strip():
            kept.append(Paragraph(before.rstrip(), paragraph.aligned))
        if found:
            listed = after.strip().rstrip(".").replace(" and ", ", ").split(",")
            names += [name.strip() for name in listed if name.strip()]
    return kept, names


@dataclasses.dataclass(frozen=True)
class Row:
    """A row of a table of the corridor."""

    name: str  # as a reader meets it
    tags: frozenset[str]


Tables = dict[str, dict[str, Row]]


def tables_of(provenance: Provenance) -> Tables:
    """Names and tags of legs, jurisdictions, origins and places, by id, from the files that the results hold."""
    rows = {}
    for table in set(TABLE_OF.values()):
        text = next((one.text for one in provenance.of_role("corridor") if one.name == f"{table}.csv"), "")
        rows[table] = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    place = lambda name: rows["places"].get(name, {}).get("name") or name
    told = {
        "legs": lambda row: f"{place(row['from'])} to {place(row['to'])} ({row['id']})",
        "origins": lambda row: place(row["place"]),
    }
    return {table: {name: Row(told.get(table, lambda row: row.get("name") or row["id"])(row),
                              frozenset((row.get("tags") or "").split()))
                    for name, row in of.items()}
            for table, of in rows.items()}


def _scope(setting: str, value: object, tables: Tables) -> Scope:
    """Whom a setting means: ids, tags of rows, or all of them; or pairs of jurisdictions."""
    if setting == "pairs":
        states = tables["jurisdictions"]
        name = lambda one: states[one].name if one in states else str(one)
        return Scope(setting, tuple(" to ".join(map(name, pair)) for pair in value), len(states) * (len(states) - 1))
    rows = tables[TABLE_OF[setting]]
    given = [str(one) for one in (value if isinstance(value, list) else [value])]
    meant = lambda name, row: "all" in given or name in given or any(f"tag:{tag}" in given for tag in row.tags)
    return Scope(setting, tuple(row.name for name, row in rows.items() if meant(name, row)), len(rows))


def _is_scope(key: str, value: object) -> bool:
    """Whether a setting says whom: `places` may also be a number of them."""
    return key in REACH and isinstance(value, (str, list))


def _in_force(entry: dict) -> InForce | None:
    """The dates of an intervention; None where it has no first day, which the program refuses."""
    first, until = entry.get("from"), entry.get("until")
    if not isinstance(first, datetime.date):
        return None
    return InForce(first, until, "when" in entry)


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_value(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(one)}" for key, one in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _interventions(document: dict, tables: Tables) -> list[Intervention]:
    found = []
    for entry in document.get("intervention", []):
        scopes = {key: _scope(key, value, tables) for key, value in entry.items() if _is_scope(key, value)}
        settings = [(key.replace("_", " "), "; ".join(scopes[key].members) if key in scopes else _value(value))
                    for key, value in entry.items() if key != "kind"]
        kind = str(entry.get("kind", "?"))
        found.append(Intervention(kind, tuple(settings), tuple(scopes.values()), _in_force(entry)))
    return found


def _policy(name: str, title: str, files: tuple[Input, ...], tables: Tables) -> Policy:
    description, watch, answers, interventions = [], [], [], []
    for file in files:
        try:
            document = tomllib.loads(file.text)
        except tomllib.TOMLDecodeError as error:
            raise PolicyError(f"{file.name}, as the results hold it, is no TOML: {error}") from error
        kept, names = _split_watch(_paragraphs(file.text))
        description += kept
        watch += [themes.label(one) if one.isidentifier() else one for one in names]
        answers += document.get("answers", [])
        interventions += _interventions(document, tables)
    return Policy(name, title, tuple(description), tuple(dict.fromkeys(answers)), tuple(dict.fromkeys(watch)),
                  tuple(interventions), files)


def policies_of(provenance: Provenance, names: list[str], titles: list[str]) -> list[Policy]:
    """The scenarios that were compared, in the order of the results; the baseline is none of them.

    names, titles : of the scenarios in the results, without the baseline
    Raises PolicyError where the file does not hold the text of each.
    """
    groups: list[list[Input]] = []
    for one in provenance.inputs:
        if one.role == "scenario":
            groups.append([one])
        elif one.role == "joined" and groups:
            groups[-1].append(one)
    if len(groups) != len(names):
        raise PolicyError(f"the file names {len(names)} scenarios and holds the texts of {len(groups)}")
    tables = tables_of(provenance)
    return [_policy(name, title, tuple(files), tables) for name, title, files in zip(names, titles, groups)]


def in_force_of(provenance: Provenance, scenarios: list[str]) -> dict[str, InForce]:
    """When each scenario is in force, of those that have a date; the baseline has none. Raises as policies_of."""
    names = [name for name in scenarios if name != measures.BASELINE]
    return {one.name: one.in_force for one in policies_of(provenance, names, names) if one.in_force}


def explained(policies: list[Policy], provenance: Provenance, program: pathlib.Path) -> list[Policy]:
    """The same with the program's own explanation of each, from the corridor and the files that the results hold.

    Raises PolicyError with what the program said where it refuses, or explains nothing.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / provenance.corridor
        folder.mkdir()
        for one in provenance.of_role("corridor"):
            (folder / one.name).write_text(one.text, encoding="utf-8")
        told = []
        for n, policy in enumerate(policies):
            place = pathlib.Path(name) / f"policy{n}"
            place.mkdir()
            for file in policy.files:
                (place / file.name).write_text(file.text, encoding="utf-8")
            joined = "+".join(str(place / file.name) for file in policy.files)
            told.append(_with_explanation(policy, _explanation(program, folder, joined)))
        return told


def _explanation(program: pathlib.Path, folder: pathlib.Path, scenario: str) -> str:
    """What `corridor check` says of a scenario in a corridor."""
    command = [str(program), "check", str(folder), "--scenario", scenario, "--json"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True)
    except OSError as error:
        raise PolicyError(f"{program}: cannot be run ({error.strerror})") from error
    if answer.returncode != 0:
        raise PolicyError(f"{program}: {answer.stderr.strip() or answer.stdout.strip()}")
    try:
        return str(json.loads(answer.stdout)["scenarios"][0]["explanation"])
    except (ValueError, LookupError, TypeError) as error:
        raise PolicyError(f"{program}: does not explain scenarios; expected the program corridor") from error


def _with_explanation(policy: Policy, text: str) -> Policy:
    """Takes the heading off, which the report has, and tells what a scenario does from the levers it moves.

    What it would spend is left out: the program is not told the horizon and parameters of these results, which have
    the cost themselves.
    """
    acts, _, moves = text.partition("\nmoves:\n")
    acts, _, _ = acts.partition("\nspends within the run:\n")
    _, _, acts = acts.partition("\n\n")
    return dataclasses.replace(policy, acts=acts.strip("\n"), moves=moves.strip("\n"))
