"""What the command line says to words that make no sense, and how it ends."""

import json
import pathlib
import re
import shutil

import pytest

from program import (DONE, FILE_TROUBLE, PLACEBO, SHORT, SOURCES, TOY, WRONG_COMMAND_LINE, WRONG_INPUT, corridor, fail,
                     succeed)

COMMANDS = ["run", "compare", "check", "list", "new", "import", "export"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_an_example_that_names_it(command):
    text = succeed(command, "--help")
    assert "Example:" in text
    assert f"corridor {command} " in text.split("Example:")[1]


def test_help_of_the_program_names_every_command():
    text = succeed("--help")
    assert all(f"\n  {command} " in text for command in COMMANDS)


def test_version_names_the_commit():
    words = succeed("--version").split()
    assert words[0] == "corridor" and words[1].count(".") == 2 and words[2].startswith("(")


@pytest.mark.parametrize("words, says", [
    ([], "subcommand"),
    (["rnu", "toy"], 'did you mean "run"?'),
    (["run", "toy", "--sclae", "10"], 'did you mean "--scale"?'),
    (["run"], "corridor list corridors"),
    (["run", "toi"], 'did you mean "toy"?'),
    (["run", "configs/nowhere"], "known: "),
    (["run", "toy", "--scenario", "placebos"], 'did you mean "placebo"?'),
    (["run", "toy", "--until", "next year"], "such as 2015-01-01"),
    (["run", "toy", "--until", "2010-02-30"], "such as 2015-01-01"),
    (["run", "toy", "--until", "2009-01-01"], "not after the corridor's start, 2010-01-01"),
    (["run", "toy", "--until", "2010-04-15"], "--until 2010-04-01 or 2010-05-01"),
    (["run", "toy", "--scale", "0"], "--scale"),
    (["run", "toy", "--scale", "many"], "--scale"),
    (["run", "toy", "--replicates", "0"], "--replicates"),
    (["run", "toy", "--replicates", "-1"], "--replicates"),
    (["run", "toy", "--seed", "-1"], "--seed"),
    (["run", "toy", "--threads", "-1"], "--threads"),
    (["run", "toy", "--set", "muu=0.2"], 'did you mean "mu"?'),
    (["run", "toy", "--set", "mu"], "name=value"),
    (["run", "toy", "--set", "mu=much"], '"much" is not a number'),
    (["run", "toy", "--set", "mu=-5"], "-5 is not"),
    (["run", "toy", "--set", "mu=nan"], "nan is not"),
    (["run", "toy", "--set", "chi=99"], "--set chi: 99 is not between 0 and 20 ("),
    (["run", "toy", "--scenario", "placebo", "--scenario", "placebo"], 'two scenarios are called "placebo"'),
    (["run", "toy", "--from", "x.h5"], "--from"),
    (["compare", "toy"], "--scenario"),
    (["list", "lever"], 'did you mean "levers"?'),
    (["new", "coridor", "x"], 'did you mean "corridor"?'),
    (["new", "scenario", "No Name"], "small letters"),
    (["new", "scenario", "baseline"], "without a scenario"),
])
def test_wrong_command_lines_end_with_2_and_say_what_would_be_right(words, says, tmp_path):
    message = fail(WRONG_COMMAND_LINE, *words)
    assert says in message


def test_every_wrong_word_is_told_at_once():
    message = fail(WRONG_COMMAND_LINE, "run", "toi", "--scenario", "placebos", "--until", "soon", "--set", "mu")
    assert all(word in message for word in ["toy", "placebo", "--until", "--set"])
    message = fail(WRONG_COMMAND_LINE, "run", "toy", "--set", "muu=1", "--set", "mu=-1", "--until", "2010-01-15")
    assert message.count("\n") == 3


@pytest.fixture
def broken(tmp_path):
    folder = tmp_path / "broken"
    shutil.copytree(TOY, folder)
    legs = (folder / "legs.csv").read_text()
    (folder / "legs.csv").write_text(legs.replace("sea,520", "see,520").replace(",45,7,350", ",45,7,-1"))
    return folder


@pytest.mark.parametrize("command", ["run", "check"])
def test_wrong_input_ends_with_3_and_every_mistake_has_its_line(command, broken, tmp_path):
    message = fail(WRONG_INPUT, command, broken)
    line = 1 + [row.startswith("bera-sea") for row in (broken / "legs.csv").read_text().splitlines()].index(True)
    assert message.count(f"legs.csv:{line}: ") == 2
    assert '"see" is not a mode (did you mean "sea"?)' in message
    assert "2 mistakes" in message


def test_a_scenario_for_another_corridor_ends_with_3(tmp_path):
    scenario = tmp_path / "other.toml"
    scenario.write_text('title = "x"\n[[intervention]]\nkind = "enhanced_penalties"\njurisdictions = ["berra"]\n'
                        'penalty_factor = 2\nfrom = 2010-01-01\n')
    message = fail(WRONG_INPUT, "check", TOY, "--scenario", scenario)
    assert "other.toml:4: " in message and 'did you mean "bera"?' in message


@pytest.mark.parametrize("words", [
    ["run", TOY, *SHORT, "-o", "no/such/folder/x.h5"],
    ["run", "--from", "missing.h5"],
    ["export", "missing.h5", "--csv", "tables"],
    ["export", PLACEBO, "--csv", "tables"],
])
def test_file_trouble_ends_with_4_and_names_the_file(words, tmp_path):
    message = fail(FILE_TROUBLE, *words, cwd=tmp_path)
    named = words[words.index("-o") + 1] if "-o" in words else words[2 if "--from" in words else 1]
    assert named in message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["no HDF5", "cut short"])
