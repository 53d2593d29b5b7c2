"""The program is found where it should be, and what it says reaches the caller."""

import os
import pathlib

import pytest
from corridor_analysis import program

BUILT = os.environ["CORRIDOR_PROGRAM"]


def a_program(path: pathlib.Path) -> pathlib.Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\necho \"$0 $*\"\n")
    path.chmod(0o755)
    return path


def test_the_variable_comes_before_what_is_built_or_installed_and_that_before_the_path(tmp_path, monkeypatch):
    named, built, installed = (a_program(tmp_path / name) for name in ("named", "built", "installed"))
    on_path = a_program(tmp_path / "bin" / "corridor")
    monkeypatch.setenv("PATH", str(on_path.parent))
    monkeypatch.setattr(program, "BUILT", built)
    monkeypatch.setattr(program, "INSTALLED", installed)
    monkeypatch.setenv("CORRIDOR", str(named))
    assert program.find_program() == named
    monkeypatch.delenv("CORRIDOR")
    assert program.find_program() == built
    built.unlink()
    assert program.find_program() == installed
    installed.unlink()
    assert program.find_program() == on_path
    on_path.unlink()
    with pytest.raises(FileNotFoundError, match="tools/build.sh corridor"):
        program.find_program()


def test_a_variable_that_names_nothing_is_told_rather_than_passed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("CORRIDOR", str(tmp_path / "gone"))
    with pytest.raises(FileNotFoundError, match="gone, which is no file"):
        program.find_program()


def test_what_the_program_says_is_returned_or_raised(monkeypatch, tmp_path):
    monkeypatch.setenv("CORRIDOR", BUILT)
    assert "enhanced_penalties" in program.corridor("list", "scenarios")
    with pytest.raises(program.CommandFailed, match='did you mean "toy"'):
        program.corridor("check", "toi")
    program.corridor("new", "scenario", "mine", folder=tmp_path)
    assert (tmp_path / "mine.toml").is_file()
