"""Several programs at one plan or one output, on file systems of every kind: none destroys what another made."""

import os
import random
import subprocess
import time

import pytest

import interpose
from program import DONE, FILE_TROUBLE, PROGRAM, SHORT, SOURCES, corridor, sha256, succeed
from sweeps import FUNCTION, function_plan, merged, parts, run_files, start

PAIRS = 20


@pytest.fixture(scope="module", name="library")
def library_between_program_and_system(tmp_path_factory):
    return interpose.build(tmp_path_factory.mktemp("library"))


@pytest.fixture(scope="module", name="made")
def sweep_that_is_done(tmp_path_factory):
    """A plan with all its runs, and the digest of its merged results."""
    file = function_plan(tmp_path_factory.mktemp("made"), 300)
    succeed("sweep", "run", file, "--quiet")
    return file, sha256(merged(file))


def at_once(words, seconds_apart, dice):
    """Runs one command twice, the second a moment later; returns the exit codes."""
    processes = []
    for _ in range(2):
        processes.append(subprocess.Popen([PROGRAM, *map(str, words)], cwd=SOURCES, stderr=subprocess.PIPE, text=True))
        time.sleep(dice.uniform(0, seconds_apart))
    said = [process.communicate(timeout=120)[1] for process in processes]
    codes = [process.returncode for process in processes]
    assert all(code == DONE or (code == FILE_TROUBLE and "exists already (--force replaces it)" in text)
               for code, text in zip(codes, said)), said
    return codes


@pytest.mark.parametrize("force", [True, False])
@pytest.mark.parametrize("command", ["merge", "plan"])
def test_two_that_write_one_file_leave_it_whole(command, force, made, tmp_path):
    file, of_results = made
    (tmp_path / "x.toml").write_text(FUNCTION.format(points=300))
    what, expected = {"merge": (file, of_results), "plan": (tmp_path / "x.toml", sha256(file))}[command]
    out, dice = tmp_path / "out.h5", random.Random(command)
    words = ["sweep", command, what, "-o", out, "--quiet", *["--force"] * force]
    begin = time.monotonic()
    succeed(*words)
    alone = time.monotonic() - begin
    for pair in range(PAIRS):
        out.unlink()
        codes = at_once(words, alone, dice)
        assert DONE in codes and sha256(out) == expected, f"pair {pair}: {codes}"
        assert codes == [DONE, DONE] if force else codes.count(DONE) == 1, f"pair {pair}: {codes}"
        assert sorted(f.name for f in tmp_path.iterdir()) == ["out.h5", "x.toml"]


def test_what_an_interrupted_run_left_is_not_touched(made, tmp_path):
    out = tmp_path / "x.h5"
    part = tmp_path / "x.h5.part"
    succeed("run", "configs/toy", *SHORT, "-o", part, "--quiet")  # as good as what Ctrl-C leaves
    before = sha256(part)
    succeed("sweep", "merge", made[0], "-o", out, "--quiet")
    out.unlink()
    (tmp_path / "x.toml").write_text(FUNCTION.format(points=3))
    succeed("sweep", "plan", tmp_path / "x.toml", "-o", out, "--quiet")
    succeed("sweep", "slurm", made[0], "-o", out, "--force", "--quiet")
    assert sha256(part) == before


@pytest.mark.parametrize("kind", ["nfs", "fat"])
def test_where_a_file_system_cannot_rename_without_replacing_nothing_is_replaced_either(kind, made, library, tmp_path):
    words = ["sweep", "merge", made[0], "-o", tmp_path / "x.h5", "--quiet"]
    env = interpose.environment(library, rename=kind)
    succeed(*words, env=env)
    assert sha256(tmp_path / "x.h5") == made[1]
    assert [f.name for f in tmp_path.iterdir()] == ["x.h5"]
    # The name is taken while the results are written: after the first look, before the end.
    (tmp_path / "x.h5").unlink()
    process = subprocess.Popen([PROGRAM, *map(str, words)], cwd=SOURCES, stderr=subprocess.PIPE, text=True,
                               env=interpose.environment(library, rename=kind, sync_ms=300))
    while not list(tmp_path.glob("*.part")):
        assert process.poll() is None, process.stderr.read()
    (tmp_path / "x.h5").write_text("mine")
    assert process.communicate(timeout=60)[1] == f"{tmp_path}/x.h5: exists already (--force replaces it)\n"
    assert process.returncode == FILE_TROUBLE
    assert (tmp_path / "x.h5").read_text() == "mine" and [f.name for f in tmp_path.iterdir()] == ["x.h5"]


def test_machines_whose_locks_end_at_themselves_do_not_disturb_each_other(library, tmp_path):
    file = function_plan(tmp_path, 300)
    env = interpose.environment(library, locks="own", sync_ms=20)  # so that there is always a part to be seen
    one = start(file, "--shard", "1/2", "--threads", "2", env=env)
    two = start(file, "--shard", "2/2", "--threads", "2", env=env)
    starts = 0
    while one.poll() is None or two.poll() is None:
        succeed("sweep", "run", file, "--only", "0-1", "--quiet", env=env)
        starts += 1
    for process in one, two:
        assert process.communicate()[1] == "" and process.returncode == DONE
    assert starts > 5, "nobody started while they were at work"
    assert succeed("sweep", "status", file) == "300 runs: 300 done, 0 missing\n"
    assert parts(file) == []


def test_a_part_that_somebody_removed_is_written_again(library, tmp_path):
    file = function_plan(tmp_path, 10)
    succeed("sweep", "run", file, "--only", "0", "--quiet")
    assert succeed("sweep", "run", file, "--threads", "1", env=interpose.environment(library, lose=2)) == (
        "9 runs made; 1 were there\n")
    assert len(run_files(file)) == 10 and parts(file) == []
    (tmp_path / "again").mkdir()
    file = function_plan(tmp_path / "again", 10)
    succeed("sweep", "run", file, "--only", "0", "--quiet")
    ended = corridor("sweep", "run", file, "--threads", "1", env=interpose.environment(library, lose=3))
    assert ended.returncode == FILE_TROUBLE
    assert ended.stderr.endswith(".run: cannot be given its name: something removes the file while it is written\n")


def test_rests_of_the_dead_go_with_their_run_or_after_an_hour(tmp_path):
    file = function_plan(tmp_path, 10)
    succeed("sweep", "run", file, "--only", "0", "--quiet")
    block = run_files(file)[0].parent
    for name in "00000000.run.young", "00000001.run.young", "00000002.run.old", "00000009.run.young":
        (block / f"{name}.part").write_text("half")
    an_hour_ago = time.time() - 3700
    os.utime(block / "00000002.run.old.part", (an_hour_ago, an_hour_ago))
    succeed("sweep", "run", file, "--only", "1", "--quiet")
    assert [part.name for part in parts(file)] == ["00000009.run.young.part"]


def test_a_part_of_results_that_somebody_removed_is_told(library, made, tmp_path):
    ended = corridor("sweep", "merge", made[0], "-o", tmp_path / "x.h5", env=interpose.environment(library, lose=1))
    assert ended.returncode == FILE_TROUBLE
    assert "cannot be given its name: somebody removed " in ended.stderr
    assert list(tmp_path.iterdir()) == []
