"""Pages of the reference that the program writes about itself, through `list --json`, `new` and `--help`."""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

Entry = dict


class Program:
    """The built program, run from the top of the project, where it finds what is shipped."""

    def __init__(self, path: Path, root: Path):
        self.path, self.root = path, root

    def say(self, *words: str, cwd: Path | None = None) -> str:
        """What the command prints. Raises CalledProcessError where it fails."""
        return subprocess.run([self.path, *words], cwd=cwd or self.root, check=True, text=True,
                              capture_output=True).stdout

    def listed(self, what: str) -> list[Entry]:
        """The entries of `corridor list WHAT`."""
        return json.loads(self.say("list", what, "--json"))


# Marks and links in cells: plain HTML, since cells hold no targets. The test of the site follows each of them.

def anchored(name: str) -> str:
    return f'<a id="{name}"></a>`{name}`'


def heading_id(name: str) -> str:
    """The id that Sphinx gives a heading."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


# Pages on which each entry has a heading; on the others it has a row.
WITH_HEADINGS = ("interventions", "scenarios", "frame")


def link(page: str, name: str) -> str:
    anchor = heading_id(name) if page in WITH_HEADINGS else name
    return f'<a href="{page}.html#{anchor}"><code>{name}</code></a>'


def links(page: str, names: Iterable[str]) -> str:
    return ", ".join(link(page, name) for name in names)


def number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def interval(entry: Entry) -> str:
    least, most = number(entry["least"]), number(entry["most"])
    if least and most:
        return f"{least} to {most}"
    return f"from {least}" if least else f"up to {most}" if most else ""


def unit(text: str) -> str:
    return "" if text == "-" else text


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(header), ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines) + "\n"


def fenced(text: str, language: str) -> str:
    return f"````{language}\n{text.rstrip()}\n````\n\n"


def moved_by(lever: str, kinds: Sequence[Entry]) -> str:
    names = [kind["name"] for kind in kinds if lever in kind["levers"]]
    return f"<br>moved by {links('interventions', names)}" if names else ""


def levers(program: Program) -> str:
    """Every lever, by scope, with the kinds of intervention that move it."""
    kinds = program.listed("interventions")
    text = ("# Levers\n\nAll that policy can move. Tables of a corridor give each lever its value on the first day; "
            "`history.toml` and interventions move it from a date on. A lever without a baseline has to be given "
            "by the table.\n\n")
    entries = program.listed("levers")
    for scope in dict.fromkeys(entry["scope"] for entry in entries):
        text += f"## Of each {scope if scope != 'pair' else 'pair of jurisdictions'}\n\n"
        text += table(["lever", "unit", "range", "baseline", "meaning"],
                      [[anchored(entry["name"]), unit(entry["unit"]), interval(entry), number(entry["baseline"]),
                        entry["meaning"] + moved_by(entry["name"], kinds)]
                       for entry in entries if entry["scope"] == scope])
    return text


SUMMARIES = {"sum": "sum", "mean": "mean of the months", "ratio_of_sums": "ratio of sums"}


def indicators(program: Program) -> str:
    """Every indicator, and the official definition that it follows."""
    entries = program.listed("indicators")
    text = ("# Indicators\n\nWhat is measured on the record of a run. *More is* says whether a rise is harm or good; "
            "empty where it is neither by itself. An indicator *by part* has one figure for each mode, route or "
            "such, named `indicator_part`; one *by person* is kept by sex, age, income, origin group, disability and "
            "status.\n\n")
    rows = []
    for entry in entries:
        if entry["of_comparisons"]:
            continue
        kept = [word for word, key in (("part", "by_part"), ("person", "by_person")) if entry[key]]
        rows.append([anchored(entry["name"]), unit(entry["unit"]), entry["more_is"],
                     entry["meaning"], SUMMARIES.get(entry["summary"], entry["summary"]), ", ".join(kept)])
    text += table(["indicator", "unit", "more is", "meaning", "over the run", "by"], rows)
    text += "## Of comparisons\n\nWhat `compare` tells beside them of each scenario, summed over the run.\n\n"
    text += table(["indicator", "unit", "more is", "meaning"],
                  [[anchored(entry["name"]), unit(entry["unit"]), entry["more_is"], entry["meaning"]]
                   for entry in entries if entry["of_comparisons"]])
    text += "## Official definitions\n\nWhat indicators follow, and how far ours depart from it.\n\n"
    text += table(["indicator", "follows", "departs"],
                  [[link("indicators", entry["name"]), entry["official"], entry["departure"]]
                   for entry in entries if entry["official"] or entry["departure"]])
    return text


def held_by(setting: Entry) -> str:
    if setting["type"] == "target":
        whom = "pairs of jurisdictions" if setting["scope"] == "pair" else f"{setting['scope']}s"
        return f"{whom}, by id or tag"
    if setting["type"] == "choice":
        return "one of " + ", ".join(f"`{word}`" for word in setting["words"])
    return (interval(setting) or "number") if setting["type"] == "number" else setting["type"]


def setting_row(setting: Entry) -> list[str]:
    left_out = "must be given" if setting["required"] else number(setting.get("default"))
    return [f"`{setting['name']}`", held_by(setting), unit(setting["unit"]), left_out, setting["meaning"]]


SETTING_HEADER = ["setting", "holds", "unit", "where left out", "meaning"]


def interventions(program: Program) -> str:
    """Every kind of intervention with its own settings; those that all kinds share stand once, at the top."""
    kinds = program.listed("interventions")
    shared = [setting for setting in kinds[0]["settings"] if all(setting in kind["settings"] for kind in kinds)]
    text = ("# Interventions\n\nThe kinds that a scenario can hold, each in an `[[intervention]]` with its `kind`. "
            "How to write one: [write a scenario](../howto/write-a-scenario.md). A setting with nothing under *where "
            "left out* then leaves things as they are.\n\n## Settings that every kind has\n\n")
    text += table(SETTING_HEADER, map(setting_row, shared))
    for kind in kinds:
        own = [setting for setting in kind["settings"] if setting not in shared]
        text += f"## {kind['name']}\n\n{kind['meaning'][:1].upper()}{kind['meaning'][1:]}.\n\n"
        text += f"Moves {links('levers', kind['levers'])}.\n\n" if kind["levers"] else ""
        text += f"Answers {links('frame', kind['answers'])}.\n\n" if kind["answers"] else ""
        text += table(SETTING_HEADER, map(setting_row, own))
    return text


def parameters(program: Program) -> str:
    """Every parameter with its default and what that stands on."""
    entries = program.listed("parameters")
    text = ("# Parameters\n\nNumbers of the model that neither policy nor history moves. A corridor sets them in "
            "`corridor.toml`, a run with `--set name=value`. *Rule* names the equation of the "
            "[ODD](../explanation/odd.md). *Basis* is seen (in a cited source), recalled, or assumption.\n\n")
    return text + table(["parameter", "default", "unit", "range", "basis", "rule", "meaning"],
                        [[anchored(entry["name"]), number(entry["value"]), unit(entry["unit"]), interval(entry),
                          entry["basis"], entry["rule"], entry["meaning"]] for entry in entries])


def frame(program: Program) -> str:
    """Rows of the policy frame and what answers each."""
    text = ("# Policy frame\n\nThe international instruments that the model answers: each row with the levers that "
            "move, the kinds of intervention that move them, the scenarios that show it, and the indicators that "
            "respond.\n\n")
    pages = {"levers": "levers", "interventions": "interventions", "scenarios": "scenarios", "indicators": "indicators"}
    for row in program.listed("frame"):
        text += f'## {row["id"]}\n\n{row["instrument"]}\n\n'
        text += "".join(f"* {what}: {links(page, row[what])}\n" for what, page in pages.items() if row[what]) + "\n"
    return text


def scenarios(program: Program) -> str:
    """Every shipped scenario, in full."""
    text = ("# Scenarios\n\nPolicy files that come with the program, in `scenarios/`. Each is found by its name, such "
            "as `--scenario rescue`. Strengths and costs marked as assumptions are there to be replaced.\n\n")
    for entry in program.listed("scenarios"):
        file = (program.root / entry["path"]).read_text(encoding="utf-8")
        answers = f"Answers {links('frame', entry['answers'])}.\n\n" if entry["answers"] else ""
        text += f"## {entry['name']}\n\n{entry['title']}. {answers or chr(10) * 2}" + fenced(file, "toml")
    return text


def corridors(program: Program) -> str:
    """Every shipped corridor: its title, its size, and the page that describes it."""
    text = ("# Corridors\n\nWorlds that come with the program, in `configs/`, to run, to copy and to replace. "
            "`corridor check NAME --sources` tells what the numbers of one stand on.\n\n")
    rows = []
    pages = []
    for entry in program.listed("corridors"):
        folder = program.root / entry["path"]
        settings = tomllib.loads((folder / "corridor.toml").read_text(encoding="utf-8"))
        size = program.say("check", str(entry["path"])).splitlines()[1]
        described = (folder / "README.md").exists()
        name = f"[{entry['name']}]({entry['name']}.md)" if described else f"`{entry['name']}`"
        pages += [entry["name"]] if described else []
        rows.append([name, settings["title"], size])
    return text + table(["corridor", "title", "size"], rows) + "```{toctree}\n:hidden:\n" + "\n".join(pages) + "\n```\n"


def cell_of(column: Entry) -> list[str]:
    name = link("levers", column["name"]) if column["lever"] else f"`{column['name']}`"
    return [name, column["holds"], unit(column["unit"]), interval(column), "yes" if column["required"] else "",
            column["meaning"]]


def corridor_folder(program: Program) -> str:
    """Every file of a corridor's folder: columns of tables; of settings, what `corridor new` writes."""
    text = ("# Files of a corridor\n\nA corridor is a folder. `corridor new corridor NAME` writes one that runs, to be "
            "filled in ([how](../howto/bring-your-own-corridor.md)). Tables are CSV in UTF-8 with a header; commas or "
            "semicolons; the order of rows and of columns is free; a line that begins with `#` is a comment. A column "
            "that is not *needed* may be left out, and a cell of it be empty: the lever's baseline then holds.\n\n")
    for file in program.listed("tables"):
        text += f"## {file['name']}\n\n{file['meaning'][:1].upper()}{file['meaning'][1:]}."
        text += "\n\n" if file["required"] else " The file may be left out.\n\n"
        text += table(["column", "holds", "unit", "range", "needed", "meaning"], map(cell_of, file["columns"]))
    with tempfile.TemporaryDirectory() as folder:
        program.say("new", "corridor", "my-corridor", "--quiet", cwd=Path(folder))
        for name, what in (("corridor.toml", "Title, dates and [parameters](parameters.md)."),
                           ("history.toml", "What law and policy did: dated settings of [levers](levers.md).")):
            skeleton = (Path(folder) / "my-corridor" / name).read_text(encoding="utf-8")
            text += f"## {name}\n\n{what}\n\n" + fenced(skeleton, "toml")
    return text + ("## targets.csv, calibration.toml\n\nWhat was observed, what a calibration may move. The program "
                   "leaves them alone; [python3 -m corridor_analysis](command-line.md) reads them.\n")


