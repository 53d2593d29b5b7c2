"""Finds the built program and runs it, for notebooks and scripts that have no terminal at hand."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess

PACKAGE = pathlib.Path(__file__).resolve().parent
PROJECT = PACKAGE.parents[1]
BUILT = PROJECT / "build" / "release" / "corridor"
# Of a package in PREFIX/lib/python3/dist-packages.
INSTALLED = (PACKAGE / "../../../../bin/corridor").resolve()


class CommandFailed(RuntimeError):
    """The program ended with a code other than 0; the sentence is what it said."""


def find_program() -> pathlib.Path:
    """Path of the program: the one that the variable CORRIDOR names, else the one built or installed with this package,
    else the first on PATH.

    Raises FileNotFoundError, with what to do, where there is none.
    """
    named = os.environ.get("CORRIDOR")
    if named:
        if not pathlib.Path(named).is_file():
            raise FileNotFoundError(f"CORRIDOR names {named}, which is no file")
        return pathlib.Path(named).resolve()
    for program in (BUILT, INSTALLED):
        if program.is_file():
            return program
    on_path = shutil.which("corridor")
    if on_path is None:
        raise FileNotFoundError("there is no program yet: run tools/build.sh corridor, or name one in CORRIDOR")
    return pathlib.Path(on_path)


def corridor(*words: object, folder: os.PathLike | str | None = None) -> str:
    """Runs `corridor WORDS` and returns what it prints.

    folder : where it runs; left out: the project's own, where names such as "toy" are known, or, once installed, the
        current one.
    Raises CommandFailed with the program's own words where it does not end well.
    """
    if folder is None and (PROJECT / "configs").is_dir():
        folder = PROJECT
    answer = subprocess.run([find_program(), *map(str, words)], cwd=folder, capture_output=True, text=True)
    if answer.returncode != 0:
        raise CommandFailed(answer.stderr.strip())
    return answer.stdout
