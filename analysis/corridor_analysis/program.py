"""Finds the built program and runs it, for notebooks and scripts that have no terminal at hand."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]
BUILT = PROJECT / "build" / "release" / "corridor"


class CommandFailed(RuntimeError):
    """The program ended with a code other than 0; the sentence is what it said."""


def find_program() -> pathlib.Path:
    """Path of the program: the one named by the variable CORRIDOR, else the one built here, else the first on PATH.

    Raises FileNotFoundError, with what to do, where there is none.
    """
    named = os.environ.get("CORRIDOR")
    if named:
        if not pathlib.Path(named).is_file():
            raise FileNotFoundError(f"CORRIDOR names {named}, which is no file")
        return pathlib.Path(named).resolve()
    if BUILT.is_file():
        return BUILT
    installed = shutil.which("corridor")
    if installed is None:
        raise FileNotFoundError("there is no program yet: run tools/build.sh corridor, or name one in CORRIDOR")
    return pathlib.Path(installed)


def corridor(*words: object, folder: os.PathLike | str = PROJECT) -> str:
    """Runs `corridor WORDS` in `folder` and returns what it prints. Names such as "toy" are known in the project's own.

    Raises CommandFailed with the program's own words where it does not end well.
    """
    answer = subprocess.run([find_program(), *map(str, words)], cwd=folder, capture_output=True, text=True)
    if answer.returncode != 0:
        raise CommandFailed(answer.stderr.strip())
    return answer.stdout
