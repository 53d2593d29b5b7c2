#!/usr/bin/python3
"""What must survive a power cut is brought to the disk before it counts: bytes before names.

No test can cut the power. What can be asked is the order of the program's calls: a file is synced after its last write
and before it gets its name, its folder right after, and the folders above it before. A line that begins with NO says
what is out of order. Needs the program's path in CORRIDOR_PROGRAM, and a C compiler.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

import interpose

SWEEP = """title = "order"
model = "test_function"
function = "ishigami"
seed = 1
design = "sobol"
points = 5
"""


def calls_of(log, library, *words):
    """Runs `corridor sweep WORDS`; returns its calls of the disk as (what, path, new name)."""
    log.unlink(missing_ok=True)
    subprocess.run([os.environ["CORRIDOR_PROGRAM"], "sweep", *map(str, words), "--quiet"], check=True,
                   env=interpose.environment(library, log=log))
    return [tuple(line.split("\t")) for line in log.read_text().splitlines()]


def mistakes_in(calls, folders):
    """What is out of order. `folders` : those that must be on the disk before anything in them has its name."""
    for at, (what, part, name) in enumerate(calls):
        if what != "name":
            continue
        before, after = calls[:at], calls[at + 1:]
        of_part = [call[0] for call in before if call[1] == part]
        if "write" not in of_part or of_part[-1] != "sync":
            yield f"{name} has its name before its bytes are on the disk"
        parent = str(pathlib.Path(name).parent)
        end = next((i for i, call in enumerate(after) if call[0] == "name"), None)
        until_next = [call[1] for call in after[:end] if call[0] == "sync"]
        if parent not in until_next:
            yield f"{name} has its name, and its folder is not brought to the disk"
        for folder in folders:
            if name.startswith(f"{folder}/") and ("sync", str(folder.parent), "") not in before:
                yield f"{name} has its name, and nothing brought {folder} to the disk"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        library, log = interpose.build(folder), folder / "log"
        (folder / "x.toml").write_text(SWEEP)
        plan, out = folder / "x.plan.h5", folder / "x.h5"
        runs = pathlib.Path(f"{plan}.runs")
        steps = [(["plan", folder / "x.toml", "-o", plan], 1), (["plan", folder / "x.toml", "-o", plan, "--force"], 1),
                 (["run", plan, "--threads", "1", "--only", "0-2"], 4), (["run", plan, "--threads", "1"], 2),
                 (["merge", plan, "-o", out], 1), (["merge", plan, "-o", out, "--force"], 1)]
        mistakes = []
        for words, named in steps:
            calls = calls_of(log, library, *words)
            found = [call for call in calls if call[0] == "name"]
            if len(found) != named:
                mistakes.append(f"{words[0]}: {len(found)} files got their names, not {named}")
            # The second `run` finds both folders, made by a program that may have died before they were on the disk.
            mistakes += mistakes_in(calls, [runs, runs / "000000"])
    for mistake in mistakes:
        print("NO", mistake)
    print(f"{len(steps)} commands, {len(mistakes)} mistakes")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
