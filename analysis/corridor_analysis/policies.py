"""What the scenarios of a comparison do, in the words of their files and, where it is at hand, of the program."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re
import subprocess
import tempfile
import tomllib

from corridor_analysis import themes
from corridor_analysis.read import Input, Provenance


class PolicyError(ValueError):
    """Policies that cannot be told: their texts are not in the results, or the program does not explain them."""


@dataclasses.dataclass(frozen=True)
class Paragraph:
    """Some lines of a description; `aligned` ones keep their columns."""

    text: str
    aligned: bool


@dataclasses.dataclass(frozen=True)
class Intervention:
    """One instrument of a scenario: its kind and its settings as the file has them."""

    kind: str
    settings: tuple[tuple[str, str], ...]


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


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_value(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(one)}" for key, one in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _interventions(document: dict) -> list[Intervention]:
    return [Intervention(str(entry.get("kind", "?")), tuple((key.replace("_", " "), _value(value))
                                                           for key, value in entry.items() if key != "kind"))
            for entry in document.get("intervention", [])]


def _policy(name: str, title: str, files: tuple[Input, ...]) -> Policy:
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
        interventions += _interventions(document)
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
    return [_policy(name, title, tuple(files)) for name, title, files in zip(names, titles, groups)]


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