@pytest.mark.parametrize("command", [["run", "--from"], ["export", "--csv", "tables"]])
def test_results_that_cannot_be_read_are_file_trouble(command, damage, tmp_path):
    whole = tmp_path / "whole.h5"
    succeed("run", TOY, *SHORT, "--quiet", "-o", whole)
    broken = tmp_path / "broken.h5"
    broken.write_bytes(whole.read_bytes()[:100_000] if damage == "cut short" else b"plain text")
    before = sorted(tmp_path.iterdir())
    words = [*command, broken] if command[0] == "run" else ["export", broken, *command[1:]]
    message = fail(FILE_TROUBLE, *words, cwd=tmp_path)
    assert "broken.h5: cannot be read as HDF5" in message
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("what", ["corridors", "scenarios", "interventions", "levers", "parameters"])
def test_lists_are_tables_and_json(what):
    entries = json.loads(succeed("list", what, "--json"))
    table = succeed("list", what)
    assert len(entries) > 0
    assert len(table.splitlines()) == len(entries) + 1
    assert [line.split()[0] for line in table.splitlines()[1:]] == [entry["name"] for entry in entries]
    assert not any(line.endswith(" ") for line in table.splitlines())


def test_indicators_of_comparisons_are_listed_below_their_heading_with_their_meaning():
    entries = json.loads(succeed("list", "indicators", "--json"))
    of_runs, of_comparisons = succeed("list", "indicators").split("\nof comparisons, over the whole time:\n")
    for text, which in ((of_runs, False), (of_comparisons, True)):
        expected = [entry["name"] for entry in entries if entry["of_comparisons"] == which]
        assert [line.split()[0] for line in text.splitlines()[1:]] == expected
    meaning = {entry["name"]: entry["meaning"] for entry in entries}
    assert meaning["attempts_treated"].endswith("on the legs that the scenario acts on")
    assert meaning["deaths_elsewhere"] in of_comparisons


def test_scenarios_are_listed_with_the_corridors_they_are_made_for():
    made_for = {entry["name"]: entry["corridors"] for entry in json.loads(succeed("list", "scenarios", "--json"))}
    assert made_for["placebo"] == []
    for name, corridors in made_for.items():
        said = re.search(r"^corridors *= *\[(.*?)\]", (SOURCES / "scenarios" / f"{name}.toml").read_text(),
                         re.MULTILINE | re.DOTALL)
        assert corridors == (re.findall(r'"(\w+)"', said.group(1)) if said else [])
    assert any(made_for.values())


def test_where_nothing_is_found_the_program_says_where_it_looked_and_what_to_do(tmp_path):
    message = fail(WRONG_COMMAND_LINE, "check", "toy", "--scenario", "placebo", cwd=tmp_path)
    assert "none lies in configs or " in message and "none lies in scenarios or " in message
    assert message.count("Change to the top folder of the sources, or give a path") == 2
    for what in ("corridors", "scenarios"):
        ended = corridor("list", what, cwd=tmp_path)
        assert ended.returncode == DONE and "Change to the top folder" in ended.stderr, ended.stderr


