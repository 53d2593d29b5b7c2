"""Installed in a folder, the program and its Python package work from anywhere, and when the folder is moved."""

import os
import pathlib
import shutil
import subprocess

import pytest

SOURCES = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ["CORRIDOR_PROGRAM"]).resolve().parent
PYTHON_FOLDER = "lib/python3/dist-packages"
TINY = ["--until", "2010-02-01", "--scale", "500", "--replicates", "2", "--quiet"]
# A prefix stays as it was installed, wherever Python would keep what it compiled.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}


class Installed:
    """A prefix, used by somebody whose current folder is / and whose environment says nothing of it."""

    def __init__(self, prefix: pathlib.Path):
        self.prefix = prefix

    def does(self, program, *words, **environment):
        """Runs one of its programs; returns what it prints."""
        return self.calls(self.prefix / "bin" / program, *words, **environment)

    def calls(self, *words, **environment):
        ended = subprocess.run([*map(str, words)], cwd="/", capture_output=True, text=True, check=False,
                               env=ENVIRONMENT | environment)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def compares(self, out):
        self.does("corridor", "compare", "toy", "--scenario", "rescue", *TINY, "-o", out)
        return out.read_bytes()


@pytest.fixture(scope="module", name="installed")
def a_prefix_that_was_moved(tmp_path_factory):
    """Installed in one place and moved to another, whose name has a space in it. Also the bytes it made before."""
    folder = tmp_path_factory.mktemp("install")
    subprocess.run(["cmake", "--install", BUILD, "--prefix", folder / "first"], check=True, capture_output=True)
    before = Installed(folder / "first").compares(folder / "before.h5")
    shutil.move(folder / "first", folder / "moved here")
    return Installed(folder / "moved here"), before


def test_the_moved_program_makes_the_same_bytes(installed, tmp_path):
    moved, before = installed
    assert moved.compares(tmp_path / "after.h5") == before


def test_what_is_shipped_is_known_by_name_from_anywhere(installed, tmp_path):
    moved, _ = installed
    assert "toy" in moved.does("corridor", "check", "toy")
    for kind, folder in (("scenarios", "scenarios"), ("corridors", "configs")):
        listed = moved.does("corridor", "list", kind)
        for shipped in (SOURCES / folder).iterdir():
            if shipped.suffix == ".toml" or (shipped / "corridor.toml").is_file():
                assert shipped.stem in listed, shipped.stem
    for sweep in ("toy_morris", "test_ishigami.toml"):
        moved.does("corridor", "sweep", "plan", sweep, "-o", tmp_path / "x.h5", "--force", "--quiet")


def test_a_file_of_the_current_folder_comes_before_one_that_is_shipped(installed, tmp_path):
    moved, _ = installed
    (tmp_path / "configs" / "sweeps").mkdir(parents=True)
    (tmp_path / "configs" / "sweeps" / "test_morris.toml").write_text("here\n")
    ended = subprocess.run([moved.prefix / "bin" / "corridor", "sweep", "plan", "test_morris"], cwd=tmp_path,
                           capture_output=True, text=True, check=False)
    assert ended.stderr.startswith("configs/sweeps/test_morris.toml:1: ")


def test_a_sweep_that_is_not_shipped_is_told_with_the_nearest(installed):
    moved, _ = installed
    ended = subprocess.run([moved.prefix / "bin" / "corridor", "sweep", "plan", "toy_moris"], cwd="/",
                           capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith('there is no sweep "toy_moris" (did you mean "toy_morris"?)')


def test_the_python_package_reads_its_results(installed, tmp_path):
    moved, _ = installed
    moved.compares(tmp_path / "x.h5")
    code = f"from corridor_analysis import read; print(len(read.open_results({str(tmp_path / 'x.h5')!r}).scenario))"
    assert moved.calls("/usr/bin/python3", "-c", code, PYTHONPATH=str(moved.prefix / PYTHON_FOLDER)) == "2\n"
    assert "Cost of the policy" in moved.does("corridor-analysis", "compare", tmp_path / "x.h5")


def test_the_python_package_finds_the_program_it_was_installed_with(installed):
    moved, _ = installed
    code = "from corridor_analysis.program import *; print(find_program()); print(corridor('check', 'toy'))"
    said = moved.calls("/usr/bin/python3", "-c", code, PYTHONPATH=str(moved.prefix / PYTHON_FOLDER))
    assert said.splitlines()[0] == str(moved.prefix / "bin" / "corridor")


def test_nothing_installed_knows_where_it_was_built(installed):
    moved, _ = installed
    files = [file for file in moved.prefix.rglob("*") if file.is_file()]
    assert len(files) > 100
    for file in files:
        for place in (SOURCES, BUILD, moved.prefix.parent):
            assert str(place).encode() not in file.read_bytes(), f"{file} names {place}"


def test_what_is_to_be_read_is_there_and_what_is_the_packages_alone_is_not(installed):
    moved, _ = installed
    documentation = moved.prefix / "share" / "doc" / "corridor"
    for name in ("LICENSE", "README.md", "ODD.md", "docs/index.md", "sim/io/FORMAT.md"):
        assert (documentation / name).is_file(), name
    assert not (documentation / "copyright").exists()
    assert not list(moved.prefix.rglob("__pycache__"))