def exit_codes(root: Path) -> str:
    source = (root / "sim/cli/exit_code.hpp").read_text(encoding="utf-8")
    codes = re.findall(r"^\s+(\w+) = (\d+),$", source, re.MULTILINE)
    return "## Exit codes\n\n" + table(["code", "meaning"], [[code, name.replace("_", " ")] for name, code in codes])


def python_says(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(root / "analysis"), "COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-m", "corridor_analysis", *words], cwd=root, env=environment, text=True,
                          capture_output=True)


def helps(program: Program, *words: str) -> str:
    """What `--help` says of a command and of those below it."""
    said = program.say(*words, "--help")
    text = f"## {' '.join(('corridor', *words))}\n\n" + fenced(said, "text")
    if "Subcommands:" not in said:
        return text
    below = re.findall(r"^  (\w+)  ", said.split("Subcommands:")[1], re.MULTILINE)
    return text + "".join(helps(program, *words, command) for command in below)


def command_line(program: Program) -> str:
    """What `--help` of the program and of every command says; so too of the Python commands; exit codes."""
    text = "# Command line\n\n" + helps(program)
    return text + exit_codes(program.root) + python_commands(program.root)


def python_commands(root: Path) -> str:
    """What `--help` of every Python command says."""
    text = ("## python3 -m corridor_analysis\n\nReads what the program writes; with Debian's Python, from the top "
            "folder of the project, after `export PYTHONPATH=analysis`.\n\n")
    answer = python_says(root, "--help")
    usage = answer.stdout or answer.stderr
    # Listed one a line, or as a|b|c in the line of usage.
    commands = re.findall(r"^  (\w+) +\w", usage, re.MULTILINE) or re.search(r"\w+(?:\|\w+)+", usage)[0].split("|")
    text += fenced(usage, "text")
    for command in commands:
        help_text = python_says(root, command, "--help")
        help_text.check_returncode()
        text += f"### {command}\n\n" + fenced(help_text.stdout, "text")
    return text


# Page -> what writes it.
GENERATED = {
    "reference/levers.md": levers,
    "reference/indicators.md": indicators,
    "reference/interventions.md": interventions,
    "reference/parameters.md": parameters,
    "reference/frame.md": frame,
    "reference/scenarios.md": scenarios,
    "reference/corridors/index.md": corridors,
    "reference/corridor-folder.md": corridor_folder,
    "reference/command-line.md": command_line,
}

