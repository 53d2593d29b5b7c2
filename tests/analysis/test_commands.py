"""The commands of the package: help with an example each, and the nearest name of one that is not there."""

import subprocess
import sys

import pytest

COMMANDS = ("compare", "figures", "report", "targets", "calibrate", "market", "sensitivity")


def package(*words):
    return subprocess.run([sys.executable, "-m", "corridor_analysis", *words], capture_output=True, text=True)


def test_help_names_every_command():
    told = package("--help")
    assert told.returncode == 0 and all(f"\n  {name} " in told.stdout for name in COMMANDS)
    assert package().returncode == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    told = package(command, "--help")
    assert told.returncode == 0 and f"example: python3 -m corridor_analysis {command} " in told.stdout


def test_an_unknown_command_is_told_the_nearest():
    told = package("reprot")
    assert told.returncode == 2 and "unknown command 'reprot' (did you mean 'report'?); known: compare" in told.stderr