def test_the_frame_is_listed_in_blocks_and_json():
    rows = json.loads(succeed("list", "frame", "--json"))
    blocks = succeed("list", "frame").rstrip().split("\n\n")
    assert [block.split()[0] for block in blocks] == [row["id"] for row in rows]
    for block, row in zip(blocks, rows, strict=True):
        words = block.split()
        assert all(word in words for column in ("levers", "interventions", "scenarios", "indicators")
                   for word in row[column])


def test_tables_are_listed_in_blocks_and_json():
    tables = json.loads(succeed("list", "tables", "--json"))
    blocks = succeed("list", "tables").rstrip().split("\n\n")
    assert [block.split()[0] for block in blocks] == [table["name"] for table in tables]
    for block, table in zip(blocks, tables, strict=True):
        lines = block.splitlines()
        assert table["meaning"] in lines[0] and ("may be left out" in lines[0]) != table["required"]
        assert [line.split()[0] for line in lines[2:]] == [column["name"] for column in table["columns"]]


def table_names():
    return [table["name"] for table in json.loads(succeed("list", "tables", "--json"))]


@pytest.mark.parametrize("name", table_names())
def test_readers_ask_for_the_columns_that_are_listed_as_needed_and_know_the_others(name, tmp_path):
    columns = next(table for table in json.loads(succeed("list", "tables", "--json")) if table["name"] == name)["columns"]
    folder = tmp_path / "toy"
    shutil.copytree(TOY, folder)

    (folder / name).write_text("nothing\n")
    message = fail(WRONG_INPUT, "check", folder)
    missing = re.findall(rf'{name}:1: column "(\w+)" is missing \((.*) \[(.*)\]\)', message)
    assert missing == [(column["name"], column["meaning"], column["unit"]) for column in columns if column["required"]]

    (folder / name).write_text(",".join(column["name"] for column in columns) + "\n")
    assert f"{name}:1:" not in corridor("check", folder).stderr


def test_rules_of_parameters_and_levers_are_found_in_the_odd():
    odd = (SOURCES / "ODD.md").read_text()
    sections = set(re.findall(r"^#{2,3} ([\d.]+) ", odd, re.MULTILINE))
    named = [entry["rule"] for entry in json.loads(succeed("list", "parameters", "--json"))]
    for lever in json.loads(succeed("list", "levers", "--json")):
        named += re.findall(r"\(((?:ODD |[A-Z])[\d.]+(?:, [A-Z]\d+)*)\)", lever["meaning"])
        assert "section" not in lever["meaning"]
    for rule in {rule for rules in named for rule in rules.split(", ")}:
        known = rule[4:] in sections if rule.startswith("ODD ") else re.search(rf"\b{rule}\b", odd)
        assert known, f"the ODD has no {rule}"


def test_the_skeleton_says_once_what_may_be_left_out(tmp_path):
    succeed("new", "scenario", "x", cwd=tmp_path)
    lines = (tmp_path / "x.toml").read_text().splitlines()
    assert any(line.endswith("left out: for good") for line in lines)
    assert [line for line in lines if line.count("left out") > 1] == []


def test_scenarios_say_which_indicators_to_watch_by_their_names():
    known = {entry["name"] for entry in json.loads(succeed("list", "indicators", "--json"))}
    known |= {f"{what}_{where}" for what in ("departures", "deaths") for where in ("treated", "elsewhere")}
    for file in pathlib.Path("scenarios").glob("*.toml"):
        watched = re.search(r"Watch: (.*?)\n[^#]", file.read_text(), re.DOTALL)
        words = re.findall(r"[a-z]+(?:_[a-z0-9]+)+", watched.group(1).replace("\n#", "")) if watched else []
        assert set(words) <= known, file


def test_corridors_and_scenarios_are_found_by_path_and_by_name():
    by_name = succeed("check", "toy", "--scenario", "placebo")
    assert succeed("check", TOY + "/", "--scenario", PLACEBO) == by_name
    assert succeed("check", "configs/toy", "--scenario", "placebo.toml") == by_name


def test_quiet_says_nothing():
    ended = corridor("check", "toy", "--quiet")
    assert (ended.returncode, ended.stdout, ended.stderr) == (DONE, "", "")
